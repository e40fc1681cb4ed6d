/** New ordinances: whole, in order, and without a finding of our own, for many places and choices. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Answers, type Composed, compose, formsIn, snippetOf } from '../../server/src/core/compose';
import type { Finding } from '../../server/src/core/rules/finding';
import { book, open } from '../support/book';

const forms = formsIn(book.data.forms);
assert.ok(forms);
const stock = { clauses: book.clauses, order: book.order, forms };
const BASE: Answers = {
  state: 'WA',
  body: 'city',
  name: 'Alder Falls',
  instrument: '',
  policies: ['core'],
  strength: 'balanced',
  enforcement: 'none',
  reports: [],
};
const STATES = ['', 'WA', 'CA', 'NY', 'IL', 'TX', 'TN', 'FL', 'MO', 'MA', 'PA', 'AZ', 'MN', 'UT'];
const BODIES = ['city', 'county', 'town', 'special district', 'state'] as const;
const STRENGTHS = ['narrow', 'balanced', 'strongest'] as const;
const ENFORCEMENT = ['private', 'none', 'later'] as const;
const REPORTS = ['log', 'quarterly', 'annual'] as const;

function made(change: Partial<Answers> = {}): Composed {
  const answers = { ...BASE, ...change };
  const composed = compose(stock, answers, book.states.of(answers.state));
  assert.ok(composed);
  return composed;
}

/** Findings that tell counsel of a choice: they are right on every draft that makes it. */
const CHOICES = new Set(['information/release-data-withheld', 'state-law/state-not-set', 'state-law/policy-not-codified']);

const wordsOf = ({ hit }: Finding): string => hit.block.text.slice(hit.span.start, hit.span.end);

/** Findings above a hint that neither tell of a choice nor point to a fact to fill in. */
function faults(composed: Composed, { state, body }: Pick<Answers, 'state' | 'body'>): readonly Finding[] {
  const blanks = new Set(composed.blanks.map((b) => composed.text.slice(b.start, b.end)));
  return open(composed.text, { jurisdiction: { state, body } }).findings.filter(
    (finding) =>
      finding.severity !== 'hint' &&
      !CHOICES.has(finding.hit.rule.id) &&
      !(finding.severity === 'information' && finding.hit.rule.inventory.some((row) => row.startsWith('P-'))) &&
      !(finding.hit.rule.id === 'structure/left-over-blank' && blanks.has(wordsOf(finding))),
  );
}

const told = (findings: readonly Finding[]): string[] =>
  findings.map((f) => `${f.severity} ${f.hit.rule.id}: ${f.what} «${f.hit.block.text.trim().slice(0, 120)}»`);

/** Headings of the sections in order, as the product reads them. */
const headings = (text: string): string[] =>
  open(text)
    .draft.sections.filter((s) => s.kind === 'section')
    .map((s) => `${s.number} ${s.heading}`);

