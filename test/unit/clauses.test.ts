import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftShape } from '../../server/src/core/clauses';
import {
  bearsHeading,
  blanksOf,
  contributedSnippets,
  definitionsIn,
  isUnknown,
  MAIN,
  PLAIN_SHAPE,
  parseWording,
  renderClause,
  TERM_WORDS,
} from '../../server/src/core/clauses';
import { loadClauses, order } from '../fixtures/clauses/load';

const clauses = loadClauses();
const root = process.cwd();

/** Three ways in which codes are numbered. */
const SHAPES: Readonly<Record<string, DraftShape>> = {
  'SECTION 4. with (a)(1)(A)': PLAIN_SHAPE,
  '§ 9-131 with a. 1. i.': {
    ...PLAIN_SHAPE,
    numbering: { word: '§ ', close: '', step: 1, first: '9-131' },
    heading: { place: 'own-line', capitals: false, stop: '.' },
    ladder: [
      { numerals: 'lower', dress: '.' },
      { numerals: 'arabic', dress: '.' },
      { numerals: 'roman', dress: '.' },
    ],
    units: ['subdivision'],
    quotes: 'curly',
    numberedDefinitions: true,
  },
  '2.10.030 with A. 1. a.': {
    ...PLAIN_SHAPE,
    numbering: { word: '', close: '', step: 10, first: '2.10.030' },
    heading: { place: 'own-line', capitals: true, stop: '' },
    ladder: [
      { numerals: 'upper', dress: '.' },
      { numerals: 'arabic', dress: '.' },
      { numerals: 'lower', dress: '.' },
    ],
    lineBreak: '\r\n',
    itemGap: 1,
    duty: 'must',
    prohibition: 'must not',
  },
};

/** Blanks that many clauses share; a new name in one clause only must be listed in that clause's own text. */
const SHARED = new Set([
  'jurisdiction',
  'jurisdiction_short',
  'legislative_body',
  'executive',
  'law_department',
  'police',
  'jail',
  'unit',
  'code_ref',
  'command_rank',
  'oversight_body',
  'effective_date',
  'finance_officer',
  'records_officer',
  'referral_officer',
  'custodian',
  'clerk',
]);

