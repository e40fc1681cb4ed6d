/** What a draft already holds: a model clause is known by what it says, under any heading, and is not taken for another. */
import assert from 'node:assert/strict';
import { type Clause, PLAIN_SHAPE, renderClause, type Wordings } from '../../server/src/core/clauses';
import { book, open } from '../support/book';

const SUBJECT = 'SECTION 1. Subject. This chapter concerns civil immigration enforcement.';
/** The clauses that a draft of the field is said to hold, besides its first section. */
const heldBy = (body: string, first = SUBJECT): string[] =>
  open(`AN ORDINANCE relating to the conduct of city business.\n\nTHE CITY COUNCIL DOES ORDAIN:\n\n${first}\n\n${body}\n`)
    .clauseStandings()
    .filter(({ present }) => present !== undefined)
    .map(({ clause }) => clause.id);

/** The clause's text under a heading that tells nothing. Findings are known by standing under such a heading, so theirs stays. */
function body(clause: Clause, wording: Wordings): string {
  const text = clause.id === 'findings' ? wording.text : wording.text.replace(/^# .*$/m, '# Rule');
  return renderClause(clause, { ...wording, text }, { ...PLAIN_SHAPE, fills: { addressee: 'Congress' } }, 'plain', '2');
}

/** Clauses whose text says part of what another clause says, with that other. */
const KIN: Readonly<Record<string, readonly string[]>> = {
  'access, with consent': ['rights-notice'],
  'diversion, balanced': ['status-inquiry'],
  'information-limits, balanced': ['vendor-limits'],
  'judicial-warrant, with the definition': ['definitions'],
  'neutral-procurement, balanced': ['vendor-limits'],
  'neutral-procurement, data term only': ['vendor-limits'],
  'no-287g, vote required': ['reports'],
  'no-pretext-stops, balanced': ['status-inquiry'],
  'no-profiling, balanced': ['oversight'],
  'separate-appropriation, balanced': ['fiscal-firewall'],
};

/** The same rule in other words than ours. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  audit: 'The County Auditor shall audit every two years how the Sheriff has answered immigration detainers.',
  codification: 'The Clerk is directed to codify sections 3 through 9 as a new chapter of the Municipal Code.',
  'command-approval': 'The Chief of Police shall decide in writing on any request from ICE before an employee acts on it.',
  courthouses: 'No bailiff may assist ICE in arresting a person inside a courthouse for a civil immigration violation.',
  'criminal-savings': 'Nothing in this ordinance limits an officer who arrests a person for a crime.',
  'data-minimization': 'City departments shall not record or retain the immigration status of an applicant on any form.',
  diversion: 'Officers shall use a pre-arrest diversion program for first-time shoplifting.',
  'effective-date': 'This ordinance shall take effect thirty days after its passage.',
  'gang-database': 'A supervisor must review each entry in the gang database once a year.',
  'low-level-offenses': 'Riding a bicycle on a sidewalk shall be punished as a civil infraction only.',
  'neutral-procurement': 'The Purchasing Agent shall apply the same contract terms to every bidder, whatever its federal work.',
  'no-conviction-exceptions': 'Sections 3 and 4 apply to every person regardless of any prior conviction.',
  'no-detention-contracts': 'The County shall not enter into any contract for immigration detention beds.',
  'no-ncic-arrests': 'An officer shall not arrest a person because of an immigration entry in the NCIC.',
  'non-entanglement': 'City employees shall not assist in civil immigration enforcement.',
  'officer-identification': 'Jail staff shall request the badge number and agency of any officer from outside who seeks to enter.',
  oversight: 'Any resident may file a complaint that an officer broke this chapter with the Civilian Review Board.',
  prosecutors: 'The City Prosecutor shall take into account the immigration consequences of a plea.',
  reports: 'The Sheriff shall publish a report each quarter on detainers received and answered.',
  'request-log': 'The jail shall keep a record of every request from ICE.',
  'resolution-request': 'The City Council urges Congress to pass a bill on the matter.',
  'savings-1373':
    'Nothing in this ordinance prohibits an official from sending to, or receiving from, ICE information on immigration status under 8 U.S.C. § 1373.',
  'separate-appropriation': 'No department shall move money between accounts for civil immigration enforcement.',
  'state-law-conformity': 'Nothing in this ordinance directs an employee to violate state law.',
  technology: 'The Police Department shall not share data from an automated license plate reader with ICE.',
  'vendor-limits': 'A city contract with a vendor that holds personal information shall bar its resale.',
};

describe('clauses that a draft already holds', () => {
  it('are told by a test of what they say, each of them', () =>
    assert.deepEqual(
      book.clauses.filter((clause) => clause.present.length === 0).map(({ id }) => id),
      [],
    ));

  for (const clause of book.clauses)
    for (const wording of clause.wordings) {
      const name = `${clause.id}, ${wording.name}`;
      it(`${name}: nothing else is taken for it`, () => {
        const held = heldBy(body(clause, wording));
        // A wording for a state that bars the clause says something else on purpose; the main one says what the clause is.
        if (wording === clause.wordings[0]) assert.ok(held.includes(clause.id), 'its own text');
        assert.deepEqual(
          held.filter((id) => id !== clause.id),
          KIN[name] ?? [],
        );
      });
    }

  for (const [id, sentence] of Object.entries(SAID_OTHERWISE))
    it(`${id}: in other words`, () => assert.ok(heldBy(`SECTION 2. Rule. ${sentence}`).includes(id)));

  it('are known by their heading whatever they say', () =>
    assert.deepEqual(heldBy('SECTION 2. Quarterly and annual reports. See the manual.'), ['reports']));

  it('a savings inside one section is not the savings of the whole', () => {
    const inside = (id: string, words: string) => assert.ok(!heldBy(`SECTION 2. Rule. ${words}`).includes(id), id);
    inside('savings-1373', 'This section does not prohibit the exchange of immigration status under 8 U.S.C. §§ 1373 and 1644.');
    inside('criminal-savings', 'Subsection (a) does not limit the investigation of a crime on evidence of that crime.');
    inside('criminal-savings', 'This section does not limit the investigation of a crime on evidence of that crime.');
  });

  it('in an ordinance on another subject only its form is told', () => {
    const other = [
      'SECTION 1. Noise. A resident may file a complaint about noise with the Inspector General.',
      '',
      'SECTION 2. Bids. The Purchasing Agent shall apply the same terms of contract to every bidder.',
      '',
      'SECTION 3. Cameras. The Police Department shall delete a plate reading within 30 days. An officer shall use a license plate reader for parking only.',
      '',
      'SECTION 4. Reports. The Clerk shall publish a report each quarter on permits. A violation is a civil infraction.',
      '',
      'SECTION 5. Courthouse. A vendor shall not have access to the courthouse after six o’clock.',
      '',
      'SECTION 6. Duration. This ordinance shall take effect on July 1, 2027.',
    ].join('\n');
    assert.deepEqual(heldBy(other, ''), ['effective-date']);
  });
});
