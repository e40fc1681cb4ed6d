/** Where words lead, and what uses them: caret in, marked ranges out. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked, withMarks } from '../support/marks';

/** The text below `§ 1` of every case, so that the cases show only what they are about. */
const cases: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'a reference to a subsection of the same section',
    text: 'SECTION 1. Lists.\n⟦(a)⟧ The clerk shall keep a list.\n(b) The list under subsection ‸(a) of this section is public.\n',
  },
  {
    name: 'the inner step of a chain',
    text: 'SECTION 1. Lists.\n(a) The clerk shall:\n(1) keep a list; and\n⟦(2)⟧ publish it.\n(b) Publication under subsection (a)‸(2) of this section is free.\n',
  },
  {
    name: 'the outer step of a chain',
    text: 'SECTION 1. Lists.\n⟦(a)⟧ The clerk shall:\n(1) keep a list; and\n(2) publish it.\n(b) Publication under subsection (‸a)(2) of this section is free.\n',
  },
  {
    name: 'a section by number',
    text: '⟦SECTION 1.⟧ Lists. The clerk shall keep a list.\nSECTION 2. Fees. A copy of the list that section ‸1 of this ordinance requires is free.\nSECTION 3. End. It ends.\n',
  },
  {
    name: 'a New York subdivision',
    text: '§ 9-310 Custody. ⟦a.⟧ The department keeps a list.\nb. The list kept pursuant to subdivision ‸a of this section is public.\n',
  },
  {
    name: 'a paragraph of the subdivision the words stand in',
    text: '§ 9-310 Custody. a. Lists. ⟦1.⟧ The department keeps a list.\n2. Paragraph ‸one of this subdivision does not apply on Sundays.\n',
  },
  {
    name: 'a defined term',
    text: 'SECTION 1. Definitions.\n"⟦Agency⟧" means a department.\nSECTION 2. Lists. An ‸agency shall keep a list.\n',
  },
  {
    name: 'a plural of a defined term',
    text: 'SECTION 1. Definitions.\n"⟦Agency⟧" means a department.\nSECTION 2. Lists. All agenci‸es shall keep a list.\n',
  },
  {
    name: 'each of two sections with one number',
    text: '⟦SECTION 1.⟧ Lists. One.\n⟦SECTION 1.⟧ Fees. Two.\nSECTION 2. Copies. See section ‸1 of this ordinance.\n',
  },
  {
    name: 'this section',
    text: 'SECTION 1. Lists. One.\n⟦SECTION 2.⟧ Fees. The fee in this sec‸tion is ten dollars.\nSECTION 3. End. It ends.\n',
  },
  {
    name: 'this chapter',
    text: '⟦CHAPTER 1.⟧ LISTS\n§ 1-1 Lists. The clerk keeps the lists that this ‸chapter names.\nCHAPTER 2. FEES\n§ 2-1 Fees. The fee is ten dollars.\n',
  },
  { name: 'nothing for a plain word', text: 'SECTION 1. Lists. The clerk shall ‸keep a list.\n' },
  { name: 'nothing for the law of another body', text: 'SECTION 1. Lists. The clerk follows section ‸12 of the penal law.\n' },
];

describe('go to definition', () => {
  for (const { name, text } of cases) {
    it(name, () => {
      const { text: plain, caret, ranges } = marked(text);
      const found = open(plain)
        .definitionLinks(caret)
        .map((l) => l.selection);
      assert.equal(withMarks(plain, found), withMarks(plain, ranges));
    });
  }
});

describe('the words that lead', () => {
  for (const [name, text] of [
    [
      'are the step under the caret',
      'SECTION 1. Lists.\n(a) One.\n(b) Two:\n(1) three.\nSECTION 2. Fees. See ⟦paragraph ‸(1)⟧ of subsection (b) of section 1.\n',
    ],
    [
      'are that step where the caret is on its unit',
      'SECTION 1. Lists.\n(a) One.\n(b) Two:\n(1) three.\nSECTION 2. Fees. See paragraph (1) of ⟦subse‸ction (b)⟧ of section 1.\n',
    ],
    [
      'are another step beside it',
      'SECTION 1. Lists.\n(a) One.\n(b) Two:\n(1) three.\nSECTION 2. Fees. See paragraph (1) of ⟦subsection (‸b)⟧ of section 1.\n',
    ],
    ['are the whole of a reference of one step', 'SECTION 1. Lists. One.\nSECTION 2. Fees. See ⟦section ‸1⟧.\n'],
    ['are a label that leads to itself', 'SECTION 1. Lists. One.\n⟦SECTION 2‸.⟧ Fees. Two.\n'],
  ] as const) {
    it(name, () => {
      const { text: plain, caret, ranges } = marked(text);
      const found = open(plain)
        .definitionLinks(caret)
        .map((l) => l.origin);
      assert.equal(withMarks(plain, found), withMarks(plain, ranges));
    });
  }
});