describe('clause files', () => {
  it('hold at least the twelve that an ordinance of this field needs first', () => {
    const ids = clauses.map((clause) => clause.id);
    for (const id of [
      'definitions',
      'effective-date',
      'fiscal-firewall',
      'information-limits',
      'judicial-warrant',
      'no-detainer-hold',
      'no-private-right-of-action',
      'non-entanglement',
      'private-right-of-action',
      'savings-1373',
      'severability',
      'status-inquiry',
    ])
      assert.ok(ids.includes(id), id);
  });

  it('have ids and prefixes of their own and a place in the house order', () => {
    const ids = clauses.map((clause) => clause.id);
    assert.equal(new Set(clauses.map((clause) => clause.id)).size, clauses.length);
    assert.equal(new Set(clauses.map((clause) => clause.prefix)).size, clauses.length);
    assert.equal(new Set(clauses.map((clause) => clause.slash)).size, clauses.length);
    for (const clause of clauses) assert.ok(order.clauses.includes(clause.id) || order.apart.includes(clause.id), clause.id);
    for (const id of [...Object.keys(order.companions), ...Object.values(order.companions).flat(), ...order.exclusive.flat()])
      assert.ok(order.clauses.includes(id), id);
    assert.deepEqual(
      order.clauses.filter((id) => !ids.includes(id)),
      [],
    );
    const places = order.clauses.map((id) => order.places.indexOf(clauses.find((clause) => clause.id === id)?.place ?? 'final'));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  for (const clause of clauses)
    describe(clause.id, () => {
      it('has a main text, an alternative with its occasion, and notes', () => {
        assert.equal(clause.wordings[0]?.name, MAIN);
        assert.ok(clause.wordings.length > 1);
        for (const wording of clause.wordings.slice(1)) assert.ok(wording.when.length > 20, wording.name);
        assert.ok(clause.notes.length > 60);
      });

      it('names authorities that are in the library', () => {
        for (const id of [...clause.authorities, ...clause.contrary]) {
          const dot = id.indexOf('.');
          const file = join(root, 'rules', 'authorities', id.slice(0, dot), `${id.slice(dot + 1)}.yaml`);
          assert.ok(existsSync(file), id);
        }
      });

      for (const wording of clause.wordings) {
        const parts = parseWording(wording.text);
        it(`${wording.name}: keeps to the notation`, () => {
          assert.deepEqual(parts.problems, []);
        });

        it(`${wording.name}: gives every blank one set of choices`, () => {
          const names = wording.text.match(/\{\{[^{}]*\}\}/g) ?? [];
          for (const blank of blanksOf(parts)) {
            const written = new Set(names.filter((name) => name.startsWith(`{{${blank.name}|`)));
            assert.ok(written.size === 1 || SHARED.has(blank.name), `${blank.name}: ${[...written].join(' ')}`);
            for (const choice of blank.choices) assert.ok(choice.length > 0 && choice.length <= 80);
          }
        });

        it(`${wording.name}: keeps to plain drafting`, () => {
          const text = wording.text;
          assert.doesNotMatch(text, /\b(?:No|no) \w+(?: \w+){0,3} shall\b/, 'write "A person shall not"');
          assert.doesNotMatch(
            text,
            /\b(?:pursuant to|prior to|provided that|any and all|herein|thereof|and\/or|such (?:person|employee)|unless and until|must)\b/,
          );
          assert.doesNotMatch(text, /\b(?:sanctuary|illegal alien|crackdown|rogue)\b/i, 'neutral words only');
          assert.doesNotMatch(text, /\b(?:ICE|federal) (?:agents?|officers?) (?:shall|may not)\b/, 'speak to local officers only');
        });

        for (const [name, shape] of Object.entries(SHAPES))
          it(`${wording.name}: fits ${name}`, () => {
            const text = renderClause(clause, wording, shape, 'plain', shape.numbering.first);
            assert.doesNotMatch(text, /\{\{|\}\}|\[\[|\]\]|\{#|undefined/);
            assert.ok(text.startsWith(`${shape.numbering.word}${shape.numbering.first}${shape.numbering.close} `), text.slice(0, 60));
            for (const line of text.split(shape.lineBreak)) assert.doesNotMatch(line, /[\r\n]|\s$/);
            assert.equal(markersInOrder(text, shape), true, text);
            for (const bracket of text.match(/\[[^\]]*\]/g) ?? []) assert.ok(isUnknown(bracket.slice(1, -1)), bracket);
            if (shape.duty === 'must') assert.doesNotMatch(text, /\bshall\b/);
          });

        it(`${wording.name}: is the same text as snippet and as plain text`, () => {
          const plain = renderClause(clause, wording, PLAIN_SHAPE, 'plain', '4');
          const snippet = renderClause(clause, wording, PLAIN_SHAPE, 'snippet', '4');
          assert.equal(expand(snippet), plain);
        });
      }
    });
});

describe('limits in clauses', () => {
  const text = (id: string): string => clauses.find((clause) => clause.id === id)?.wordings[0]?.text ?? '';

  it('leave judicial warrants alone wherever custody, access or places are concerned', () => {
    for (const id of [
      'non-entanglement',
      'fiscal-firewall',
      'no-detainer-hold',
      'no-transfer',
      'access',
      'sensitive-locations',
      'courthouses',
      'release-notice',
    ])
      if (text(id) !== '') assert.match(text(id), /judicial warrant/, id);
  });

  it('carve out both federal sections wherever information is limited', () => {
    for (const id of [
      'non-entanglement',
      'fiscal-firewall',
      'information-limits',
      'status-inquiry',
      'release-notice',
      'database-access',
      'private-right-of-action',
    ])
      if (text(id) !== '') assert.match(text(id), /8 U\.S\.C\. §§ 1373 and 1644/, id);
  });

  it('have a judicial warrant come from magistrate and state judges and not from immigration judges', () => {
    const wording = clauses.find((clause) => clause.id === 'definitions')?.wordings[0];
    const entry = wording && definitionsIn(wording).find((definition) => definition.id === 'judicial-warrant');
    const words = entry?.blocks.flatMap((block) => block.runs.map((run) => (run.kind === 'words' ? run.text : ''))).join('') ?? '';
    assert.match(words, /federal magistrate judge/);
    assert.match(words, /magistrate of a state court/);
    assert.match(words, /does not include a document signed only by an immigration judge/);
  });

  it('define every term that the renderer can rename', () => {
    const wording = clauses.find((clause) => clause.id === 'definitions')?.wordings[0];
    assert.ok(wording);
    assert.deepEqual(
      definitionsIn(wording)
        .map((entry) => entry.id)
        .sort(),
      Object.keys(TERM_WORDS).sort(),
    );
    for (const entry of definitionsIn(wording)) assert.equal(entry.term.toLowerCase(), TERM_WORDS[entry.id]);
  });
});

describe('headings', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['fiscal-firewall', 'No County resources for civil immigration enforcement', true],
    ['fiscal-firewall', 'NO CITY RESOURCES FOR CIVIL IMMIGRATION ENFORCEMENT.', true],
    ['fiscal-firewall', 'Report of cost', true],
    ['fiscal-firewall', 'No resources', false],
    ['fiscal-firewall', 'resources for civil immigration enforcement', false],
    ['no-detainer-hold', 'No holds on detainers', true],
    ['severability', '', false],
  ];
  for (const [id, heading, expected] of rows)
    it(`“${heading}” is ${expected ? '' : 'not '}that of ${id}`, () => {
      const clause = clauses.find((entry) => entry.id === id);
      assert.ok(clause);
      assert.equal(bearsHeading(clause, heading), expected);
    });

  it('of one clause are those of no other', () => {
    for (const clause of clauses)
      for (const wording of clause.wordings) {
        const heading =
          renderClause(clause, wording, { ...PLAIN_SHAPE, heading: { place: 'own-line', capitals: false, stop: '' } }, 'plain', '1')
            .split('\n')[0]
            ?.slice('SECTION 1. '.length) ?? '';
        assert.deepEqual(
          clauses.filter((other) => bearsHeading(other, heading)).map((other) => other.id),
          [clause.id],
          heading,
        );
      }
  });
});

describe('the contributed snippets', () => {
  const snippets = contributedSnippets(clauses);

  it('hold every wording once, with prefix, body and description', () => {
    assert.equal(
      Object.keys(snippets).length,
      clauses.reduce((sum, clause) => sum + clause.wordings.length, 0),
    );
    assert.equal(new Set(Object.values(snippets).map((snippet) => snippet.prefix)).size, Object.keys(snippets).length);
    for (const [title, snippet] of Object.entries(snippets)) {
      assert.match(snippet.prefix, /^mc-[a-z0-9-]+$/, title);
      assert.ok(snippet.description.length > 10 && snippet.body.length > 0, title);
      for (const line of snippet.body) assert.doesNotMatch(line, /[\r\n]/);
    }
  });

  it('keep money', () => {
    const body = snippets['Private right of action']?.body.join('\n') ?? '';
    assert.match(body, /\\\$\$\{\d+:1,000\}/);
    assert.match(expand(body), /\$1,000 for each day/);
  });
});

it('the README for lawyers names every mark of the notation', () => {
  const guide = readFileSync(join(root, 'snippets', 'README.md'), 'utf8');
  for (const mark of ['{{', '[[sub:', '[[Sub:', '{#', '- ', '* ', '# ', '## Alternative:', 'When:', '## Notes', 'shall'])
    assert.ok(guide.includes(mark), mark);
});

/** What an editor makes of a snippet when nothing is typed: defaults and first choices. */
function expand(snippet: string): string {
  const defaults = new Map<string, string>();
  const whole = snippet.replace(/\$0$/, '');
  const plain = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
  return whole.replace(
    /\\[\\$}]|\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)?\}/g,
    (all: string, stop?: string, value?: string, choices?: string) => {
      if (stop === undefined) return all.slice(1);
      const first = value ?? choices?.split(/(?<!\\),/)[0];
      if (first !== undefined) defaults.set(stop, plain(first));
      return defaults.get(stop) ?? '';
    },
  );
}

