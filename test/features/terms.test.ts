/** Defined terms: which definition holds where, what counts as a use, and renames there and back. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked, withMarks } from '../support/marks';
import { Random } from '../support/random';

/** The caret on a use or a definition; marks on all uses bound to that definition. */
const uses: readonly (readonly [name: string, text: string])[] = [
  [
    'plurals and possessives',
    'SECTION 1. Definitions.\n"⟦Agency⟧" means an office.\nSECTION 2. Each ag‸ency’s list is public. Agencies keep lists.\n'
      .replace('ag‸ency', '⟦ag‸ency⟧')
      .replace('Agencies', '⟦Agencies⟧'),
  ],
  [
    'the plural of a head noun',
    'SECTION 1. Definitions.\n"⟦Place of business⟧" means a shop.\nSECTION 2. All ⟦places of bus‸iness⟧ close at noon.\n',
  ],
  [
    'a longer term is no use of the one inside it',
    'SECTION 1. Definitions.\n"⟦Employee⟧" means a person who works.\n"Covered employee" means one who works for the city.\nSECTION 2. An ⟦empl‸oyee⟧ may ask a covered employee.\n',
  ],
  [
    'the longer term',
    'SECTION 1. Definitions.\n"Employee" means a person who works.\n"⟦Covered employee⟧" means one who works for the city.\nSECTION 2. An employee may ask a ⟦covered empl‸oyee⟧.\n',
  ],
  [
    'a section’s own definition',
    'SECTION 1. Definitions.\n"Lot" means land.\nSECTION 2. Parking. (a) For purposes of this section, "⟦lot⟧" means a place for cars.\n(b) A ⟦l‸ot⟧ is marked.\nSECTION 3. A lot is fenced.\n',
  ],
  [
    'the general definition, outside the section that has its own',
    'SECTION 1. Definitions.\n"⟦Lot⟧" means land.\nSECTION 2. Parking. (a) For purposes of this section, "lot" means a place for cars.\n(b) A lot is marked.\nSECTION 3. A ⟦l‸ot⟧ is fenced.\n',
  ],
  [
    'a subsection’s own definition',
    'SECTION 1. Rules.\n(a) For purposes of this subsection, "⟦lot⟧" means a place for cars. A ⟦l‸ot⟧ is marked.\n(b) A lot is fenced.\n',
  ],
  [
    'a chapter’s definition, by the words above the list',
    'CHAPTER 1. ROADS\n§ 1-1 Definitions. As used in this chapter, the following terms have the following meanings:\n(a) "⟦Lane⟧" means a strip of road.\n§ 1-2 Width. A ⟦l‸ane⟧ is wide.\nCHAPTER 2. POOLS\n§ 2-1 Width. A lane is narrow.\n',
  ],
  ['two spellings', 'SECTION 1. Definitions.\n"⟦Leash⟧" or "⟦lead⟧" means a rope.\nSECTION 2. A dog is on a ⟦l‸ead⟧ or ⟦leash⟧.\n'],
  ['not what is struck', 'SECTION 1. Definitions.\n"⟦Agency⟧" means an office.\nSECTION 2. An ⟦ag‸ency⟧ ~~of an agency~~ keeps a list.\n'],
  [
    'not the words of a sign',
    'SECTION 1. Definitions.\n"⟦Agency⟧" means an office.\nSECTION 2. An ⟦ag‸ency⟧ posts a sign: "Ask the agency first".\n',
  ],
  [
    'a term in brackets',
    'SECTION 1. Lists. The Office of Parks (the “⟦Office⟧”) keeps a list. The ⟦Off‸ice⟧ shows it.\n'.replace(
      'The Office of',
      'The ⟦Office⟧ of',
    ),
  ],
  ['not a compound', 'SECTION 1. Definitions.\n"⟦Agency⟧" means an office.\nSECTION 2. An ⟦ag‸ency⟧ is no non-agency.\n'],
];

describe('uses of a defined term', () => {
  for (const [name, source] of uses) {
    it(name, () => {
      const { text, caret, ranges } = marked(source);
      const analysis = open(text);
      const subject = analysis.subjectAt(caret);
      assert.ok(subject?.kind === 'term');
      assert.equal(withMarks(text, analysis.usesOfSubject(subject, true)), withMarks(text, ranges));
    });
  }

  it('leaves a word alone where no definition of it holds', () => {
    const { text, caret } = marked(
      'SECTION 1. Parking. For purposes of this section, "lot" means a place.\nSECTION 2. A l‸ot is fenced.\n',
    );
    assert.equal(open(text).subjectAt(caret), undefined);
  });

  it('leaves a word in small letters alone where a term in capitals is defined', () => {
    const { text, caret } = marked('SECTION 1. Lists. The Office of Care (“CARE”) keeps a list. It is kept with c‸are.\n');
    assert.equal(open(text).subjectAt(caret), undefined);
  });

  it('are right after any edits', () => {
    const random = new Random(11);
    const filler = Array.from({ length: 900 }, (_, i) => `(${i + 1}) The clerk keeps list ${i}.`);
    let text = `SECTION 1. Definitions.\n"Agency" means an office.\nSECTION 2. Lists.\n${filler.join('\n')}\n`;
    const analysis = open(text);
    const spans = (a: ReturnType<typeof open>): string => {
      const subject = a.subjectAt(text.indexOf('"Agency"') + 2);
      return subject ? JSON.stringify(a.usesOfSubject(subject, true)) : 'none';
    };
    for (let i = 0; i < 120; i++) {
      const at = 60 + random.below(text.length - 60);
      const end = random.below(4) === 0 ? Math.min(text.length, at + random.below(60)) : at;
      const piece = random.pick([' agency ', ' an agency', '\n', 'x', ' agencies.\n', '']);
      analysis.edit(at, end, piece);
      text = text.slice(0, at) + piece + text.slice(end);
      if (i % 6 === 5) assert.equal(spans(analysis), spans(open(text)));
    }
  });
});

