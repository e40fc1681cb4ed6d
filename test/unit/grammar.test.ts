import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}
interface Grammar extends Rule {
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, Rule>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`client/${file}`, 'utf8'));
const grammar = read('syntaxes/ordinance.tmLanguage.json') as Grammar;
const language = read('language-configuration.json') as { readonly wordPattern: { readonly pattern: string; readonly flags: string } };

/** All rules, those inside others too. */
function rulesOf(rule: Rule): readonly Rule[] {
  return [rule, ...(rule.patterns ?? []).flatMap(rulesOf)];
}

/** The expressions of a rule of the repository: its own or those of its alternatives. */
function expressionsOf(name: string): readonly RegExp[] {
  const rule = grammar.repository[name];
  assert.ok(rule, name);
  return rulesOf(rule)
    .flatMap(({ match, begin }) => match ?? begin ?? [])
    .map((source) => new RegExp(source));
}

/** What a rule takes out of a line: its first match, without the blanks round it. */
function taken(name: string, line: string): string | undefined {
  return expressionsOf(name)
    .map((expression) => expression.exec(line)?.[0].trim())
    .find((found) => found !== undefined);
}

describe('grammar', () => {
  it('refers to rules that are there', () => {
    const all = [grammar, ...Object.values(grammar.repository)].flatMap(rulesOf);
    for (const { include } of all) if (include !== undefined) assert.ok(grammar.repository[include.slice(1)], include);
  });

  const cases: readonly (readonly [rule: string, line: string, found: string | undefined])[] = [
    ['note', '%% ask the chief about this', '%% ask the chief about this'],
    ['title', 'AN ORDINANCE relating to detainers', 'AN ORDINANCE relating to detainers'],
    ['title', 'Ordinances are laws.', undefined],
    ['division', 'CHAPTER 9.40 Immigration', 'CHAPTER 9.40 Immigration'],
    ['division', 'Part of the record.', undefined],
    ['section', 'Section 3. Detainers. No officer shall', 'Section 3. Detainers.'],
    ['section', '§14-154. Persons not to be detained. a. Definitions.', '§14-154. Persons not to be detained.'],
    ['section', 'Section 1. Chapter 1 of title 14 is amended', 'Section 1.'],
    ['section', 'Section 3. Galarza v. Szalczyk is followed.', 'Section 3.'],
    ['section', 'Sections of the code', undefined],
    ['marker', '  (a)(1) the person', '(a)(1)'],
    ['marker', 'b. Prohibition on honoring', 'b.'],
    ['marker', 'A person may', undefined],
    ['recital', 'WHEREAS, the City', 'WHEREAS,'],
    ['enacting', 'Be it enacted by the Council', 'Be it enacted'],
    ['struck', 'the ~~old~~ word', '~~old~~'],
    ['struck', 'the ((old)) word', '((old))'],
    ['added', 'the <u>new</u> word', '<u>new</u>'],
    ['placeholder', 'the [NAME OF CITY] shall', '[NAME OF CITY]'],
    ['placeholder', 'effective ____ days', '____'],
    ['placeholder', 'a [REP] case', undefined],
    ['citation', 'under 8 U.S.C. § 1357(g)(9) and', '8 U.S.C. § 1357(g)(9)'],
    ['citation', 'see 8 C.F.R. § 287.7.', '8 C.F.R. § 287.7'],
    ['citation', 'v. Szalczyk, 745 F.3d 634, 640 (3d Cir. 2014)', '745 F.3d 634, 640 (3d Cir. 2014)'],
    ['citation', 'within 30 days after 12 months', undefined],
    ['reference', 'except as subdivision (b) of this section says', 'subdivision (b) of this section'],
    ['term', '“Detainer” means a request', '“Detainer”'],
    ['term', 'called “open” by the court', undefined],
    ['duty', 'No officer shall not', 'shall not'],
    ['duty', 'the month of Maytime', undefined],
  ];
  for (const [rule, line, found] of cases) it(`${rule}: ${line}`, () => assert.equal(taken(rule, line), found));

  it('answers at once on a long line', () => {
    const begun = performance.now();
    for (const line of [
      'a'.repeat(20_000),
      '(a) '.repeat(5000),
      '1.'.repeat(10_000),
      '§ 1 A'.repeat(4000),
      '['.repeat(20_000),
      '“'.repeat(20_000),
    ]) {
      for (const name of Object.keys(grammar.repository)) for (const expression of expressionsOf(name)) expression.test(line);
    }
    assert.ok(performance.now() - begun < 3000);
  });
});

describe('words of the language', () => {
  const words = (text: string): readonly string[] =>
    text.match(new RegExp(language.wordPattern.pattern, `g${language.wordPattern.flags}`)) ?? [];

  it('keeps hyphens, apostrophes and section numbers whole', () => {
    assert.deepEqual(words('the officer’s well-being under 2-10.3(b)(1), as such.'), [
      'the',
      'officer’s',
      'well-being',
      'under',
      '2-10.3(b)(1)',
      'as',
      'such',
    ]);
  });
});
