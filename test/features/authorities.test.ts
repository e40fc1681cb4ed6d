/** The authorities of a draft: a text in, a line an authority out, and the list written out. */
import assert from 'node:assert/strict';
import { CURRENCY, currencyOf, currencyTitle, isOlder } from '../../server/src/core/features/authorities/standing';
import { authoritiesAsText, groupAuthorities } from '../../server/src/core/features/authorities/table';
import { open, type PartialSettings } from '../support/book';

const list = (text: string, today = '2026-03-01', settings: PartialSettings = {}) => {
  const analysis = open(text, settings);
  return analysis.cited.list(analysis.context, { today, months: analysis.settings.currency.months, mostAuthorities: 100, mostPlaces: 100 });
};
const lines = (text: string): string[] =>
  list(text).authorities.map(
    (a) =>
      `${a.currency} ${a.part} ${a.name}: ${a.places.map((p) => `${p.provision} «${text.slice(p.span.start, p.span.end)}»`).join(' ')}`,
  );

const TEXT = `WHEREAS, a detainer is a request, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014); and

SECTION 1. Findings. The court so held. Id. at 640. See 8 U.S.C. § 1373(a) and Galarza, 745 F.3d at 641.

SECTION 2. Law. (a) 8 U.S.C. § 1373 applies.
(b) Article 36 of the Vienna Convention on Consular Relations applies.

SECTION 3. Other. A fee is due under 42 U.S.C. § 300aa-1 and Sanchez Ochoa v. Campbell, 266 F. Supp. 3d 1237 (E.D. Wash. 2017).
`;

describe('the authorities a draft cites', () => {
  it('stand in order of first use, each with all its places, short forms followed back', () =>
    assert.deepEqual(lines(TEXT), [
      'current cases Galarza v. Szalczyk, 745 F.3d 634: the opening «Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)» § 1 «Id. at 640» § 1 «Galarza, 745 F.3d at 641»',
      'limited statutes 8 U.S.C. § 1373: § 1 «8 U.S.C. § 1373(a)» § 2(a) «8 U.S.C. § 1373»',
      'current other VCCR art. 36: § 2(b) «Article 36 of the Vienna Convention on Consular Relations»',
      'unknown statutes 42 U.S.C. § 300aa-1: § 3 «42 U.S.C. § 300aa-1»',
      'vacated cases Sanchez Ochoa v. Campbell, 266 F. Supp. 3d 1237: § 3 «Sanchez Ochoa v. Campbell, 266 F. Supp. 3d 1237 (E.D. Wash. 2017)»',
    ]));

  for (const [name, text] of [
    ["the draft's own number", 'ORDINANCE NO. 2026-14\n\nSECTION 1. Lists. The clerk shall keep a list.\n'],
    ['private notes', '%% See 8 U.S.C. § 1373.\n\nSECTION 1. Lists. The clerk shall keep a list.\n'],
    ['struck words', 'SECTION 1. Lists. The clerk shall keep a list ((under 8 U.S.C. § 1373)).\n'],
    ['a short form that nothing goes before', 'SECTION 1. Lists. It is so. Id. at 640.\n'],
    ['nothing at all', ''],
  ] as const)
    it(`leave out ${name}`, () => assert.deepEqual(lines(text), []));

  it('name the section they stand in', () => {
    const places = list(TEXT).authorities[1]?.places ?? [];
    assert.deepEqual(
      places.map((p) => [p.section, TEXT.slice(p.sectionStart, p.sectionStart + 9)]),
      [
        ['SECTION 1 Findings', 'SECTION 1'],
        ['SECTION 2 Law', 'SECTION 2'],
      ],
    );
    assert.equal(list(TEXT).authorities[0]?.places[0]?.section, 'Opening and recitals');
  });

  it('count uses, and uses that a finding on citations stands on', () => {
    const wrong = 'WHEREAS, it is so, Galarza v. Szalczyk, 745 F.3d 634 (9th Cir. 2014); and\n\nWHEREAS, 8 U.S.C. § 1373 applies;\n';
    const found = list(wrong);
    assert.deepEqual([found.total, found.uses, found.problems], [2, 2, 1]);
    assert.deepEqual(
      found.authorities.map((a) => [a.problems, a.places.map((p) => p.problem)]),
      [
        [1, [true]],
        [0, [false]],
      ],
    );
    assert.equal(list(wrong, '2026-03-01', { findings: { severity: { 'citations/*': 'off' } } }).problems, 0);
  });

  it('count what they do not list', () => {
    const analysis = open(TEXT);
    const cut = analysis.cited.list(analysis.context, { today: '2026-03-01', months: 12, mostAuthorities: 1, mostPlaces: 2 });
    assert.deepEqual(
      [cut.authorities.length, cut.total, cut.uses, cut.authorities[0]?.uses, cut.authorities[0]?.places.length],
      [1, 5, 8, 3, 2],
    );
  });

  it('grow old by the day and the setting', () => {
    assert.equal(list(TEXT, '2026-12-31').authorities[0]?.currency, 'current');
    assert.equal(list(TEXT, '2027-01-01').authorities[0]?.currency, 'old');
    assert.equal(list(TEXT, '2026-03-01', { currency: { months: 2 } }).authorities[0]?.currency, 'old');
    // The standing in law goes before age.
    assert.equal(list(TEXT, '2030-01-01').authorities[4]?.currency, 'vacated');
  });
});

