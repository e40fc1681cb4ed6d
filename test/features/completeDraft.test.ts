/** Completing a draft: what is missing comes in at once, each section in its place, and nothing twice. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { applied } from '../support/edits';

const DRAFT = `AN ORDINANCE of the City of Alder Falls relating to custody

The City Council of the City of Alder Falls ordains as follows:

SECTION 1. Definitions. In this ordinance:
"Agency" means a department of the City.
"Judicial warrant" means a warrant that a judge of a court issued on probable cause.

SECTION 2. No holds on detainers. An employee shall not hold a person on a detainer unless a judicial warrant names the person.

SECTION 3. Severability. If a part of this ordinance is invalid, section 2 remains in effect.

Passed by the City Council: ____________________ Vote: ____________________
`;

const headings = (text: string): string[] =>
  open(text)
    .draft.sections.filter((s) => s.kind === 'section')
    .map((s) => `${s.number} ${s.heading}`);

const completed = (text: string, ids: readonly string[]) => {
  const result = open(text).completeDraft(ids.map((clause) => ({ clause })));
  return { ...result, text: applied(text, result.edits) };
};

describe('completing a draft', () => {
  it('puts several clauses in at once, each in its place, with the ones they need', () => {
    const { text, added, summary } = completed(DRAFT, ['effective-date', 'oversight', 'status-inquiry']);
    assert.deepEqual(added, ['status-inquiry', 'oversight', 'savings-1373', 'effective-date']);
    assert.deepEqual(headings(text), [
      '1 Definitions',
      '2 Questions about citizenship or immigration status',
      '3 No holds on detainers',
      '4 Oversight and complaints',
      '5 Information regarding citizenship or immigration status',
      '6 Severability',
      '7 Effective date; transition',
    ]);
    assert.match(summary, /^New sections 2, 4, 5 and 7; definitions of .* added; /);
  });

  it('lets references follow', () => {
    const { text } = completed(DRAFT, ['status-inquiry']);
    assert.match(text, /SECTION 5\. Severability\. If a part of this ordinance is invalid, section 3 remains in effect\./);
  });

  it('adds each missing definition once and keeps those that are there', () => {
    const { text } = completed(DRAFT, ['status-inquiry', 'oversight', 'no-transfer']);
    const terms = [...text.matchAll(/^"([^"]+)" means/gm)].map((m) => m[1] ?? '');
    assert.deepEqual(terms, [...terms].sort());
    assert.equal(new Set(terms).size, terms.length);
    assert.ok(text.includes('"Judicial warrant" means a warrant that a judge of a court issued on probable cause.'));
  });

  it('puts a last section before the lines for signatures', () => {
    const { text } = completed(DRAFT, ['effective-date']);
    assert.ok(text.indexOf('Effective date') < text.indexOf('Passed by'));
    assert.match(text, /Vote: _{20}\n$/);
  });

  it('says what the draft holds already, and puts in no opposite', () => {
    const first = completed(DRAFT, ['severability', 'private-right-of-action', 'no-private-right-of-action', 'no-such']);
    assert.deepEqual(first.added, ['private-right-of-action']);
    assert.deepEqual(first.leftOut, [
      { clause: 'severability', why: 'it is already in § 3' },
      { clause: 'no-private-right-of-action', why: 'the draft holds its opposite' },
      { clause: 'no-such', why: 'there is no such clause' },
    ]);
    assert.deepEqual(completed(first.text, ['no-private-right-of-action']).edits, []);
  });

  it('makes a section of definitions where there is none', () => {
    const bare = DRAFT.replace(/SECTION 1\. Def[\s\S]*?(?=SECTION 2)/, '')
      .replace('SECTION 2.', 'SECTION 1.')
      .replace('SECTION 3.', 'SECTION 2.');
    assert.deepEqual(headings(completed(bare, ['information-limits', 'findings']).text), [
      '1 Findings and purpose',
      '2 Definitions',
      '3 No holds on detainers',
      '4 Confidentiality of personal information',
      '5 Information regarding citizenship or immigration status',
      '6 Severability',
    ]);
  });

  it('changes nothing when nothing is wanted', () => assert.deepEqual(completed(DRAFT, []).edits, []));
});
