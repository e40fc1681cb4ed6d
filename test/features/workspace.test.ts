/** Words that lead to another file, what they are called there, and cards about it. */
import assert from 'node:assert/strict';
import { askedAt, leadsThrough, otherTermCard, referencesElsewhere, sectionCard, sharedAt } from '../../server/src/core/features/elsewhere';
import { renamedUse } from '../../server/src/core/features/rename';
import { indexOfDraft, readFileIndex } from '../../server/src/core/index/workspace/read';
import { Workspace } from '../../server/src/core/index/workspace/workspace';
import { elsewhereIn } from '../../server/src/core/rules/elsewhere';
import { open } from '../support/book';
import { marked } from '../support/marks';
import { reader, uriOf, workspaceOf } from '../support/workspace';

const DEFINED = new Set(['kennel', 'dog license', 'agency']);

/** What the words at the caret ask of other files, in one line; the origin in brackets. */
function asked(source: string): string {
  const { text, caret } = marked(source);
  const found = askedAt(open(text).draft, caret, (key) => DEFINED.has(key));
  if (!found) return '';
  const origin = text.slice(found.origin.start, found.origin.end);
  if (found.kind === 'term') return `term ${found.key} [${origin}] in ${found.section}`;
  return `section ${found.key} (${found.path.join('.')}) [${origin}] <${text.slice(found.designator.start, found.designator.end)}>`;
}

describe('words that ask another file', () => {
  const cases: readonly [source: string, expected: string][] = [
    ['§ 3-104. Lists. See § 3-1‸02(b)(2).', 'section 3-102 () [§ 3-102(b)(2)] <3-102>'],
    ['§ 3-104. Lists. See § 3-102(‸b)(2).', 'section 3-102 (b) [§ 3-102(b)(2)] <b>'],
    ['§ 3-104. Lists. See § 3-102(b)(‸2).', 'section 3-102 (b.2) [§ 3-102(b)(2)] <2>'],
    ['§ 3-104. Lists. See § 3-1‸04(b).', ''],
    ['§ 3-104. Lists. See section 12-2 of the ‸labor law.', ''],
    ['§ 3-104. Lists. See section 3-1‸09 of this ordinance.', ''],
    ['§ 3-104. Lists. Each ken‸nel is listed.', 'term kennel [kennel] in 3-104'],
    ['§ 3-104. Lists. All kenn‸els are listed.', 'term kennel [kennels] in 3-104'],
    ['§ 3-104. Lists. All ag‸encies’ lists.', 'term agency [agencies’] in 3-104'],
    ['§ 3-104. Lists. A dog lic‸ense is a paper.', 'term dog license [dog license] in 3-104'],
    ['§ 3-104. Lists. Each ca‸t is listed.', ''],
  ];
  for (const [source, expected] of cases) it(source, () => assert.equal(asked(source), expected));

  it('are none in a text without any', () => {
    assert.equal(
      askedAt(open('').draft, 0, () => true),
      undefined,
    );
    assert.equal(
      askedAt(open('—').draft, 1, () => true),
      undefined,
    );
  });
});

describe('what other files may refer to', () => {
  const shared = (source: string): string => {
    const { text, caret } = marked(source);
    const found = sharedAt(open(text).draft, caret);
    if (!found) return '';
    return found.kind === 'provision' ? `${found.key} ${found.path.join('.')}` : `${found.terms.join('/')} for the ${found.reach}`;
  };
  const cases: readonly [source: string, expected: string][] = [
    ['§ 3-1‸04. Lists. A list.', '3-104 '],
    ['§ 3-104. Lists.\n\n(a) One.\n(‸b) Two.', '3-104 b'],
    ['§ 3-104. Lists.\n\n(a) One.\n(b) Two, by subsection (‸a) of this section.', '3-104 a'],
    ['§ 3-104. Terms. In this chapter, “ken‸nel” means a place.', 'kennel for the chapter'],
    ['§ 3-104. Terms.\n\nAs used in this title:\n(1) “Ken‸nel” means a place under this section.', 'Kennel for the title'],
    ['§ 3-104. Terms. For the purposes of this section, “ken‸nel” means a place.', ''],
    ['§ 3-104. Terms. “Ken‸nel” means a place.', ''],
  ];
  for (const [source, expected] of cases) it(source.replaceAll('\n', '⏎'), () => assert.equal(shared(source), expected));

  it('is reached through its parts as well', () => {
    assert.equal(leadsThrough(['b', '2'], []), true);
    assert.equal(leadsThrough(['b', '2'], ['b']), true);
    assert.equal(leadsThrough(['b'], ['b', '2']), false);
    assert.equal(leadsThrough(['B'], ['b']), true);
  });
});

