/** Modals, voices, slots and zones: one row for each form in which local law commands. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { readDefinitions } from '../../server/src/core/facts/definitions';
import { tag } from '../../server/src/core/facts/lexicon';
import { describeNorm, termConcepts } from '../../server/src/core/facts/norms';
import { testLexicon } from '../support/lexicon';
import { assertNorm, readText, standing } from '../support/norms';

before(function () {
  this.timeout(60_000);
  testLexicon();
});

/** Sentence with marks, and modality with flags. */
type Row = readonly [source: string, expected: string, nth?: number];

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [source, expected, nth] of rows)
      it(source.replace(/\[[a-z]+:([^\]]*)\]/g, '$1').slice(0, 110), () => assertNorm(source, expected, nth));
  });
}

table('modals', [
  ['The [actor:jail warden or sheriff] [modal:shall] [head:detain] the [object:inmate].', 'must'],
  ['The [actor:Sheriff] [modal:must] [head:notify] the [recipient:Department of Homeland Security].', 'must'],
  ['[actor:Officers] [modal:will] [head:inquire] about [object:citizenship].', 'must'],
  ['A [actor:deputy] [modal:shall not] [head:arrest] a person [basis:on an administrative warrant].', 'must-not'],
  ['Booking [actor:officers] [modal:shall no longer] [head:ask] for [object:immigration status].', 'must-not'],
  ['A [actor:clerk] [modal:shall never] [head:disclose] a [object:home address].', 'must-not'],
  ['A [actor:deputy] [modal:may] [head:interview] the [object:inmate].', 'may'],
  ['A [actor:deputy] [modal:may not] [head:interview] the [object:inmate].', 'must-not'],
  ['The [actor:Sheriff] [modal:may only] [head:honor] a [object:detainer] if a [exceptions:judicial warrant] comes with it.', 'may only'],
  ['The [actor:Sheriff] [modal:may] [head:honor] a [object:detainer] only if a [exceptions:judicial warrant] comes with it.', 'may only'],
  [
    'The [actor:Department] [modal:shall only] [head:release] a record with [exceptions:written consent].'.replace(
      '[head:release]',
      '[head:share]',
    ),
    'may only',
  ],
  [
    '[actor:No officer] or [actor:employee] [modal:shall] [head:collect] [object:place of birth] data.'.replace(
      '[actor:No officer]',
      'No [actor:officer]',
    ),
    'must-not',
  ],
  [
    'No [actor:city agency], whether paid from general or special funds, and including each board, panel, task force, commission, authority and similar unit however it may be styled, [modal:shall] [head:use] [object:equipment] for immigration enforcement.',
    'must-not',
  ],
  ['No later than July 1, the [actor:Sheriff] [modal:shall] [head:publish a report].', 'must'],
  ['No fewer than two [actor:deputies] [modal:shall] [head:transport] a detainee.', 'must'],
  ['In no event [modal:shall] an [actor:officer] [head:hold] a person [basis:on an immigration detainer].', 'must-not'],
  ['Under no circumstances [modal:may] a [actor:deputy] [head:transfer] a person to [recipient:ICE].', 'must-not'],
  [
    'Neither the [actor:warden] nor a [actor:deputy] [modal:shall] [head:honor] a [object:civil detainer].'.replace(
      '[actor:warden]',
      'warden',
    ),
    'must-not',
  ],
  ['The [actor:jail captain or deputy] [modal:is prohibited from] [head:holding] a person on an [object:ICE hold].', 'must-not'],
  ['It [modal:is unlawful] for any [actor:employer] to [head:hire] an [object:unauthorized alien].', 'must-not penal'],
  ['It [modal:shall be unlawful] for a [actor:landlord] to [head:rent] to an [object:illegal alien].', 'must-not penal'],
  ['Harboring an illegal alien [modal:is unlawful].', 'must-not penal'],
  ['A person who [head:harbors] an illegal alien [modal:is] guilty of a misdemeanor.', 'must-not penal'],
  ['A person who [head:conceals] an illegal alien [modal:commits] an offense.', 'must-not penal'],
  ['An employer that hires an unauthorized alien [modal:shall be] [head:fined] five hundred dollars.', 'must penal'],
  [
    'Nothing in this section [modal:shall] [head:prohibit] an officer from [action:sharing] [action:immigration status] under [basis:8 U.S.C. 1373].',
    'may savings',
  ],
  ['Nothing in this chapter [head:prohibits] an exchange of [action:immigration status].', 'may savings'],
  ['This chapter [modal:shall not be construed] to [head:create] a [object:private right of action].', 'may savings'],
  ['This section [modal:does not] [head:prohibit] compliance with a [action:judicial warrant].', 'may savings'],
  [
    'Subdivision b [modal:shall not apply] when the person was [conditions:convicted of] a [conditions:violent felony].',
    'declares disapplies',
  ],
  ['This section [modal:does not apply] to a [action:criminal warrant].', 'declares disapplies'],
  ['An [actor:officer] [modal:is not required to] [head:respond to] a [object:detainer request].', 'need-not'],
  ['An [actor:officer] [modal:need not] [head:respond to] a [object:detainer request].', 'need-not'],
  ['No [actor:officer] [modal:shall be required to] [head:honor] an [object:ICE detainer].', 'need-not'],
  ['The [actor:Mayor] [modal:is authorized to] [head:enter into an agreement] under [basis:section 287(g)].', 'may'],
  ['No [actor:officer] [modal:is authorized to] [head:deputize] anyone.', 'must-not'],
  ['The [actor:Sheriff] [modal:is required to] [head:notify] [recipient:ICE].', 'must'],
  ['The [actor:Sheriff] [modal:has authority to] [head:contract with] the [recipient:Department of Homeland Security].', 'may'],
  ['The [actor:Sheriff] [modal:has a duty to] [head:report] each alien.', 'must'],
  ['The [actor:Sheriff] [modal:shall have no authority to] [head:hold] a person on a detainer.', 'must-not'],
  ['It [modal:shall be the duty] of the [actor:Sheriff] to [head:determine] the [object:citizenship] of each inmate.', 'must'],
  ['The [actor:Sheriff] [modal:is to] [head:verify] the [object:immigration status] of inmates.', 'must'],
  ['“Detainer” [modal:means] a request from [action:ICE].', 'declares definition'],
  ['“Judicial warrant” [modal:shall mean] a warrant signed by a magistrate.', 'declares definition'],
  ['A deputy who signs a federal form [modal:shall be deemed] to act for the County.', 'declares'],
  ['No [actor:agency] [modal:shall] [head:prohibit] an officer from [action:sending] [action:immigration status].', 'must-not inverted'],
  ['No [actor:officer] [modal:shall] [head:refuse] to honor an immigration detainer.', 'must-not inverted'],
  ['The [actor:City] [modal:shall decline to] [head:honor] [object:detainers].', 'must-not'],
  ['[actor:Officers] [modal:shall refrain from] [head:asking] about [object:immigration status].', 'must-not'],
  ['The [actor:City] [modal:shall] [head:honor] no [object:detainer].', 'must-not'],
  ['[actor:Officers] [modal:cannot] [head:honor] a [object:detainer].', 'must-not'],
]);

