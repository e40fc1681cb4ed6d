/** The matcher: each key, the gate, doubts, what is underlined, and the matchers that decide the field. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { tag } from '../../server/src/core/facts/lexicon';
import { type Gate, type MatchEnv, type MatchHit, matchNorm, matchSentence } from '../../server/src/core/rules/match';
import type { NormMatch, SentenceMatch, Severity } from '../../server/src/core/rules/types';
import { span } from '../../server/src/core/text/span';
import { testLexicon } from '../support/lexicon';
import { readLines, readText } from '../support/norms';

before(function () {
  this.timeout(60_000);
  testLexicon();
});

interface Around {
  readonly gate?: Gate;
  readonly saves?: readonly string[];
  readonly names?: readonly string[];
  readonly below?: readonly string[];
}

const around = ({ gate = 'near', saves = [], names = [], below = [] }: Around = {}): MatchEnv => ({
  gate: () => gate,
  savings: (c) => saves.includes(c),
  defines: () => false,
  names: (c) => names.includes(c),
  below: () => below,
});

/** Hits of a test in all norms of a text. */
const hits = (test: NormMatch, text: string, env: Around = {}, severity: Severity = 'warning'): MatchHit[] =>
  readText(text).norms.flatMap((n) => matchNorm(test, n, around(env), severity) ?? []);
const fires = (test: NormMatch, text: string, env: Around = {}, severity: Severity = 'warning'): boolean =>
  hits(test, text, env, severity).length > 0;
/** Hits in a list, as ordinals of its lines. */
const lines = (test: NormMatch, source: string): number[] =>
  readLines(source).flatMap(({ reading }, line) => (reading.norms.some((n) => matchNorm(test, n, around(), 'warning')) ? [line] : []));

const HOLD = 'The Sheriff shall hold a person on an immigration detainer.';

describe('keys of a norm test', () => {
  for (const [name, test, yes, no] of [
    ['modality', { modality: ['must'] }, HOLD, 'The Sheriff may hold a person.'],
    ['head', { head: ['detain'] }, HOLD, 'The Sheriff shall release a record of a hold.'],
    ['a joined head', { head: ['transfer'] }, 'The Sheriff shall hold or transfer any person.', HOLD],
    ['not-head', { notHead: ['detain'] }, 'The Sheriff shall notify ICE.', HOLD],
    ['actor', { actor: { any: ['local-actor'] } }, HOLD, 'A person shall be held.'],
    ['object', { object: { any: ['status'] } }, 'An officer shall ask about immigration status.', 'An officer shall ask about a bond.'],
    ['object of a passive', { object: { any: ['resources'] } }, 'Funds shall not be used to enforce immigration law.', HOLD],
    [
      'recipient',
      { recipient: { any: ['dhs'] } },
      'The jailer shall notify the Department of Homeland Security.',
      'The jailer shall notify a parent of a letter of the Department of Homeland Security.',
    ],
    ['basis', { basis: { any: ['detainer'] } }, HOLD, 'The Sheriff shall log each immigration detainer.'],
    ['exceptions', { exceptions: { none: ['judicial-warrant'] } }, HOLD, 'The Sheriff shall not hold a person without a judicial warrant.'],
    ['conditions', { conditions: { any: ['conviction'] } }, 'The Sheriff may hold a person if convicted of a felony.', HOLD],
    ['action', { action: { all: ['detain', 'detainer'] } }, HOLD, 'The Sheriff shall hold a person.'],
    [
      'anywhere',
      { anywhere: { any: ['detainer'] } },
      'A person named in an immigration detainer shall be held.',
      'The Sheriff shall not hold a person except on an immigration detainer.',
    ],
    ['flags set', { flags: { inverted: true } }, 'No city shall prohibit the sending of immigration status.', HOLD],
    ['flags not set', { flags: { only: false } }, HOLD, 'The Sheriff may only honor a detainer if a judge agrees.'],
  ] as readonly (readonly [string, NormMatch, string, string])[]) {
    it(name, () => {
      assert.ok(fires(test, yes), yes);
      assert.ok(!fires(test, no), no);
    });
  }

  it('savings, recitals and embedded norms are not seen unless asked for', () => {
    const text = 'Nothing in this section shall require an officer to hold a person.';
    assert.ok(!fires({ modality: ['may'] }, text));
    assert.ok(fires({ flags: { savings: true } }, text));
    assert.ok(!fires({ head: ['detain'] }, 'The Council finds that officers must hold a person.'));
  });
});

