/** Where provisions stand on the spectrum: a text in, a line a row out: level, provision, verb and act. */
import assert from 'node:assert/strict';
import { open } from '../support/book';

const rows = (text: string, most = 100): string[] =>
  open(text)
    .spectrum.rungs(most)
    .flatMap((rung) =>
      rung.entries.map((e) => `${rung.level} ${e.provision} ${e.verb} ${e.title} | ${text.slice(e.span.start, e.span.end)}`),
    );

const HOLD = 'holding a person on a detainer';
const COURT = 'an order or warrant of a court';

const cases: readonly { readonly name: string; readonly text: string; readonly rows: readonly string[] }[] = [
  {
    name: 'a ban, with the exception for a court on the level above',
    text: 'SECTION 4. Detainers. (a) An officer shall not hold a person on an immigration detainer unless a judicial warrant is shown.\n',
    rows: [`1 § 4(a) excepts ${COURT} | judicial warrant`, `2 § 4(a) forbids ${HOLD} | shall not hold a person on an immigration detainer`],
  },
  {
    name: 'a command and a power',
    text: 'SECTION 1. Custody. The Sheriff shall hold a person on an immigration detainer.\n\nSECTION 2. Transfers. The Sheriff may transfer an inmate to Immigration and Customs Enforcement.\n',
    rows: [
      `2 § 1 requires ${HOLD} | shall hold a person on an immigration detainer`,
      '2 § 2 allows handing a person over to immigration officers | may transfer an inmate to Immigration and Customs Enforcement',
    ],
  },
  {
    name: 'items of a list, each by its own marker',
    text: 'SECTION 3. Limits. An officer shall not:\n(1) detain a person on an immigration detainer; or\n(2) enter into an agreement under 8 U.S.C. § 1357(g).\n',
    rows: [
      `2 § 3(1) forbids ${HOLD} | detain a person on an immigration detainer`,
      "3 § 3(2) forbids taking on immigration officers' functions by agreement | enter into an agreement under 8 U.S.C. § 1357(g)",
    ],
  },
  {
    name: 'conditions that a list under "only if" names',
    text: 'SECTION 3. Detainers. The jail may honor an immigration detainer only if:\n(1) a judge has issued a judicial warrant; and\n(2) the person is told.\n',
    rows: [
      `1 § 3 excepts ${COURT} | The jail may honor an immigration detainer only if:`,
      '2 § 3 allows, on conditions, acting on a detainer or other request | may honor an immigration detainer',
    ],
  },
  {
    name: 'an administrative warrant is no order of a court',
    text: 'SECTION 5. Warrants. An officer shall not arrest a person on an administrative warrant.\n',
    rows: ['2 § 5 forbids acting on an administrative warrant | shall not arrest a person on an administrative warrant'],
  },
  {
    name: 'notice of release: asked for by a paper, or by nothing',
    text: 'SECTION 1. Notice. An officer shall not notify Immigration and Customs Enforcement of the release date of a person named in an immigration detainer.\n\nSECTION 2. Calls. An officer may notify Immigration and Customs Enforcement of the release date of a person.\n',
    rows: [
      '2 § 1 forbids telling immigration officers of a release when asked | shall not notify Immigration and Customs Enforcement of the release date',
      '3 § 2 allows telling immigration officers of a release | may notify Immigration and Customs Enforcement',
    ],
  },
  {
    name: 'a savings clause leaves open; one on authority gives none',
    text: 'SECTION 6. Savings. Nothing in this ordinance prohibits compliance with 8 U.S.C. §§ 1373 and 1644.\n\nSECTION 7. No power. Nothing in this ordinance shall be construed to confer authority to hold a person on an immigration detainer.\n',
    rows: [
      `2 § 7 gives no power for ${HOLD} | shall be construed to confer authority to hold a person on an immigration detainer`,
      "3 § 6 leaves open exchanging a person's immigration status with another government | prohibits compliance with 8 U.S.C. §§ 1373 and 1644",
    ],
  },
  {
    name: 'a ban on limits is told as what it forbids',
    text: 'SECTION 2. No limits. The City shall not adopt a sanctuary policy.\n',
    rows: ['3 § 2 forbids adopting or keeping a policy that limits cooperation | shall not adopt a sanctuary policy'],
  },
  {
    name: 'general help only where nothing narrower fits',
    text: 'SECTION 2. Resources. An agency shall not use public money for civil immigration enforcement.\n\nSECTION 3. Questions. An officer shall not ask a person about immigration status.\n',
    rows: [
      '3 § 2 forbids helping with immigration enforcement | shall not use public money for civil immigration enforcement',
      "3 § 3 forbids asking about a person's immigration status | shall not ask a person about immigration status",
    ],
  },
  {
    name: 'findings, definitions, private notes and struck words say nothing',
    text: 'WHEREAS, a jail may hold a person on an immigration detainer; and\n\nSECTION 1. Definitions. “Detainer” means an immigration detainer on which an officer may hold a person.\n\n%% The jail shall hold a person on an immigration detainer.\n\nSECTION 2. Lists. The clerk shall keep a list.\n',
    rows: [],
  },
  {
    name: 'a term that the draft defines as a detainer is one',
    text: 'SECTION 1. Definitions. “Request” means a civil immigration detainer.\n\nSECTION 2. Requests. The jail shall not honor a Request.\n',
    rows: ['2 § 2 forbids acting on a detainer or other request | shall not honor a Request'],
  },
  {
    name: 'an ordinance on another subject',
    text: 'SECTION 1. Dogs. An animal control officer may hold a dog for 48 hours and shall notify its owner of the release date.\n\nSECTION 2. Warrants. An inspector may enter a building with a judicial warrant.\n',
    rows: [],
  },
  { name: 'an empty text', text: '', rows: [] },
];

