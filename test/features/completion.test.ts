/** Completion: what opens a list, what does not, and what a clause becomes where it is typed. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked } from '../support/marks';

const ORDINANCE =
  'AN ORDINANCE relating to lists\n\nSECTION 1. Definitions. In this ordinance:\n(a) "Agency" means a department of the City of Alder Falls.\n\nSECTION 2. Lists. An agency shall keep a list.\n';

const at = (source: string, trigger?: string) => {
  const { text, caret } = marked(source);
  const analysis = open(text);
  return analysis.completions(caret, trigger, text.lastIndexOf('\n', caret - 1) + 1).items;
};

const labels = (source: string, trigger?: string): string[] => at(source, trigger).map((c) => c.label);

describe('completion', () => {
  it('offers the model clauses behind a slash on an empty line, with the next number', () => {
    const found = at(`${ORDINANCE}\n/‸`, '/').find((c) => c.label === '/sev');
    assert.match(found?.text ?? '', /^SECTION 3\. Severability\. /);
    assert.equal(found?.replace.end, found ? found.replace.start + 1 : -1);
    assert.deepEqual(found?.also, []);
  });

  it('makes later sections and references to them give way', () => {
    const found = at(
      'AN ORDINANCE relating to lists\n\nSECTION 1. Title. This is it.\n\n/‸\n\nSECTION 2. Lists. The clerk shall keep a list.\n\nSECTION 3. Copies. A copy of the list under section 2 of this ordinance is free.\n',
      '/',
    ).find((c) => c.label === '/sev');
    assert.match(found?.text ?? '', /^SECTION 2\. Severability\. /);
    assert.deepEqual(
      found?.also.map((e) => e.text),
      ['3', '4', '3'],
    );
  });

  it('says where a clause already stands and puts nothing in', () => {
    const found = at(`${ORDINANCE}\nSECTION 3. Severability. The parts of this ordinance are severable.\n\n/‸`, '/').find(
      (c) => c.label === '/sev',
    );
    assert.match(found?.detail ?? '', /present in § 3/);
    assert.equal(found?.text, '');
    assert.deepEqual(found?.also, []);
  });

  for (const [name, source, trigger] of [
    ['and/or', `${ORDINANCE}\nThe clerk and/‸`, '/'],
    ['a blank in prose', `${ORDINANCE}\nThe clerk shall ‸`, ' '],
    ['a blank behind "this section"', `${ORDINANCE}\nNothing in this section ‸`, ' '],
    ['a blank behind "the paragraph"', `${ORDINANCE}\n(a) One.\n(b) Strike the paragraph ‸`, ' '],
    ['a blank behind a section number', `${ORDINANCE}\nUnder section 1 and ‸`, ' '],
    ['the sign of another law', `${ORDINANCE}\nUnder 8 U.S.C. § ‸`, ' '],
    ['a source note', '§ 1. Lists. One.\nSource: L. 2007, p. 12, § ‸', ' '],
    ['a capital inside a name', `${ORDINANCE}\nThe list of Alder A‸`, 'A'],
    ['a capital that begins a list item', `${ORDINANCE}\n(b) A‸`, 'A'],
    ['a bracket in prose', `${ORDINANCE}\nThe clerk (‸`, '('],
    ['a capital that begins a line', `${ORDINANCE}\nA‸`, 'A'],
    ['a capital that begins a sentence', `${ORDINANCE}\nThe clerk signs. A‸`, 'A'],
    ['a capital that begins no term', `${ORDINANCE}\nThe clerk sends a Z‸`, 'Z'],
    ['the quotation mark of a definition', `${ORDINANCE}\nHere the term “‸`, '“'],
    ['an opening quotation mark', `${ORDINANCE}\nThe clerk says “‸`, '“'],
    ['the term that is being defined', 'SECTION 1. Definitions.\n"Ag‸ency" means a department.\n', undefined],
    ["a drafter's note", '%% see section ‸', ' '],
  ] as const) {
    it(`opens no list behind ${name}`, () => assert.deepEqual(at(source, trigger), []));
  }

  it('offers the sections of the draft behind "section"', () => {
    assert.deepEqual(
      at(`${ORDINANCE}\nAs section ‸`, ' ').map((c) => [c.label, c.detail]),
      [
        ['1', 'Definitions'],
        ['2', 'Lists'],
      ],
    );
  });

  it('goes on in a list of sections, and behind the section sign', () => {
    assert.deepEqual(labels(`${ORDINANCE}\nUnder sections 1 and ‸`, ' '), ['1', '2']);
    assert.deepEqual(labels(`${ORDINANCE}\nSee §‸`, '§'), ['1', '2']);
    assert.deepEqual(labels(`${ORDINANCE}\nSee § 2‸`), ['2']);
  });

  it('finds a section by its heading where the drafter asks', () => {
    const [found] = at(`${ORDINANCE}\nUnder section lis‸`);
    assert.equal(`${found?.label} ${found?.detail}`, '2 Lists');
    assert.equal(found && found.replace.end - found.replace.start, 3);
  });

  const NESTED = 'SECTION 1. Lists.\n(a) Keeping. The clerk shall:\n(1) keep a list; and\n(2) read it.\n(b) Showing. The list is public.\n';

  it('offers the provisions of the section behind "subsection"', () => {
    const source = 'SECTION 1. Lists.\n(a) The clerk shall:\n(1) keep a list.\n(b) Under subsection ‸';
    assert.deepEqual(labels(source, ' '), ['(a)', '(a)(1)', '(b)']);
    assert.deepEqual(labels(source.replace('‸', '(‸'), '('), ['(a)', '(a)(1)', '(b)']);
  });

  it('takes the bracket along that an editor closes by itself', () => {
    const source = 'SECTION 1. Lists.\n(a) One.\n(b) Under subsection (‸).';
    const [found] = at(source, '(');
    assert.equal(found && source.replace('‸', '').slice(found.replace.start, found.replace.end), '()');
  });

  it('offers the paragraphs beside the caret by their own number, the others by their path', () => {
    const inside = `${NESTED.replace('read it', 'read what paragraph ‸')}`;
    assert.deepEqual(
      at(inside).map((c) => c.text),
      ['(1)', '(2)'],
    );
    assert.deepEqual(
      at(`${NESTED}(c) Under paragraph ‸`, ' ').map((c) => `${c.text} | ${c.detail}`),
      ['(a)(1) of this section | keep a list; and', '(a)(2) of this section | read it.'],
    );
  });

  it('leaves "of this section" out where the draft does', () => {
    const source = `${NESTED}(c) Subsection (a) is limited by subsection ‸`;
    assert.deepEqual(
      at(source, ' ').map((c) => c.text),
      ['(a)', '(a)(1)', '(a)(2)', '(b)', '(c)'],
    );
  });

  it('offers what "of this" can mean here', () => {
    assert.deepEqual(
      labels('A Local Law to amend the code\n\nCHAPTER 2. LISTS\n\n§ 2-1 Lists.\na. One.\nb. Under subdivision a of this ‸', ' '),
      ['section', 'chapter', 'local law'],
    );
  });

  it('offers the chapters of the draft behind "chapter"', () => {
    assert.deepEqual(labels('CHAPTER 2. LISTS\n\n§ 2-1 Lists. One.\n\nCHAPTER 3. FEES\n\n§ 3-1 Fees. Under chapter ‸', ' '), ['2', '3']);
  });

  it('offers the number that a new section should bear', () => {
    const between = 'SECTION 1. One.\nIt is.\n\n‸\n\nSECTION 2. Two.\nIt is.\n';
    assert.equal(at(between.replace('‸', 'SECTION ‸'), ' ')[0]?.text, '1A. ');
    assert.deepEqual(labels(between), ['SECTION 1A.']);
    assert.equal(at(`${ORDINANCE}\nSECTION ‸`, ' ')[0]?.text, '3. ');
    assert.deepEqual(
      at('2.10.010 One\n\nIt is.\n\n2.10.020 Two\n\nIt is.\n\n‸').map((c) => c.text),
      ['2.10.030 '],
    );
  });

  it('offers a defined term behind its first letters, and a known case behind its name', () => {
    assert.deepEqual(
      at(`${ORDINANCE}\nAn Age‸`).map((c) => c.text),
      ['Agency'],
    );
    assert.ok(at(`${ORDINANCE}\nSee Galarza‸`).some((c) => c.text === 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'));
    assert.ok(at(`${ORDINANCE}\nIt is so, see Szalcz‸`).some((c) => c.text === 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'));
    assert.ok(at(`${ORDINANCE}\nGalar‸`).some((c) => c.text === 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'));
    assert.deepEqual(at(`${ORDINANCE}\nSzalcz‸`), []);
    assert.ok(at(`${ORDINANCE}\nUnder Galarza v. ‸`, ' ').some((c) => c.text === 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'));
  });

  it('offers a defined term behind an article and a capital, and behind "strike “"', () => {
    assert.deepEqual(labels(`${ORDINANCE}\nThe clerk of the A‸`, 'A'), ['Agency']);
    assert.deepEqual(labels(`${ORDINANCE}\nIn section 2 strike “‸`, '“'), ['Agency']);
  });

  it('offers a term of several words in the case that was typed', () => {
    const draft = 'SECTION 1. Definitions.\n"Covered employee" means a clerk.\nSECTION 2. Pay. A covered emp‸';
    const [found] = at(draft);
    assert.equal(found?.text, 'covered employee');
    assert.equal(found && found.replace.end - found.replace.start, 'covered emp'.length);
  });

  it('offers a term only where its definition holds', () => {
    const draft = '§ 1-1 Signs. As used in this section, “banner” means a cloth.\nA ban‸ is a sign.\n§ 1-2 Fees. A ban is a fee.\n';
    assert.deepEqual(labels(draft), ['banner']);
    assert.deepEqual(labels(draft.replace('‸', '').replace('Fees. A ban', 'Fees. A ban‸')), []);
  });

  it('says in a long code that more letters narrow the list', () => {
    const code = `${Array.from({ length: 300 }, (_, i) => `§ 1-${i + 1} Title ${i}.\nWords.\n`).join('')}See § 1-‸`;
    const { text, caret } = marked(code);
    const list = open(text).completions(caret, undefined, text.lastIndexOf('\n') + 1);
    assert.equal(list.incomplete, true);
    assert.ok(list.items.length <= 110 && list.items.every((c) => c.label.startsWith('1-')));
  });

  it('leaves a clause’s other edits for when it is chosen, and then gives the same', () => {
    const { text, caret } = marked(
      'AN ORDINANCE relating to lists\n\nSECTION 1. Title. This is it.\n\n/‸\n\nSECTION 2. Lists. The clerk shall keep a list.\n',
    );
    const analysis = open(text);
    const [whole, lazy] = [false, true].map((l) => analysis.completions(caret, '/', caret - 1, l).items);
    assert.deepEqual(
      lazy?.map((c) => ({ ...c, also: c.clause ? analysis.clauseEditsBeside(c.clause, c.replace) : [], clause: undefined })),
      whole?.map((c) => ({ ...c, clause: undefined })),
    );
    assert.ok(whole?.some((c) => c.also.length > 0) && lazy?.every((c) => c.also.length === 0));
  });
});