table('voices', [
  ['[object:Money] of the County [modal:shall not] be [head:used] for [object:immigration enforcement].', 'must-not'],
  ['The [object:release date] [modal:shall] be [head:sent] to [recipient:ICE] by the [actor:warden or Sheriff].', 'must'],
  ['A reasonable effort [modal:shall] be made to [head:determine] the [object:nationality] of the person.', 'must'],
  [
    'No [head:inquiry] [modal:shall] be made into [action:immigration status].'.replace(
      '[action:immigration status]',
      '[object:immigration status]',
    ),
    'must-not',
  ],
]);

table('which modal is the main one', [
  ['A person who may be removable [modal:shall not] be [head:held].', 'must-not'],
  ['The Sheriff in whose jail an alien is confined [modal:may], upon receipt of a [conditions:detainer], [head:transfer] him.', 'may'],
  ['It is the policy of the City that no [actor:officer] [modal:shall] [head:ask] about [object:immigration status].', 'must-not'],
  ['The course [modal:shall] explain that officers shall decline to honor detainers.', 'must'],
  ['The course shall explain that [actor:officers] [modal:shall decline to] [head:honor] detainers.', 'must-not embedded', 1],
  ['The [actor:Sheriff] [modal:shall not] [head:hold] a person or [head:transfer] a person to [recipient:ICE].', 'must-not'],
  ['The Sheriff shall log each request and [modal:may] [head:notify] the [recipient:public defender].', 'may', 1],
  ['Nothing in this section shall deny bail; provided, however, that an [object:illegal alien] [modal:may] be [head:detained].', 'may', 1],
  ['No officer shall honor a detainer; provided that an officer may honor a detainer with a [exceptions:judicial warrant].', 'must-not'],
  ['Any parent who, after notice, may be absent [modal:shall] be [head:informed].', 'must'],
]);

table('exceptions and conditions', [
  ['Except as required by [exceptions:court order], the [actor:Sheriff] [modal:shall not] [head:hold] a person.', 'must-not'],
  [
    'Except as otherwise provided by [exceptions:federal law], a public or private [actor:employer], or a person who acts for the [actor:employer], [modal:shall not] [head:permit access] to a [object:nonpublic area].',
    'must-not',
  ],
  [
    'Unless a [exceptions:court order], a [exceptions:subpoena], or written consent is shown, no [actor:officer] [modal:shall] [head:disclose] a [object:home address].',
    'must-not',
  ],
  ['No [actor:officer], unless shown a [exceptions:judicial warrant], [modal:shall] [head:hold] a person.', 'must-not'],
  ['An [actor:officer] [modal:shall not], without a [exceptions:judicial warrant], [head:admit] [object:ICE agents].', 'must-not'],
  ['An [actor:officer] [modal:shall not] [head:admit] [object:ICE agents] without a [exceptions:warrant] signed by a judge.', 'must-not'],
  [
    'If [conditions:ICE] asks, the [actor:Sheriff] [modal:shall] [head:notify] the [recipient:inmate or council].'.replace(
      '[recipient:inmate or council]',
      '[object:inmate]',
    ),
    'must',
  ],
  ['The [actor:Sheriff] [modal:may] [head:transfer] the person when a [conditions:judicial warrant] issues.', 'may'],
  ['The [actor:Sheriff] [modal:shall not] [head:disclose] records other than under a [exceptions:court order].', 'must-not'],
  ['Pursuant to a [basis:detainer], the [actor:Sheriff] [modal:may] [head:hold] the person.', 'may'],
]);