describe('the spectrum', () => {
  for (const { name, text, rows: expected } of cases) it(name, () => assert.deepEqual(rows(text), expected));

  it('has three levels, numbered from the top, also where nothing stands on them', () => {
    const rungs = open('').spectrum.rungs(10);
    assert.deepEqual(
      rungs.map((r) => `${r.level} ${r.title}: ${r.total}`),
      ['1 Compelled: 0', '2 Requested: 0', '3 Discretionary: 0'],
    );
    for (const r of rungs) assert.ok(r.clauses > 0 && /as of 31 Dec\. 2025$/.test(r.card), r.id);
  });

  it('counts what it does not list', () => {
    const text = Array.from(
      { length: 5 },
      (_, i) => `SECTION ${i + 1}. Custody. The jail shall hold a person on an immigration detainer.\n`,
    ).join('\n');
    const [, requested] = open(text).spectrum.rungs(2);
    assert.deepEqual([requested?.entries.length, requested?.total], [2, 5]);
  });

  it('gives both sides, the date, and the words of the text as plain words', () => {
    const text = 'SECTION 1. Custody. The jail shall hold [a](command:x) person on an immigration detainer.\n';
    const entry = open(text).spectrum.rungs(5)[1]?.entries[0];
    assert.match(
      entry?.card ?? '',
      /\*\*Authority:\*\* \*Galarza\* \(3d Cir\. 2014\) ✓[\s\S]*On the other side:\*\* \*El Cenizo\*[\s\S]*as of 31 Dec\. 2025/,
    );
    assert.ok(!entry?.card.includes('](command:x)'), entry?.card);
    assert.equal(entry?.lead, 'Galarza ✓');
    assert.equal(entry?.authority, 'case.galarza-v-szalczyk');
  });

  it('is read in turns of the size asked for', () => {
    const text = Array.from(
      { length: 50 },
      (_, i) => `SECTION ${i + 1}. Custody. The jail shall hold a person on an immigration detainer.\n`,
    ).join('\n');
    const { spectrum } = open(text);
    let turns = 1;
    while (!spectrum.advance(500)) turns++;
    assert.ok(turns > 5, `${turns} turns`);
    assert.equal(spectrum.rungs(100)[1]?.total, 50);
  });
});