describe('a new ordinance', () => {
  for (const state of STATES)
    for (const body of BODIES)
      it(`has no finding of ours: ${state || 'no state'}, ${body}, every strength`, () => {
        STRENGTHS.forEach((strength, i) => {
          const enforcement = ENFORCEMENT[(i + BODIES.indexOf(body)) % ENFORCEMENT.length] ?? 'none';
          const answers = { state, body, strength, enforcement, reports: REPORTS.slice(0, i + 1) };
          assert.deepEqual(told(faults(made(answers), answers)), [], `${strength}, ${enforcement}`);
        });
      });

  it('has no finding of ours for each kind of paper', () => {
    for (const instrument of forms.instruments)
      for (const body of instrument.bodies) {
        const answers = { state: instrument.states?.[0] ?? 'CA', body, instrument: instrument.id };
        const composed = made(answers);
        assert.equal(composed.instrument.id, instrument.id);
        assert.deepEqual(told(faults(composed, answers)), [], `${instrument.id}, ${body}`);
        assert.match(composed.text, new RegExp(`this ${instrument.unit}`));
        if (instrument.unit !== 'ordinance') assert.doesNotMatch(composed.text, /[Tt]his ordinance/);
      }
  });

  it('has no finding of ours whatever policies are chosen', () => {
    const free = book.order.clauses.filter((id) => !forms.policies.automatic.includes(id));
    fc.assert(
      fc.property(
        fc.subarray(free),
        fc.constantFrom('', 'WA', 'CA', 'IL', 'PA', 'NY'),
        fc.constantFrom(...BODIES),
        fc.constantFrom(...STRENGTHS),
        fc.constantFrom(...ENFORCEMENT),
        fc.subarray([...REPORTS]),
        (policies, state, body, strength, enforcement, reports) => {
          const answers = { state, body, policies, strength, enforcement, reports };
          const composed = made(answers);
          assert.deepEqual(told(faults(composed, answers)), []);
          // Each policy is there once, under a number of its own, and in the house order.
          const ids = composed.sections.map((s) => s.clause).filter((id) => id !== '');
          assert.deepEqual(ids, [...new Set(ids)]);
          assert.deepEqual(
            ids,
            book.order.clauses.filter((id) => ids.includes(id)),
          );
          for (const id of policies) assert.ok(ids.includes(id), id);
          assert.deepEqual(
            open(composed.text)
              .draft.sections.filter((s) => s.kind === 'section')
              .map((s) => s.number),
            composed.sections.map((s) => s.number),
          );
          assert.doesNotMatch(composed.text, /\{\{|\[\[|undefined/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds the parts in their order', () => {
    const { text } = made({ policies: ['no-detainer-hold'], reports: ['log'] });
    assert.deepEqual(headings(text), [
      '1 Definitions',
      '2 No holds on detainers or administrative warrants',
      '3 Judicial warrants',
      '4 Log of requests',
      '5 No private right of action',
      '6 Severability',
      '7 Effective date',
    ]);
    const parts = [
      'ORDINANCE NO.',
      'AN ORDINANCE of the City of Alder Falls',
      'WHEREAS',
      'do ordain as follows:',
      'SECTION 1',
      'Passed by',
    ];
    const places = parts.map((part) => text.indexOf(part));
    assert.ok(
      places.every((at, i) => at > (places[i - 1] ?? -1)),
      String(places),
    );
  });

  it('defines what its sections use, in order, and nothing else', () => {
    assert.deepEqual(made({ policies: ['grant-review'] }).definitions, ['Agency', 'Employee']);
    const all = made({ policies: ['core', 'fiscal-firewall'] }).definitions;
    assert.deepEqual(all, [...all].sort());
    assert.equal(new Set(all).size, all.length);
  });

  it('names its own sections where a section refers to others', () => {
    const { text, sections } = made({ strength: 'strongest' });
    const of = (id: string) => sections.find((s) => s.clause === id)?.number;
    const names = `sections ${of('no-detainer-hold')}, ${of('information-limits')}, and ${of('savings-1373')}.`;
    assert.ok(text.includes(`independent of every other section of this ordinance: ${names}`), names);
  });

  it('enacts in the words that the law of the place gives', () => {
    const words = (change: Partial<Answers>) => /^.*(?:ordain|enact|RESOLVED).*[:.]$/im.exec(made(change).text)?.[0];
    assert.equal(words({ state: 'CA' }), 'The city council of the City of Alder Falls does ordain as follows:');
    assert.equal(
      words({ state: 'CA', body: 'county', name: 'Alder County' }),
      'The Board of Supervisors of the County of Alder ordains as follows.',
    );
    assert.equal(words({ state: 'NY' }), 'Be it enacted by the City Council of the City of Alder Falls as follows:');
    assert.equal(words({ state: 'MN', name: 'Minneapolis' }), 'The City Council of the City of Minneapolis do ordain as follows:');
    assert.equal(words({ state: 'OR', body: 'county', name: 'King' }), 'The County Council of King County ordains as follows:');
    assert.equal(
      words({ state: 'IL', body: 'state', name: '' }),
      'Be it enacted by the People of the State of Illinois, represented in the General Assembly:',
    );
    assert.equal(
      words({ instrument: 'resolution' }),
      'NOW, THEREFORE, BE IT RESOLVED by the City Council of the City of Alder Falls as follows:',
    );
  });

  it('leaves out what state law bars, unless it is asked for by name', () => {
    const county = { state: 'TX', body: 'county' } as const;
    const core = made(county);
    assert.ok(core.choice.leftOut.some((each) => each.clause.id === 'no-detainer-hold'));
    assert.ok(!core.sections.some((s) => s.clause === 'no-detainer-hold'));
    const named = made({ ...county, policies: ['no-detainer-hold'] });
    assert.ok(named.sections.some((s) => s.clause === 'no-detainer-hold'));
    assert.ok(faults(named, county).some((f) => f.hit.rule.id === 'state-law/detainer-refusal' && f.severity === 'error'));
  });

  it('says what is still to be decided or filled in, and nothing more', () => {
    const later = made({ policies: ['no-profiling'], enforcement: 'later' });
    assert.deepEqual(
      later.blanks.map((b) => later.text.slice(b.start, b.end)),
      ['[PRIVATE RIGHT OF ACTION OR NONE]'],
    );
    const blank = open(later.text).findings.filter((f) => f.hit.rule.id === 'structure/left-over-blank');
    assert.deepEqual(blank.map(wordsOf), ['[PRIVATE RIGHT OF ACTION OR NONE]']);
    assert.deepEqual(made({ policies: ['no-profiling'] }).blanks, []);
    assert.match(made({ name: '' }).text, /of the City of \[NAME OF CITY\] relating/);
  });

  it('names ids that are no policy', () =>
    assert.deepEqual(made({ policies: ['severability', 'no-such'] }).choice.unknown, ['severability', 'no-such']));

  it('becomes a snippet whose stops are the blanks, with money as it is', () => {
    const { text, blanks } = made({ name: '', enforcement: 'private' });
    assert.ok(blanks.length > 0);
    const snippet = snippetOf(text, blanks);
    assert.equal(snippet.match(/\$\{\d+:/g)?.length, blanks.length);
    assert.ok(snippet.includes('\\$1,000'));
    const plain = snippet
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$0$/, '')
      .replace(/\\([\\$}])/g, '$1');
    assert.equal(plain, text);
  });

  it('without a blank puts the caret at its head', () => {
    const { text, blanks } = made();
    assert.deepEqual(blanks, []);
    assert.ok(snippetOf(text, blanks).startsWith('$0ORDINANCE NO. '));
  });

  it('takes a wording that needs no fact where nobody has given one', () => {
    const { choice } = made({ policies: ['findings', 'codification', 'no-conviction-exceptions'], strength: 'strongest' });
    const worded = Object.fromEntries(choice.chosen.map(({ clause, wording }) => [clause.id, wording.name]));
    assert.equal(worded.findings, 'legal findings only');
    assert.equal(worded.codification, 'codify only');
    assert.equal(worded['no-conviction-exceptions'], 'nothing to repeal');
  });

  it('lists the officers that it names without having been told of them', () => {
    const { notes, text } = made({ policies: ['oversight'] });
    const note = notes.find((each) => each.startsWith('Officers named by default'));
    assert.match(note ?? '', /Inspector General\./);
    assert.ok(text.includes('Inspector General'));
    assert.ok(!made({ policies: ['grant-review'] }).notes.some((each) => each.startsWith('Officers named by default')));
  });

  it('knows every clause and wording that its data name', () => {
    const { policies } = forms;
    const worded = [...Object.values(policies.strength), policies.guarded, policies.limiting].flatMap((each) => Object.entries(each));
    for (const { clause, wording } of Object.values(policies.reports)) if (wording !== '') worded.push([clause, wording]);
    for (const [id, wording] of worded)
      assert.ok(
        book.clause(id)?.wordings.some((w) => w.name === wording),
        `${id}: ${wording}`,
      );
    for (const id of [...policies.core, ...policies.always, ...policies.automatic, ...policies.independent, policies.enforcement.private])
      assert.ok(book.clause(id), id);
    for (const form of [...forms.enacting, ...forms.effective])
      assert.ok(
        forms.instruments.some((i) => i.id === form.instrument),
        form.instrument,
      );
    for (const instrument of forms.instruments)
      for (const body of instrument.bodies)
        assert.ok(
          forms.signatures.some((s) => s.instruments.includes(instrument.id) && s.bodies.includes(body)),
          `${instrument.id}, ${body}`,
        );
  });
});
