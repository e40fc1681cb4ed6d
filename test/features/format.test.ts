/** Formatting: spacing, indents and marks of enumerations; never a word, and nothing in the law of another. */
import assert from 'node:assert/strict';
import type { FormatOptions } from '../../server/src/core/features/edit/format';
import { open } from '../support/book';
import { applied } from '../support/edits';
import { marked } from '../support/marks';

const AS_DRAFT: FormatOptions = { indent: 'asDraft', punctuation: true, step: '    ' };

function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const all = { ...AS_DRAFT, ...options };
  const once = applied(text, open(text).format(all));
  assert.deepEqual(open(once).format(all), [], 'the second time changes nothing');
  return once;
}

describe('format', () => {
  const cases: readonly {
    readonly name: string;
    readonly before: string;
    readonly after?: string;
    readonly options?: Partial<FormatOptions>;
  }[] = [
    {
      name: 'one blank behind a marker, none at the ends of lines',
      before: 'SECTION 1. Lists.  \n(a)  A list. \n(b)A book.\t\n(c)\tA map.\n(d) A plan.\n',
      after: 'SECTION 1. Lists.\n(a) A list.\n(b) A book.\n(c) A map.\n(d) A plan.\n',
    },
    {
      name: 'tabs behind markers stay where the draft has them',
      before: 'SECTION 1. Lists.\n(a)\tA list.\n(b)\tA book.\n(c) A map.\n',
      after: 'SECTION 1. Lists.\n(a)\tA list.\n(b)\tA book.\n(c) A map.\n',
    },
    {
      name: 'joined markers stay joined, and parted ones parted',
      before: 'SECTION 1. Lists.\n(a)(1)  A list.\n(2) A book.\n(b) (1) A map.\n',
      after: 'SECTION 1. Lists.\n(a)(1) A list.\n(2) A book.\n(b) (1) A map.\n',
    },
    {
      name: 'a stray indent takes that of its level, and its wrapped lines go along',
      before:
        'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list;\n    (2) a book;\n  (3) a map of all the streets and of all the lanes and\n  yards of the city; and\n    (4) a plan.\n',
      after:
        'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list;\n    (2) a book;\n    (3) a map of all the streets and of all the lanes and\n    yards of the city; and\n    (4) a plan.\n',
    },
    {
      name: 'a draft that shows no clear indent keeps what it has',
      before: 'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list;\n  (2) a book;\n(3) a map; and\n      (4) a plan.\n',
    },
    {
      name: 'indents by level where that is asked',
      before: 'SECTION 1. Lists.\n(a) The clerk shall keep:\n(1) a list:\n(A) old; and\n(B) new; and\n(2) a book.\n(b) It is public.\n',
      after:
        'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list:\n        (A) old; and\n        (B) new; and\n    (2) a book.\n(b) It is public.\n',
      options: { indent: 'byLevel' },
    },
    {
      name: 'no indents where that is asked',
      before: 'SECTION 1. Lists.\n  (a) The clerk shall keep:\n      (1) a list; and\n      (2) a book.\n  (b) It is public.\n',
      after: 'SECTION 1. Lists.\n(a) The clerk shall keep:\n(1) a list; and\n(2) a book.\n(b) It is public.\n',
      options: { indent: 'none' },
    },
    {
      name: 'marks of a list as most of its items have them',
      before: 'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book,\n(c) a map;\n(d) a seal;\n(e) a plan and\n(f) a roll;\n',
      after: 'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book;\n(c) a map;\n(d) a seal;\n(e) a plan; and\n(f) a roll.\n',
    },
    {
      name: 'marks stay where that is asked',
      before: 'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book,\n(c) a map;\n(d) a roll;\n',
      options: { punctuation: false },
    },
    {
      name: 'items of whole sentences keep their full stops',
      before: 'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book. The book is public.\n(c) a map;\n(d) a roll.\n',
    },
    {
      name: 'a list whose sentence goes on behind it keeps its last mark',
      before: 'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book;\n(c) a map;\nin the office.\n',
    },
    {
      name: 'the last item of an inner list keeps the mark of the outer one',
      before:
        'SECTION 1. The clerk shall keep:\n(a) a list;\n(b) a book with:\n(1) names;\n(2) dates;\n(3) hours;\n(c) a map; and\n(d) a roll.\n',
    },
    {
      name: 'a list that shows no way keeps its marks',
      before: 'SECTION 1. The clerk shall keep:\n(a) a list,\n(b) a book\n(c) a map;\n(d) a roll.\n',
    },
    {
      name: 'the law that a bill amends',
      before:
        'Section 1. Section 4-101 of the code is amended to read as follows:\n§ 4-101. Lists.  \n(a)   A list. \n(b)  A book.\nSection 2. This act takes effect on June 1.\n',
    },
    {
      name: 'quoted law',
      before: 'SECTION 1. Lists. The code reads:\n“(a)   A list. \n“(b)  A book.\n',
    },
    {
      name: 'tables, forms and leaders',
      before: 'SECTION 1. Fees.\n(a)  Copy | $1 | a page\n(b)  Name: ________ \n(c)  Search ........ $5\n(d)  Seal     $3\n',
    },
    {
      name: 'struck text',
      before: 'SECTION 1. Lists.\n(a)  A ((list)) roll. \n(b) A ~~book~~  map. \n',
    },
    {
      name: 'line ends of two units',
      before: 'SECTION 1. Lists. \r\n(a)  A list.\t\r\n(b) A book.\r\n',
      after: 'SECTION 1. Lists.\r\n(a) A list.\r\n(b) A book.\r\n',
    },
  ];
  for (const { name, before, after, options } of cases)
    it(after === undefined ? `leaves alone: ${name}` : name, () => assert.equal(formatted(before, options), after ?? before));

  it('a range only, though the style is learned from the whole', () => {
    const { text, ranges } = marked('SECTION 1. Lists.\n(a)  A list.\n⟦(b)  A book.\n⟧(c)  A map.\n');
    const edits = open(text).format(AS_DRAFT, ranges[0]);
    assert.equal(applied(text, edits), 'SECTION 1. Lists.\n(a)  A list.\n(b) A book.\n(c)  A map.\n');
  });

  it('makes small edits, not a new document', () => {
    const edits = open('SECTION 1. Lists.\n(a)  A list.\n(b) A book. \n').format(AS_DRAFT);
    assert.deepEqual(edits, [
      { span: { start: 21, end: 23 }, text: ' ' },
      { span: { start: 42, end: 43 }, text: '' },
    ]);
  });
});

