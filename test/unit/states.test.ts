/** State law as data: each file's own examples, look-up by body, and how findings, clauses and severities follow the setting. */
import assert from 'node:assert/strict';
import { STATES } from '../../client/src/states';
import { compileLawbook } from '../../server/build/lawbook-compile.mjs';
import { page } from '../../server/src/core/features/explain';
import { type Body, barOf, createStates, requirementOf, type StateFramework, stateRequirements } from '../../server/src/core/law/states';
import { placeIn } from '../../server/src/core/rules/place';
import { severityOf } from '../../server/src/core/rules/severity';
import type { Severity } from '../../server/src/core/rules/types';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings';
import { open } from '../support/book';
import { runRules, testBook } from '../support/runRules';

interface Example {
  readonly provision: string;
  readonly body: Body;
  readonly severity: Severity;
  readonly found: string;
  readonly left: string | undefined;
}

const states = compileLawbook(process.cwd()).lawbook.states as unknown as readonly (StateFramework & {
  readonly examples: readonly Example[];
})[];
const find = createStates(states);
const stateOf = (code: string): StateFramework => {
  const state = find.of(code);
  assert.ok(state, code);
  return state;
};
const ruleOf = (provision: string): string => {
  const rule = testBook().rules.find((r) => r.provision === provision);
  assert.ok(rule, provision);
  return rule.id;
};

