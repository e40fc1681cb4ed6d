/**
 * After any row of edits the kept reading equals one from scratch: text, sections, roles, norms, references, findings.
 * HOME_RULE_EDITS sets how many edits are made in all, HOME_RULE_SEED where they begin.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '../support/book';
import { Random } from '../support/random';
import { snapshot } from '../support/snapshot';

const EDITS = Number(process.env.HOME_RULE_EDITS ?? 3000);
const SEED = Number(process.env.HOME_RULE_SEED ?? 7);

/** What a drafter, or a paste, may put anywhere. */
const PIECES = [
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  'a',
  '.',
  ';',
  ':',
  '(b) ',
  '(i) ',
  '1. ',
  '(A) ',
  '\nSECTION 9. Fees. ',
  '\n§ 9-131 Persons. a. ',
  '\nCHAPTER 4. LISTS\n',
  '\nWHEREAS, it is so; and\n',
  'shall not ',
  'shall ',
  'unless a judicial warrant is shown ',
  'hold a person on an immigration detainer ',
  '“Agency” means the police department. ',
  '“Request” means a civil immigration detainer. ',
  'For purposes of this section “Agency” means U.S. Immigration and Customs Enforcement. ',
  'The jail shall hold a person on a Request and notify the Agency. ',
  'subsection (b) of this section ',
  'section 9 ',
  '[DATE] ',
  '[struck] ',
  '[',
  ']',
  '%% note\n',
  'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014). ',
  '8 U.S.C. § 1373 ',
  'Id. at 640. ',
  'Id. ',
  'Galarza, supra, at 640. ',
  'Galarza, 745 F.3d at 240. ',
  'See *Printz v. United States*, 521 U.S. 898 (1997); ',
  'is amended to read as follows:\n',
  '😀',
  'é',
  '\u00a0',
  'Nothing in this section prohibits compliance with 8 U.S.C. §§ 1373 and 1644. ',
  'Definitions. ',
  'This section does not apply where a judicial warrant is shown. ',
  'Subsection (b) shall not apply under a judicial warrant. ',
  'Section 9 does not apply to a person named in a judicial warrant. ',
  'This ordinance shall not apply to a judicial warrant. ',
  'Nothing in section 9 prohibits obedience to a judicial warrant. ',
  'No officer shall disclose a release date to ICE. ',
  'Except as provided in subsection (a), no officer shall hold a person on an immigration detainer. ',
  'Except as provided in section 9, no officer shall hold a person on an immigration detainer. ',
  'An officer shall:\n(a) hold a person on an immigration detainer; or\n(b) honor a detainer;\nunless a judicial warrant is shown.\n',
  'The following:\n(a) one;\n(b) two.\n',
  'The following:\n(a) one; and\n(b) two; or\n(d) three;\n',
  'within thirty (60) days of the hearing. ',
  'on Monday, June 31, 2026, the the list,, and/or ',
  '(',
  ')',
  '“',
  'within 30 days.\n',
];

function samples(): string[] {
  const folder = path.resolve(process.cwd(), 'test/fixtures/drafts');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

describe('incremental reading', function () {
  this.timeout(0);
  for (const [n, sample] of samples().entries()) {
    it(`equals a reading from scratch: draft ${n + 1}`, () => {
      const random = new Random(SEED * 1000 + n);
      const analysis = open(sample);
      let text = sample;
      const each = Math.ceil(EDITS / samples().length);
      for (let i = 0; i < each; i++) {
        const start = random.below(text.length + 1);
        const length = random.below(5) === 0 ? random.below(400) : random.below(3);
        const end = Math.min(text.length, start + length);
        const piece = random.below(3) === 0 ? '' : random.pick(PIECES);
        analysis.edit(start, end, piece);
        text = text.slice(0, start) + piece + text.slice(end);
        assert.equal(analysis.draft.text.length, text.length);
        // Comparing all is dear: now and then, and at the end.
        if (i % 25 === 24 || i === each - 1) {
          assert.equal(analysis.draft.text.toString(), text);
          const fresh = open(text);
          const [kept, made] = [snapshot(analysis).split('\n'), snapshot(fresh).split('\n')];
          const differs = kept.findIndex((line, n) => line !== made[n]);
          if (differs >= 0 || kept.length !== made.length) {
            const near = (lines: readonly string[]): string => lines.slice(Math.max(0, differs), differs + 3).join('\n');
            assert.fail(`edit ${i} of seed ${SEED}: kept\n${near(kept)}\nfrom scratch\n${near(made)}`);
          }
        }
        if (text.length > sample.length * 2) {
          analysis.edit(sample.length, text.length, '');
          text = text.slice(0, sample.length);
        } else if (text.length < sample.length / 2) {
          const at = random.below(text.length + 1);
          analysis.edit(at, at, sample);
          text = text.slice(0, at) + sample + text.slice(at);
        }
      }
    });
  }
});
