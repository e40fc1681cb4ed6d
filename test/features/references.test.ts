/** Cross-references as they are written, and where each leads: "→ § 1(b)" inside, "ext" in other law, "✗" nowhere. */
import assert from 'node:assert/strict';
import { open } from '../support/book';

const DRAFT =
  'SECTION 1. Lists.\n(a) One:\n(1) first:\n(A) alpha:\n(i) small;\n(ii) smaller; and\n(iii) least; and\n(B) beta; and\n(2) second.\n(b) Two.\n(c) Three.\nSECTION 2. Rest. ';

const cases: readonly (readonly [words: string, leads: readonly string[]])[] = [
  ['subsection (a) of section 1', ['→ § 1(a)']],
  ['section 1(a)(2)', ['→ § 1(a)(2)']],
  ['sections 1 and 2 of this ordinance', ['→ § 1', '→ § 2']],
  ['subsections (a)(1)(A)(ii) and (iii) of section 1', ['→ § 1(a)(1)(A)(ii)', '→ § 1(a)(1)(A)(iii)']],
  ['subsections (a)(1) and (b) of section 1', ['→ § 1(a)(1)', '→ § 1(b)']],
  ['paragraph (2) of subsection (a) of section 1', ['→ § 1(a)(2)']],
  ['section one of this ordinance', ['→ § 1']],
  ['section 9 of this ordinance', ['✗']],
  ['subsection (d) of section 1', ['✗']],
  // Law that is cited by name is a citation, not a reference.
  ['section 12 of the penal law', []],
  ['subdivision one or subparagraph (i) of paragraph (a) of section 9 of the vehicle and traffic law', ['ext', 'ext']],
  ['section 7001(c) of that act', ['ext']],
  ['section 1101 of title 8 of the United States Code', []],
  ['chapter 4 of the code', ['ext']],
  ['article seven hundred twenty of the criminal procedure law', ['ext']],
  ['subdivision (e) of, or subdivision (k) of, Section 1351 of the Civil Code', ['ext', 'ext']],
  ['part of the work', []],
  ['a section of the road', []],
];

describe('references', () => {
  for (const [words, leads] of cases) {
    it(words, () => {
      const read = open(`${DRAFT}It follows ${words}.\n`).inspect().references;
      assert.deepEqual(
        read.map((r) => (r.scope === 'external' ? 'ext' : r.target ? `→ ${r.target}` : '✗')),
        leads,
      );
    });
  }
});
