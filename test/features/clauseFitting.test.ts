/** A clause put into a draft: whole texts in the manner of real ones, before and after. */
import assert from 'node:assert/strict';
import { open, type PartialSettings } from '../support/book';
import { applied, inverse } from '../support/edits';

function inserted(text: string, id: string, name = 'balanced', settings: PartialSettings = {}): string {
  const put = open(text, settings).insertClause(id, name);
  assert.ok(put?.insertion, `${id}: ${name}`);
  const { edits } = put.insertion;
  const after = applied(text, edits);
  assert.equal(applied(after, inverse(text, edits)), text, 'one step back gives the draft as it was');
  return after;
}

/** The lines that a change adds or alters, without those that stay. */
const changed = (before: string, after: string): string => {
  const old = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => line !== '' && !old.has(line))
    .join('\n');
};

const LOCAL_LAW = `Local Law No. 3 of 2027

A LOCAL LAW to amend the code of the city of Alder Falls, in relation to records of the clerk

Be it enacted by the Council as follows:

Section 1. Chapter 4 of the code of the city of Alder Falls is amended by adding a new section 4-12 to read as follows:
§ 4-12 Records. a. The city clerk shall keep the records of the city.
b. The clerk shall give a copy to a person who asks for one. The copy of a map is subject to subdivision a of this section.
§ 2. This local law takes effect 60 days after it becomes law.

QRS
LS #1234
3/2/27
`;

const CODE = `§ 7-31. Duties of the keeper.

(a) The keeper shall record each paper that the jail receives.
    (1) The record shall name the office that sent it.

(June 3, 2019, Ord. 114.)
`;

const TITLED = `AN ORDINANCE OF ALDER COUNTY RELATING TO RECORDS

The Board of Supervisors of Alder County ordains as follows:

Sec. 1. DEFINITIONS.

In this ordinance:

Agency means a department of the county.

Keeper means the officer who runs the jail.

Sec. 2. RECORDS.

A. The county shall keep a record of each paper, as section 3 requires.

B. The sheriff's office must answer, and the county counsel must review the answer. The county clerk must file it.

Sec. 3. COPIES.

The agency must keep a copy.

AYES: Supervisors Ash and Elm
NOES: None
ATTEST: the clerk
Adopted text published below.
`;

const RESOLUTION = `Resolution on records

Whereas, The Village of Alder Falls keeps records; and
Whereas, residents ask for copies; now, therefore, be it
Resolved, That the village board asks the clerk to give copies.

LS #77
`;

const ENDING = '\nQRS\nLS #1234\n3/2/27\n';
const INVALID = (unit: string, body: string): string =>
  `If a court holds that a provision of this ${unit}, or its application to a person or circumstance, is invalid, the other provisions and applications remain in effect. The ${body} would have adopted each provision without the invalid one.`;

/** The numbers and headings of a draft's own sections, in order. */
const outline = (text: string): string[] =>
  open(text)
    .draft.sections.filter((s) => s.kind === 'section')
    .map((s) => `${s.number} ${s.heading}`.trim());

