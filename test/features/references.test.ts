/** Cross-references as they are written, and where each leads: "→ § 1(b)" inside, "ext" in other law, "✗" nowhere. */
import assert from 'node:assert/strict';
import { Draft } from '../../server/src/core/index/draft';
import { labelOf, resolveReference } from '../../server/src/core/index/resolve';
import { book, open } from '../support/book';
import { marked, withMarks } from '../support/marks';

const DRAFT =
  'SECTION 1. Lists.\n(a) One:\n(1) first:\n(A) alpha:\n(i) small;\n(ii) smaller; and\n(iii) least; and\n(B) beta; and\n(2) second.\n(b) Two.\n(c) Three.\nSECTION 2. Rest. ';

const cases: readonly (readonly [words: string, leads: readonly string[]])[] = [
  ['subsection (a) of section 1', ['→ § 1(a)']],
  ['section 1(a)(2)', ['→ § 1(a)(2)']],
  ['sections 1 and 2 of this ordinance', ['→ § 1', '→ § 2']],
  ['subsections (a)(1)(A)(ii) and (iii) of section 1', ['→ § 1(a)(1)(A)(ii)', '→ § 1(a)(1)(A)(iii)']],
  ['subsections (a)(1) and (b) of section 1', ['→ § 1(a)(1)', '→ § 1(b)']],
  ['paragraph (2) of subsection (a) of section 1', ['→ § 1(a)(2)']],
  ['section one of this ordinance', ['→ § 1']],
  ['section 9 of this ordinance', ['✗']],
  ['subsection (d) of section 1', ['✗']],
  // Law that is cited by name is a citation, not a reference.
  ['section 12 of the penal law', []],
  ['subdivision one or subparagraph (i) of paragraph (a) of section 9 of the vehicle and traffic law', ['ext', 'ext']],
  ['section 7001(c) of that act', ['ext']],
  ['section 1101 of title 8 of the United States Code', []],
  ['chapter 4 of the code', ['ext']],
  ['article seven hundred twenty of the criminal procedure law', ['ext']],
  ['subdivision (e) of, or subdivision (k) of, Section 1351 of the Civil Code', ['ext', 'ext']],
  // The number in brackets is struck out; what it stood in is other law all the same.
  ['subdivision one of section [301.2(1)] 301.2 of the family court act', ['ext']],
  ['part of the work', []],
  ['a section of the road', []],
  // Ranges give both ends, lists each item, and a shared tail is shared.
  ['sections 1 through 2', ['→ § 1', '→ § 2']],
  ['Sections 1 to 2, inclusive, of this ordinance', ['→ § 1', '→ § 2']],
  ['subsections (a)–(c) of section 1', ['→ § 1(a)', '→ § 1(c)']],
  ['§ 1(b) or (c)', ['→ § 1(b)', '→ § 1(c)']],
  ['section 1(a)(1), (2), and (b)', ['→ § 1(a)(1)', '→ § 1(a)(2)', '→ § 1(b)']],
  ['subsection (a) or (b) of section 1, or both', ['→ § 1(a)', '→ § 1(b)']],
  ['subsection (b) or subsection (c) of section 1', ['→ § 1(b)', '→ § 1(c)']],
  ['paragraph (1) of subsection (a) or (b) of section 1', ['→ § 1(a)(1)', '→ § 1(b)']],
  ['subsection (b) of, or subsection (c) of, section 1', ['→ § 1(b)', '→ § 1(c)', '→ § 1']],
  // Words for numbers, abbreviations, dots, numbers in words.
  ['sections one and two of this ordinance', ['→ § 1', '→ § 2']],
  ['Sec. 1(b)', ['→ § 1(b)']],
  ['Secs. 1 and 2', ['→ § 1', '→ § 2']],
  ['subd. (b) of section 1', ['→ § 1(b)']],
  ['par. (2) of subsec. (a) of section 1', ['→ § 1(a)(2)']],
  ['section 1.a.2', ['→ § 1(a)(2)']],
  ['section 1 (b) below', ['→ § 1(b)']],
  ['the preceding section', ['→ § 1']],
  // Another law, told by the words around.
  ['Chapter 17.8 (commencing with Section 7310) of Division 3 of the Business and Professions Code', ['ext']],
  ['Sections 5 to 9, inclusive, of the Civil Code', ['ext', 'ext']],
  ['former section 1', ['ext']],
  ['section 1, Florida Statutes', ['ext']],
  ['subsection (b) of that section', ['ext']],
  ['section 1 of said chapter', ['ext']],
  ['Rule 4', ['ext']],
  ['Exhibit A', ['ext']],
  ['Schedule 1', ['ext']],
  // Words and numbers that name nothing.
  ['section 2 miles long', []],
  ['chapter 11 bankruptcy', []],
  ['item 4 of the menu', []],
  ['title to the land', []],
  ['an Article III judge', []],
  ['a schedule I controlled substance', []],
  ['(Ord. 12 § 4, 2001)', []],
];