const apply = (
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): string => {
  let out = text;
  for (const e of [...edits].sort((a, b) => b.span.start - a.span.start)) out = out.slice(0, e.span.start) + e.text + out.slice(e.span.end);
  return out;
};

/** A draft with the caret in a definition, the new name, the draft after. */
const renames: readonly (readonly [name: string, text: string, to: string, after: string])[] = [
  [
    'keeps the capital at the head of a sentence',
    'SECTION 1. Definitions. "a‸gency" means an office.\nSECTION 2. Agencies keep lists. An agency’s list is public.\n',
    'bureau',
    'SECTION 1. Definitions. "bureau" means an office.\nSECTION 2. Bureaus keep lists. A bureau’s list is public.\n',
  ],
  [
    'stays within its section',
    'SECTION 1. Definitions. "Lot" means land.\nSECTION 2. For purposes of this section, "l‸ot" means a place. A lot is marked.\nSECTION 3. A lot is fenced.\n',
    'stall',
    'SECTION 1. Definitions. "Lot" means land.\nSECTION 2. For purposes of this section, "stall" means a place. A stall is marked.\nSECTION 3. A lot is fenced.\n',
  ],
  [
    'leaves longer terms alone',
    'SECTION 1. Definitions. "E‸mployee" means a person.\n"Covered employee" means a person of the city.\nSECTION 2. An employee asks a covered employee.\n',
    'Worker',
    'SECTION 1. Definitions. "Worker" means a person.\n"Covered employee" means a person of the city.\nSECTION 2. A worker asks a covered employee.\n',
  ],
  [
    'changes one spelling of two',
    'SECTION 1. Definitions. "Leash" or "l‸ead" means a rope.\nSECTION 2. A leash or lead is short.\n',
    'line',
    'SECTION 1. Definitions. "Leash" or "line" means a rope.\nSECTION 2. A leash or line is short.\n',
  ],
  [
    'follows capitals in a heading',
    'SECTION 1. Definitions. "A‸gency" means an office.\nCHAPTER 2. AGENCY LISTS\nSECTION 2. The agency keeps a list.\n',
    'Bureau',
    'SECTION 1. Definitions. "Bureau" means an office.\nCHAPTER 2. BUREAU LISTS\nSECTION 2. The bureau keeps a list.\n',
  ],
];

describe('rename of a defined term', () => {
  for (const [name, source, to, after] of renames) {
    it(name, () => {
      const { text, caret } = marked(source);
      const result = open(text).rename(caret, to);
      assert.ok('edits' in result, JSON.stringify(result));
      assert.equal(apply(text, result.edits), after);
    });
  }

  it('refuses a name that another definition holds there, in any number', () => {
    const { text, caret } = marked('SECTION 1. Definitions. "A‸gency" means an office.\n"Bureau" means a part of it.\n');
    assert.deepEqual(open(text).rename(caret, 'bureaus'), { refused: '“bureaus” is already defined in this draft.' });
  });

  it('takes a name that is defined where this one does not hold', () => {
    const { text, caret } = marked(
      'SECTION 1. For purposes of this section, "l‸ot" means a place.\nSECTION 2. For purposes of this section, "stall" means a shop.\n',
    );
    assert.ok('edits' in open(text).rename(caret, 'stall'));
  });

  it('there and back gives the same text, and the same uses', () => {
    const random = new Random(5);
    const terms = ['agency', 'Covered Employee', 'place of business', 'city', 'Branch', 'record', 'Unit'];
    const names = ['bureau', 'Hired Hand', 'open office', 'Body', 'Ledger', 'estate'];
    for (let round = 0; round < 60; round++) {
      const term = random.pick(terms);
      const name = random.pick(names);
      const [t, n] = [open(`"${term}" means a thing.`), open(`"${name}" means a thing.`)];
      assert.ok(t.subjectAt(2) && n.subjectAt(2));
      const piece = (): string => {
        const capital = term.slice(0, 1).toUpperCase() + term.slice(1);
        return random.pick([
          `The clerk asks the ${term} first. `,
          `${capital} lists are public. `,
          `The ${term}’s list is kept. `,
          'The clerk keeps a list. ',
          '\n(a) The list is public.\n',
          `No list of the ${term}, or of another, is sold. `,
        ]);
      };
      const text = `SECTION 1. Definitions.\n"${term}" means a thing.\nSECTION 2. Lists. ${Array.from({ length: 8 }, piece).join('')}\n`;
      const at = text.indexOf(`"${term}"`) + 2;
      const before = open(text);
      const there = before.rename(at, name);
      assert.ok('edits' in there, JSON.stringify(there));
      const renamed = apply(text, there.edits);
      const after = open(renamed);
      const count = (a: ReturnType<typeof open>): number => {
        const subject = a.subjectAt(at);
        return subject ? a.usesOfSubject(subject, true).length : 0;
      };
      assert.equal(count(after), count(before), renamed);
      const back = after.rename(at, term);
      assert.ok('edits' in back);
      assert.equal(apply(renamed, back.edits), text, renamed);
    }
  });
});