describe('document highlights', () => {
  for (const [name, text, own] of [
    [
      'mark a term with its definition',
      'SECTION 1. Definitions.\n"⟦Agency⟧" means a department.\nSECTION 2. An ⟦agen‸cy⟧ acts. All ⟦agencies⟧ do.\n',
      ['Agency'],
    ],
    ['mark a provision with what refers to it', 'SECTION 1. Lists.\n⟦(‸a)⟧ One.\n(b) See ⟦subsection (a) of this section⟧.\n', ['(a)']],
    ['mark nothing at a plain word', 'SECTION 1. Lists. The clerk ke‸eps one.\n', []],
  ] as const) {
    it(name, () => {
      const { text: plain, caret, ranges } = marked(text);
      const found = open(plain).documentHighlights(caret);
      assert.equal(
        withMarks(
          plain,
          found.map((h) => h.span),
        ),
        withMarks(plain, ranges),
      );
      assert.deepEqual(
        found.filter((h) => h.own).map((h) => plain.slice(h.span.start, h.span.end)),
        own,
      );
    });
  }
});

describe('find references', () => {
  const texts: readonly { readonly name: string; readonly text: string }[] = [
    {
      name: 'all uses of a term, its plural and its definition',
      text: 'SECTION 1. Definitions.\n"⟦Ag‸ency⟧" means a department.\nSECTION 2. Lists. An ⟦agency⟧ shall keep a list. Two ⟦agencies⟧ may share it. The ⟦agency⟧’s head signs it.\n',
    },
    {
      name: 'not inside longer words',
      text: 'SECTION 1. Definitions.\n"⟦Li‸st⟧" means a register.\nSECTION 2. The ⟦list⟧ is not a listing and not a blacklist.\n',
    },
    {
      name: 'all references to a provision, from its marker',
      text: 'SECTION 1. Lists.\n⟦(‸a)⟧ The clerk keeps a list.\n(b) See ⟦subsection (a) of this section⟧.\n(c) Neither (b) nor ⟦subsection (a)⟧ limits the clerk.\n',
    },
    {
      name: 'all references to a section, from its number',
      text: '⟦SECTION ‸1.⟧ Lists. The clerk keeps a list.\nSECTION 2. Fees. The list under ⟦section 1⟧ is free.\nSECTION 3. End. It ends.\n',
    },
  ];
  for (const { name, text } of texts) {
    it(name, () => {
      const { text: plain, caret, ranges } = marked(text);
      const analysis = open(plain);
      const subject = analysis.subjectAt(caret);
      const found = subject ? analysis.usesOfSubject(subject, true) : [];
      assert.equal(withMarks(plain, found), withMarks(plain, ranges));
    });
  }
});

describe('rename', () => {
  const before =
    'SECTION 1. Definitions.\n"Ag‸ency" means a department.\nSECTION 2. Lists. An agency shall keep a list. All agencies and every Agency shall read it. The agency’s head signs.\n';
  const run = (text: string, name: string): string => {
    const { text: plain, caret } = marked(text);
    const result = open(plain).rename(caret, name);
    if ('refused' in result) return `refused: ${result.refused}`;
    let out = plain;
    for (const e of [...result.edits].sort((a, b) => b.span.start - a.span.start))
      out = out.slice(0, e.span.start) + e.text + out.slice(e.span.end);
    return out;
  };
  it('changes every use in its number and case', () => {
    assert.equal(
      run(before, 'Bureau'),
      'SECTION 1. Definitions.\n"Bureau" means a department.\nSECTION 2. Lists. A bureau shall keep a list. All bureaus and every Bureau shall read it. The bureau’s head signs.\n',
    );
  });
  it('there and back gives the first text', () => {
    const { text } = marked(before);
    const there = run(before, 'Division');
    assert.equal(run(there.replace('"Div', '"Div‸'), 'Agency'), text);
  });
  it('refuses a name that is taken', () => {
    const text = 'SECTION 1. Definitions.\n"Ag‸ency" means a department.\n"Clerk" means the city clerk.\n';
    assert.equal(run(text, 'Clerk'), 'refused: “Clerk” is already defined in this draft.');
  });
  it('refuses an empty name and quotation marks', () => {
    assert.match(run(before, '  '), /^refused: A term is/);
    assert.match(run(before, 'a "b"'), /^refused: A term is/);
  });
  it('refuses what is not a term', () => {
    assert.match(run('SECTION 1. The clerk shall ke‸ep a list.\n', 'hold'), /^refused: Only a defined term/);
  });
});