describe('a clause fitted to a draft', () => {
  it('stands behind the law that a bill sets out and before what takes effect, above the marks of the drafting office', () => {
    const [law, last] = LOCAL_LAW.slice(0, -ENDING.length).split('§ 2. ') as [string, string];
    assert.equal(inserted(LOCAL_LAW, 'severability'), `${law}§ 2. ${INVALID('local law', 'Council')}\n§ 3. ${last}${ENDING}`);
  });

  it('takes the lettering of the law that the bill sets out, and its own small letters for the city', () => {
    const after = inserted(LOCAL_LAW, 'no-private-right-of-action');
    assert.equal(
      changed(LOCAL_LAW, after),
      [
        '§ 2. In this local law:',
        '"Agency" means a department, office, board, or commission of the city.',
        '"Employee" means an officer, employee, or volunteer of an agency, and a contractor or agent of an agency, while that person performs the agency\'s work.',
        '§ 3. a. This local law does not create a private right of action against the city, an agency, or an employee.',
        'b. This section does not limit:',
        '1. a right or remedy under the Constitution of the United States, the constitution of the State, 42 U.S.C. § 1983, or other law;',
        '2. a complaint or disciplinary proceeding under this local law; or',
        '3. the standing of a public body.',
        '§ 4. This local law takes effect 60 days after it becomes law.',
      ].join('\n'),
    );
    assert.ok(after.endsWith(ENDING));
  });

  it('leaves the numbers of a code alone: what is new comes behind its sections and the notes on them', () => {
    assert.equal(inserted(CODE, 'severability'), `${CODE.trimEnd()}\n\n§ 7-32. Severability.\n\n${INVALID('chapter', 'City Council')}\n`);
    const both = inserted(CODE, 'no-detainer-hold', 'narrower');
    assert.ok(both.startsWith(CODE.trimEnd()));
    assert.deepEqual(outline(both), ['7-31 Duties of the keeper', '7-32 Definitions', '7-33 No custody past release']);
  });

  it('writes definitions as the draft writes its own, in their places, and the heading in its capitals', () => {
    const after = inserted(TITLED, 'access', 'state-law-safe');
    assert.deepEqual(
      [...after.matchAll(/\n\n([A-Z][a-z]+(?: [a-z]+)*) means /g)].map((m) => m[1]),
      ['Agency', 'Civil immigration enforcement', 'Employee', 'Immigration authority', 'Judicial warrant', 'Keeper', 'Nonpublic area'],
    );
    assert.ok(after.includes('\n\nSec. 4. VISITORS FROM OTHER AGENCIES.\n\nA. An employee must admit an officer of another'), after);
    assert.ok(after.endsWith('\n\nAYES: Supervisors Ash and Elm\nNOES: None\nATTEST: the clerk\nAdopted text published below.\n'));
  });

  it('calls bodies and officers what the draft calls them', () => {
    assert.equal(
      changed(TITLED, inserted(TITLED, 'mass-influx', 'notice only')),
      'Sec. 4. NOTICE OF A MASS-INFLUX REQUEST.\nThe head of an agency that receives a request under 8 U.S.C. § 1103(a)(10) must send it to the Board of Supervisors and the county counsel within one day after receipt.',
    );
  });

  it('offers what such a body is commonly called where the draft names nobody', () => {
    const bare = 'AN ORDINANCE OF ALDER COUNTY\n\nThe county ordains as follows:\n\nSection 1. Records. The county shall keep records.\n';
    const settings = { jurisdiction: { state: 'CA' } };
    assert.match(inserted(bare, 'mass-influx', 'notice only', settings), /to the Board of Supervisors and the County Counsel within/);
  });

  it('follows what a resolution resolves, and calls it a resolution', () =>
    assert.equal(
      inserted(RESOLUTION, 'severability'),
      RESOLUTION.replace('copies.\n\nLS', `copies.\n\nSECTION 1. Severability. ${INVALID('resolution', 'village board')}\n\nLS`),
    ));

  it('lets no name run into the words of a title in capitals', () => {
    const titled =
      'AN ORDINANCE OF THE CITY OF SAN ALDER APPROVING RULES\n\nTHE CITY COUNCIL OF THE CITY OF SAN ALDER ORDAINS AS FOLLOWS:\n\nSECTION 1. Rules. The City shall keep rules.\n';
    assert.equal(open(titled).names().jurisdiction, 'City of San Alder');
  });

  it('rests on no definition that holds in another section alone', () => {
    const scoped = `AN ORDINANCE of the City of Alder Falls

SECTION 1. Custody. (a) In this section, "civil immigration detainer" means a detainer issued under 8 C.F.R. § 287.7.
(b) The jail shall record each civil immigration detainer.
`;
    const after = inserted(scoped, 'no-detainer-hold', 'narrower');
    assert.match(after, /"Detainer" means a request by an immigration authority/);
    assert.match(after, /on the basis of a detainer or an administrative warrant/);
  });
});
