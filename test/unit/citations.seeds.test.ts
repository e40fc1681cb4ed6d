/**
 * Errors known from circulating papers on the subject, part G of the inventory of law: each that a text can show is told with
 * the right correction. Those left out are no words of a draft, such as a missing page or a fact about a place.
 */
import assert from 'node:assert/strict';
import { open } from '../support/book';

interface Told {
  readonly row: string;
  readonly text: string;
  readonly rule: string;
  /** The text once the mend of the finding is made; left out where no one text is right. */
  readonly mended?: string;
}

const ROWS: readonly Told[] = [
  {
    row: 'SE-01',
    text: 'Congress sets the terms. Harisiades v. Shaughnessy, 342 U.S. 580, 588-89 (1962).',
    rule: 'citations/case-cite',
    mended: 'Congress sets the terms. Harisiades v. Shaughnessy, 342 U.S. 580, 588-89 (1952).',
  },
  {
    row: 'SE-02',
    text: 'The duty ends there. Sale v. Haitian Centers Council, Inc., 508 U.S. 155 (1993).',
    rule: 'citations/case-cite',
    mended: 'The duty ends there. Sale v. Haitian Centers Council, Inc., 509 U.S. 155 (1993).',
  },
  {
    row: 'SE-03',
    text: 'The power is national. Chy Lung v. Freeman, 92 U.S. 275, 280 (1875).',
    rule: 'citations/case-cite',
    mended: 'The power is national. Chy Lung v. Freeman, 92 U.S. 275, 280 (1876).',
  },
  {
    row: 'SE-05',
    text: 'The paragraph speaks of communication regarding the immigration status of an individual, including the answer.',
    rule: 'citations/known-misprint',
    mended: 'The paragraph speaks of communication regarding the immigration status of any individual, including the answer.',
  },
  {
    row: 'SE-07',
    text: 'Agreements rest on Pub. L. 104-208, §§ 133, 642.',
    rule: 'citations/known-misprint',
    mended: 'Agreements rest on Pub. L. No. 104-208, div. C, §§ 133, 642.',
  },
  {
    row: 'SE-09',
    text: 'Licensing is local. Chamber of Commerce v. Whiting, 131 S. Ct. 1968 (2011).',
    rule: 'citations/official-report',
    mended: 'Licensing is local. Chamber of Commerce v. Whiting, 563 U.S. 582 (2011).',
  },
  {
    row: 'SE-10',
    text: 'The law is supreme. City of New York v. United States, 179 F.3d 29 (2d Cir. 1999).',
    rule: 'citations/limited-case',
  },
  { row: 'SE-11', text: 'The police power reaches work. De Canas v. Bica, 424 U.S. 351 (1976).', rule: 'citations/limited-case' },
  {
    row: 'SE-12',
    text: 'The Immigration and Naturalization Act leaves it open.',
    rule: 'citations/known-misprint',
    mended: 'The Immigration and Nationality Act leaves it open.',
  },
  {
    row: 'SE-13',
    text: 'WHEREAS, 8 U.S.C. § 1373 makes it a crime to limit the sharing of immigration status; and',
    rule: 'information/penalty-claim',
  },
  {
    row: 'SE-14',
    text: 'A new seizure needs cause. Morales v. Chadbourne, 793 F.3d 208, 217 (9th Cir. 2020).',
    rule: 'citations/case-cite',
    mended: 'A new seizure needs cause. Morales v. Chadbourne, 793 F.3d 208, 217 (1st Cir. 2015).',
  },
  {
    row: 'SE-15',
    text: 'Officers need cause. Meledres v. Arpaio, 695 F.3d 990 (9th Cir. 2012).',
    rule: 'citations/case-name',
    mended: 'Officers need cause. Melendres v. Arpaio, 695 F.3d 990 (9th Cir. 2012).',
  },
  {
    row: 'SE-16',
    text: 'The state may ask it. City of El Cienzo v. Texas, 890 F.3d 164 (5th Cir. 2018).',
    rule: 'citations/case-name',
    mended: 'The state may ask it. City of El Cenizo v. Texas, 890 F.3d 164 (5th Cir. 2018).',
  },
  {
    row: 'SE-17',
    text: 'The county is liable. Lopez-Flores v. Douglas County, No. 6:19-CV-00904-AA, LEXIS 94847.',
    rule: 'citations/known-misprint',
    mended: 'The county is liable. Lopez-Flores v. Douglas County, No. 6:19-cv-00904-AA, 2020 U.S. Dist. LEXIS 94847.',
  },
  {
    row: 'SE-18',
    text: 'The Executive Order “Guaranteeing the States Protection Against Invasion” bars entry.',
    rule: 'citations/known-misprint',
    mended: 'The Proclamation No. 10,888, “Guaranteeing the States Protection Against Invasion” bars entry.',
  },
  {
    row: 'SE-19',
    text: 'The memorandum of Benjamin C. Huffman applies.',
    rule: 'citations/known-misprint',
    mended: 'The memorandum of Benjamine Huffman applies.',
  },
  {
    row: 'SE-20, the court',
    text: 'A detainer is a request. Galarza v. Szalczyk, 745 F.3d 634, 636 (3rd Cir. 2014).',
    rule: 'citations/court-abbreviation',
    mended: 'A detainer is a request. Galarza v. Szalczyk, 745 F.3d 634, 636 (3d Cir. 2014).',
  },
  {
    row: 'SE-20, the bracket',
    text: 'It bars a limit on receiving from, [DHS]] information.',
    rule: 'citations/known-misprint',
    mended: 'It bars a limit on receiving from, [DHS] information.',
  },
  {
    row: 'SE-21',
    text: 'Guidance on State and Local Governments and Related Matters (July 16, 2015) says so.',
    rule: 'citations/known-misprint',
    mended: 'Guidance on State and Local Governments and Related Matters (2011; posted July 16, 2015) says so.',
  },
  {
    row: 'SE-23',
    text: 'They held him on civil immigration detainer warrants.',
    rule: 'citations/known-misprint',
    mended: 'They held him on civil immigration detainers or administrative warrants.',
  },
  { row: 'SE-24', text: 'Conditions must be clear. City of Chicago v. Barr, 961 F.3d 882 (7th Cir. 2020).', rule: 'citations/other-side' },
  {
    row: 'SE-25',
    text: 'WHEREAS, the Laken Riley Act requires jails to hold any undocumented person; and',
    rule: 'commandeering/laken-riley-duty',
  },
  {
    row: 'SE-31',
    text: 'Murphy v. NCAA, 584 U.S. 453 (2018), is the most recent decision on commandeering.',
    rule: 'commandeering/murphy-alone',
  },
  {
    row: 'SE-35',
    text: 'The bar stands in 8 § U.S.C. 1373.',
    rule: 'citations/known-misprint',
    mended: 'The bar stands in 8 U.S.C. § 1373.',
  },
  {
    row: 'SE-43',
    text: 'The report covers compliance with ICE detainees.',
    rule: 'citations/known-misprint',
    mended: 'The report covers compliance with ICE detainers.',
  },
  { row: 'SE-45', text: 'A 287g agreement is signed.', rule: 'citations/known-misprint', mended: 'A 287(g) agreement is signed.' },
  {
    row: 'SE-46',
    text: 'Places are safe. County of Santa Clara v. Trump, 275 F. Supp. 3d 1196 (N.D. Cal. 2017).',
    rule: 'citations/no-longer-good-law',
    mended:
      "Places are safe. County of Santa Clara v. Trump, 275 F. Supp. 3d 1196 (N.D. Cal. 2017), aff'd in part, vacated in part sub nom. City & Cnty. of San Francisco v. Trump, 897 F.3d 1225 (9th Cir. 2018).",
  },
  { row: 'SE-46, the order', text: 'Executive Order 13768 put funds at risk.', rule: 'citations/no-longer-good-law' },
  {
    row: 'SE-47',
    text: 'The Santa Clara County Sanctuary Ordinance says so.',
    rule: 'citations/known-misprint',
    mended: 'The Santa Clara County Board of Supervisors Policy § 3.54 says so.',
  },
  {
    row: 'SE-48',
    text: 'The New York City Law Prohibiting Expenditure of Local Resources on Immigration Enforcement says so.',
    rule: 'citations/known-misprint',
    mended: 'The New York City Local Law 228 of 2017 (N.Y.C. Admin. Code § 10-178) says so.',
  },
  {
    row: 'SE-49',
    text: 'National Immigration Law Center, Tom K. Wong, January 26, 2017, counts counties.',
    rule: 'citations/known-misprint',
    mended: "Ctr. for Am. Progress & Nat'l Immigr. L. Ctr., Jan. 26, 2017, counts counties.",
  },
];

describe('errors known from circulating papers', () => {
  for (const { row, text, rule, mended } of ROWS)
    it(row, () => {
      const analysis = open(text);
      const all = analysis.findings.flatMap((f) => [f, ...f.merged]);
      const found = all.find((f) => f.hit.rule.id === rule);
      assert.ok(found, `${text}: ${all.map((f) => f.hit.rule.id).join(', ') || 'nothing'}`);
      if (mended === undefined) return;
      const edits = [...(found.hit.fixes[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
      const after = edits.reduce((t, e) => t.slice(0, e.span.start) + e.text + t.slice(e.span.end), text);
      assert.equal(after, mended);
      assert.ok(!open(after).findings.some((f) => f.hit.rule.id === rule), 'nothing is left to mend');
    });
});
