/** Which provisions rely on which: a caret in, a list out, the referring words in guillemets. */
import assert from 'node:assert/strict';
import type { Reliance } from '../../server/src/core/features/callHierarchy';
import { open } from '../support/book';
import { marked } from '../support/marks';

const TEXT = `SECTION 1. Lists.
(a) The clerk shall keep a list.
(b) The list under subsection (a) of this section is public.

SECTION 2. Fees. A copy of the list that section 1 requires costs $1. The fee under section 3 is apart.

SECTION 3. Waiver. The clerk may waive the fee of section 2 for a list under subsection (a) of section 1, or under section 1.
`;

const ask = (source: string, way: 'incoming' | 'outgoing'): string[] => {
  const { text, caret } = marked(source);
  const analysis = open(text);
  const item = analysis.prepareHierarchy(caret);
  const lines = (rs: readonly Reliance[]): string[] =>
    rs.map((r) => `${r.item.name} ${r.item.detail}: ${r.places.map((p) => `«${text.slice(p.start, p.end)}»`).join(' ')}`);
  return [`${item?.name} ${item?.detail}`, ...(item ? lines(analysis[way](item.selection.start)) : [])];
};
const at = (words: string): string => TEXT.replace(words, `‸${words}`);

describe('call hierarchy', () => {
  it('lists the sections that rely on a section, with the words that refer', () =>
    assert.deepEqual(ask(at('SECTION 1'), 'incoming'), [
      '§ 1 Lists',
      '§ 2 Fees: «section 1»',
      '§ 3 Waiver: «subsection (a) of section 1» «section 1»',
    ]));

  it('lists those that rely on a subsection, its own section among them', () =>
    assert.deepEqual(ask(at('(a) The clerk'), 'incoming'), [
      '§ 1(a) The clerk shall keep a list.',
      '§ 1(b) The list under subsection (a) of this section is public.: «subsection (a) of this section»',
      '§ 3 Waiver: «subsection (a) of section 1»',
    ]));

  it('lists what a section relies on', () =>
    assert.deepEqual(ask(at('SECTION 3'), 'outgoing'), [
      '§ 3 Waiver',
      '§ 2 Fees: «section 2»',
      '§ 1(a) The clerk shall keep a list.: «subsection (a) of section 1»',
      '§ 1 Lists: «section 1»',
    ]));

  it('begins with the section around a caret in running text, and with the target of a reference', () => {
    assert.equal(ask(at('A copy of the'), 'incoming')[0], '§ 2 Fees');
    assert.equal(ask(at('section 3 is'), 'incoming')[0], '§ 3 Waiver');
  });

  it('has nothing for a text without sections', () =>
    assert.deepEqual(ask('The clerk ‸keeps a list.\n', 'incoming'), ['undefined undefined']));
});
