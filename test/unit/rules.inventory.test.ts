/** What the law book must hold: every rule, choice and principle of the inventory of law, with the weight given there. */
import assert from 'node:assert/strict';
import type { Severity } from '../../server/src/core/rules/types';
import { testBook } from '../support/runRules';

/** Rows of the inventory with their weight. A part that is only recommended and missing is a hint wherever it is told. */
const ROWS: Readonly<Record<string, Severity>> = {
  ...weigh('error', 'R-PRE', '01 02 03 04 05 06a 06b 06c 08 11 12 13 14 15 17 18'),
  ...weigh('warning', 'R-PRE', '07 09 10 16 20'),
  ...weigh('information', 'R-PRE', '19 21'),
  ...weigh('error', 'R-INF', '01'),
  ...weigh('warning', 'R-INF', '02 03 04 07 08 11'),
  ...weigh('information', 'R-INF', '06 10'),
  ...weigh('hint', 'R-INF', '05 09'),
  ...weigh('error', 'R-4A', '01 02 03 04 07'),
  ...weigh('warning', 'R-4A', '06 08 11'),
  ...weigh('information', 'R-4A', '09'),
  ...weigh('hint', 'R-4A', '05 10'),
  ...weigh('error', 'R-10A', '05'),
  ...weigh('warning', 'R-10A', '01 02 04'),
  ...weigh('information', 'R-10A', '06'),
  ...weigh('hint', 'R-10A', '03 07'),
  ...weigh('warning', 'R-SPD', '01 02 04 06'),
  ...weigh('information', 'R-SPD', '05'),
  ...weigh('hint', 'R-SPD', '03'),
  ...weigh('error', 'R-STA', '01'),
  ...weigh('warning', 'R-STA', '02 05 06 08 09'),
  ...weigh('information', 'R-STA', '03 10'),
  ...weigh('hint', 'R-STA', '04 07 11'),
  ...weigh('information', 'P', '01 02 03 05 06 07 08'),
  ...weigh('warning', 'P', '04'),
};

const PRINCIPLES = Array.from({ length: 13 }, (_, i) => `G-${String(i + 1).padStart(2, '0')}`);

function weigh(severity: Severity, group: string, rows: string): Record<string, Severity> {
  return Object.fromEntries(rows.split(' ').map((row) => [`${group}-${row}`, severity]));
}

/** Rows on which circuits differ, with those where the weight is another. */
const SPLITS: Readonly<Record<string, readonly string[]>> = {
  'R-PRE-13': ['8'],
  'R-INF-01': ['3', '7'],
  'R-INF-06': ['2'],
  'R-4A-01': ['5'],
  'R-4A-02': ['5'],
  'R-4A-03': ['5'],
  'R-4A-07': ['5'],
  'R-SPD-02': ['1', '3', '7'],
};

describe('the inventory of law', () => {
  const { rules, terms } = testBook();

  for (const [row, circuits] of Object.entries(SPLITS)) {
    it(`${row} has another weight in the circuits that differ`, () => {
      const split = rules.filter((r) => r.inventory.includes(row)).map((r) => r.vary.flatMap((v) => v.circuits ?? []));
      assert.ok(split.some((c) => circuits.every((x) => c.includes(x))));
    });
  }

  for (const [row, severity] of Object.entries(ROWS)) {
    it(`${row} is carried out as ${severity}`, () => {
      const held = rules.filter((r) => r.inventory.includes(row));
      assert.ok(
        held.some((r) => r.severity === severity),
        held.map((r) => `${r.id}: ${r.severity}`).join(', ') || 'by no rule',
      );
    });
  }

  for (const id of PRINCIPLES) {
    it(`${id} is explained`, () => {
      const places = [...rules, ...terms].filter((x) => x.inventory.includes(id));
      assert.ok(places.length > 0);
    });
  }

  it('has no row that nothing is known of', () => {
    const known = new Set([...Object.keys(ROWS), ...PRINCIPLES]);
    const strange = [...rules, ...terms].flatMap((x) => x.inventory.filter((id) => !known.has(id)).map((id) => `${x.id}: ${id}`));
    assert.deepEqual(strange, []);
  });
});
