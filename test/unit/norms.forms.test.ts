/** Commands without a modal, savings in all their forms, exceptions to exceptions, and acts that a light verb carries. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { testLexicon } from '../support/lexicon';
import { assertNorm, readText } from '../support/norms';

before(function () {
  this.timeout(60_000);
  testLexicon();
});

/** Sentence with marks, modality with flags, ordinal of the norm. */
type Row = readonly [source: string, expected: string, nth?: number];

const FORMS: Readonly<Record<string, readonly Row[]>> = {
  'the present tense': [
    ['The [actor:Department] [modal:does not] [head:honor] [object:immigration detainers].', 'must-not'],
    ['[actor:Officers] [modal:do not] knowingly [head:inquire] into [object:immigration status].', 'must-not'],
    ['It is the policy of the City that [actor:officers] [modal:do not] [head:inquire] into [object:immigration status].', 'must-not'],
    ['It [modal:is the policy] of the [actor:County] to [head:cooperate] with [recipient:ICE].', 'must'],
    ['It [modal:is the policy] of the [actor:Department] not to [head:honor] [object:civil detainers].', 'must-not'],
    ['No [actor:officer] [head:asks] a person about [object:immigration status].', 'must-not'],
    ['[actor:Deputies] [modal:never] [head:ask] about [object:immigration status].', 'must-not'],
    ['[actor:Employees] of the City [modal:are directed not to] [head:hold] a person [basis:on a civil detainer].', 'must-not'],
    ['[actor:Deputies] [modal:are instructed to] [head:verify] [object:immigration status].', 'must'],
    ['The [actor:Department] [head:holds] a person on an [basis:immigration detainer].', 'must'],
    ['On request, the [actor:jail] [head:notifies] [object:ICE] of the release.', 'must'],
    ['[actor:Officers] [head:notify] [object:ICE] of each arrest.', 'must'],
    ['The [actor:Department] [head:holds] no person on an immigration detainer.', 'must-not'],
    ["The [actor:Sheriff's Office] [modal:declines to] [head:honor] [object:civil detainers].", 'must-not'],
    ['The [actor:County] [modal:agrees to] [head:detain] any person named in a detainer.', 'must'],
    ['No person [modal:is] [head:held] on an [basis:immigration detainer].', 'must-not'],
    ['[object:Immigration detainers] [modal:are not] [head:honored].', 'must-not'],
    ['Nobody [modal:shall] [head:ask] about [object:immigration status].', 'must-not'],
    ['An [object:immigration detainer] [modal:shall] be [head:honored] no matter what the charge.', 'must'],
  ],
  'words that do what they say': [
    ['The [actor:Council] hereby [head:accepts] [object:all conditions] attached to a federal grant.', 'must'],
    ['The Board hereby [modal:authorizes] the [actor:Sheriff] to [head:hold] a person named in a detainer.', 'may'],
    ['The Council [modal:directs] the [actor:Sheriff] to [head:verify] [object:immigration status].', 'must'],
    ['RESOLVED, that the Council hereby [modal:prohibits] [actor:employees] from [head:holding] a person on a detainer.', 'must-not'],
  ],
  'requests turned away': [
    ['The [actor:Department] [modal:shall] [head:decline] [object:immigration detainer requests].', 'must-not'],
    ['The [actor:Sheriff] [modal:may] [head:reject] an [object:immigration detainer].', 'need-not'],
    ['The [actor:Department] [modal:shall not] [head:decline] a [object:detainer request].', 'must-not inverted'],
    ['[actor:Officers] [head:decline] [object:detainer requests] unless a [exceptions:judge has signed] a warrant.', 'must-not'],
    ['The [actor:Clerk] [modal:shall] [head:refuse] a bid that is late.', 'must'],
  ],
  'words between modal and verb': [
    ["The [actor:Chief] [modal:may] in the Chief's discretion [head:hold] a person on a [basis:civil detainer].", 'may'],
    ['The [actor:Department] [modal:shall] from time to time [head:review] compliance with this chapter.', 'must'],
  ],
  savings: [
    ['This section [modal:is not intended to] [head:prohibit] compliance with 8 U.S.C. 1373.', 'may savings'],
    ['It [modal:is not the intent of this section to] [head:restrict] the sharing of [object:immigration status].', 'may savings'],
    ['No provision of this article [modal:shall be interpreted] to [head:bar] an officer from helping in a criminal case.', 'may savings'],
    ['This chapter [modal:may not be read] to require an officer to [head:detain] a person.', 'may savings'],
    ['Subsection (b) [modal:does not] [head:limit] what a [object:victim] may be told.', 'may savings'],
    ['Nothing herein [modal:shall] [head:prevent] an officer from obeying a [object:judicial warrant].', 'may savings'],
  ],
  disapplications: [
    ['Nothing in this section [modal:applies] to a [action:judicial warrant].', 'declares disapplies'],
    ['Nothing in this section [modal:shall apply] to a [action:judicial warrant].', 'declares disapplies'],
    ['It [modal:is not a violation] of this section to obey a [action:judicial warrant].', 'declares disapplies'],
    ['This section [modal:is not violated] by obedience to a [action:judicial warrant].', 'declares disapplies'],
    ['A [actor:contractor] [modal:is exempt] from this section.', 'declares disapplies'],
  ],
  'exceptions in other words': [
    [
      'In the absence of a [exceptions:judicial warrant], no [actor:officer] [modal:shall] [head:admit] [object:ICE] to a jail.',
      'must-not',
    ],
    ['Absent a [exceptions:judicial warrant], an [actor:officer] [modal:shall not] [head:admit] [object:ICE].', 'must-not'],
    ['No [actor:officer] [modal:shall] [head:hold] a person in the absence of a [exceptions:judicial warrant].', 'must-not'],
    ['[actor:Officers] [modal:shall not] [head:honor] a [object:detainer] not accompanied by a [exceptions:judicial warrant].', 'must-not'],
    ['[actor:Officers] [modal:shall not] [head:honor] a [object:detainer] unsupported by a [exceptions:judicial warrant].', 'must-not'],
    [
      'With the exception of a person named in a [exceptions:judicial warrant], no [object:person] [modal:shall] be [head:transferred] to [recipient:ICE].',
      'must-not',
    ],
    ['Save where a [exceptions:judicial warrant] is shown, no [actor:deputy] [modal:may] [head:admit] [object:ICE].', 'must-not'],
    ['Only upon a [exceptions:judicial warrant] [modal:may] an [actor:officer] [head:admit] [object:immigration agents].', 'may only'],
  ],
  'exceptions to exceptions': [
    [
      'No [actor:officer] [modal:shall] [head:hold] a person on a detainer, except where the person was [exceptions:convicted] of a felony, unless a [conditions:judicial warrant] forbids it.',
      'must-not',
    ],
    [
      'No [actor:officer] [modal:shall] [head:disclose] a home address unless a [exceptions:court order] asks for it, except where the person was [conditions:convicted] of a felony.',
      'must-not',
    ],
    [
      'No [actor:officer] [modal:shall] [head:hold] a person except where the person was [exceptions:convicted] of a felony or unless a [exceptions:judicial warrant] is shown.',
      'must-not',
    ],
  ],
  'acts behind light verbs, and acts that begin the sentence': [
    ['The [actor:warden] [modal:shall not] permit [object:immigration agents] [head:access] to a jail.', 'must-not'],
    ['The [actor:warden] [modal:shall] grant no [head:access] to a jail.', 'must-not'],
    [
      'The [actor:warden] [modal:shall not], without a [exceptions:judicial warrant], grant [object:immigration agents] [head:access] to a jail.',
      'must-not',
    ],
    ['[head:Compliance with] civil immigration detainers [modal:is prohibited].', 'must-not'],
    ['[head:Inquiry] into immigration status [modal:is prohibited] except where required by [exceptions:federal law].', 'must-not'],
    ['[actor:Employers] [modal:may] [head:hire] only workers who are citizens.', 'may only'],
    ['An employer that violates this section [modal:shall be] [head:fined].', 'must penal'],
  ],
};

