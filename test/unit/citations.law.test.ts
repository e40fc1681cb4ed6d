/** Citations against the library of authorities, and short forms followed back to their full cite. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lawbook from 'lawbook';
import { compileCitationForms } from '../../server/src/core/facts/citations/forms';
import { readCitations } from '../../server/src/core/facts/citations/read';
import type { Citation } from '../../server/src/core/facts/types';
import { checkCitations, REMARKS } from '../../server/src/core/law/check';
import { fullCite, shortCite } from '../../server/src/core/law/form';
import { createLibrary } from '../../server/src/core/law/library';
import { resolveCitation } from '../../server/src/core/law/resolve';

const forms = compileCitationForms(lawbook.data['citation-forms'] ?? {});
const library = createLibrary(lawbook.authorities, forms, lawbook.data['citation-checks']);
const read = (text: string): readonly Citation[] => readCitations(text, 0, text.length, forms);
const idOf = (text: string): string | undefined => {
  const [c] = read(text);
  return c && library.byCitation(c)?.id;
};

describe('citations: library', () => {
  it('finds each case, statute, regulation and order by its own citation', () => {
    const lost = lawbook.authorities.filter((a) => {
      if (!/^(?:case|statute|regulation|executive-order|proclamation|constitution|public-law)$/.test(a.kind)) return false;
      const main = library.citationOf(a.id);
      return !main || library.byCitation(main)?.id !== a.id;
    });
    assert.deepEqual(
      lost.map((a) => a.id),
      [],
    );
  });

  const found: readonly (readonly [string, string])[] = [
    ['Printz v. United States, 521 U.S. 898 (1997)', 'case.printz'],
    ['117 S.Ct. 2365', 'case.printz'],
    ['8 U.S.C. § 1373', 'usc.8.1373'],
    ['section 1373 of title 8 of the United States Code', 'usc.8.1373'],
    ['8 U.S.C. § 1357(g)(10)', 'usc.8.1357g'],
    ['8 U.S.C. § 1357(d)', 'usc.8.1357d'],
    ['8 U.S.C. § 1103(a)(10)', 'usc.8.1103a10'],
    ['8 CFR 287.7(d)', 'cfr.8.287.7'],
    ['Fourth Amendment to the United States Constitution', 'const.amend4'],
    ['Cal. Gov’t Code § 7284.6', 'state.ca.values-act'],
    ['Government Code section 7284.6', 'state.ca.values-act'],
    ['Tex. Gov’t Code § 752.053', 'state.tx.sb4'],
    ['RCW 10.93.160', 'state.wa.kww'],
    ['RCW 43.17.420', 'state.wa.kww'],
    ['ORS 181A.825', 'state.or.181a'],
    ['Cal. Const. art. XI, § 7', 'const.ca-11-7'],
    ['Ohio Const. art. XVIII, § 3', 'const.oh-18-3'],
    ['Hunter v. City of Pittsburgh, 207 U.S. 161 (1907)', 'case.hunter-v-pittsburgh'],
    ['City of Longmont v. Colo. Oil & Gas Ass’n, 2016 CO 29', 'case.longmont-v-coga'],
    ['N.Y.C. Admin. Code § 10-178', 'local.nyc-10-178'],
    ['Executive Order 14159', 'eo.14159'],
    ['Public Law 104-208', 'pub-l.104-208'],
  ];
  for (const [text, id] of found) it(`${text} is ${id}`, () => assert.equal(idOf(text), id));
  for (const text of ['8 U.S.C. § 1375', 'Cal. Gov’t Code § 7300', 'RCW 10.93.170', 'Smith v. Jones, 12 F.3d 345 (9th Cir. 1994)']) {
    it(`${text} is not there`, () => assert.equal(idOf(text), undefined));
  }

  it('knows a case by name, whatever its abbreviations, and the nearest one to a misspelt name', () => {
    const ids = (name: string): string[] => library.byName(name).map((a) => a.id);
    assert.deepEqual(ids('City and County of San Francisco v. Trump').sort(), ['case.sf-v-trump-2018', 'case.sf-v-trump-2025']);
    assert.deepEqual(ids('Galarza v. Szalczyk'), ['case.galarza-v-szalczyk']);
    assert.deepEqual(ids('Sale v. Haitian Centers Council'), ['case.sale-v-haitian-centers']);
    assert.deepEqual(ids('Smith v. Jones'), []);
    assert.equal(library.nearestName('Galarsa v. Szalzcyk')?.id, 'case.galarza-v-szalczyk');
    assert.equal(library.nearestName('Smith v. Jones'), undefined);
  });

  it('offers no name to the tagger that plain words or two authorities could mean', () => {
    const names = library.names();
    const phrases = names.map((n) => n.phrase);
    assert.equal(new Set(phrases).size, phrases.length);
    for (const plain of [
      'Arizona',
      'Texas',
      'New York',
      'Garcia',
      'Smith',
      'Graham',
      'Inadmissible aliens',
      'Morales',
      '§ 1226',
      'Morales v. Chadbourne',
    ]) {
      assert.ok(!phrases.includes(plain), plain);
    }
    for (const telling of ['Printz', 'Galarza v. Szalczyk', '§ 1373', 'Supremacy Clause', 'Laken Riley Act'])
      assert.ok(phrases.includes(telling), telling);
  });
});

describe('citations: problems', () => {
  const lines = readFileSync(join('test/fixtures/citations/problems.txt'), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'));
  for (const line of lines) {
    const bar = line.lastIndexOf(' |');
    const text = line.slice(0, bar);
    const expected = line
      .slice(bar + 2)
      .split(';')
      .map((s) => s.trim())
      .filter((s) => s !== '');
    it(text, () => {
      const problems = checkCitations(read(text), text, 0, text.length, library, forms);
      assert.deepEqual(
        problems.filter((p) => p.check !== 'unknown').map((p) => `${p.check}: ${p.found}${p.right ? ` -> ${p.right}` : ''}`),
        expected,
      );
      for (const p of problems) {
        assert.equal(text.slice(p.span.start, p.span.end), p.found);
        assert.ok(p.check === 'misprint' || p.fact.length <= 90, `${p.fact.length}: ${p.fact}`);
        assert.doesNotMatch(p.fact, /fake|hallucinat|illegal/i);
      }
    });
  }

  it('finds nothing wrong in any full citation of the library itself but the standing of those that no longer stand', () => {
    const found = lawbook.authorities.flatMap((a) => {
      const text = a.citation;
      return checkCitations(read(text), text, 0, text.length, library, forms)
        .filter((p) => !REMARKS.has(p.check))
        .map((p) => `${a.id} ${p.check}: ${p.found} (${p.fact})`);
    });
    assert.deepEqual(found, []);
  });

  it('states each fact about a known case within 90 characters', () => {
    const long = lawbook.authorities.flatMap((a) => {
      const main = library.citationOf(a.id);
      if (a.kind !== 'case' || !main?.parts.year) return [];
      const text = a.citation.replace(/\d{4}\)/, '1801)');
      return checkCitations(read(text), text, 0, text.length, library, forms).filter((p) => p.check === 'year' && p.fact.length > 90);
    });
    assert.deepEqual(
      long.map((p) => p.fact),
      [],
    );
  });
});

describe('citations: short forms', () => {
  const text =
    'See Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014); New York v. United States, 505 U.S. 144, 112 S. Ct. 2408 (1992). Id. at 188. Compare Galarza, 745 F.3d at 640. Id. at 641. The rule is old. New York, supra, at 162; 112 S. Ct. at 2420; 8 U.S.C. § 1373(a). Id. See Printz, supra, at 900.';
  const all = read(text);
  const meant = all.map((c, i) => resolveCitation(c, all.slice(0, i), library)?.key ?? '');

  it('follows id., supra and short cites', () => {
    assert.deepEqual(
      all.map((c) => c.kind),
      ['case', 'case', 'id', 'short-case', 'id', 'supra', 'short-case', 'usc', 'id', 'supra'],
    );
    assert.deepEqual(meant, [
      '745 F.3d 634',
      '505 U.S. 144',
      '505 U.S. 144',
      '745 F.3d 634',
      '745 F.3d 634',
      '505 U.S. 144',
      '505 U.S. 144',
      '8 usc 1373',
      '8 usc 1373',
      '',
    ]);
  });

  it('gives nothing for an id. with nothing before it', () => {
    const [id] = read('Id. at 12.');
    assert.ok(id);
    assert.equal(resolveCitation(id, [], library), undefined);
  });

  it('writes an authority in full and short', () => {
    const a = library.byId('case.galarza-v-szalczyk');
    assert.ok(a);
    assert.equal(fullCite(a), 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)');
    assert.equal(shortCite(a, library.citationOf(a.id), '640'), 'Galarza, 745 F.3d at 640');
  });
});
