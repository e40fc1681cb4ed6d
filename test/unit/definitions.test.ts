/** Definitions as a block gives them: the text in, with the terms marked, and what is read of each. */
import assert from 'node:assert/strict';
import { readDefinitions } from '../../server/src/core/facts/definitions';
import { marked, withMarks } from '../support/marks';

/** Text with its terms marked, form, unit its own words keep it to, first words of its body. */
const cases: readonly (readonly [name: string, text: string, form: string, within: string, body: string])[] = [
  ['means', '“⟦Owner⟧” means a person.', 'means', '', 'means a person.'],
  ['straight quotation marks', '"⟦Owner⟧" means a person.', 'means', '', 'means a person.'],
  ['shall mean', '“⟦Owner⟧” shall mean a person.', 'means', '', 'mean a person.'],
  ['a comma inside the marks', '“⟦Owner⟧,” as used in this chapter, means a person.', 'means', 'chapter', 'means a person.'],
  ['includes', '“⟦Owner⟧” includes a tenant.', 'includes', '', 'includes a tenant.'],
  ['has the same meaning', '“⟦Owner⟧” has the same meaning as in § 4.', 'meaning-given-in', '', 'has the same meaning as in § 4.'],
  ['the meaning given in', '“⟦Owner⟧” shall have the meaning given in § 4.', 'meaning-given-in', '', 'have the meaning given in § 4.'],
  ['is defined in', 'The term “⟦owner⟧” is defined in section 4.', 'meaning-given-in', '', 'is defined in section 4.'],
  ['as defined in, at the head', '“⟦Owner⟧” as defined in section 4.', 'meaning-given-in', '', 'as defined in section 4.'],
  ['is any', '“⟦Owner⟧” is any person who pays.', 'is', '', 'is any person who pays.'],
  ['two spellings', '“⟦Bundled⟧” or “bundling” means to join.', 'means', '', 'means to join.'],
  ['a term and its short form', '“⟦Parks Department⟧” or the term “department” means an office.', 'means', '', 'means an office.'],
  ['a heading that doubles it', 'School. The term “⟦school⟧” means a school of the city.', 'means', '', 'means a school of the city.'],
  ['a scope before it', 'For purposes of this section, “⟦lot⟧” means a place.', 'means', 'section', 'means a place.'],
  ['a Code section', 'As used in this Code section, the term “⟦lot⟧” means a place.', 'means', 'section', 'means a place.'],
  ['a list', '“⟦Agency⟧”: (A) Means an office.', 'means', '', '(A) Means an office.'],
  ['a list on lines below', '“⟦Agency⟧” means:', 'means', '', 'means:'],
  ['a full stop inside the marks', '“⟦Animal⟧.” Any living creature.', 'means', '', 'Any living creature.'],
  ['without marks', '⟦Covered employee⟧ means a person.', 'means', '', 'means a person.'],
  ['emphasized', '*⟦agency⟧* means an office.', 'means', '', 'means an office.'],
  ['emphasized strongly', '**⟦Agency⟧** means an office.', 'means', '', 'means an office.'],
  ['emphasized and quoted', '**“⟦Agency⟧”** means an office.', 'means', '', 'means an office.'],
  ['a dash', '⟦Banner⟧—A sign of cloth.', 'means', '', 'A sign of cloth.'],
  ['a dash and a small letter', '⟦Banner⟧ — the cloth of a sign.', 'means', '', 'the cloth of a sign.'],
  [
    'in running text, without marks',
    'In this chapter the term person includes a firm.'.replace('person', '⟦person⟧'),
    'includes',
    'chapter',
    'includes a firm.',
  ],
  ['an article inside the marks', '“the ⟦city⟧” means the City of Salem.', 'means', '', 'means the City of Salem.'],
  ['what it also means', '“⟦Owner⟧” also means a tenant.', 'includes', '', 'means a tenant.'],
  ['in brackets', 'The Department of Labor (the “⟦department⟧”) keeps a list.', 'is', '', 'The Department of Labor '],
  ['in brackets, hereinafter', 'The Acme Company (hereinafter referred to as “⟦Acme⟧”) pays.', 'is', '', 'The Acme Company '],
  ['in brackets, an acronym', 'It informs the Office of Parks (“⟦OPK⟧”) of it.', 'is', '', 'It informs the Office of Parks '],
];

describe('definitions', () => {
  for (const [name, source, form, within, body] of cases) {
    it(`reads ${name}`, () => {
      const { text, ranges } = marked(source);
      const found = readDefinitions(text, 0, text.length);
      assert.equal(
        withMarks(
          text,
          found.map((d) => d.span),
        ),
        withMarks(text, ranges),
      );
      const d = found[0];
      assert.deepEqual([d?.form, d?.within, text.slice(d?.body.start, d?.body.end)], [form, within, body]);
    });
  }

  it('reads all spellings of one breath', () => {
    const [d] = readDefinitions('“Leash” or “lead” or “line,” means a rope.', 0, 42);
    assert.deepEqual([d?.term, d?.variants], ['Leash', ['lead', 'line']]);
  });

  for (const text of [
    'The sign says “No parking” in large letters.',
    'Violations — The clerk shall keep a list of them.',
    'This means that a fee is due.',
    'A failure that is willful means a fine.',
    'The agreement may also include a fee.',
    'Schools had a mean score of nine.',
    'WHEREAS, the plan also includes a road;',
    'The court (quoting “the law”) agreed.',
    'Strike “owner” and insert “tenant”.',
    'The term of a permit means nothing here and the term expires soon.',
  ])
    it(`leaves alone: ${text}`, () => assert.deepEqual(readDefinitions(text, 0, text.length), []));

  it('reads long rows of half a definition, and no term longer than a term can be', () => {
    for (const piece of ['“', '"', '“a” or ', '(the “', 'The term a b c d ', 'A b c d e f g ', '“a”, as used in ', '**A ', 'means ']) {
      const text = piece.repeat(20_000);
      for (const d of readDefinitions(text, 0, text.length)) assert.ok(d.term.length <= 82 && d.span.end <= d.body.start, piece);
    }
  });
});
