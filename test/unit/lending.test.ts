/** What terms defined in the draft lend to the places that use them. In each draft the uses that must be read so are marked. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked, withMarks } from '../support/marks';

/** The marks ⟦…⟧ stand round each use to which the term lends the concept. */
const drafts: readonly (readonly [name: string, concept: string, text: string])[] = [
  [
    'a term that means a detainer is one wherever it is used',
    'detainer',
    'SECTION 1. Definitions.\n“Request” means a civil immigration detainer.\nSECTION 2. Holds.\nThe jail shall not hold a person on a ⟦Request⟧. The ⟦Requests⟧ are kept.\n',
  ],
  [
    'also where it is defined behind its uses',
    'detainer',
    'SECTION 1. Holds.\nThe jail shall not hold a person on a ⟦Request⟧.\nSECTION 2. Definitions.\n“Request” means a civil immigration detainer.\n',
  ],
  [
    'a term written with a capital is no word written without',
    'detainer',
    'SECTION 1. Definitions.\n“Request” means an immigration detainer.\nSECTION 2. Records.\nThe clerk shall answer a request within ten days.\n',
  ],
  [
    'a name in brackets behind what it names',
    'immigration-authority',
    'SECTION 1. Contacts.\nThe city may write to U.S. Immigration and Customs Enforcement (the “Agency”). The ⟦Agency⟧ may reply.\n',
  ],
  [
    'a term kept to its section lends in that section alone',
    'immigration-authority',
    'SECTION 1. Contacts.\n(a) For purposes of this section, “agency” means U.S. Immigration and Customs Enforcement.\n(b) The ⟦agency⟧ may reply.\nSECTION 2. Others.\nAn agency may reply.\n',
  ],
  [
    'two definitions that differ lend nothing',
    'detainer',
    'SECTION 1. Definitions.\n“Request” means an immigration detainer.\nSECTION 2. More.\n“Request” means a judicial warrant.\nSECTION 3. Holds.\nThe jail shall answer a Request.\n',
  ],
];

describe('terms lend what they are defined to mean', () => {
  for (const [name, concept, source] of drafts)
    it(name, () => {
      const { text, ranges } = marked(source);
      const { draft } = open(text);
      const found = [...draft.text.blocks.items()].flatMap((b) =>
        b.lent.filter((m) => m.concept === concept).map((m) => draft.spanOf(b, m.span)),
      );
      assert.equal(withMarks(text, found), withMarks(text, ranges));
    });

  it('follow the definition as it is changed', () => {
    const analysis = open(
      'SECTION 1. Definitions.\n“Request” means a letter.\nSECTION 2. Holds.\nThe jail shall hold a person on a Request for 48 hours.\n',
    );
    const held = (): boolean => analysis.findings.some((f) => f.hit.rule.id === 'detention/detainer-hold');
    assert.equal(held(), false);
    const at = analysis.draft.text.toString().indexOf('letter');
    analysis.edit(at, at + 6, 'civil immigration detainer');
    assert.equal(held(), true);
    analysis.edit(at, at + 'civil immigration detainer'.length, 'letter');
    assert.equal(held(), false);
  });
});