describe('forms of sentences', () => {
  for (const [name, rows] of Object.entries(FORMS))
    describe(name, () => {
      for (const [source, expected, nth] of rows)
        it(source.replace(/\[[a-z]+:([^\]]*)\]/g, '$1').slice(0, 110), () => assertNorm(source, expected, nth));
    });

  it('the present tense tells in a finding what is, and commands nothing', () =>
    assert.deepEqual(readText('The Department does not honor immigration detainers.', undefined, 'recital').norms, []));
  for (const text of [
    'Any detainer the Department receives is kept by the clerk.',
    'The Department records policy is kept by the clerk.',
    'The officers of a city that holds a detainer are named by the clerk.',
    'If the Department holds a person, the clerk is told.',
  ])
    it(`commands nothing in the present tense: ${text}`, () =>
      assert.deepEqual(
        readText(text).norms.map((n) => n.head?.concept),
        [],
      ));
  it('an exception to an exception is no exception of the norm', () => {
    const [norm] = readText(
      'No officer shall hold a person, except where the person was convicted of a felony, unless a judicial warrant forbids it.',
    ).norms;
    assert.ok(norm && !norm.exceptions.some((m) => m.concept === 'judicial-warrant'));
  });
  for (const text of [
    'Federal law does not compel the holding of a person.',
    'The form does not ask for a name.',
    'Persons who do not report are released.',
  ])
    it(`no command: ${text}`, () =>
      assert.deepEqual(
        readText(text).norms.filter((n) => n.modality === 'must-not'),
        [],
      ));
});

describe('words in quotation marks', () => {
  const read = (text: string): string[] => readText(text).norms.map((n) => `${n.modality} ${n.head?.concept ?? '-'}`);
  for (const [text, expected] of [
    [
      'Section 4 is amended by striking “No officer shall honor a detainer” and inserting “Officers shall honor each detainer”.',
      ['must honor-request'],
    ],
    ['Section 4 is amended by replacing “officers may hold a person” with “no officer may hold a person”.', ['must-not detain']],
    ['Section 4 is amended by substituting “no officer may hold a person” for “officers may hold a person”.', ['must-not detain']],
    ['Subsection (b) is amended to read: "(b) Officers shall hold a person on a detainer."', ['must detain']],
    ['The poster shall say: “You may refuse to speak to officers who hold a person.”', ['must -']],
    ['The phrase “may detain an alien” in section 9 is repealed.', []],
    ['A form that says “the jail shall hold the person” does not bind the jail.', []],
    ['“The Sheriff shall not hold a person on a detainer.”', ['must-not detain']],
    ['“Hold” means an act by which an officer shall be taken to detain a person.', ['declares -']],
  ] as const)
    it(text, () => assert.deepEqual(read(text), expected));
});