describe('files on state law', function () {
  this.timeout(60_000);

  for (const state of states) {
    const { code } = state;
    state.examples.forEach(({ provision, body, severity, found, left }) => {
      const place = { state: code, body };
      const own = (text: string) => runRules(text, place).filter((f) => f.rule === ruleOf(provision));
      it(`${code}: ${provision} is found where a ${body} enacts it`, () => {
        assert.deepEqual(
          own(found).map((f) => f.severity),
          [severity],
          `${found}\n→ ${JSON.stringify(runRules(found, place), undefined, 1)}`,
        );
      });
      if (left !== undefined) it(`${code}: what is near ${provision} is left alone`, () => assert.deepEqual(own(left), [], left));
    });
  }

  // Where the law of a state asks for a limit, an ordinance that orders the opposite is told so; its own examples are those of the rule.
  const opposing = testBook().rules.filter((r) => r.opposes !== undefined);
  for (const state of states)
    for (const { provision, by, binds, reach } of state.requires) {
      const rule = opposing.find((r) => r.opposes === provision);
      const body = binds[0] ?? state.statutes.find((s) => s.key === by)?.binds[0];
      it(`${state.code}: the opposite of ${provision} is found where a ${body} enacts it`, () => {
        assert.ok(rule && body, provision);
        const found = runRules(rule.examples.bad[0] ?? '', { state: state.code, body }).filter((f) => f.rule === rule.id);
        const doubtful = state.confidence === 'low' || requirementOf(state, provision, body)?.reach === 'arguable';
        assert.deepEqual(
          found.map((f) => f.severity),
          [doubtful ? 'warning' : 'error'],
          reach,
        );
        assert.match(found[0]?.message ?? '', doubtful ? / law may bar / : / law bars /);
      });
    }

  it('hold one of each state and territory that the command offers', () => {
    assert.deepEqual(states.map((s) => `${s.code} ${s.name}`).sort(), STATES.map(([code, name]) => `${code} ${name}`).sort());
  });

  it('put each state in its circuit', () => {
    const counts = new Map<string, number>();
    for (const s of states) counts.set(s.circuit, (counts.get(s.circuit) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(counts), {
      '1': 5,
      '2': 3,
      '3': 4,
      '4': 5,
      '5': 3,
      '6': 4,
      '7': 3,
      '8': 7,
      '9': 11,
      '10': 6,
      '11': 3,
      'D.C.': 1,
      '': 1,
    });
  });

  it('give each statute that binds nobody a penalty or a case its own words only', () => {
    for (const s of states) for (const x of s.statutes) assert.ok(x.binds.length > 0 && x.says !== x.what, `${s.code} ${x.key}`);
  });

  it('say of an entry of low confidence that it is one, and grade it no error', () => {
    const low = states.filter((s) => s.confidence === 'low' && s.bars.length > 0);
    assert.ok(low.length > 0);
    for (const s of low)
      for (const e of s.examples) {
        const [finding] = runRules(e.found, { state: s.code, body: e.body }).filter((f) => f.rule === ruleOf(e.provision));
        assert.equal(finding?.severity, 'warning');
        assert.match(finding?.message ?? '', /law may bar[\s\S]*low confidence/);
      }
  });
});

describe('state law by the body that enacts', () => {
  it('reaches only the bodies that the statute binds', () => {
    const texas = stateOf('TX');
    assert.equal(barOf(texas, 'agreement-ban', 'county')?.statute.cite, "Tex. Gov't Code ch. 753 (SB 8)");
    assert.equal(barOf(texas, 'agreement-ban', 'city'), undefined);
    assert.equal(barOf(texas, 'inquiry-limit', 'state'), undefined);
  });

  it('takes the plainest of several statutes', () => {
    const carolina = stateOf('NC');
    assert.equal(barOf(carolina, 'detainer-refusal', 'county')?.reach, 'plain');
    assert.equal(barOf(carolina, 'detainer-refusal', 'city')?.reach, 'arguable');
  });

  it('tells what state law already asks for, as a checklist needs it', () => {
    assert.deepEqual(
      stateRequirements(stateOf('DE'), 'town').map((r) => [r.provision, r.reach, r.statute.cite]),
      [
        ['agreement-ban', 'plain', 'Del. Code Ann. tit. 11, § 8402B'],
        ['detention-contract-ban', 'plain', 'Del. Code Ann. tit. 11, § 8402B'],
      ],
    );
    assert.equal(requirementOf(stateOf('OH'), 'detainer-refusal', 'city'), undefined);
  });
});

const HOLD = 'The Sheriff shall not hold a person on the basis of an immigration detainer.';
const COMPLY = 'The Sheriff shall hold a person named in an immigration detainer for up to 48 hours after the time of release.';

describe('findings by the state that is set', () => {
  const of = (text: string, state: string, body: Body = 'county') =>
    open(text, { jurisdiction: { state, body } }).findings.filter((f) => f.hit.rule.id.startsWith('state-law/'));

  it('names statute, penalty and case where the law bars the provision', () => {
    const [finding] = of(HOLD, 'TX').filter((f) => f.hit.rule.id === 'state-law/detainer-refusal');
    assert.equal(finding?.severity, 'error');
    assert.match(finding?.what ?? '', /^Texas law bars a refusal of detainers: “shall not hold a person/);
    assert.ok((finding?.what.length ?? 0) <= 90);
    assert.equal(
      finding?.why,
      'Tex. Code Crim. Proc. art. 2A.060 commands compliance with any request in a detainer. Civil penalties by the day, and removal from office. Mostly upheld on its face: El Cenizo. A locality has the powers its state leaves it (Hunter).',
    );
    assert.deepEqual(finding?.hit.authorities, ['state.tx.sb4', 'case.el-cenizo-v-texas']);
    assert.equal(finding?.hit.fixes.length, 1);
  });

  it('names the statute of a state that limits cooperation where the draft orders the opposite, and is silent in others', () => {
    // It stands on the words of the finding on custody, and is told with it.
    const [finding] = open(COMPLY, { jurisdiction: { state: 'WA', body: 'county' } })
      .findings.flatMap((f) => f.merged)
      .filter((f) => f.hit.rule.id === 'state-law/detainer-order');
    assert.equal(finding?.severity, 'error');
    assert.match(finding?.what ?? '', /^Washington law bars a hold on a detainer: “shall hold a person/);
    assert.match(finding?.why ?? '', /^Wash\. Rev\. Code § 10\.93\.160 /);
    for (const [state, body] of [
      ['TX', 'county'],
      ['OH', 'county'],
      ['WA', 'state'],
      ['', 'county'],
    ] as const)
      assert.deepEqual(
        of(COMPLY, state, body)
          .flatMap((f) => [f, ...f.merged])
          .filter((f) => f.hit.rule.opposes !== undefined),
        [],
        `${state} ${body}`,
      );
  });

  it('shows the provision as met where the law already asks for it, with nothing to mend', () => {
    const [finding] = of(HOLD, 'IL').filter((f) => f.hit.rule.id === 'state-law/detainer-refusal');
    assert.equal(finding?.severity, 'hint');
    assert.match(finding?.what ?? '', /^Illinois law already has a refusal of detainers: “shall not hold a person/);
    assert.match(finding?.why ?? '', /^5 Ill\. Comp\. Stat\. 805\/15 forbids holds on detainers/);
    assert.deepEqual([finding?.hit.fixes, finding?.hit.rule.fixes], [[], []]);
  });

  it('is silent where state law is silent, where the body is not bound, and where no state is set', () => {
    for (const [state, body] of [
      ['OH', 'city'],
      ['TX', 'state'],
      ['GU', 'city'],
    ] as const)
      assert.deepEqual(
        of(HOLD, state, body).filter((f) => f.hit.rule.provision !== undefined),
        [],
        `${state} ${body}`,
      );
    assert.deepEqual(
      of(HOLD, '')
        .map((f) => f.hit.rule.id)
        .filter((id) => testBook().rule(id)?.provision !== undefined),
      [],
    );
  });

  it('grades by circuit and by posture', () => {
    const rule = testBook().rule('detention/detainer-hold');
    assert.ok(rule);
    const severity = (state: string) => {
      const analysis = open(COMPLY, { jurisdiction: { state, body: 'county' } });
      return severityOf(rule, analysis.jurisdiction, analysis.settings)?.severity;
    };
    assert.deepEqual([severity('WA'), severity('MS'), severity('IA'), severity('')], ['error', 'warning', 'warning', 'error']);
  });

  it('follows a change of the setting without reading the text again', () => {
    const analysis = open(HOLD, { jurisdiction: { state: 'TX', body: 'county' } });
    const { draft } = analysis;
    const severities = () => analysis.findings.filter((f) => f.hit.rule.id === 'state-law/detainer-refusal').map((f) => f.severity);
    const set = (state: string) => {
      analysis.settings = { ...analysis.settings, jurisdiction: { ...analysis.settings.jurisdiction, state } };
    };
    assert.deepEqual(severities(), ['error']);
    set('CA');
    assert.deepEqual(severities(), ['hint']);
    set('OH');
    assert.deepEqual(severities(), []);
    assert.equal(analysis.draft, draft);
  });

  it('stays a hint where the law asks for it, whatever weight the rule is given', () => {
    const findings = { severity: { 'state-law/*': 'error' } } as const;
    const [met] = open(HOLD, { jurisdiction: { state: 'IL', body: 'county' }, findings }).findings.filter((f) => f.hit.rule.provision);
    assert.equal(met?.severity, 'hint');
  });

  it('can be turned off like any finding', () => {
    const analysis = open(HOLD, { jurisdiction: { state: 'TX', body: 'county' }, findings: { severity: { 'state-law/*': 'off' } } });
    assert.deepEqual(
      analysis.findings.filter((f) => f.hit.rule.id.startsWith('state-law/')),
      [],
    );
  });

  it('says nothing on ordinances about other subjects', () => {
    const text = 'SECTION 1. No person shall use city funds for private parties. SECTION 2. The Clerk shall not disclose a bid.';
    for (const state of ['TX', 'FL', 'CA', '']) assert.deepEqual(of(text, state), [], state);
  });
});

describe('clauses by the state that is set', () => {
  const voidHere = (id: string, state: string, body: Body) =>
    open('', { jurisdiction: { state, body } })
      .clauseStandings()
      .find((s) => s.clause.id === id)?.voidHere;

  it('say where state law stands against them, and how surely', () => {
    assert.equal(voidHere('no-detainer-hold', 'TX', 'county'), 'Tex. Code Crim. Proc. art. 2A.060');
    assert.equal(voidHere('non-entanglement', 'MO', 'city'), 'Mo. Rev. Stat. § 67.307 (arguably)');
    assert.equal(voidHere('no-287g', 'TX', 'city'), '');
    assert.equal(voidHere('no-detainer-hold', 'IL', 'county'), '');
    assert.equal(voidHere('severability', 'TX', 'county'), '');
  });
});

describe('the question where a draft will be enacted', () => {
  const DRAFT =
    'ORDINANCE NO. 7\n\nAN ORDINANCE of the City of Tacoma, Washington, relating to immigration detainers.\n\nSECTION 1. No officer shall honor an immigration detainer.';
  const asked = (text: string, state = '') =>
    open(text, { jurisdiction: { state } }).findings.filter((f) => f.hit.rule.id === 'state-law/state-not-set');

  it('is asked once, at the head of a draft of the field, as information', () => {
    const found = asked(DRAFT);
    assert.deepEqual(
      found.map((f) => [f.severity, f.hit.block.textOf(f.hit.span)]),
      [['information', 'ORDINANCE NO. 7']],
    );
    assert.equal(found[0]?.do, 'Choose the state and the kind of body. The draft names Washington.');
  });

  it('is not asked once a state is set, nor of other drafts', () => {
    assert.deepEqual(asked(DRAFT, 'WA'), []);
    assert.deepEqual(asked('AN ORDINANCE relating to street trees.\n\nSECTION 1. The Department shall plant trees.'), []);
  });

  it('comes and goes with the words of the draft as they are typed', () => {
    const analysis = open('AN ORDINANCE relating to trees.\n\nSECTION 1. No officer shall plant a tree.');
    const count = () => analysis.findings.filter((f) => f.hit.rule.id === 'state-law/state-not-set').length;
    assert.equal(count(), 0);
    const at = analysis.draft.text.toString().indexOf('plant a tree');
    analysis.edit(at, at + 'plant a tree'.length, 'honor an immigration detainer');
    assert.equal(count(), 1);
    analysis.edit(at, at + 'honor an immigration detainer'.length, 'plant a tree');
    assert.equal(count(), 0);
  });

  for (const [line, place] of [
    ['AN ORDINANCE OF THE CITY OF TACOMA, WASHINGTON, relating to detainers', { state: 'WA', body: 'city', name: 'Tacoma' }],
    ['Be it ordained by the Town of Alder Falls, State of New York', { state: 'NY', body: 'town', name: 'Alder Falls' }],
    ['THE BOARD OF COMMISSIONERS OF ALDER COUNTY, NORTH CAROLINA, ordains', { state: 'NC', body: 'county', name: 'Alder County' }],
    ['the Parish of St. Alder, Louisiana', { state: 'LA', body: 'county', name: 'St. Alder' }],
    ['the laws of the State of Oregon', { state: 'OR', body: 'city', name: '' }],
    ['Washington Street between Oregon Avenue and Texas Lane', undefined],
    ['the City of Alder, which is large', undefined],
    ['', undefined],
  ] as const)
    it(`reads the place in “${line}”`, () => assert.deepEqual(placeIn(line, find), place));

  it('offers what the draft names first, then the list, then never to ask', () => {
    const analysis = open(DRAFT);
    const actions = analysis.codeActions({ start: 0, end: 0 }, (g) => g === 'quickfix');
    // The commands come from the client; without them there is nothing to carry out.
    assert.deepEqual(
      actions.filter((a) => a.plan.kind === 'set-place' || a.plan.kind === 'turn-off'),
      [],
    );
  });
});

describe('the page of a state', () => {
  it('shows where its law stands, with date and confidence', () => {
    const shown = page(testBook(), 'state:TX')?.markdown ?? '';
    for (const part of [
      '# State law: Texas',
      '**State law requires cooperation and bars local limits** · as of 28 Feb. 2026 · high confidence · 5th Circuit',
      '- refusing detainers: Tex. Code Crim. Proc. art. 2A.060; city, county, town',
      '## Not checked',
    ])
      assert.ok(shown.includes(part), `${part}\n${shown}`);
    assert.equal(page(testBook(), 'state:ZZ'), undefined);
  });

  it('warns where confidence is low', () =>
    assert.match(page(testBook(), 'state:WY')?.markdown ?? '', /Low confidence: read the statutes/));

  it('tells what gives localities their power, with the leading cases', () => {
    const shown = page(testBook(), 'state:CA')?.markdown ?? '';
    assert.match(shown, /## Power of localities\n+- Cal\. Const\. art\. XI, § 7: [^\n]*\n[\s\S]*\*Sherwin-Williams/);
    for (const state of states.filter((s) => s.posture !== 'not-covered'))
      assert.ok(state.homeRule.length > 0, `${state.code} tells no source of local power`);
  });

  it('lists on the page of a rule where state law stands for and against it', () => {
    const shown = page(testBook(), 'state-law/agreement-ban')?.markdown ?? '';
    assert.match(shown, /## Where state law stands against it[\s\S]*- Texas: Tex\. Gov't Code ch\. 753/);
    assert.match(shown, /## Where state law already asks for it[\s\S]*Delaware/);
  });

  it('is unknown to nobody: every setting has one', () => {
    for (const [code] of STATES) assert.ok(page(testBook(), `state:${code}`), code);
    assert.equal(DEFAULT_SETTINGS.jurisdiction.state, '');
  });
});
