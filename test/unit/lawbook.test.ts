/** The compiler of the law book: what it makes of good files, and where and how it complains of bad ones. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileLawbook, formatProblem } from '../../server/build/lawbook-compile.mjs';

const AUTHORITY = `id: case.roe-v-poe
kind: case
name: Roe v. Poe
short: Roe
citation: Roe v. Poe, 1 F.4th 1 (3d Cir. 2021)
court: 3d Cir.
year: 2021
holding: The court decided the point at hand.
here: It matters to whoever drafts on the point.
treatment: { status: good-law }
as-of: 2025-12-31
confidence: high
sources: 1
`;
const LEXICON = `title: Test words
concepts:
  - { id: detain, gloss: hold, strong: false, phrases: [hold*] }
  - { id: detainer, gloss: detainer, strong: true, phrases: [detainer~], not-phrases: [unlawful detainer] }
`;
const TERM = `id: detainer
term: detainer
gloss: A request to hold a person for a while.
authorities: [case.roe-v-poe]
as-of: 2025-12-31
define: true
concept: detainer
`;
const RULE = `id: detention/hold
title: Hold on a detainer
severity: error
match:
  - norm: { modality: [must], head: [detain], not-head: [detainer], anywhere: { all: [detainer] } }
message:
  what: This holds a person.
  why: The court decided the point (Roe).
  do: Strike it.
explanation: A paragraph about the law behind it, long enough.
when-not: When counsel says so.
authorities: [case.roe-v-poe]
fixes:
  - clause: no-hold
  - { append: ", unless a judge orders it", title: Add the exception }
tags: [deprecated]
examples:
  bad: [The jail shall hold a person on a detainer.]
  good: [The jail shall not hold a person.]
provision: detainer-refusal
`;
const CLAUSE = `---
id: no-hold
code: MC-NOHOLD
title: No holds
purpose: It keeps the jail from holding anyone.
use: Wherever there is a jail.
prefix: mc-no-hold
slash: det
topic: custody
place: substance
authorities: [case.roe-v-poe]
terms: [detainer]
answers: [detention/hold]
provisions: [detainer-refusal]
---

## Text

# No holds

- No employee shall hold a person for more than {{hours|2}} hours or $1,000.

## Alternative: stronger

When: The body wants more, and
says so over two lines.

# No holds at all

- No employee shall hold anyone.

## Notes

A note.
`;
const STATE = `code: ZZ
name: Zenith
circuit: "3"
posture: requires-cooperation
confidence: high
as-of: 2025-12-31
summary: Bars a refusal of detainers by counties.
statutes:
  - key: holds
    citation: Zen. Code § 1
    year: 2020
    authority: case.roe-v-poe
    what: It commands jails to comply with detainers.
    says: commands compliance with detainers
    binds: [county]
bars:
  - provision: detainer-refusal
    by: holds
    bad: The jail shall not hold a person on a detainer.
    good: The jail shall keep a log.
checked: [the text]
`;
const LEVEL = `id: compelled
level: 1
title: Compelled
gloss: order of a court
explanation: A court orders these acts, and nobody else may take them back.
as-of: 2025-12-31
clauses: [no-hold]
excepted: { title: an order of a court, concepts: [detain], note: The limit gives way to a court., authorities: [case.roe-v-poe] }
acts:
  - id: hold
    title: holding a person
    note: A court may order it.
    authorities: [case.roe-v-poe]
    norms: [{ head: [detain] }]
`;
const FILES: Readonly<Record<string, string>> = {
  'rules/authorities/case/roe-v-poe.yaml': AUTHORITY,
  'rules/lexicon/words.yaml': LEXICON,
  'rules/terms/detainer.yaml': TERM,
  'rules/detention/hold.yaml': RULE,
  'rules/states/ZZ.yaml': STATE,
  'rules/spectrum/compelled.yaml': LEVEL,
  'rules/tables/months.yaml': 'long-name: { a-b: 1 }\n',
  'snippets/no-hold.md': CLAUSE,
  'snippets/README.md': 'Not a clause.\n',
};

describe('law book compiler', function () {
  this.timeout(30_000);
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lawbook-'));
    cpSync(join(process.cwd(), 'rules/schema'), join(root, 'rules/schema'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Writes the good files with some changed, taken away (undefined) or added, and compiles. */
  const compile = (changes: Readonly<Record<string, string | undefined>> = {}, options = {}) => {
    for (const [file, text] of Object.entries({ ...FILES, ...changes })) {
      if (text === undefined) continue;
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return compileLawbook(root, options);
  };
  const problemsOf = (changes: Readonly<Record<string, string | undefined>>, options = {}): string[] =>
    compile(changes, options).problems.map(formatProblem);

  it('reads a law book in order without a complaint', () => {
    const { lawbook, problems } = compile();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [lawbook.authorities.length, lawbook.terms.length, lawbook.rules.length, lawbook.clauses.length, lawbook.lexicon.length],
      [1, 1, 1, 1, 1],
    );
  });

  it('gives the program its own names and leaves nothing out', () => {
    const { lawbook } = compile();
    const rule = lawbook.rules[0];
    assert.equal(rule?.whenNot, 'When counsel says so.');
    assert.deepEqual([rule?.vary, rule?.tags, rule?.contrary, rule?.sources, rule?.inventory], [[], ['deprecated'], [], [], []]);
    assert.deepEqual(rule?.match[0], {
      norm: { modality: ['must'], head: ['detain'], notHead: ['detainer'], anywhere: { all: ['detainer'] } },
    });
    const authority = lawbook.authorities[0];
    assert.equal(authority?.asOf, '2025-12-31');
    assert.deepEqual(authority?.treatment, { status: 'good-law', note: '', history: [] });
    assert.deepEqual([authority?.knownErrors, authority?.aliases, authority?.docket, authority?.url], [[], [], '', '']);
    assert.equal(authority?.pages, undefined);
    assert.deepEqual(lawbook.terms[0]?.confusedWith, []);
    assert.deepEqual(lawbook.lexicon[0]?.concepts[1]?.notPhrases, ['unlawful detainer']);
    assert.deepEqual(lawbook.data, { tables: { months: { 'long-name': { 'a-b': 1 } } } });
  });

  it('takes clause files apart', () => {
    const clause = compile().lawbook.clauses[0];
    assert.deepEqual(
      clause?.wordings.map((w) => [w.name, w.when]),
      [
        ['balanced', ''],
        ['stronger', 'The body wants more, and says so over two lines.'],
      ],
    );
    assert.match(clause?.wordings[0]?.text ?? '', /^# No holds\n\n- No employee .* \$1,000\.$/);
    assert.match(clause?.wordings[1]?.text ?? '', /^# No holds at all\n/);
    assert.equal(clause?.notes, 'A note.');
    assert.deepEqual(clause?.provisions, ['detainer-refusal']);
  });

  it('gives the same book whatever the order in which files were written', () => {
    const first = JSON.stringify(compile({ 'rules/terms/alpha.yaml': TERM.replace('id: detainer', 'id: alpha') }).lawbook);
    rmSync(join(root, 'rules/terms'), { recursive: true });
    const second = JSON.stringify(compile({ 'rules/terms/alpha.yaml': TERM.replace('id: detainer', 'id: alpha') }).lawbook);
    assert.equal(first, second);
  });

  const rule = (from: string | RegExp, to: string) => ({ 'rules/detention/hold.yaml': RULE.replace(from, to) });
  const clause = (from: string | RegExp, to: string) => ({ 'snippets/no-hold.md': CLAUSE.replace(from, to) });
  const authority = (from: string | RegExp, to: string) => ({ 'rules/authorities/case/roe-v-poe.yaml': AUTHORITY.replace(from, to) });

  /** What is wrong, the files, and the complaint. */
  const CASES: readonly (readonly [string, Readonly<Record<string, string | undefined>>, RegExp])[] = [
    ['a misspelt key', rule('tags:', 'tgas:'), /^rules\/detention\/hold\.yaml:16:1 tgas: this key is not known here\. Write "tags"/],
    [
      'an unknown severity',
      rule('severity: error', 'severity: grave'),
      /:3:1 severity: "grave" is not one of the words allowed\. Write one of: error, warning/,
    ],
    ['a missing key', rule('when-not: When counsel says so.\n', ''), /:1:1 file: "when-not" is missing\. When counsel may leave/],
    [
      'a number for text',
      rule('title: Hold on a detainer', 'title: 1234567'),
      /title: this must be text\. Put 1234567 in quotation marks\./,
    ],
    [
      'a message that is too long',
      rule('This holds a person.', `This ${'very '.repeat(20)}long.`),
      /message\.what: \d+ characters; at most 90 are allowed\. Shorten it\./,
    ],
    ['two kinds of match in one', rule('  - norm:', '  - code: { check: x }\n    norm:'), /match\[0\]: only one of these keys/],
    ['an unknown modality', rule('[must]', '[ought]'), /match\[0\]\.norm\.modality\[0\]: "ought" is not one/],
    ['YAML that cannot be read', rule('title: Hold', 'title: "Hold'), /hold\.yaml:\d+:\d+ YAML: .* Check indentation/],
    [
      'an unknown authority',
      rule('authorities: [case.roe-v-poe]', 'authorities: [case.roe-v-poo]'),
      /:12:15 authorities: there is no authority "case\.roe-v-poo"\. Write "case\.roe-v-poe"/,
    ],
    ['an unknown clause', rule('clause: no-hold', 'clause: nothing-like-it'), /fixes: there is no clause "nothing-like-it"/],
    ['an unknown concept', rule('head: [detain]', 'head: [seize]'), /:5:\d+ match: there is no concept "seize"/],
    ['an id that is not its path', rule('id: detention/hold', 'id: detention/held'), /id: the file's place says "detention\/hold"/],
    ['an authority on both sides', rule('tags:', 'contrary: [case.roe-v-poe]\ntags:'), /contrary: "case\.roe-v-poe" stands on both sides/],
    ['a word that accuses', rule('This holds a person.', 'This is illegal.'), /message\.what: "illegal" accuses/],
    ['a name in braces that nothing fills', rule('This holds', '“{who}” holds'), /message\.what: \{who\} is never filled/],
    ['a sentence with no end', rule('do: Strike it.', 'do: Strike it'), /message\.do: this is a sentence\. End it/],
    ['a reason with no authority', rule('(Roe)', '(nobody)'), /message\.why: no authority is named\. Give one by its short name: Roe/],
    ['words that would run into the sentence', rule('", unless', '"unless'), /fixes\[1\]\.append: the words would run/],
    [
      'a fix of two kinds',
      rule('- clause: no-hold', '- { clause: no-hold, strike: sentence, title: Strike it }'),
      /fixes\[0\]: a fix is exactly one of/,
    ],
    ['a fix without a title', rule(', title: Add the exception', ''), /fixes\[1\]: "append" also needs "title"/],
    [
      'an example on both sides',
      rule('good: [The jail shall not hold a person.]', 'good: [The jail shall hold a person on a detainer.]'),
      /examples\.good\[0\]: the same text/,
    ],
    [
      'a file among rules that is none',
      { 'rules/detention/other.yaml': 'words: [a]\n' },
      /rules\/detention\/other\.yaml:1:1 words: this key is not known here/,
    ],
    ['an address that is not https', authority('as-of:', 'url: http://example.org/a\nas-of:'), /:11:1 url: only https addresses/],
    ['an authority against itself', authority('as-of:', 'contrary: [case.roe-v-poe]\nas-of:'), /an authority cannot be against itself/],
    ['pages in the wrong order', authority('as-of:', 'pages: [9, 3]\nas-of:'), /pages: the last page stands before the first/],
    ['an unknown term', { 'rules/terms/detainer.yaml': `${TERM}confused-with: [warrant]\n` }, /confused-with: there is no term "warrant"/],
    [
      'a concept defined twice',
      { 'rules/lexicon/more.yaml': LEXICON },
      /rules\/lexicon\/words\.yaml:3:\d+ id: "detain" is taken by rules\/lexicon\/more\.yaml/,
    ],
    [
      'a clause without a second row of hyphens',
      clause('---\n\n## Text', '\n## Text'),
      /snippets\/no-hold\.md:1:1 front matter: the second row/,
    ],
    ['a clause without its text', clause('## Text', '## Txt'), /## Text: the main wording is missing/],
    ['an alternative that says not when', clause('When: ', 'Maybe: '), /## Alternative: stronger: the first line must say when/],
    [
      'a wording without a heading',
      clause('# No holds\n', 'No holds\n'),
      /wording "balanced": the first line must be the section's heading/,
    ],
    [
      'front matter with a wrong key, by its line in the whole file',
      clause('slash: det', 'slush: det'),
      /snippets\/no-hold\.md:8:1 slush: .* Write "slash"/,
    ],
    [
      'a clause that answers no rule',
      clause('answers: [detention/hold]', 'answers: [detention/holt]'),
      /:13:11 answers: there is no rule "detention\/holt"\. Write "detention\/hold"/,
    ],
  ];
  const state = (was: string, is: string): Readonly<Record<string, string>> => ({ 'rules/states/ZZ.yaml': STATE.replace(was, is) });
  const OF_STATES: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['a state in another’s file', state('code: ZZ', 'code: ZY'), /^rules\/states\/ZZ\.yaml:1:1 code: the file's place says "ZZ"/],
    [
      'a posture that is none',
      state('requires-cooperation', 'requires-coffee'),
      /ZZ\.yaml:4:1 posture: "requires-coffee" is not one of the words allowed/,
    ],
    ['a statute that is not there', state('by: holds', 'by: folds'), /ZZ\.yaml:18:5 by: there is no statute with the key "folds"/],
    [
      'an authority that is not there',
      state('case.roe-v-poe', 'case.roe-v-pox'),
      /ZZ\.yaml:12:5 statutes: there is no authority "case\.roe-v-pox"/,
    ],
    [
      'a body that the statute does not bind',
      state('    by: holds', '    by: holds\n    binds: [city]'),
      /ZZ\.yaml:19:5 binds: the statute does not bind a city/,
    ],
    [
      'a posture that does not agree with the bars',
      state('requires-cooperation', 'silent'),
      /ZZ\.yaml:4:1 posture: "silent" does not agree with bars/,
    ],
    [
      'a kind of provision that no rule finds',
      state('detainer-refusal', 'agreement-ban'),
      /ZZ\.yaml:17:5 bars\.provision: no rule finds "agreement-ban"/,
    ],
    [
      'a bar without examples',
      state('    bad: The jail shall not hold a person on a detainer.\n', ''),
      /ZZ\.yaml:17:5 bars\[0\]: "bad" is missing/,
    ],
  ];
  const level = (was: string, is: string): Readonly<Record<string, string>> => ({
    'rules/spectrum/compelled.yaml': LEVEL.replace(was, is),
  });
  const OF_THE_SPECTRUM: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    [
      'a level in another’s file',
      level('id: compelled', 'id: asked'),
      /^rules\/spectrum\/compelled\.yaml:1:1 id: the file's place says "compelled"/,
    ],
    ['a level without a date', level('as-of: 2025-12-31\n', ''), /compelled\.yaml:1:1 file: "as-of" is missing/],
    [
      'a concept of an act that is not there',
      level('norms: [{ head: [detain] }]', 'norms: [{ head: [detian] }]'),
      /:14:\d+ acts: there is no concept "detian"/,
    ],
    [
      'an authority of an act that is not there',
      level('    authorities: [case.roe-v-poe]', '    authorities: [case.roe]'),
      /:13:\d+ acts: there is no authority "case\.roe"/,
    ],
    [
      'a clause of a level that is not there',
      level('clauses: [no-hold]', 'clauses: [no-holds]'),
      /:7:\d+ clauses: there is no clause "no-holds"/,
    ],
    [
      'an exception of a concept that is not there',
      level('concepts: [detain]', 'concepts: [detian]'),
      /:8:\d+ excepted: there is no concept "detian"/,
    ],
    [
      'two levels in one place',
      { 'rules/spectrum/asked.yaml': LEVEL.replace('id: compelled', 'id: asked') },
      /compelled\.yaml:2:1 level: "1" is taken by rules\/spectrum\/asked\.yaml/,
    ],
    [
      'an act named twice',
      { 'rules/spectrum/asked.yaml': LEVEL.replace('id: compelled', 'id: asked').replace('level: 1', 'level: 2') },
      /id: "hold" is taken by/,
    ],
  ];
  for (const [what, files, expected] of [...CASES, ...OF_STATES, ...OF_THE_SPECTRUM]) {
    it(`complains of ${what}`, () => {
      const problems = problemsOf(files);
      assert.ok(
        problems.some((p) => expected.test(p)),
        `expected ${expected}, got\n${problems.join('\n')}`,
      );
    });
  }

  it('complains once of a file it cannot take in, and not of the names that lead there', () => {
    assert.deepEqual(problemsOf(rule('severity: error', 'severity: grave')).length, 1);
    assert.deepEqual(problemsOf(clause('topic: custody', 'topic: jails')).length, 1);
    assert.deepEqual(problemsOf({ 'rules/lexicon/words.yaml': LEXICON.replace('strong: true', 'strong: yes-it-is') }).length, 1);
  });

  it('lets names lead nowhere where it is told to', () => {
    const { problems } = compile(rule('head: [detain]', 'head: [seize]'), { allowMissing: true });
    assert.deepEqual(
      problems.map((p) => p.severity),
      ['warning'],
    );
    assert.match(formatProblem(problems[0] ?? assert.fail()), /hold\.yaml:5:\d+ warning: match/);
  });

  it('finds the product’s own law book in order', () => {
    assert.deepEqual(compileLawbook(process.cwd()).problems.map(formatProblem), []);
  });
});
