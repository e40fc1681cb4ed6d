/** Precision and recall of the legal rules on sentences labelled by hand: test/fixtures/labelled/README.md. */
import assert from 'node:assert/strict';
import { book } from '../support/book';
import { answers, type Half, type Item, judge, knownMismatches, LEGAL, mismatches, readFloor, readItems, score } from '../support/labelled';

const SETS: readonly Half[] = ['tune', 'held-out', 'held-out-2'];
/** Whose mismatches are listed by name. */
const LISTED: readonly Half[] = ['tune', 'held-out'];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe('labelled sentences', function () {
  this.timeout(60_000);
  const known = knownMismatches();
  const items = new Map<Half, readonly Item[]>(SETS.map((set) => [set, readItems(set)]));
  const all = [...items.values()].flat();

  it('are at least 250, and half of them call for nothing', () => {
    assert.ok(all.length >= 250, `${all.length}`);
    const listed = LISTED.flatMap((set) => items.get(set) ?? []);
    const silent = listed.filter((i) => i.labels.length === 0);
    assert.ok(silent.length * 2 >= listed.length, `${silent.length} of ${listed.length}`);
    for (const [set, of] of items) assert.equal(new Set(of.map((i) => i.name)).size, of.length, `a name stands twice in ${set}`);
    assert.deepEqual(
      all.filter((i) => i.text === '').map((i) => i.name),
      [],
    );
  });

  it('stand in one set only', () => {
    const texts = all.map((i) => i.text);
    assert.deepEqual(
      texts.filter((text, n) => texts.indexOf(text) !== n),
      [],
    );
  });

  it('name rules that there are, and cover all legal rules', () => {
    const legal = book.rules.filter((r) => LEGAL.test(r.id)).map((r) => r.id);
    const labels = [...new Set(all.flatMap((i) => [...i.labels, ...i.allowed]))];
    assert.deepEqual(
      labels.filter((l) => !legal.some((r) => answers(r, l))),
      [],
      'no rule answers to these labels',
    );
    const asked = [...new Set(all.flatMap((i) => i.labels))];
    assert.deepEqual(
      legal.filter((r) => !asked.some((l) => answers(r, l))),
      [],
      'no sentence asks for these rules',
    );
  });

  for (const set of SETS) {
    const verdicts = (items.get(set) ?? []).map(judge);
    const s = score(verdicts);
    const floor = readFloor(set);
    it(`${set}: precision ${percent(s.precision)}, recall ${percent(s.recall)} (${s.right} right, ${s.false} false, ${s.missed} missed, in ${s.items})`, () => {
      assert.ok(s.precision >= floor.precision, `precision was ${percent(floor.precision)}`);
      assert.ok(s.recall >= floor.recall, `recall was ${percent(floor.recall)}`);
    });

    if (!LISTED.includes(set)) continue;
    it(`${set}: differs from the labels where it is known to, and nowhere else`, () => {
      const expected = Object.keys(known).filter((k) => k.startsWith(`${set}, `));
      assert.deepEqual([...mismatches(set, verdicts)].sort(), expected.sort());
    });
  }

  it('each known difference has its reason', () => {
    for (const [name, reason] of Object.entries(known)) assert.ok(/^(?:tune|held-out), /.test(name) && reason.length > 20, name);
  });
});
