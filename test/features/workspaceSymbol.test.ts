/** Finding sections and terms by name. */
import assert from 'node:assert/strict';
import { MOST_SYMBOLS } from '../../server/src/core/features/workspaceSymbol';
import { open } from '../support/book';

const TEXT = `CHAPTER 8.24. LEAF BLOWERS

8.24.010 Definitions

"Leaf blower" means a machine.
"Quiet zone" means land within 500 feet of a school.

8.24.020 Hours of use

A. No person shall use a leaf blower at night.
`;

const found = (query: string, text = TEXT): string[] =>
  open(text)
    .workspaceSymbols(query)
    .map((s) => `${s.kind} ${s.name} | ${s.container} | ${text.slice(s.span.start, s.span.end)}`);

describe('symbols by name', () => {
  for (const [name, query, expected] of [
    ['a section by its number', '24.02', ['section 8.24.020 Hours of use | CHAPTER 8.24 | 8.24.020 Hours of use']],
    [
      'a section by words of its heading in any order',
      'use hours',
      ['section 8.24.020 Hours of use | CHAPTER 8.24 | 8.24.020 Hours of use'],
    ],
    ['a defined term', 'quiet', ['term Quiet zone | 8.24.010 | Quiet zone']],
    [
      'chapters, sections and terms at once',
      'leaf',
      ['division CHAPTER 8.24 LEAF BLOWERS |  | CHAPTER 8.24. LEAF BLOWERS', 'term Leaf blower | 8.24.010 | Leaf blower'],
    ],
    ['nothing for what is not there', 'zebra', []],
  ] as const) {
    it(`finds ${name}`, () => assert.deepEqual(found(query), expected));
  }

  it('gives a bounded list for an empty query', () => {
    const many = Array.from({ length: MOST_SYMBOLS + 50 }, (_, i) => `SECTION ${i + 1}. Title.\n`).join('');
    assert.equal(found('', many).length, MOST_SYMBOLS);
  });
});
