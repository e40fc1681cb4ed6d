/** Drafting findings: the whole text before and after each mend, the place that a finding points at, and edits made one by one. */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import type { Finding } from '../../server/src/core/rules/finding';
import { book, open } from '../support/book';
import { marked, withMarks } from '../support/marks';
import { Random } from '../support/random';

const GROUPS: readonly string[] = ['numbering', 'lists', 'marks', 'numbers', 'dates', 'structure'];
const rules = book.rules.filter((r) => GROUPS.includes(r.id.slice(0, r.id.indexOf('/'))));

const findingsOf = (analysis: DraftAnalysis, rule: string): readonly Finding[] => analysis.findings.filter((f) => f.hit.rule.id === rule);
const list = (analysis: DraftAnalysis): string[] =>
  analysis.findings.map((f) => `${f.hit.rule.id} ${JSON.stringify(analysis.draft.spanOf(f.hit.block, f.hit.span))} ${f.what} ${f.do}`);

/** A rule, the draft with the words of the finding marked, and the draft after each mend in order. */
const MENDS: readonly (readonly [rule: string, before: string, ...after: string[]])[] = [
  ['marks/doubled-word', 'The clerk shall publish ⟦the the⟧ list.', 'The clerk shall publish the list.'],
  ['marks/doubled-word', '⟦The the⟧ list is public.', 'The list is public.'],
  ['marks/doubled-mark', 'The list is public⟦;.⟧ The map is not.', 'The list is public. The map is not.'],
  ['marks/wrong-word', 'The council holds a ⟦pubic hearing⟧.', 'The council holds a public hearing.'],
  ['marks/wrong-word', '⟦Pubic notice⟧ is given.', 'Public notice is given.'],
  ['lists/and-or', 'The owner ⟦and/or⟧ tenant pays.', 'The owner or tenant pays.', 'The owner and tenant pays.'],
  ['numbers/words-and-figures', 'The owner has ⟦thirty (60)⟧ days.', 'The owner has thirty (30) days.', 'The owner has sixty (60) days.'],
  [
    'numbers/words-and-figures',
    'The fine is ⟦one thousand dollars ($500)⟧ a day.',
    'The fine is one thousand dollars ($1,000) a day.',
    'The fine is five hundred dollars ($500) a day.',
  ],
  ['numbers/doubled-unit', 'The fine is ⟦$500 dollars⟧.', 'The fine is $500.'],
  ['numbers/doubled-unit', 'The fee rises ⟦5% percent⟧.', 'The fee rises 5%.'],
  ['numbers/no-comma', 'The fine is $⟦10000⟧.', 'The fine is $10,000.'],
  ['dates/impossible', 'This takes effect on ⟦June 31, 2026⟧.', 'This takes effect on June 30, 2026.'],
  ['dates/impossible', 'This takes effect on ⟦February 29, 2027⟧.', 'This takes effect on February 28, 2027.'],
  ['dates/weekday', 'The hearing is on ⟦Monday, June 3, 2025⟧.', 'The hearing is on Tuesday, June 3, 2025.'],
  [
    'dates/in-figures',
    'The permit of each vendor ends on ⟦12/31/2026⟧ at noon.',
    'The permit of each vendor ends on December 31, 2026 at noon.',
  ],
  ['dates/twelve-o-clock', 'The market closes at ⟦12 p.m⟧.', 'The market closes at noon.'],
  [
    'dates/days-of',
    'The plan is filed ⟦within 30 days of the hearing⟧.',
    'The plan is filed within 30 days after the hearing.',
    'The plan is filed within 30 days before the hearing.',
  ],
  [
    'numbering/wrong-style',
    'SECTION 1. Duties.\n(a) The clerk keeps it.\n(b) The mayor reads it.\n⟦(3)⟧ The council hears it.\n',
    'SECTION 1. Duties.\n(a) The clerk keeps it.\n(b) The mayor reads it.\n(c) The council hears it.\n',
  ],
  [
    'lists/no-conjunction',
    'SECTION 1. Permits. The director may refuse if the applicant:\n(1) gave a false name;\n(2) owes a fee⟦;⟧\n(3) lost a permit.\n',
    'SECTION 1. Permits. The director may refuse if the applicant:\n(1) gave a false name;\n(2) owes a fee; and\n(3) lost a permit.\n',
    'SECTION 1. Permits. The director may refuse if the applicant:\n(1) gave a false name;\n(2) owes a fee; or\n(3) lost a permit.\n',
  ],
  [
    'lists/lead-in-conflict',
    'SECTION 1. Proof. A resident may show either of the following:\n(a) a lease; ⟦and⟧\n(b) a bill.\n',
    'SECTION 1. Proof. A resident may show either of the following:\n(a) a lease; or\n(b) a bill.\n',
  ],
  [
    'lists/mixed-marks',
    'SECTION 1. Reports. The report shall state:\n(1) the requests;\n(2) the replies⟦.⟧\n(3) the appeals; and\n(4) the cost.\n',
    'SECTION 1. Reports. The report shall state:\n(1) the requests;\n(2) the replies;\n(3) the appeals; and\n(4) the cost.\n',
  ],
  [
    'lists/dangling-end',
    'SECTION 1. Reports. The report shall state:\n(1) the requests; and\n(2) the replies⟦; and⟧\nSECTION 2. Fees. The fee is $10.\n',
    'SECTION 1. Reports. The report shall state:\n(1) the requests; and\n(2) the replies.\nSECTION 2. Fees. The fee is $10.\n',
  ],
  [
    'lists/lead-in-mark',
    'SECTION 1. Reports. The report ⟦shall⟧\n(1) state the requests; and\n(2) state the cost.\n',
    'SECTION 1. Reports. The report shall:\n(1) state the requests; and\n(2) state the cost.\n',
  ],
  [
    'structure/recital-marks',
    'A RESOLUTION on the road\nWHEREAS, it is bad; and\nWHEREAS, it is long⟦.⟧\nWHEREAS, it is ours; and\nWHEREAS, we can; now, therefore, be it\nRESOLVED, That it be mended.\n',
    'A RESOLUTION on the road\nWHEREAS, it is bad; and\nWHEREAS, it is long; and\nWHEREAS, it is ours; and\nWHEREAS, we can; now, therefore, be it\nRESOLVED, That it be mended.\n',
  ],
];

