/** What one provision takes out of another: disapplications, exceptions that stand elsewhere, exceptions that close a list. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Surroundings } from '../../server/src/core/rules/environment';
import { open } from '../support/book';

/** Concepts the texts below speak of; what else the lexicon sees is left out. */
const TOLD = ['judicial-warrant', 'conviction', 'federal-law'];

/** For each norm that holds or transfers: its line, and what is taken out of it by words elsewhere. */
function taken(source: string): string[] {
  const { draft } = open(source.trimStart());
  const around = new Surroundings(draft);
  const found: string[] = [];
  for (const { item: block, start } of draft.text.blocks.range())
    for (const norm of draft.normsOf(block)) {
      if (!norm.heads?.some((m) => ['detain', 'transfer', 'notify'].includes(m.concept)) || norm.flags.has('disapplies')) continue;
      const told = around.environmentOf(block, 'near', () => undefined).elsewhere?.(norm, TOLD);
      const concepts = TOLD.filter((c) => told?.concepts.has(c));
      const line = draft.text.positionAt(start).line + 1;
      found.push([line, ...concepts, ...(told?.resolved ? ['found'] : []), ...(told?.doubtful ? ['doubtful'] : [])].join(' '));
    }
  return found;
}

/** Name, text, what is taken out of each norm. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a subsection by its letter',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) No officer shall transfer a person to ICE.
(c) Subsection (b) does not apply where a judicial warrant is shown.
`,
    ['2', '3 judicial-warrant'],
  ],
  [
    'the section as a whole, and no other',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) This section shall not apply to a person convicted of a violent felony.
SECTION 2. More.
No officer shall transfer a person to ICE.
`,
    ['2 conviction', '5'],
  ],
  [
    'a paragraph and all that stands under it',
    `
§ 9-131 Holds. a. 1. No officer shall:
(a) hold a person on a detainer; or
(b) transfer a person to ICE.
2. Paragraph one of this subdivision shall not apply where:
(a) a judicial warrant is shown; or
(b) the person was convicted of a violent felony.
b. No officer shall hold a child on a detainer.
`,
    ['2 judicial-warrant conviction', '3 judicial-warrant conviction', '7'],
  ],
  [
    'another section by its number',
    `
SECTION 1. Holds.
No officer shall hold a person on a detainer.
SECTION 2. Cases.
Section 1 does not apply where a judicial warrant is shown.
SECTION 3. More.
No officer shall transfer a person to ICE.
`,
    ['2 judicial-warrant', '6'],
  ],
  [
    'a subsection of another section',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) No officer shall transfer a person to ICE.
SECTION 2. Cases.
Section 1(b) shall not apply where a judicial warrant is shown.
`,
    ['2', '3 judicial-warrant'],
  ],
  [
    'the ordinance as a whole',
    `
SECTION 1. Holds.
No officer shall hold a person on a detainer.
SECTION 2. Cases.
This ordinance does not apply to the service of a judicial warrant.
`,
    ['2 judicial-warrant'],
  ],
  [
    'a law of others takes nothing out',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) Section 287.7 of title 8 of the Code of Federal Regulations does not apply to a judicial warrant.
`,
    ['2'],
  ],
  [
    'nor does a fee',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) The fee for copies does not apply to a judicial warrant.
`,
    ['2'],
  ],
  [
    'a prohibition that is not named by number may be any of the section',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) The prohibition does not apply to a judicial warrant.
`,
    ['2 judicial-warrant doubtful'],
  ],
  [
    '"exempt from" and "not a violation of"',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) A person named in a judicial warrant is exempt from subsection (a).
(c) It is not a violation of this section to keep a person convicted of a violent felony.
`,
    ['2 judicial-warrant conviction'],
  ],
  [
    '"notwithstanding" goes before the provision it names',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) Notwithstanding subsection (a), the jailer may obey a judicial warrant.
`,
    ['2 judicial-warrant'],
  ],
  [
    '"nothing in this section applies"',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) Nothing in this section applies to a judicial warrant.
`,
    ['2 judicial-warrant'],
  ],
  [
    'a saving spares a ban, in the section it names and no other, and no command',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) The jailer shall hold a person on a detainer.
SECTION 2. Saving.
Nothing in section 1 prohibits obedience to a judicial warrant.
SECTION 3. More.
No officer shall transfer a person to ICE.
`,
    ['2 judicial-warrant', '3', '7'],
  ],
  [
    'a saving in the same sentence',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer; this does not bar obedience to a judicial warrant.
(b) No officer shall transfer a person to ICE; nothing in this subsection prohibits obedience to a judicial warrant.
(c) No officer shall hold a child on a detainer.
`,
    ['2 judicial-warrant', '3 judicial-warrant', '4'],
  ],
  [
    'one that names no provision of the section may mean any',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) Subsection (f) does not apply to a judicial warrant.
`,
    ['2 judicial-warrant doubtful'],
  ],
  [
    'an exception that stands in another section',
    `
SECTION 1. Holds.
Except as provided in section 2, no officer shall hold a person on a detainer.
SECTION 2. Cases.
A judicial warrant shall be obeyed.
`,
    ['2 judicial-warrant found'],
  ],
  [
    'an exception that stands in another subsection, and one that stands nowhere',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer, except as permitted by subsection (c).
(b) Except as provided in section 7, no officer shall transfer a person to ICE.
(c) A judicial warrant shall be obeyed.
`,
    ['2 judicial-warrant found', '3'],
  ],
  [
    'an exception below a list closes all of it',
    `
SECTION 1. Holds.
An officer shall not:
(1) hold a person on a detainer; or
(2) do any of the following for ICE:
(A) transfer a person; or
(B) notify ICE of a release;
unless a judicial warrant is shown.
`,
    ['3 judicial-warrant', '5 judicial-warrant', '6 judicial-warrant'],
  ],
  [
    'so does one that goes on from the last item on a line of its own',
    `
SECTION 1. Holds.
An officer shall not:
(1) hold a person on a detainer; or
(2) transfer a person to ICE,
without a judicial warrant.
`,
    ['3 judicial-warrant', '4'],
  ],
  [
    'an exception in the last item covers that item alone',
    `
SECTION 1. Holds.
An officer shall not:
(1) hold a person on a detainer; or
(2) transfer a person to ICE without a judicial warrant.
`,
    ['3', '4'],
  ],
  [
    'a list in quoted law, each paragraph with its own quotation mark',
    `
SECTION 1. Section 9-131 is amended to read:
“§ 9-131. Holds.
“(a) An officer shall not:
“(1) hold a person on a detainer; or
“(2) transfer a person to ICE,
“unless a judicial warrant is shown.
“(b) An officer shall not hold a child on a detainer.”
`,
    ['4 judicial-warrant', '5', '7'],
  ],
];

describe('cases taken out of other provisions', () => {
  for (const [name, source, expected] of CASES) it(name, () => assert.deepEqual(taken(source), expected));
});

describe('findings follow', () => {
  const DRAFT = `SECTION 1. Holds.
(a) The jailer shall hold a person on an immigration detainer.
(b) Records are kept.
SECTION 2. Cases.
Reserved words.
`;
  const ids = (analysis: ReturnType<typeof open>): string[] =>
    analysis.findings.map((f) => f.hit.rule.id).filter((id) => id === 'detention/detainer-hold');
  /** Each edit is made in a draft that is open, and undone again. */
  for (const [name, old, words] of [
    ['a disapplication in the section', 'Records are kept.', 'This section does not apply where a judicial warrant is shown.'],
    ['one of its subsection', 'Records are kept.', 'Subsection (a) does not apply where a judicial warrant is shown.'],
    ['one in another section', 'Reserved words.', 'Section 1(a) does not apply where a judicial warrant is shown.'],
    ['one of the ordinance', 'Reserved words.', 'This ordinance does not apply where a judicial warrant is shown.'],
  ] as const) {
    it(name, () => {
      const analysis = open(DRAFT);
      assert.deepEqual(ids(analysis), ['detention/detainer-hold']);
      const at = DRAFT.indexOf(old);
      analysis.edit(at, at + old.length, words);
      assert.deepEqual(ids(analysis), []);
      analysis.edit(at, at + words.length, old);
      assert.deepEqual(ids(analysis), ['detention/detainer-hold']);
    });
  }

  it('an exception by reference, when the section it names gains and loses the words', () => {
    const text = DRAFT.replace('(a) The jailer', '(a) Except as provided in section 2, the jailer');
    const analysis = open(text);
    assert.deepEqual(ids(analysis), ['detention/detainer-hold']);
    const at = text.indexOf('Reserved words.');
    analysis.edit(at, at + 15, 'A judicial warrant is needed.');
    assert.deepEqual(ids(analysis), []);
    analysis.edit(at, at + 29, 'Reserved words.');
    assert.deepEqual(ids(analysis), ['detention/detainer-hold']);
  });
});