describe('surroundings', () => {
  it('the gate is shut where nothing of the field stands near', () => {
    assert.ok(!fires({ head: ['detain'] }, HOLD, { gate: 'shut' }));
    assert.ok(fires({ head: ['detain'], gate: false }, HOLD, { gate: 'shut' }));
  });
  it('a strong word only in the section makes it less certain', () => {
    const [hit] = hits({ head: ['detain'] }, HOLD, { gate: 'section' });
    assert.deepEqual(hit?.doubts, ['concept-only-in-section']);
    assert.ok((hit?.certainty ?? 1) < 1);
  });
  it('savings and names in scope', () => {
    const test: NormMatch = { head: ['disclose'], scope: [{ within: 'document', savings: ['s1373'], holds: false }] };
    const text = 'No officer shall disclose immigration status.';
    assert.ok(fires(test, text));
    assert.ok(!fires(test, text, { saves: ['s1373'] }));
    assert.ok(!fires({ scope: [{ within: 'section', names: ['visa'], holds: true }] }, text));
    assert.ok(fires({ scope: [{ within: 'section', names: ['visa'], holds: true }] }, text, { names: ['visa'] }));
  });
  it('items below an open condition count', () => {
    const test: NormMatch = { head: ['transfer'], exceptions: { none: ['judicial-warrant'] } };
    const text = 'The Sheriff may transfer a person to ICE only if:';
    assert.ok(fires(test, text));
    assert.ok(!fires(test, text, { below: ['judicial-warrant'] }));
  });
  it('an error wants more certainty than a warning', () => {
    const text = 'The Sheriff is to verify immigration status.';
    assert.ok(fires({ head: ['inquire'] }, text, {}, 'warning'));
    assert.ok(!fires({ head: ['inquire'] }, text, {}, 'error'));
    assert.ok(fires({ head: ['inquire'], certainty: 0.5 }, text, {}, 'error'));
  });
  it('a recipient that is not filled is told with low certainty only', () => {
    const test: NormMatch = { modality: ['must-not'], recipient: { any: ['immigration-authority'] } };
    const text = 'Records on ICE matters shall not be disclosed.';
    assert.ok(!fires(test, text));
    assert.ok(hits({ ...test, certainty: 0.3 }, text).every((h) => h.doubts.includes('recipient-not-filled')));
  });
});

describe('list items', () => {
  const LIST = 'A deputy shall, on an immigration detainer:\n  (1) hold the person;\n  (2) write a memorandum.';
  it('share what stands above, but must add a word of their own', () => {
    assert.deepEqual(lines({ modality: ['must'], anywhere: { any: ['detain', 'detainer'] } }, LIST), [0, 1]);
    assert.deepEqual(lines({ head: ['detain'], anywhere: { all: ['detainer'] } }, LIST), [1]);
    assert.deepEqual(lines({ modality: ['must'], leaf: ['detain'] }, LIST), [1]);
  });
  it('take the actor from above', () => assert.deepEqual(lines({ actor: { any: ['local-actor'] }, head: ['detain'] }, LIST), [1]));
});

describe('what is underlined', () => {
  const words = (test: NormMatch, text: string): string[] => hits(test, text).map((h) => text.slice(h.span.start, h.span.end));
  it('modal, verb and object', () =>
    assert.deepEqual(words({ head: ['detain'], anywhere: { any: ['detainer'] } }, HOLD), [
      'shall hold a person on an immigration detainer',
    ]));
  it('not the exception', () =>
    assert.deepEqual(words({ head: ['detain'] }, 'No officer shall hold a person unless a judge has signed.'), ['shall hold a person']));
  it('conduct in the subject of an offence', () =>
    assert.deepEqual(words({ head: ['harbor'] }, 'A person who harbors an illegal alien is guilty of a misdemeanor.'), [
      'harbors an illegal alien is guilty of a misdemeanor',
    ]));
  it('gives the words for the message', () => {
    const [hit] = hits({ head: ['detain'], anywhere: { any: ['detainer'] } }, HOLD);
    const text = (s: { readonly start: number; readonly end: number } | undefined): string => (s ? HOLD.slice(s.start, s.end) : '');
    assert.equal(text(hit?.fill.actor?.span), 'Sheriff');
    assert.equal(text(hit?.fill.head?.span), 'hold');
    assert.equal(text(hit?.fill.object?.span), 'immigration detainer');
    assert.equal(text(hit?.fill.modal), 'shall');
  });
});

describe('sentences', () => {
  const match = (test: SentenceMatch, text: string, role: 'operative' | 'recital' = 'recital'): MatchHit | undefined =>
    matchSentence(test, span(0, text.length), tag(testLexicon(), text, 0, text.length), role, around());
  const text = 'Whereas, an immigration detainer is mandated by federal law;';
  it('counts concepts', () => {
    assert.ok(match({ all: ['detainer', 'federal-duty'] }, text));
    assert.ok(!match({ all: ['detainer', 'sanctuary'] }, text));
    assert.ok(!match({ any: ['detainer'], none: ['federal-duty'] }, text));
  });
  it('asks where it stands', () => {
    assert.ok(!match({ any: ['detainer'], where: 'operative' }, text));
    assert.ok(!match({ any: ['detainer'], where: 'recital' }, 'An immigration detainer binds no one.', 'operative'));
    assert.ok(match({ any: ['detainer'], where: 'recital' }, 'The Council finds that an immigration detainer binds no one.', 'operative'));
  });
  it('underlines from the first to the last word asked for', () => {
    const hit = match({ all: ['detainer', 'federal-duty'] }, text);
    assert.equal(text.slice(hit?.span.start, hit?.span.end), 'immigration detainer is mandated by federal law');
  });
});

