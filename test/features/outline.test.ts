/** The outline of drafts, as an indented list: what an editor shows, and what folds. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OutlineSymbol } from '../../server/src/core/features/documentSymbol';
import { open } from '../support/book';
import { marked } from '../support/marks';

const lines = (symbols: readonly OutlineSymbol[], depth = 0): string[] =>
  symbols.flatMap((s) => [
    `${'  '.repeat(depth)}${s.name}${s.kind === 'section' || s.kind === 'division' || s.kind === 'recitals' ? ` | ${s.detail.slice(0, 50)}` : ''}`,
    ...lines(s.children, depth + 1),
  ]);

const outline = (text: string): string => lines(open(text).documentSymbols()).join('\n');

/** Each convention of real ordinances that the reading must survive: text in, outline out. */
const cases: readonly { readonly name: string; readonly text: string; readonly outline: string }[] = [
  {
    name: 'run-in section with its first subdivision on the line',
    text: '§ 9-131.  Persons not to be held. a. Definitions. For this section:\n1. one;\n2. two.\nb. Limits. 1. The department shall not:\n(i) hold; or\n(ii) tell.\n2. It may ask.\n',
    outline: '§ 9-131 | Persons not to be held\n  a.\n    1.\n    2.\n  b.\n    1.\n      (i)\n      (ii)\n    2.',
  },
  {
    name: 'joined markers',
    text: '§ 24-211.07. District rules.\n(a) One.\n(d)(1) The district shall not.\n(2) It may.\n',
    outline: '§ 24-211.07 | District rules\n  (a)\n  (d)\n    (1)\n    (2)',
  },
  {
    name: 'joined markers with a blank',
    text: '90.2.\n\n(a) (1) An employer shall post.\n(A) The name.\n(B) The date.\n(2) It is free.\n(b) Done.\n',
    outline: '90.2 | \n  (a)\n    (1)\n      (A)\n      (B)\n    (2)\n  (b)',
  },
  {
    name: '(i) after (h) is a letter',
    text: 'SECTION 1. Lists.\n(g) one;\n(h) two;\n(i) three; and\n(j) four.\n',
    outline: 'SECTION 1 | Lists\n  (g)\n  (h)\n  (i)\n  (j)',
  },
  {
    name: '(i) under (1) is roman',
    text: 'SECTION 1. Lists.\n(h) The clerk shall:\n(1) keep:\n(i) one; and\n(ii) two; and\n(2) read.\n(i) The mayor signs.\n',
    outline: 'SECTION 1 | Lists\n  (h)\n    (1)\n      (i)\n      (ii)\n    (2)\n  (i)',
  },
  {
    name: 'inserted numbers',
    text: 'SECTION 1. Terms.\n(2) one;\n(2A) two;\n(3) three.\n',
    outline: 'SECTION 1 | Terms\n  (2)\n  (2A)\n  (3)',
  },
  {
    name: 'bare dotted numbers under a chapter',
    text: 'CHAPTER 8.24. LEAF BLOWERS\n\n8.24.010 Purpose\n\nThe purpose is peace.\n\n8.24.020 Hours\n\nA. No person shall.\nB. A person may.\n',
    outline: 'CHAPTER 8.24 | LEAF BLOWERS\n  8.24.010 | Purpose\n  8.24.020 | Hours\n    A.\n    B.',
  },
  {
    name: 'dashed numbers with a full stop',
    text: '7-68-101. Findings.\n\nThe body finds.\n\n7-68-102. Terms.\n\nAs used here:\n(1) one;\n(2) two.\n',
    outline: '7-68-101 | Findings\n7-68-102 | Terms\n  (1)\n  (2)',
  },
  {
    name: 'a section that only amends holds the section it adds',
    text: 'Section 1. Title 9 of the code is amended by adding a new section 9-310 to read as follows:\n§ 9-310 Custody. a. One.\nb. Two.\n§ 2. This law takes effect at once.\n',
    outline:
      'Section 1 | Title 9 of the code is amended by adding a new sec\n  § 9-310 | Custody\n    a.\n    b.\n§ 2 | This law takes effect at once.',
  },
  {
    name: 'a table of contents is not a second draft',
    text: 'TABLE OF CONTENTS\n\nSection 1. Title.\nSection 2. Terms.\n\nSection 1. Title.\nThis is the rule.\nSection 2. Terms.\nTerms are plain.\n',
    outline: 'Section 1 | Title\nSection 2 | Terms',
  },
  {
    name: 'recitals are one entry',
    text: 'AN ORDINANCE relating to lists\n\nWHEREAS, it is so; and\n\nWHEREAS, it is not otherwise;\n\nSECTION 1. Lists. The clerk keeps one.\n',
    outline: 'Title\nRecitals | 2\nSECTION 1 | Lists',
  },
  {
    name: 'a quoted section in an amending act',
    text: 'SECTION 4. Section 2.8 is added to read:\n“§ 2.8. Lists.\n“(a) one;\n“(b) two.”\n',
    outline: 'SECTION 4 | Section 2.8 is added to read:\n  § 2.8 | Lists\n    (a)\n    (b)',
  },
  {
    name: 'source notes and rules are no sections',
    text: '§ 1. Lists. The clerk keeps one.\n-----------\n(Added by Ordinance 88-4, § 2.)\n',
    outline: '§ 1 | Lists',
  },
  { name: 'no sections at all', text: 'The clerk shall keep a list.\n', outline: '' },
  { name: 'nothing at all', text: '', outline: '' },
];