describe('references', () => {
  for (const [words, leads] of cases) {
    it(words, () => {
      const read = open(`${DRAFT}It follows ${words}.\n`).inspect().references;
      assert.deepEqual(
        read.map((r) => (r.scope === 'external' ? 'ext' : r.target ? `→ ${r.target}` : '✗')),
        leads,
      );
    });
  }
});

/** The words of each reference in a text, every step in marks, and where it leads. */
const steps: readonly (readonly [name: string, text: string, leads: readonly string[]])[] = [
  [
    'each level of a chain is a step',
    'SECTION 1. Lists.\n(a) One:\n(1) first; and\n(2) second.\n(b) Paragraph ⟦(2)⟧ of subsection ⟦(a)⟧ of section ⟦1⟧ is void.\n',
    ['§ 1 / § 1(a) / § 1(a)(2)'],
  ],
  [
    'a chapter with its first section',
    'CHAPTER 3. Lists\nSection 31. A list.\nSection 32. It follows Chapter ⟦3⟧ (commencing with Section ⟦31⟧).\n',
    ['chapter 3 / § 31'],
  ],
  [
    'an article in roman numerals for one in figures',
    'ARTICLE II. Lists\nSection 1. The clerk shall keep a list.\nARTICLE III. Maps\nSection 1. It follows Article ⟦2⟧ and Section ⟦1⟧ of Article ⟦II⟧.\n',
    ['article II', 'article II / § 1'],
  ],
  [
    'what "that section" takes up',
    'SECTION 1. Lists. A list.\nSECTION 2. It follows section ⟦1⟧ and subsection ⟦(b)⟧ of that section.\n',
    ['§ 1', '§ 1'],
  ],
  [
    'a paragraph of the provision it stands in',
    '§ 9-310 Custody. a. Lists. 1. A list.\n2. Paragraph ⟦one⟧ of this subdivision and this paragraph ⟦2⟧ are void.\n',
    ['§ 9-310(a)(1)', '§ 9-310(a)(2)'],
  ],
  [
    'neighbours by place',
    'SECTION 1. Lists.\n(a) One.\n(b) The foregoing ⟦subsection⟧ and the following ⟦subsection⟧ apply.\n(c) Three.\n',
    ['§ 1(a)', '§ 1(c)'],
  ],
];

describe('steps of references', () => {
  for (const [name, text, leads] of steps) {
    it(name, () => {
      const { text: plain, ranges } = marked(text);
      const draft = new Draft(plain, book.reader);
      const spans: { start: number; end: number }[] = [];
      const led: string[] = [];
      for (const { item: block, start } of draft.text.blocks.range()) {
        for (const reference of block.facts.references) {
          for (const s of reference.steps) spans.push({ start: start + s.span.start, end: start + s.span.end });
          const { steps: targets } = resolveReference(draft, block, reference);
          led.push(targets.map((t) => (t ? labelOf(t) : '?')).join(' / '));
        }
      }
      const unique = spans.filter((a, i) => spans.findIndex((b) => a.start === b.start && a.end === b.end) === i);
      assert.equal(withMarks(plain, unique), withMarks(plain, ranges));
      assert.deepEqual(led, leads);
    });
  }
});

describe('what a reference leads to after an edit', () => {
  it('follows the numbers of the draft', () => {
    const analysis = open(`${DRAFT}It follows section 9.\n`);
    assert.equal(analysis.inspect().references[0]?.target, null);
    const at = analysis.draft.text.toString().indexOf('SECTION 2');
    analysis.edit(at, at + 9, 'SECTION 9');
    assert.equal(analysis.inspect().references[0]?.target, '§ 9');
  });
});
