/** Citations in the editor: cards, links, styles, forms short and full, later history; whole texts in and out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CITATION_STYLES, type CitationStyle } from '../../server/src/core/settings';
import { book, open } from '../support/book';
import { marked } from '../support/marks';

const applied = (
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): string =>
  [...edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.text + t.slice(e.span.end), text);

const normalized = (text: string, style: CitationStyle): string => {
  const analysis = open(text, { citations: { ownCode: [], style } });
  return applied(text, analysis.normalizeCitations().edits);
};

describe('all citations in one style', () => {
  const cases: readonly (readonly [string, Readonly<Record<CitationStyle, string>>])[] = [
    [
      'See Galarza vs. Szalczyk, 745 F. 3d 634, 640-42 (3rd Cir. 2014).',
      {
        bluebook: 'See Galarza v. Szalczyk, 745 F.3d 634, 640–42 (3d Cir. 2014).',
        alwd: 'See Galarza v. Szalczyk, 745 F.3d 634, 640–42 (3d Cir. 2014).',
        california: 'See Galarza v. Szalczyk (3d Cir. 2014) 745 F.3d 634, 640-42.',
        municipal: 'See Galarza v. Szalczyk, 745 F.3d 634, 640-42 (3d Cir. 2014).',
      },
    ],
    [
      'See Bologna v. City & Cnty. of San Francisco (2011) 192 Cal.App.4th 429, 430.',
      {
        bluebook: 'See Bologna v. City & Cnty. of San Francisco, 192 Cal. App. 4th 429, 430 (2011).',
        alwd: 'See Bologna v. City & Cnty. of San Francisco, 192 Cal. App. 4th 429, 430 (2011).',
        california: 'See Bologna v. City & Cnty. of San Francisco (2011) 192 Cal.App.4th 429, 430.',
        municipal: 'See Bologna v. City & Cnty. of San Francisco, 192 Cal. App. 4th 429, 430 (2011).',
      },
    ],
    [
      'The bars stand in 8 USC §1373(a), 1644 and 8 CFR 287.7(d).',
      {
        bluebook: 'The bars stand in 8 U.S.C. §§ 1373(a), 1644 and 8 C.F.R. § 287.7(d).',
        alwd: 'The bars stand in 8 U.S.C. §§ 1373(a), 1644 and 8 C.F.R. § 287.7(d).',
        california: 'The bars stand in 8 U.S.C. §§ 1373(a), 1644 and 8 C.F.R. § 287.7(d).',
        municipal: 'The bars stand in 8 U.S.C. Sections 1373(a), 1644 and 8 C.F.R. Section 287.7(d).',
      },
    ],
    [
      'The rule is that of *Roe v. Doe*, 410 U. S. 999, 93 S.Ct. 705 (1973), and of 8 U.S.C. section 1373.',
      {
        bluebook: 'The rule is that of *Roe v. Doe*, 410 U.S. 999, 93 S. Ct. 705 (1973), and of 8 U.S.C. § 1373.',
        alwd: 'The rule is that of *Roe v. Doe*, 410 U.S. 999, 93 S. Ct. 705 (1973), and of 8 U.S.C. § 1373.',
        california: 'The rule is that of *Roe v. Doe* (1973) 410 U.S. 999, 93 S.Ct. 705, and of 8 U.S.C. § 1373.',
        municipal: 'The rule is that of *Roe v. Doe*, 410 U.S. 999, 93 S. Ct. 705 (1973), and of 8 U.S.C. Section 1373.',
      },
    ],
    [
      'Persons are held as section 1373 of title 8 of the United States Code and RCW 10.93.160 say.',
      Object.fromEntries(
        CITATION_STYLES.map((s) => [s, 'Persons are held as section 1373 of title 8 of the United States Code and RCW 10.93.160 say.']),
      ) as Record<CitationStyle, string>,
    ],
  ];
  for (const [text, styles] of cases)
    for (const style of CITATION_STYLES)
      it(`${style}: ${text}`, () => {
        const once = normalized(text, style);
        assert.equal(once, styles[style]);
        assert.equal(normalized(once, style), once, 'a second time changes nothing');
      });

  const lines = readFileSync('test/fixtures/citations/known-cases.txt', 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l) => l.replace(/\[\[[^|]*\|[^|]*\|[^|]*\|([^\]]*)\]\]/g, '$1'));
  const keysOf = (text: string): string[] => {
    const found: string[] = [];
    for (const { item } of open(text).draft.text.blocks.range()) found.push(...item.facts.citations.map((c) => c.key));
    return found;
  };
  for (const style of CITATION_STYLES)
    it(`${style} leaves every known citation the one it was, and is stable`, () => {
      const text = `${lines.join('\n\n')}\n`;
      const once = normalized(text, style);
      assert.deepEqual(keysOf(once), keysOf(text));
      assert.equal(normalized(once, style), once);
    });

  it('leaves struck words, notes and the text of another law alone', () => {
    const text = `AN ORDINANCE relating to lists.

%% See 8 USC 1373.

SECTION 1. Lists. The clerk shall keep ((8 USC 1373)) a list.

SECTION 2. Section 3.04.010 of the municipal code is amended to read as follows:

3.04.010 Lists. The clerk shall keep a list under 8 USC 1373.
`;
    assert.equal(normalized(text, 'bluebook'), text);
  });
});

/** The offers at the caret, and the text once the named one is made. */
const offered = (
  source: string,
): { readonly titles: string[]; readonly made: (change: 'short' | 'full' | 'later') => string | undefined } => {
  const { text, caret: offset } = marked(source);
  const analysis = open(text);
  return {
    titles: analysis.citationOffers({ start: offset, end: offset }).map((o) => o.title),
    made: (change) => {
      const edits = analysis.citationEdits(change, offset);
      return edits && applied(text, edits);
    },
  };
};

