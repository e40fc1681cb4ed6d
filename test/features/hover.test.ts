/** Cards: caret in, what the card must and must not say. */
import assert from 'node:assert/strict';
import { book, open } from '../support/book';
import { marked } from '../support/marks';

const card = (source: string, settings = {}): string => {
  const { text, caret } = marked(source);
  return open(text, settings).hover(caret)?.markdown ?? '';
};

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly says: readonly RegExp[];
  readonly not?: readonly RegExp[];
}[] = [
  {
    name: 'a case: name, standing, citation, holding, why here, pin, as-of date, in that order',
    text: 'WHEREAS, it is a request, Galarza v. Szal‸czyk, 745 F.3d 634 (3d Cir. 2014);',
    says: [
      /^\*\*Galarza v\. Szalczyk\*\* — Good law ✓[\s\S]*745 F\.3d 634 \(3d Cir\. 2014\)[\s\S]*\*\*Here:\*\*[\s\S]*\*\*Pin:\*\*[\s\S]*as of 31 Dec\. 2025/,
    ],
    not: [/You wrote/],
  },
  {
    name: 'a case cited to another court',
    text: 'See Morales v. Chadbourne, 793 F.3d ‸208 (9th Cir. 2020).',
    says: [/Split ⇄/, /You wrote/, /\(1st Cir\\?\. 2015/, /On the other side:\*\* \*El Cenizo\* \(5th Cir\. 2018\) ⇄/],
  },
  {
    name: 'a short form, followed back to its full cite',
    text: 'See Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014). That is so. I‸d. at 640.',
    says: [/\*\*Galarza v\. Szalczyk\*\*/],
  },
  {
    name: 'a case known by its name alone',
    text: 'WHEREAS, the court in Galarza v. Szal‸czyk took it as a request;',
    says: [/745 F\.3d 634/],
  },
  {
    name: 'a statute with what each subsection covers',
    text: 'Nothing limits compliance with 8 U.S.C. §§ 13‸73 and 1644.',
    says: [/\*\*8 U\.S\.C\. § 1373\*\* — Split ⇄/, /\*\*Reach:\*\* \(a\)/],
  },
  {
    name: 'a subsection that does not exist',
    text: 'Nothing limits compliance with 8 U.S.C. § 1373‸(f).',
    says: [/You wrote/, /\(f\)|§ 1373/],
  },
  { name: 'a regulation', text: 'A request under 8 C.F.R. 28‸7.7 is declined.', says: [/287\.7/, /48 hours|request/] },
  {
    name: 'a defined term, with its definition and uses',
    text: 'SECTION 1. Definitions.\n"Agency" means a department of the City.\nSECTION 2. An agen‸cy shall keep a list.\n',
    says: [/“Agency”\*\* — defined in § 1/, /a department of the City/, /Used 2 times/],
  },
  {
    name: 'a cross-reference, with the words it leads to',
    text: 'SECTION 1. Lists.\n(a) Notices. The clerk shall keep a list.\n(b) The list under subsection ‸(a) of this section is public.\n',
    says: [/→ § 1\\?\(a\\?\), Notices/, /The clerk shall keep a list/, /Referred to from 1 place/],
  },
  {
    name: 'one step of a cross-reference, with the others named beside it',
    text: 'SECTION 1. Lists.\n(a) Keeping. The clerk shall:\n(1) keep a list; and\n(2) read it.\nSECTION 2. Fees. See paragraph (1) of subs‸ection (a) of section 1.\n',
    says: [
      /^\*\*subsection \\\(a\\\)\*\* → § 1\\\(a\\\), Keeping/,
      /“The clerk shall\\: \\\(1\\\) keep a list; and/,
      /Also here: § 1 · § 1\\\(a\\\)\\\(1\\\)/,
      /Referred to from 1 place/,
    ],
  },
  {
    name: 'a cross-reference to a number that was given twice',
    text: 'SECTION 1. Lists. One.\nSECTION 1. Fees. Two.\nSECTION 2. Copies. See section ‸1 of this ordinance.\n',
    says: [/Also numbered so: § 1, Lists/],
  },
  {
    name: 'a cross-reference that leads nowhere',
    text: 'SECTION 1. Lists.\n(a) The clerk shall keep a list.\n(b) The list under subsection ‸(e) of this section is public.\n',
    says: [/not found/, /the last is \\?\(b/],
  },
  {
    name: 'a term of art',
    text: 'The Sheriff may decline an administrative warr‸ant.',
    says: [/\*\*Administrative warrant/i, /I-200/, /not defined/],
  },
  {
    name: 'a finding: rule, severity, authorities both ways, clauses',
    text: 'The Sheriff shall ho‸ld a person on an immigration detainer.',
    says: [
      /\*\*Rule\*\* detention\/detainer-hold · Error/,
      /\*\*For:\*\* \*Morales\*/,
      /\*\*Against:\*\* \*El Cenizo\*/,
      /\*\*Clauses:\*\*/,
    ],
  },
  { name: 'nothing for a plain word', text: 'The clerk shall keep a li‸st.', says: [/^$/] },
  {
    name: 'a reference to other law',
    text: 'The clerk follows section 12 of the penal ‸law.',
    says: [/State statute or regulation, not in the library/],
  },
];

describe('cards', () => {
  for (const c of cases) {
    it(c.name, () => {
      const said = card(c.text);
      for (const re of c.says) assert.match(said, re);
      for (const re of c.not ?? []) assert.doesNotMatch(said, re);
    });
  }

  it('can be switched off by kind', () => {
    const off = {
      hover: { citations: false, terms: false, definitions: false, references: false, norms: false, length: 'standard' as const },
    };
    for (const c of cases.filter((x) => !x.name.startsWith('a finding'))) {
      const { text } = marked(c.text);
      if (open(text).findings.length === 0) assert.equal(card(c.text, off), '', c.name);
    }
  });

  it('keep to twelve lines and to our own words of law', () => {
    for (const a of book.authorities.filter((x) => x.kind === 'case')) {
      const said = card(`See ‸${a.citation}.`);
      assert.ok(said.split('\n').length <= 14, `${a.id}: ${said.split('\n').length} lines`);
    }
  });

  it('escape the words of the draft', () => {
    const said = card(
      'SECTION 1. Definitions.\n"Agency" means [x](command:evil) <img src=x> `a` $(zap) | *b*.\nSECTION 2. An ‸agency shall.\n',
    );
    assert.doesNotMatch(said, /\]\(command:evil\)|<img|\$\(zap\)/);
  });

  it('say what a sentence does', () => {
    const { text, caret } = marked(
      'No officer shall hold a per‸son on an immigration detainer, unless a judicial warrant names that person.',
    );
    assert.match(open(text).explainSentence(caret)?.markdown ?? '', /Forbids/);
  });
});