describe('what is no exception', () => {
  const exceptionsOf = (text: string): string[] => readText(text).norms.flatMap((n) => n.exceptions.map((m) => m.concept));
  for (const text of [
    'The Sheriff shall provide without charge a copy of the judicial warrant.',
    'The Sheriff shall treat inmates alike without regard to immigration status.',
    'The Sheriff shall ask whether the person was born in a country other than the United States.',
    'Notwithstanding any judicial order, the Sheriff shall hold the person.',
  ])
    it(text, () => assert.deepEqual(exceptionsOf(text), []));
});

describe('texts that are not norms', () => {
  for (const text of [
    'The council recessed in May 2031.',
    'A detainer that may be sent to a jail.',
    'Such forms as may be needed.',
    'The will of the council.',
    'Detainers under which an officer may have been asked to hold a person.',
  ])
    it(text, () => assert.deepEqual(readText(text).norms, []));

  it('titles, contents and notes are not read', () =>
    assert.deepEqual(readText('No officer shall hold a person.', undefined, 'ignored').norms, []));
  it('recitals are findings', () => {
    assert.equal(
      standing(readText('Whereas, officers shall not be made to hold persons;', undefined, 'recital').norms[0] as never),
      'must-not recital',
    );
  });
  it('"finds that" makes a finding', () =>
    assert.ok(
      readText('The Council finds that an officer must not hold a person on a detainer.').norms.every((n) => n.flags.has('recital')),
    ));
  it('an aim is no command', () =>
    assert.ok(
      readText('The intent of this chapter is that officers shall cooperate with ICE.').norms.every((n) => n.flags.has('recital')),
    ));
  it('struck words are not there', () => {
    const text = 'The Sheriff shall ((not)) honor a detainer.';
    const at = text.indexOf('((');
    assert.equal(readText(text, undefined, 'operative', [{ start: at, end: at + 7 }]).norms[0]?.modality, 'must');
  });
});

describe('certainty', () => {
  const norm = (text: string) => readText(text).norms[0];
  it('is whole for a plain sentence', () => assert.equal(norm('No officer shall hold a person on a detainer.')?.certainty, 1));
  it('falls where no one is named', () => assert.deepEqual(norm('The person shall be held.')?.doubts, ['actor-absent']));
  it('falls for an exception that stands elsewhere', () =>
    assert.deepEqual(norm('Except as provided in section 4, no officer shall hold a person.')?.doubts, ['exception-not-resolved']));
  it('falls for "is to"', () => assert.ok((norm('The Sheriff is to verify immigration status.')?.certainty ?? 1) < 0.7));
});

describe('plain words', () => {
  const said = (text: string): string => describeNorm(readText(text).norms[0] as never, text);
  it('a ban', () =>
    assert.equal(
      said('No officer shall hold a person on an immigration detainer.'),
      'Forbids officer: “hold a person on an immigration detainer”.',
    ));
  it('a ban with an exception', () =>
    assert.match(
      said('No officer shall hold a person unless a judicial warrant is shown.'),
      /^Forbids officer: “hold a person”\. Unless: judicial warrant\.$/,
    ));
  it('a savings clause', () =>
    assert.match(
      said('Nothing in this section shall prohibit the sending of immigration status.'),
      /^Says what the law is not to be read to do/,
    ));
  it('says why it is not sure', () => assert.match(said('The person shall be held.'), /no one is named/));
});

describe('defined terms', () => {
  const TELLING = ['detainer', 'judicial-warrant', 'immigration-authority', 'local-actor'];
  const standsFor = (text: string): string[] =>
    termConcepts(text, readDefinitions(text, 0, text.length)[0] as never, tag(testLexicon(), text, 0, text.length), (c) =>
      TELLING.includes(c),
    ).sort();
  const cases: readonly (readonly [definition: string, concepts: readonly string[]])[] = [
    ['“Request” means a civil immigration detainer sent to the jail.', ['detainer']],
    ['“Request” means any written immigration detainer, or a judicial warrant.', ['detainer', 'judicial-warrant']],
    ['“Agency” means U.S. Immigration and Customs Enforcement.', ['immigration-authority']],
    ['U.S. Immigration and Customs Enforcement (the “Agency”) may write to the clerk.', ['immigration-authority']],
    // What kind of thing it is, and not all that is said of it.
    ['“Covered person” means a person held on an immigration detainer.', []],
    ['“Department” means the police department.', []],
    ['“Hold” includes an immigration detainer.', []],
  ];
  for (const [definition, concepts] of cases) it(definition, () => assert.deepEqual(standsFor(definition), concepts));
});
