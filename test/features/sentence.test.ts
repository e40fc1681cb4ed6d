/** The card "What this sentence does": caret in, the whole card out. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked } from '../support/marks';

/** Lines of the card under its heading, without Markdown's escapes. */
function says(source: string): string[] {
  const { text, caret } = marked(source.trimStart());
  const card = open(text).explainSentence(caret)?.markdown ?? '';
  const [, words = ''] = card.split('**What this sentence does**');
  return words
    .trim()
    .split(/ {2}\n|\n+/)
    .map((line) => line.replace(/\\/g, ''));
}

const CASES: readonly (readonly [name: string, source: string, lines: readonly string[]])[] = [
  [
    'a ban with an exception',
    'No officer shall hold a per‸son on an immigration detainer, unless a judicial warrant names that person.',
    [
      '**Forbids**',
      'Who: “officer”',
      'What: “hold a person on an immigration detainer”',
      'Unless: “judicial warrant names that person”',
      'Read with high confidence',
    ],
  ],
  [
    'a list item: who and unless come from the sentence above, and from another subsection',
    `
SECTION 1. Holds.
(a) Unless a judicial warrant is shown, a deputy shall not:
(1) hold a per‸son on a detainer; or
(2) transfer a person to ICE.
(b) Subsection (a) does not apply to a person convicted of a violent felony.
`,
    [
      '**Forbids**',
      'Who: “deputy”',
      'What: “hold a person on a detainer”',
      'Said above: “Unless a judicial warrant is shown, a deputy shall not:”',
      'Unless: “judicial warrant”',
      'Unless: § 1(b) says otherwise',
      'Read with high confidence: read from the list above',
    ],
  ],
  [
    'an exception that stands in another section, and one below the list',
    `
SECTION 1. Holds.
Except as provided in section 2, a deputy shall not:
(1) hold a per‸son on a detainer; or
(2) transfer a person to ICE;
unless a judicial warrant is shown.
SECTION 2. Cases.
A person convicted of a violent felony may be held.
`,
    [
      '**Forbids**',
      'Who: “deputy”',
      'What: “hold a person on a detainer”',
      'Said above: “Except as provided in section 2, a deputy shall not:”',
      'Unless: “judicial warrant is shown”',
      'Unless: § 2 says otherwise',
      'Read with high confidence: read from the list above',
    ],
  ],
  [
    'a disapplication',
    `
SECTION 1. Holds.
(a) No officer shall hold a person on a detainer.
(b) Subsection (a) shall not app‸ly where a judicial warrant is shown.
`,
    ['**Takes cases out of “Subsection (a)”**', 'If: “judicial warrant”', 'Read with high confidence'],
  ],
  [
    'a permission with its conditions in a list',
    'The Sheriff may transfer a per‸son to ICE only if:\n(1) a judge has signed a warrant; and\n(2) the person agrees.\n',
    [
      '**Allows, only on the conditions stated**',
      'Who: “Sheriff”',
      'What: “transfer a person to ICE”',
      'Unless: the list below says',
      'Read with high confidence',
    ],
  ],
  [
    'a passive that names nobody',
    'City funds shall not be u‸sed to enforce federal immigration law.',
    [
      '**Forbids**',
      'Who: whoever this provision binds; nobody is named',
      'What: “be used to enforce federal immigration law”',
      'Read with high confidence: no one is named who must act',
    ],
  ],
  [
    'a savings clause',
    'Nothing in this section shall prohibit the send‸ing of immigration status under 8 U.S.C. 1373.',
    [
      '**Says what the law is not to be read to do**',
      'What: “prohibit the sending of immigration status under 8 U.S.C. 1373”',
      'Read with high confidence',
    ],
  ],
  [
    'a command in the present tense',
    'The Department does not ho‸nor immigration detainers.',
    ['**Forbids**', 'Who: “Department”', 'What: “honor immigration detainers”', 'Read with fair confidence: the main verb is not certain'],
  ],
];

describe('what a sentence does', () => {
  for (const [name, source, lines] of CASES) it(name, () => assert.deepEqual(says(source), lines));
});
