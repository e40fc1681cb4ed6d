/** Every rule's own examples: each bad text gives exactly one finding of the rule, each good text none that weighs. */
import assert from 'node:assert/strict';
import { placeOfRule, runRules, testBook } from '../support/runRules';

/** Rules about the law, in the groups that a drafter's choices fall into; others speak of form. */
const LEGAL = /^(?:preemption|information|detention|commandeering|spending|state-law)\//;
/** Rules that ask for something the whole ordinance should hold: a single sentence never has it. */
const WHOLE = new Set([
  'state-law/remedy-silent',
  'state-law/key-term-undefined',
  'detention/judicial-warrant-undefined',
  'state-law/victim-contact-barred',
  'spending/resources-undefined',
]);

describe('examples of the rules', function () {
  this.timeout(60_000);
  for (const rule of testBook().rules) {
    const place = placeOfRule(rule);
    const show = (text: string): string =>
      runRules(text, place)
        .map((f) => `${f.rule} (${f.severity}): ${f.words}`)
        .join('\n') || 'nothing';
    describe(rule.id, () => {
      rule.examples.bad.forEach((text, i) => {
        it(`finds bad text ${i + 1}`, () => {
          const own = runRules(text, place).filter((f) => f.rule === rule.id);
          assert.equal(own.length, 1, `${text}\n→ ${show(text)}`);
        });
      });
      rule.examples.good.forEach((text, i) => {
        it(`leaves good text ${i + 1} alone`, () => {
          const wrong = runRules(text, place).filter(
            (f) => f.rule === rule.id || (LEGAL.test(f.rule) && !WHOLE.has(f.rule) && (f.severity === 'error' || f.severity === 'warning')),
          );
          assert.deepEqual(
            wrong.map((f) => f.rule),
            [],
            `${text}\n→ ${show(text)}`,
          );
        });
      });
    });
  }
});

describe('the set of rules', () => {
  const rules = testBook().rules.filter((r) => LEGAL.test(r.id));

  it('gives each legal rule at least four texts of each kind', () => {
    for (const r of rules) assert.ok(r.examples.bad.length >= 4 && r.examples.good.length >= 4, r.id);
  });

  it('names an authority and a case for leaving the words alone', () => {
    for (const r of rules) assert.ok(r.authorities.length > 0 && r.whenNot !== '', r.id);
  });

  it('shows the other side of every split', () => {
    for (const r of rules.filter((x) => x.vary.some((v) => v.circuits))) {
      const split = [...r.authorities, ...r.contrary].some((id) => testBook().authority(id)?.treatment.status === 'split');
      assert.ok(r.contrary.length > 0 && split, r.id);
    }
  });

  it('offers no clause as a cure for what has no local cure', () => {
    const incurable = [
      'status-penalty',
      'presence-offense',
      'registration-offense',
      'work-offense',
      'rental-limit',
      'harboring-offense',
      'employer-sanction',
    ];
    for (const name of incurable) {
      const rule = testBook().rule(`preemption/${name}`);
      assert.ok(rule, name);
      assert.deepEqual(
        rule?.fixes.filter((f) => 'clause' in f),
        [],
        name,
      );
    }
  });
});
