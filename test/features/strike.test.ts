/** Striking a provision that has no cure: whole text in, whole text out. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { applied } from '../support/edits';

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

const cases: readonly Case[] = [
  {
    name: 'a sentence among others, with the blank behind it',
    rule: 'preemption/presence-offense',
    before: lines('SECTION 1. The park closes at dusk. No illegal alien shall reside in the Town. Dogs are kept on a leash.'),
    after: lines('SECTION 1. The park closes at dusk. Dogs are kept on a leash.'),
  },
  {
    name: 'the only words of a section, whose number stays',
    rule: 'preemption/presence-offense',
    before: lines(
      'SECTION 1. Parks. The park closes at dusk.',
      '',
      'SECTION 2. No illegal alien shall reside in the Town.',
      '',
      'SECTION 3. Dogs. Dogs are kept on a leash.',
    ),
    after: lines(
      'SECTION 1. Parks. The park closes at dusk.',
      '',
      'SECTION 2. (Reserved)',
      '',
      'SECTION 3. Dogs. Dogs are kept on a leash.',
    ),
  },
  {
    name: 'the first of three items',
    rule: 'preemption/local-removal',
    before: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(1) order the person to leave the City;',
      '(2) enter the finding in the docket; and',
      '(3) tell the Mayor.',
    ),
    after: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(1) enter the finding in the docket; and',
      '(2) tell the Mayor.',
    ),
  },
  {
    name: 'the item before the last, whose conjunction goes to the one before it',
    rule: 'preemption/local-removal',
    before: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(a) enter the finding in the docket;',
      '(b) order the person to leave the City; and',
      '(c) tell the Mayor.',
    ),
    after: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(a) enter the finding in the docket; and',
      '(b) tell the Mayor.',
    ),
  },
  {
    name: 'the last item',
    rule: 'preemption/local-removal',
    before: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '',
      '(1) enter the finding in the docket;',
      '',
      '(2) tell the Mayor; and',
      '',
      '(3) order the person to leave the City.',
      '',
      'The docket is public.',
    ),
    after: lines(
      'On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '',
      '(1) enter the finding in the docket; and',
      '',
      '(2) tell the Mayor.',
      '',
      'The docket is public.',
    ),
  },
  {
    name: 'an item that others refer to: the numbers behind it stay',
    rule: 'preemption/local-removal',
    before: lines(
      'SECTION 1. On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(a) order the person to leave the City;',
      '(b) enter the finding in the docket; and',
      '(c) tell the Mayor of the entry under subsection (b).',
    ),
    after: lines(
      'SECTION 1. On finding that a person is unlawfully present in the United States, the Marshal shall:',
      '(b) enter the finding in the docket; and',
      '(c) tell the Mayor of the entry under subsection (b).',
    ),
  },
  {
    name: 'a lead-in with its items',
    rule: 'preemption/noncitizen-burden',
    before: lines(
      'SECTION 1. Parks. The park closes at dusk.',
      'Each alien who lives in the Village shall register at the police station as follows:',
      '(1) in person; and',
      '(2) within ten days.',
      'SECTION 2. Dogs. Dogs are kept on a leash.',
    ),
    after: lines('SECTION 1. Parks. The park closes at dusk.', 'SECTION 2. Dogs. Dogs are kept on a leash.'),
  },
  {
    name: 'an item on the line of the label, which stays',
    rule: 'preemption/local-removal',
    before: lines(
      'SECTION 2. Marshal. (a) The Marshal shall deport any illegal alien found in the Town.',
      '(b) The Marshal keeps a docket.',
      '(c) The docket is public.',
    ),
    after: lines('SECTION 2. Marshal.', '(a) The Marshal keeps a docket.', '(b) The docket is public.'),
  },
  {
    name: 'the only item, on the line of the label, whose number stays',
    rule: 'preemption/local-removal',
    before: lines(
      'SECTION 2. (a) The Marshal shall deport any illegal alien found in the Town.',
      '',
      'SECTION 3. The park closes at dusk.',
    ),
    after: lines('SECTION 2. (Reserved)', '', 'SECTION 3. The park closes at dusk.'),
  },
  {
    name: 'the first of two levels on the line of the label',
    rule: 'preemption/local-removal',
    before: lines(
      'SECTION 2. (a)(1) The Marshal shall deport any illegal alien found in the Town.',
      '(2) The Marshal keeps a docket.',
      '(b) The docket is public.',
    ),
    after: lines('SECTION 2. (a)(1) (Reserved)', '(2) The Marshal keeps a docket.', '(b) The docket is public.'),
  },
  {
    name: 'a finding',
    rule: 'information/penalty-claim',
    before: lines(
      'WHEREAS, the County depends on every resident; and',
      'WHEREAS, a breach of 8 U.S.C. § 1373 is a felony; and',
      'WHEREAS, an immigration detainer is a request; now, therefore,',
    ),
    after: lines('WHEREAS, the County depends on every resident; and', 'WHEREAS, an immigration detainer is a request; now, therefore,'),
  },
];

describe('striking', () => {
  for (const c of cases) {
    it(c.name, () => {
      const analysis = open(c.before);
      const finding = analysis.findings.find((f) => f.hit.rule.id === c.rule);
      assert.ok(finding, analysis.findings.map((f) => f.hit.rule.id).join(', '));
      const { rule, block, span } = finding.hit;
      const start = analysis.draft.startOf(block) + span.start;
      const fix = finding.hit.fixes.findIndex((f) => f.title.startsWith('Strike'));
      const edits = analysis.resolveAction({ kind: 'text', rule: rule.id, start, fix });
      assert.ok(edits);
      assert.equal(applied(c.before, edits), c.after);
    });
  }
});
