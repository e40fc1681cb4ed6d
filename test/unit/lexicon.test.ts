/** The lexicon: forms of words, longest phrases, marks, and the product's own lists. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { compileLexicon, type Lexicon, type LexiconConcept, tag } from '../../server/src/core/facts/lexicon';
import { formOf, nounForms, verbForms } from '../../server/src/core/facts/lexicon/inflect';
import { splitSentences } from '../../server/src/core/facts/sentences';
import { readLexiconFiles, testLexicon } from '../support/lexicon';

const concept = (id: string, phrases: string[], more: Partial<LexiconConcept> = {}): LexiconConcept => ({
  id,
  gloss: id,
  strong: false,
  phrases,
  ...more,
});
const compile = (...concepts: LexiconConcept[]): Lexicon => compileLexicon([{ title: 'test', concepts }]);
const tags = (lexicon: Lexicon, text: string): string[] =>
  tag(lexicon, text, 0, text.length).map((m) => `${m.concept}=${text.slice(m.span.start, m.span.end)}`);

describe('forms of words', () => {
  for (const [verb, forms] of [
    ['hold', 'hold holds holding held'],
    ['seek', 'seek seeks seeking sought'],
    ['give', 'give gives giving gave given'],
    ['transfer', 'transfer transfers transferring transferred'],
    ['stop', 'stop stops stopping stopped'],
    ['notify', 'notify notifies notifying notified'],
    ['comply', 'comply complies complying complied'],
    ['use', 'use uses using used'],
    ['house', 'house houses housing housed'],
    ['agree', 'agree agrees agreeing agreed'],
    ['access', 'access accesses accessing accessed'],
    ['lie', 'lie lies lying lay lain'],
    ['cancel', 'cancel cancels canceling cancelling canceled cancelled'],
    ['visit', 'visit visits visiting visited'],
    ['honor', 'honor honors honoring honored'],
  ] as const) {
    it(verb, () => assert.deepEqual(verbForms(verb).sort(), forms.split(' ').sort()));
  }
  for (const [noun, forms] of [
    ['agency', 'agency agencies'],
    ['church', 'church churches'],
    ['officer', 'officer officers'],
    ['person', 'person people persons'],
    ['day', 'day days'],
  ] as const) {
    it(noun, () => assert.deepEqual(nounForms(noun).sort(), forms.split(' ').sort()));
  }
  it('form in the text', () =>
    assert.deepEqual(['hold', 'holds', 'held', 'used', 'holding', 'need', 'access'].map(formOf), [
      'base',
      's',
      'past',
      'past',
      'ing',
      'base',
      'base',
    ]));
});

describe('tagging', () => {
  it('takes the longest phrase', () =>
    assert.deepEqual(
      tags(compile(concept('a', ['detainer']), concept('b', ['detainer request~'])), 'Two detainer requests and a detainer.'),
      ['b=detainer requests', 'a=detainer'],
    ));
  it('passes over what only looks like a phrase', () =>
    assert.deepEqual(
      tags(compile(concept('a', ['detainer'], { notPhrases: ['unlawful detainer'] })), 'An unlawful detainer is no detainer.'),
      ['a=detainer'],
    ));
  it('drops possessives and hyphens, whichever the apostrophe', () => {
    const lexicon = compile(concept('a', ["sheriff's office", 'non-public area~']));
    assert.deepEqual(tags(lexicon, 'the sheriff’s office, the sheriff office, nonpublic, a non-public area, non public areas'), [
      'a=sheriff’s office',
      'a=sheriff office',
      'a=non-public area',
      'a=non public areas',
    ]);
  });
  it('matches acronyms in capitals only', () =>
    assert.deepEqual(tags(compile(concept('a', ['ICE'])), 'Snow and ice; ICE and Ice.'), ['a=ICE']));
  it('matches names letter for letter where asked', () => {
    const lexicon = compileLexicon([], [{ concept: 'case', phrase: 'Printz', caseSensitive: true }]);
    assert.deepEqual(tags(lexicon, 'printz Printz PRINTZ'), ['case=Printz']);
  });
  it('holds both meanings where two spellings end alike', () => {
    const lexicon = compileLexicon([{ title: 't', concepts: [concept('a', ['consular id'])] }], [{ concept: 'b', phrase: 'consular ID' }]);
    assert.deepEqual(tags(lexicon, 'A consular ID.').sort(), ['a=consular ID', 'b=consular ID']);
  });
  it('does not read a phrase across a comma or a full stop', () =>
    assert.deepEqual(tags(compile(concept('a', ['hold request'])), 'to hold, request; hold. Request'), []));
  it('reads abbreviations and brackets inside phrases', () => {
    const lexicon = compile(concept('a', ['8 U.S.C. 1373', '287(g) agreement~']));
    assert.deepEqual(tags(lexicon, 'under 8 U.S.C. § 1373 and 287(g) agreements'), ['a=8 U.S.C. § 1373', 'a=287(g) agreements']);
  });
  it('unfolds alternatives', () =>
    assert.deepEqual(tags(compile(concept('a', ['date/time of release'])), 'time of release, date of release'), [
      'a=time of release',
      'a=date of release',
    ]));
  it('gives what a concept implies', () =>
    assert.deepEqual(tags(compile(concept('a', ['x'], { implies: ['b'] }), concept('b', [])), 'x'), ['a=x', 'b=x']));
  it('tells verbs and acts', () => {
    const lexicon = compile(concept('a', ['hold*', 'detention']), concept('b', ['jail']));
    assert.deepEqual(
      tag(lexicon, 'holding detention jail', 0, 22).map((m) => m.part),
      ['verb', 'act', undefined],
    );
  });
  it('keeps a long phrase that holds a strong one of the field', () => {
    const lexicon = compile(concept('ice', ['ICE'], { strong: true }), concept('wait', ['until ICE answers']));
    assert.ok(tag(lexicon, 'wait until ICE answers', 0, 22).some((m) => lexicon.isStrong(m.concept)));
  });
  it('spans count from the start of the text', () =>
    assert.deepEqual(
      tag(compile(concept('a', ['jail'])), 'a jail, a jail', 5, 14).map((m) => m.span),
      [{ start: 10, end: 14 }],
    ));
  it('takes a very long row of known words in stride', () => {
    const text = 'hold '.repeat(100_000);
    assert.equal(tag(compile(concept('a', ['hold*', 'hold hold hold now'])), text, 0, text.length).length, 100_000);
  });
});

describe('the lists of the field', () => {
  let lexicon: Lexicon;
  before(function () {
    this.timeout(60_000);
    lexicon = testLexicon();
  });
  const has = (text: string): Set<string> => new Set(tag(lexicon, text, 0, text.length).map((m) => m.concept));

  it('is of a size to be of use, each concept once', () => {
    const ids = readLexiconFiles().flatMap((f) => f.concepts.map((c) => c.id));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(lexicon.sequences > 4000, String(lexicon.sequences));
  });
  it('implies nothing that is not there', () => {
    for (const c of readLexiconFiles().flatMap((f) => f.concepts))
      for (const i of c.implies ?? []) assert.ok(lexicon.has(i), `${c.id} implies ${i}`);
  });

  for (const [text, yes, no] of [
    ['an unlawful detainer action', '', 'detainer detainer-any detain'],
    ['remove snow and ice from the walk', '', 'immigration-authority'],
    ['including, but not limited to, a bond', '', 'restrict'],
    ['employment eligibility verification forms', '', 'e-verify inquire'],
    ['shall hold a hearing', '', 'detain'],
    ['enter into an agreement', 'contract', 'access'],
    ['an alien species', '', 'alien noncitizen'],
    ['an alien', 'noncitizen', 'alien'],
    ['an illegal alien', 'alien noncitizen', ''],
    ['law enforcement officers', 'local-actor', 'enforce'],
    ['citizenship or immigration status', 'status nationality', ''],
    ['8 U.S.C. §§ 1373 and 1644', 's1373 usc-1373', ''],
    ['section 1373', 's1373', 'usc-1373'],
    ['Form I-247A', 'detainer', ''],
    ['a warrant of removal', 'admin-warrant', 'judicial-warrant'],
    ['signed by a judge', 'judicial-warrant', 'admin-warrant'],
    ['U.S. Immigration and Customs Enforcement', 'immigration-authority federal-side', ''],
    ['the state Department of Homeland Security', '', 'dhs'],
    ['detention basin', '', 'detain'],
    ['a 287(g) agreement', 'deputize', 'contract'],
  ] as const) {
    it(text, () => {
      const found = has(text);
      for (const c of yes.split(' ').filter(Boolean)) assert.ok(found.has(c), `${c} missing: ${[...found]}`);
      for (const c of no.split(' ').filter(Boolean)) assert.ok(!found.has(c), `${c} found`);
    });
  }
});

describe("the product's own lists", () => {
  const phrases = new Set(readLexiconFiles().flatMap((f) => f.concepts.flatMap((c) => c.phrases)));
  it('hold at least six hundred phrases', () => assert.ok(phrases.size >= 600, `${phrases.size}`));
  it('name no phrase twice in one concept', () => {
    for (const { concepts } of readLexiconFiles())
      for (const c of concepts)
        assert.equal(new Set(c.phrases).size, c.phrases.length, `${c.id}: ${c.phrases.filter((p, i) => c.phrases.indexOf(p) < i)}`);
  });
});

describe('sentences', () => {
  const cut = (text: string): string[] => splitSentences(text, 0, text.length).map((s) => text.slice(s.start, s.end).trim());
  for (const [text, count] of [
    ['The jail shall not hold a person. The jail shall log it.', 2],
    ['See 8 U.S.C. § 1373 and 745 F.3d 634. No officer may ask.', 2],
    ['Galarza v. Szalczyk binds us.', 1],
    ['Ordinance No. 12 of the City of St. Paul applies.', 1],
    ['An officer shall (i) ask; (ii) write; and (iii) report.', 1],
    ['An officer shall ask; No officer may tell.', 2],
    ['“No officer may tell.” The rest stands.', 2],
    ['It binds the U.S. Department of Justice.', 1],
    ['Is it so? It is.', 2],
    ['Smith Corp. pays. The City pays too.', 2],
  ] as const) {
    it(text, () => assert.equal(cut(text).length, count, cut(text).join(' | ')));
  }
  it('loses nothing and leaves no gap', () => {
    const text = 'A. b; C “d.” e? F (g.) H.\n\n I; j.';
    const spans = splitSentences(text, 2, text.length);
    assert.equal(spans[0]?.start, 2);
    assert.equal(spans.at(-1)?.end, text.length);
    for (let i = 1; i < spans.length; i++) assert.equal(spans[i]?.start, spans[i - 1]?.end);
  });
});