describe('the citation at the caret', () => {
  const CITED = 'A detainer is a request. Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014). ';

  it('takes its short form where it was cited in full before', () => {
    const { titles, made } = offered(`${CITED}So is a notice. Gala‸rza v. Szalczyk, 745 F.3d 634, 640 (3d Cir. 2014).`);
    assert.deepEqual(titles, ['Use the short form: Galarza, 745 F.3d at 640']);
    assert.equal(made('short'), `${CITED}So is a notice. Galarza, 745 F.3d at 640.`);
  });

  it('takes its short form by the party that tells it from others, known or not', () => {
    const { made } = offered(
      'It is so. United States v. Bolling, 12 F.3d 345 (9th Cir. 1994). It is so. United States v. Bol‸ling, 12 F.3d 345 (9th Cir. 1994).',
    );
    assert.match(made('short') ?? '', /It is so\. Bolling, 12 F\.3d at 345\.$/);
  });

  it('has no short form at its first mention', () =>
    assert.deepEqual(offered('Gala‸rza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014).').titles, []));

  for (const [short, full] of [
    ['I‸d. at 640', 'Galarza v. Szalczyk, 745 F.3d 634, 640 (3d Cir. 2014)'],
    ['Galarza, 745 F.3d a‸t 641', 'Galarza v. Szalczyk, 745 F.3d 634, 641 (3d Cir. 2014)'],
    ['Galarza, sup‸ra', 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'],
  ] as const)
    it(`gives “${short.replace('‸', '')}” in full`, () => {
      const { titles, made } = offered(`${CITED}${short}.`);
      assert.match(titles[0] ?? '', /^Give the full citation: Galarza v\. Szalczyk/);
      assert.equal(made('full'), `${CITED}${full}.`);
    });

  it('gives a case that the library does not hold in the words of the draft', () => {
    const cited = 'It is so. Smith v. Jones, 12 F.3d 345, 350 (9th Cir. 1994). ';
    assert.equal(offered(`${cited}Id‸. at 351.`).made('full'), `${cited}Smith v. Jones, 12 F.3d 345, 351 (9th Cir. 1994).`);
    assert.equal(offered(`${cited}Id‸.`).made('full'), `${cited}Smith v. Jones, 12 F.3d 345 (9th Cir. 1994).`);
  });

  it('takes its later history', () => {
    const { titles, made } = offered('It was so. County of Oc‸ean v. Grewal, 475 F. Supp. 3d 355 (D.N.J. 2020).');
    assert.match(titles[0] ?? '', /^Add later history: aff'd sub nom\. Ocean Cnty/);
    assert.equal(
      made('later'),
      "It was so. County of Ocean v. Grewal, 475 F. Supp. 3d 355 (D.N.J. 2020), aff'd sub nom. Ocean Cnty. Bd. of Comm'rs v. Att'y Gen., 8 F.4th 176 (3d Cir. 2021).",
    );
  });

  it('takes a denial of certiorari where it is asked for', () => {
    const { made } = offered('It was so. City of New Yo‸rk v. United States, 179 F.3d 29 (2d Cir. 1999).');
    assert.equal(
      made('later'),
      'It was so. City of New York v. United States, 179 F.3d 29 (2d Cir. 1999), cert. denied, 528 U.S. 1115 (2000).',
    );
  });
});

describe('a citation that the library does not hold', () => {
  const card = (source: string): string => {
    const { text, caret: offset } = marked(source);
    return open(text).hover(offset)?.markdown ?? '';
  };

  it('has a card with its parts', () => {
    const said = card('It is so. Smith v. Jo‸nes, 12 F.3d 345, 350 (9th Cir. 1994).');
    assert.match(said, /^\*\*Smith v\\\. Jones, 12 F\\\.3d 345, 350 \\\(9th Cir\\\. 1994\\\)\*\* — Case, not in the library/);
    assert.match(
      said,
      /Name: Smith v\\\. Jones · Volume: 12 · Report: F\\\.3d · First page: 345 · Pin: 350 · Court: 9th Cir\\\. · Year: 1994/,
    );
  });

  it('has a card that says where it is published', () => {
    assert.match(
      card('It is so under 7 U.S.C. § 21‸43.'),
      /\*\*Published in\*\* United States Code, title 7, section 2143[\s\S]*\(https:\/\/www\.govinfo\.gov\/link\/uscode\/7\/2143\)/,
    );
  });

  it('has a card for a short form that tells what it stands for', () => {
    assert.match(card('It is so under 7 U.S.C. § 2143. I‸d.'), /Stands for the citation above: 7 U\\\.S\\\.C\\\. § 2143/);
    assert.match(card('It is so. I‸d. at 5.'), /No citation above it was found/);
  });

  const links: readonly (readonly [string, string])[] = [
    ['7 U.S.C. § 2143', 'https://www.govinfo.gov/link/uscode/7/2143'],
    ['28 C.F.R. § 35.130(b)', 'https://www.ecfr.gov/current/title-28/section-35.130'],
    ['90 Fed. Reg. 12345 (Mar. 18, 2025)', 'https://www.govinfo.gov/link/fr/90/12345'],
    ['Pub. L. No. 111-148', 'https://www.govinfo.gov/link/plaw/111/public/148'],
    ['Pub. L. No. 90-148', ''],
    ['U.S. Const. amend. XXI', 'https://constitution.congress.gov/constitution/amendment-21/'],
    ['RCW 9.41.290', 'https://app.leg.wa.gov/rcw/default.aspx?cite=9.41.290'],
    ['D.C. Code § 24-211.08', 'https://code.dccouncil.gov/us/dc/council/code/sections/24-211.08'],
    ['Roe v. Doe, 402 U.S. 9 (1971)', 'https://www.loc.gov/item/usrep402009/'],
    ['Roe v. Doe, 590 U.S. 9 (2020)', ''],
    ['Smith v. Jones, 12 F.3d 345 (9th Cir. 1994)', ''],
  ];
  for (const [cite, url] of links)
    it(`${cite} leads to ${url || 'no page'}`, () =>
      assert.deepEqual(
        open(`It is so under ${cite}.`)
          .documentLinks()
          .map((l) => l.url),
        url === '' ? [] : [url],
      ));

  it('knows places that are https and on official sites alone', () => {
    const urls = JSON.stringify(book.data['citation-checks']?.places).match(/"url":"([^"]+)"/g) ?? [];
    assert.ok(urls.length > 4);
    for (const url of urls)
      assert.match(
        url,
        /"url":"https:\/\/(?:(?:www\.)?(?:govinfo|ecfr|loc)\.gov|constitution\.congress\.gov|app\.leg\.wa\.gov|code\.dccouncil\.gov)\//,
      );
  });
});