describe('mends of drafting findings', () => {
  for (const [rule, before, ...after] of MENDS)
    it(`${rule}: ${before.split('\n')[0]}`, () => {
      const { text, ranges } = marked(before);
      const analysis = open(text);
      const found = findingsOf(analysis, rule);
      assert.equal(
        withMarks(
          text,
          found.map((f) => analysis.draft.spanOf(f.hit.block, f.hit.span)),
        ),
        withMarks(text, ranges),
      );
      assert.equal(found[0]?.hit.fixes.length, after.length);
      after.forEach((right, fix) => {
        const edits = analysis.resolveAction({ kind: 'text', rule, start: ranges[0]?.start ?? 0, fix });
        let out = text;
        for (const e of [...(edits ?? [])].sort((a, b) => b.span.start - a.span.start))
          out = out.slice(0, e.span.start) + e.text + out.slice(e.span.end);
        assert.equal(out, right);
        assert.deepEqual(findingsOf(open(out), rule), []);
      });
    });
});

/** A rule, and a draft with two marks: the words of the finding and the other place it points at, in order of the text. */
const RELATED: readonly (readonly [rule: string, draft: string])[] = [
  ['structure/duplicate-number', 'SECTION 1. Duties.\n(a) The clerk keeps it.\n⟦(b)⟧ The mayor reads it.\n⟦(b)⟧ The council hears it.\n'],
  [
    'structure/duplicate-number',
    'SECTION 1. Title. This is it.\n⟦SECTION 2.⟧ Lists. The clerk keeps lists.\n⟦SECTION 2.⟧ Fees. The fee is $10.\n',
  ],
  ['numbering/gap', 'SECTION 1. Duties.\n(a) The clerk keeps it.\n⟦(b)⟧ The mayor reads it.\n⟦(d)⟧ The council hears it.\n'],
  ['numbering/out-of-order', 'SECTION 1. Duties.\n(a) The clerk keeps it.\n⟦(c)⟧ The mayor reads it.\n⟦(b)⟧ The council hears it.\n'],
  ['numbering/only-child', 'SECTION 1. Duties.\n⟦(a)⟧ The clerk keeps it.\n⟦(1)⟧ It is public.\n(b) The mayor reads it.\n'],
  ['numbering/section-gap', '⟦SECTION 1.⟧ Title. This is it.\n⟦SECTION 3.⟧ Fees. The fee is $10.\n'],
  [
    'lists/mixed-conjunction',
    'SECTION 1. Entry. An officer may enter if:\n(a) the owner consents; ⟦and⟧\n(b) it is empty; ⟦or⟧\n(c) a life is in danger.\n',
  ],
  ['lists/lead-in-conflict', 'SECTION 1. Proof. A resident shows ⟦all of the following⟧:\n(a) a lease; ⟦or⟧\n(b) a bill.\n'],
  [
    'structure/missing-heading',
    'SECTION 1. ⟦Title⟧. This is the Notice Ordinance.\n⟦SECTION 2.⟧ The clerk shall publish a notice of each hearing.\nSECTION 3. Fees. The fee is $10.\n',
  ],
  [
    'structure/recital-place',
    'AN ORDINANCE on notices\n⟦THE CITY COUNCIL DOES ORDAIN AS FOLLOWS:⟧\n⟦WHEREAS⟧, few read them;\nSECTION 1. Notices. The clerk shall publish them.\n',
  ],
];