describe('how current an authority is', () => {
  for (const [status, expected] of [
    ['vacated', 'vacated'],
    ['vacated-in-part', 'vacated'],
    ['superseded', 'vacated'],
    ['limited', 'limited'],
    ['split', 'limited'],
    ['open', 'limited'],
    ['not-verified', 'unknown'],
    ['good-law', 'current'],
  ] as const)
    it(`${status} counts as ${expected}`, () => assert.equal(currencyOf(status, '2026-01-31', '2026-02-01', 12), expected));

  it('counts months by the calendar', () => {
    assert.ok(!isOlder('2025-01-31', '2026-01-31', 12));
    assert.ok(isOlder('2025-01-31', '2026-02-01', 12));
    assert.ok(!isOlder('2025-02-28', '2026-02-28', 12));
    assert.ok(!isOlder('unknown', '2026-02-01', 12));
  });

  it('is said in words with a sign', () =>
    assert.deepEqual(
      CURRENCY.map((g) => `${currencyTitle(g, 6, true)} ${g.sign}`),
      ['Vacated or superseded ✕', 'Limited or split △ ⇄', 'Older than 6 months ↷', 'Not in the library, or not verified ?', 'Current ✓'],
    ));
});

describe('the list written out', () => {
  const { authorities } = list(TEXT);

  it('as a table of authorities, in plain text', () =>
    assert.equal(
      authoritiesAsText(authorities, { by: 'kind', months: 12, markdown: false }),
      `Cases
  Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)
      Good law ✓ · ${authorities[0]?.note} · as of 31 Dec. 2025
      the opening, § 1
  Sanchez Ochoa v. Campbell, 266 F. Supp. 3d 1237 (E.D. Wash. 2017)
      Vacated ✕ · TRO vacated as moot on appeal (9th Cir. 2018) (unpublished) · as of 31 Dec. 2025
      § 3

Federal statutes and public laws
  8 U.S.C. § 1373
      ${authorities[1]?.treatment} · ${authorities[1]?.note} · as of 31 Dec. 2025
      § 1, § 2(a)
  42 U.S.C. § 300aa-1
      Not in the library ?
      § 3

Other authorities
  ${authorities[2]?.citation}
      Good law ✓ · as of 31 Dec. 2025
      § 2(b)
`,
    ));

  it('by currency, gravest first', () =>
    assert.deepEqual(
      groupAuthorities(authorities, 'currency', 12).map((g) => `${g.title}: ${g.authorities.length}`),
      ['Vacated or superseded ✕: 1', 'Limited or split △ ⇄: 1', 'Not in the library ?: 1', 'Current ✓: 2'],
    ));

  it('as Markdown, with nothing in it that a draft could make live', () => {
    const out = authoritiesAsText(authorities, { by: 'currency', months: 12, markdown: true });
    assert.match(
      out,
      /^## Vacated or superseded ✕\n\n\| Authority \| Standing \| Places \|\n\|---\|---\|---\|\n\| Sanchez Ochoa v\\\. Campbell/,
    );
    assert.equal(authoritiesAsText([], { by: 'kind', months: 12, markdown: true }), '');
  });
});