/** Whether the markers at line starts count up without a gap at each level of the ladder. */
function markersInOrder(text: string, shape: DraftShape): boolean {
  const written = text
    .split(shape.lineBreak)
    .slice(1)
    .map((line) => /^(\s*)(\(\w+\)|\w+\.)\s/.exec(line))
    .filter((found): found is RegExpExecArray => found !== null);
  const stack: { indent: number; next: number }[] = [];
  for (const found of written) {
    const indent = (found[1] as string).length;
    while (stack.length > 0 && (stack[stack.length - 1] as { indent: number }).indent > indent) stack.pop();
    let top = stack[stack.length - 1];
    if (!top || top.indent < indent) {
      top = { indent, next: 0 };
      stack.push(top);
    }
    const rung = shape.ladder[stack.length - 1];
    if (!rung) return false;
    const bare = (found[2] as string).replace(/[().]/g, '');
    const expected =
      rung.numerals === 'arabic'
        ? String(top.next + 1)
        : rung.numerals === 'roman'
          ? ['i', 'ii', 'iii', 'iv', 'v', 'vi'][top.next]
          : rung.numerals === 'upper'
            ? String.fromCharCode(65 + top.next)
            : String.fromCharCode(97 + top.next);
    if (bare !== expected) return false;
    top.next++;
  }
  return true;
}