describe('drafting findings point at the other place', () => {
  for (const [rule, draft] of RELATED)
    it(`${rule}: ${draft.split('\n')[0]}`, () => {
      const { text } = marked(draft);
      const analysis = open(text);
      const [finding] = findingsOf(analysis, rule);
      assert.ok(finding);
      const places = [{ block: finding.hit.block, span: finding.hit.span }, ...finding.hit.related.slice(0, 1)];
      assert.equal(
        withMarks(
          text,
          places.map((p) => analysis.draft.spanOf(p.block, p.span)),
        ),
        draft,
      );
    });
});

/** Texts of every convention in which nothing is wrong that a drafting rule could find. */
const SOUND: readonly string[] = [
  'A Local Law to amend the code, in relation to lists\nBe it enacted by the Council as follows:\nSection 1. Section 9-131 of the code is amended to read as follows:\n§ 9-131 Lists. [a.] b. The clerk shall keep [the list] a list.\n[(2) It is public;\n(3) it is kept.]\n§ 2. This local law takes effect immediately.\n',
  'TITLE 8 LISTS\n8.04.010 Purposes\n8.04.020 Lists\n8.04.010 Purposes\nThe clerk keeps lists.\n8.04.020 Lists\nA. A list is public.\nB. A list is kept for a year.\n(Ord. 12-15, amended 5/1/2015)\n',
  '§ 7. Lists.\n(a) The clerk shall keep lists.\n(b) to (d) Repealed.\n(e) A list is public.\n(Feb. 30, 1946, ch. 507, § 7)\n',
  '§ 8. Marks.\n“(1) The term ‘list’ means a row of names.\n“(2) The term ‘map’ means a drawing.”\n',
];

describe('texts with nothing wrong', () => {
  for (const text of SOUND)
    it(text.split('\n')[0] as string, () =>
      assert.deepEqual(
        list(open(text)).filter((f) => GROUPS.some((g) => f.startsWith(`${g}/`))),
        [],
      ),
    );
});

describe('drafting findings follow each edit', function () {
  this.timeout(0);
  const texts = rules.flatMap((r) => [...r.examples.bad, ...r.examples.good]);

  it('when a draft is typed letter by letter, and taken away again', () => {
    for (const text of rules.flatMap((r) => r.examples.bad.slice(0, 1))) {
      const analysis = open('');
      for (let i = 0; i < text.length; i++) analysis.edit(i, i, text[i] as string);
      assert.deepEqual(list(analysis), list(open(text)), text);
      const half = text.length >> 1;
      for (let i = text.length; i > half; i--) analysis.edit(i - 1, i, '');
      assert.deepEqual(list(analysis), list(open(text.slice(0, half))), text.slice(0, half));
    }
  });

  it('when lines are taken out, put in and exchanged', () => {
    const random = new Random(11);
    const lines = texts.flatMap((t) => t.split(/(?<=\n)/)).map((l) => (l.endsWith('\n') ? l : `${l}\n`));
    for (let round = 0; round < 12; round++) {
      let text = Array.from({ length: 12 }, () => random.pick(lines)).join('');
      const analysis = open(text);
      for (let i = 0; i < 25; i++) {
        const start = random.below(text.length + 1);
        const end = Math.min(text.length, start + (random.below(3) === 0 ? random.below(60) : 0));
        const piece = random.below(4) === 0 ? '' : random.below(2) === 0 ? random.pick(lines) : (random.pick(lines)[0] as string);
        analysis.edit(start, end, piece);
        text = text.slice(0, start) + piece + text.slice(end);
        assert.deepEqual(list(analysis), list(open(text)), text);
      }
    }
  });
});