describe('the references of a provision to other files', () => {
  it('are those in its own words', () => {
    const { text, caret } = marked('§ 3-104. Lists.\n\n(a) See § 3-101.\n(‸b) See §§ 3-102 and 3-103(a), and subsection (a).\n');
    const { draft } = open(text);
    assert.deepEqual(
      referencesElsewhere(draft, caret).map((r) => `${r.key} ${r.path.join('.')}`),
      ['3-102 ', '3-103 a'],
    );
    assert.equal(referencesElsewhere(draft, 4).length, 3);
  });
});

describe('a use with another name', () => {
  const cases: readonly [written: string, term: string, name: string, expected: string][] = [
    ['kennel', 'Kennel', 'Dog house', 'dog house'],
    ['Kennels', 'kennel', 'dog house', 'Dog houses'],
    ['KENNELS', 'kennel', 'dog house', 'DOG HOUSES'],
    ['dog\nlicense', 'dog license', 'permit', 'permit'],
    ['agencies', 'Agency', 'Bureau', 'bureaus'],
    ['ICE', 'ICE', 'DHS', 'DHS'],
  ];
  for (const [written, term, name, expected] of cases)
    it(`${JSON.stringify(written)} → ${expected}`, () => assert.equal(renamedUse(written, term, name), expected));
});

describe('cards about another file', () => {
  const place = { uri: uriOf('a.ordinance'), name: 'code/[a](x).ordinance', position: { line: 3, character: 0 } };
  const commands = { explain: 'e', insertClause: 'i', goTo: 'g', references: 'r' };

  it('name the provision, quote it and link to it', () => {
    const at = { start: 0, end: 1 };
    const excerpt = { label: '§ 3-102(b)', heading: 'Fees', selection: at, extent: at, words: 'A fee [x](command:evil) is due.' };
    const card = sectionCard('§ 3-102(b)', excerpt, place, commands);
    assert.match(card, /^\*\*§ 3\\-102\\\(b\\\)\*\* → § 3\\-102\\\(b\\\), Fees/);
    assert.match(card, /\[Go\]\(command:g\?/);
    assert.ok(!card.includes('](command:evil)') && !card.includes('[a](x)'));
    assert.ok(!sectionCard('§ 3-102', excerpt, place, undefined).includes('command:g'));
  });

  it('say for what a term is defined', () => {
    const entry = { term: 'Kennel', keys: ['kennel'], reach: 'chapter' as const, start: 0, end: 6, bodyEnd: 20, section: '3-101' };
    assert.match(otherTermCard(entry, 'means a place.', place, commands), /means a place\\\..*\n.*Defined for its chapter in § 3\\-101/);
  });
});

describe('findings that another file answers', () => {
  const DANGLING = 'references/dangling';
  const TEXT = 'CHAPTER 3. ANIMALS\n\n§ 3-104. Lists.\n\nThe clerk shall keep the list that section 3-105 of this chapter names.\n';
  const OTHER = '§ 3-105. Names.\n\nThe list names each dog.\n';

  it('are left out, and come back when it no longer does', () => {
    const analysis = open(TEXT);
    const dangling = (): number => analysis.findings.filter((f) => f.hit.rule.id === DANGLING).length;
    assert.equal(dangling(), 1);
    assert.equal(analysis.asksElsewhere, true);
    const workspace = new Workspace();
    analysis.elsewhere = elsewhereIn(workspace, uriOf('a'));
    assert.equal(dangling(), 1);
    workspace.put(readFileIndex(uriOf('b'), OTHER, reader));
    analysis.elsewhereChanged();
    assert.equal(dangling(), 0);
    analysis.edit(0, 0, '% ');
    analysis.edit(0, 2, '');
    assert.equal(dangling(), 0);
    workspace.remove(uriOf('b'));
    analysis.elsewhereChanged();
    assert.equal(dangling(), 1);
  });

  it('are not asked about by a draft that has none', () => assert.equal(open(OTHER).asksElsewhere, false));

  it('are the same whether a file was read for the workspace or as a draft', () => {
    const { files } = workspaceOf(`==> a.ordinance\n${TEXT}\n==> b.ordinance\n${OTHER}`);
    for (const { text } of files.values()) assert.deepEqual(indexOfDraft('x', open(text).draft), readFileIndex('x', text, reader));
  });
});