describe('folds', () => {
  const folds = (text: string, limit?: number): string[] =>
    open(text)
      .foldingRanges(limit)
      .map((f) => `${f.startLine}-${f.endLine}`);
  const TEXT = 'CHAPTER 2. LISTS\n\n§ 2-1 Lists.\n(a) One:\n(1) two;\n(2) three.\n\n§ 2-2 Fees.\n(a) Four.\n';
  for (const [name, text, limit, expected] of [
    ['follow chapters, sections and lists', TEXT, undefined, ['0-8', '2-5', '3-5', '7-8']],
    ['leave the inner levels out where a client takes few', TEXT, 3, ['0-8', '2-5', '7-8']],
    ['take the outer of two that begin on one line', '§ 2-1 Lists.\n(d)(1) One:\n(A) two.\n(2) Three.\n', undefined, ['0-3', '1-3']],
    [
      'close recitals',
      'AN ORDINANCE relating to lists\n\nWHEREAS, it is so; and\n\nWHEREAS, it is not;\n\nSECTION 1. Lists. One.\n',
      undefined,
      ['2-4'],
    ],
    [
      'close a table of contents',
      'Section 1. Title.\nSection 2. Terms.\n\nSection 1. Title.\nThis is the rule.\nSection 2. Terms.\nTerms are plain.\n',
      undefined,
      ['0-1', '3-4', '5-6'],
    ],
    ['are none where nothing runs over a line', 'SECTION 1. Lists. One.\n', undefined, []],
  ] as const) {
    it(name, () => assert.deepEqual(folds(text, limit), expected));
  }
});

describe('widening a selection', () => {
  const widened = (source: string): string[] => {
    const { text, caret } = marked(source);
    return open(text)
      .selectionSpans(caret)
      .map((s) => text.slice(s.start, s.end));
  };
  it('goes from word to sentence, provision, section and chapter', () => {
    const [one, two, section] = [
      '(1) two; and',
      '(a) One: it is. So be it:\n(1) two; and',
      '§ 2-1 Lists.\n(a) One: it is. So be it:\n(1) two; and\n(b) Three.',
    ];
    const text = `CHAPTER 2. LISTS\n\n${section}\n\nCHAPTER 3. FEES\n\n§ 3-1 Fees. Four.\n`;
    assert.deepEqual(widened(text.replace('two', 't‸wo')), ['two', 'two; and', one, two, section, `CHAPTER 2. LISTS\n\n${section}`, text]);
    assert.deepEqual(widened(text.replace('So be', 'So‸ be')).slice(0, 4), ['So', 'So be it:', 'One: it is. So be it:', two]);
  });
  it('keeps each step inside the next, at any place of any draft', () => {
    const folder = path.resolve(__dirname, '../../../test/fixtures/drafts');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const analysis = open(text);
      for (let at = 0; at <= text.length; at += 37) {
        const spans = analysis.selectionSpans(at);
        for (const [i, s] of spans.entries()) {
          const next = spans[i + 1];
          assert.ok(s.start <= at && at <= s.end, `${name} ${at}`);
          if (next) assert.ok(next.start <= s.start && s.end <= next.end && next.end - next.start > s.end - s.start, `${name} ${at}`);
        }
        assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
      }
    }
  });
});

describe('outline', () => {
  for (const c of cases) it(c.name, () => assert.equal(outline(c.text), c.outline));

  const folder = path.resolve(__dirname, '../../../test/fixtures/drafts');
  for (const name of readdirSync(folder).sort()) {
    it(`nests without crossing: ${name}`, () => {
      const analysis = open(readFileSync(path.join(folder, name), 'utf8'));
      const check = (symbols: readonly OutlineSymbol[], from: number, to: number): void => {
        for (const s of symbols) {
          assert.ok(from <= s.span.start && s.span.end <= to, `${s.name} stands outside its parent`);
          assert.ok(s.span.start <= s.selection.start && s.selection.end <= s.span.end, `${s.name}: the selection stands outside`);
          check(s.children, s.span.start, s.span.end);
        }
      };
      const symbols = analysis.documentSymbols();
      assert.ok(symbols.length > 0);
      check(symbols, 0, analysis.draft.text.length);
      for (const f of analysis.foldingRanges()) assert.ok(f.startLine < f.endLine);
    });
  }
});
