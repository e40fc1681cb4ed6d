/**
 * After any row of edits the spectrum, the checklist and the list of authorities equal those made from scratch; the checklist both where
 * it is read along from the start and where it is first asked for later.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DraftAnalysis } from '../../server/src/core/analysis';
import { book, open } from '../support/book';
import { Random } from '../support/random';

const EDITS = Number(process.env.HOME_RULE_EDITS ?? 3000) / 10;
const SEED = Number(process.env.HOME_RULE_SEED ?? 7);

const PIECES = [
  '\n',
  ' ',
  '.',
  ':\n(1) ',
  '(b) ',
  '\nSECTION 9. Fees. ',
  '\nWHEREAS, it is so; and\n',
  'shall not ',
  'may only ',
  'if:\n(1) a judicial warrant is shown.\n',
  'unless a judicial warrant is shown ',
  'hold a person on an immigration detainer ',
  'The jail shall notify ICE of the release date. ',
  'Nothing in this section prohibits compliance with 8 U.S.C. §§ 1373 and 1644. ',
  'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014). ',
  'Id. at 640. ',
  '42 U.S.C. § 300aa-1 ',
  '((',
  '))',
  '%% note\n',
  'Definitions. ',
  '“Request” means a civil immigration detainer. ',
  'The jail shall not honor a Request. ',
  'is amended to read as follows:\n',
] as const;

const seen = (analysis: DraftAnalysis): unknown => ({
  rungs: analysis.spectrum.rungs(1000),
  coverage: analysis.coverage.result(analysis.settings, 1000),
  cited: analysis.cited.list(analysis.context, { today: '2026-03-01', months: 12, mostAuthorities: 1000, mostPlaces: 1000 }),
});

/** As the server opens a draft: the checklist is read along from the start. */
function opened(text: string): DraftAnalysis {
  const analysis = new DraftAnalysis('test:draft.ordinance', text, book, undefined, true);
  analysis.settings = open('').settings;
  return analysis;
}

describe('the views, kept up to date', function () {
  this.timeout(0);
  const folder = path.resolve(process.cwd(), 'test/fixtures/drafts');
  for (const name of readdirSync(folder).sort()) {
    it(`equal views from scratch: ${name}`, () => {
      let text = readFileSync(path.join(folder, name), 'utf8');
      const random = new Random(SEED + text.length);
      // Half of the drafts are asked for the first time after an edit.
      const analysis = text.length % 2 === 0 ? opened(text) : open(text);
      if (text.length % 4 < 2) seen(analysis);
      for (let i = 0; i < Math.ceil(EDITS / readdirSync(folder).length); i++) {
        const start = random.below(text.length + 1);
        const end = random.below(3) === 0 ? Math.min(text.length, start + random.below(120)) : start;
        const piece = random.pick(PIECES);
        text = text.slice(0, start) + piece + text.slice(end);
        analysis.edit(start, end, piece);
        // Sometimes an edit comes between two turns of reading.
        if (random.below(3) === 0) analysis.spectrum.advance(200);
        else assert.deepEqual(seen(analysis), seen(opened(text)), `edit ${i + 1}: ${JSON.stringify(piece)} at ${start}–${end}`);
      }
    });
  }
});