describe('the same words, opposite law', () => {
  const FEDERAL: NormMatch['actor'] = { none: ['immigration-authority', 'dhs', 'federal'] };
  const holdWithoutJudge: NormMatch = {
    modality: ['must', 'may'],
    flags: { only: false },
    head: ['detain', 'honor-request', 'arrest'],
    anywhere: { any: ['detainer', 'admin-warrant'], none: ['judicial-warrant'] },
    exceptions: { none: ['judicial-warrant'] },
    actor: FEDERAL,
  };
  const transferOnDetainer: NormMatch = { ...holdWithoutJudge, head: ['transfer', 'contract'] };
  const silent: NormMatch = {
    modality: ['must-not'],
    flags: { inverted: false },
    head: ['disclose', 'notify'],
    anywhere: { any: ['status', 'personal-info'] },
    recipient: { any: ['immigration-authority', 'dhs', 'federal'] },
    exceptions: { none: ['s1373'] },
    scope: [{ within: 'document', savings: ['s1373'], holds: false }],
  };
  const inquiry: NormMatch = { modality: ['must'], head: ['inquire'], object: { any: ['status', 'alien', 'nationality'] }, actor: FEDERAL };
  const referral: NormMatch = {
    modality: ['must'],
    head: ['notify', 'disclose', 'report'],
    recipient: { any: ['immigration-authority', 'dhs'] },
    actor: FEDERAL,
  };
  const antiSanctuary: NormMatch = { modality: ['must-not'], head: ['adopt'], anywhere: { any: ['sanctuary'] } };
  const antiLimit: NormMatch = {
    modality: ['must-not'],
    flags: { inverted: true },
    anywhere: { any: ['immigration-enforcement', 'status'] },
  };
  const statusOffence: NormMatch = { flags: { penal: true }, anywhere: { any: ['alien'], all: ['employ'] } };

  for (const [name, test, yes, no] of [
    [
      'custody on a detainer',
      holdWithoutJudge,
      [
        'The warden may keep a person in custody on an ICE detainer.',
        'A person subject to a civil detainer shall be detained.',
        'Officers shall comply with immigration detainers.',
      ],
      [
        'No officer shall hold a person on an ICE detainer.',
        'The warden may hold a person on an ICE detainer only if a judicial warrant comes with it.',
        'The jail shall tell the person of the immigration detainer.',
        'Nothing in this section requires an officer to hold a person on a detainer.',
        'An officer need not honor an immigration detainer.',
      ],
    ],
    [
      'transfer on a detainer',
      transferOnDetainer,
      ['The officer in charge of the jail in which an alien is confined may, upon receipt of an ICE detainer, transfer the alien.'],
      ['The warden shall not transfer an inmate on an ICE detainer.'],
    ],
    [
      'a bar on information',
      silent,
      [
        'No employee shall disclose the immigration status of a resident to ICE.',
        'Immigration status shall not be sent to the Department of Homeland Security.',
      ],
      [
        'No employee shall disclose immigration status to ICE, except as 8 U.S.C. 1373 protects.',
        'No employee shall disclose the immigration status of a pupil to a parent.',
        'An employee shall disclose immigration status to ICE.',
      ],
    ],
    [
      'a duty to ask',
      inquiry,
      [
        'Each officer shall determine the immigration status of a person arrested.',
        'It shall be the duty of the jailer to verify whether the person is an illegal alien.',
      ],
      [
        'No officer shall ask about immigration status.',
        'An officer shall ask for the name of the person.',
        'Training shall cover how to respond to questions on immigration status.',
      ],
    ],
    [
      'a duty to refer',
      referral,
      [
        'The jailer shall notify ICE of the release date.',
        'The jailer shall send a list of inmates to the Department of Homeland Security.',
      ],
      ["The school shall notify the pupil's parent of a request of ICE.", 'The jailer shall not notify ICE.'],
    ],
    [
      'no sanctuary policy',
      antiSanctuary,
      ['No county shall adopt or have in effect a sanctuary policy.'],
      ['The word sanctuary shall not appear on a sign.'],
    ],
    [
      'no limit on enforcement',
      antiLimit,
      ['No city shall limit the enforcement of federal immigration law.'],
      ['No officer shall enforce federal immigration law.'],
    ],
    [
      'an offence of work',
      statusOffence,
      ['It is unlawful for any person to hire an unauthorized alien.', 'A person who employs an illegal alien is guilty of a misdemeanor.'],
      ['An employer shall post a notice for each illegal alien.'],
    ],
  ] as readonly (readonly [string, NormMatch, readonly string[], readonly string[]])[]) {
    describe(name, () => {
      for (const text of yes) it(text, () => assert.ok(fires(test, text, {}, 'error')));
      for (const text of no) it(`not: ${text}`, () => assert.ok(!fires(test, text)));
    });
  }
});