describe('the next number on Enter', () => {
  const next = (source: string): string | undefined => {
    const { text, caret } = marked(source);
    const edit = open(text).nextNumber(caret);
    return edit && applied(text, [edit]);
  };
  const yes: readonly (readonly [string, string])[] = [
    ['SECTION 1. Lists.\n(a) A list.\n‸', 'SECTION 1. Lists.\n(a) A list.\n(b) '],
    [
      'SECTION 1. The clerk shall keep:\n    (1) a list;\n    ‸\nSECTION 2. End.\n',
      'SECTION 1. The clerk shall keep:\n    (1) a list;\n    (2) \nSECTION 2. End.\n',
    ],
    ['§ 9-310. Custody. a. Lists. 1. A list.\n‸', '§ 9-310. Custody. a. Lists. 1. A list.\n2. '],
  ];
  for (const [before, after] of yes) it(JSON.stringify(after), () => assert.equal(next(before), after));
  const no = [
    'SECTION 1. Lists.\n(a) A list.\n‸\n(b) A book.\n',
    'SECTION 1. Lists.\n(a) A list\n‸',
    'SECTION 1. Lists. A list.\n‸',
    'SECTION 1. Lists.\n(a) A list.\n(b) \n‸',
    '‸',
  ];
  for (const before of no) it(`nothing: ${JSON.stringify(before)}`, () => assert.equal(next(before), undefined));
});
