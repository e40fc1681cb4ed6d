/**
 * After any row of renames, renumberings, moves and changes of level, each reference leads to the words it led to
 * before; each change can be taken back to the letter; formatting changes no word, and nothing the second time.
 * HOME_RULE_EDITS sets how many changes are made in all, HOME_RULE_SEED where they begin.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FormatOptions, format } from '../../server/src/core/features/edit/format';
import { renameNumber } from '../../server/src/core/features/edit/renameNumber';
import type { StructureResult } from '../../server/src/core/features/edit/result';
import { STRUCTURE_CHANGES, structure } from '../../server/src/core/features/edit/structure';
import { Draft } from '../../server/src/core/index/draft';
import { resolveReference, type Target } from '../../server/src/core/index/resolve';
import { book } from '../support/book';
import { applied, inverse } from '../support/edits';
import { generateDraft } from '../support/generate';
import { Random } from '../support/random';

const EDITS = Number(process.env.HOME_RULE_EDITS ?? 1000);
const SEED = Number(process.env.HOME_RULE_SEED ?? 7);
const ROW = 20;

const read = (text: string): Draft => new Draft(text, book.reader);

/** The item that a target's words name first. */
const itemOf = (target: Target): string => /item\d+/.exec(target.block.text)?.[0] ?? '';

/** All from one end of a range to the other, by their items. */
function between(draft: Draft, a: Target, b: Target): string[] {
  const siblings = a.provision
    ? (a.provision.parent?.children ?? a.section.tree.roots).map((p) => p.home.block)
    : draft.sections.flatMap((s) => (s.kind === 'section' && s.opener ? [s.opener] : []));
  const ends = [siblings.indexOf(a.block), siblings.indexOf(b.block)].sort((x, y) => x - y) as [number, number];
  return siblings.slice(ends[0], ends[1] + 1).map((block) => /item\d+/.exec(block.text)?.[0] ?? '');
}

/** What each note's references lead to: "note5 item17 item18". */
function leads(draft: Draft): string[] {
  const found = new Map<string, Set<string>>();
  for (const block of draft.text.blocks.items()) {
    let last: { readonly end: number; readonly target: Target } | undefined;
    for (const reference of block.facts.references) {
      const note = [...block.text.slice(0, reference.span.start).matchAll(/note\d+/g)].at(-1)?.[0];
      const { target } = resolveReference(draft, block, reference);
      if (!note || !target) continue;
      const items = found.get(note) ?? new Set();
      const through = last && block.text.slice(last.end, reference.span.start) === ' through ';
      for (const item of last && through ? between(draft, last.target, target) : [itemOf(target)]) items.add(item);
      found.set(note, items);
      last = { end: reference.span.end, target };
    }
  }
  return [...found].map(([note, items]) => `${note} ${[...items].sort().join(' ')}`).sort();
}

/** A caret at a marker or label, where structure is changed, or anywhere. */
function caretIn(text: string, random: Random): number {
  const markers = [...text.matchAll(/^ *(?:\w+\.|\(\w+\)|SECTION \d+|§ 9-\d+|Sec\. [\d.]+)/gm)];
  const marker = random.pick(markers);
  return random.below(4) === 0 || !marker ? random.below(text.length) : marker.index + marker[0].length - 1;
}

const NAMES = ['b', 'd', 'f', 'h', '3', '7', '9', 'iv', 'v', 'C', 'G', '8', '9-140', '9-136', '12.04.075', '12.04.080'];

type Change = readonly [name: string, run: (draft: Draft, offset: number, random: Random) => StructureResult];
const CHANGES: readonly Change[] = [
  ...STRUCTURE_CHANGES.map((change): Change => [change, (draft, at) => structure(draft, change, at)]),
  ['rename', (draft, at, random) => renameNumber(draft, at, random.pick(NAMES))],
  ['rename again', (draft, at, random) => renameNumber(draft, at, random.pick(NAMES))],
];

describe('changes of structure', function () {
  this.timeout(0);
  const done = new Map<string, number>();

  it('let every reference lead where it led, and can be taken back', () => {
    const random = new Random(SEED);
    for (let made = 0; made < EDITS; made += ROW) {
      let text = generateDraft(random);
      let last = text.length;
      for (let i = 0; i < ROW; i++) {
        const draft = read(text);
        const [name, run] = random.pick(CHANGES);
        // Now and then where the last change was made, so that what it left out of order is met.
        const at = random.below(3) === 0 && last < text.length ? last : caretIn(text, random);
        last = at;
        const result = run(draft, at, random);
        if ('refused' in result) {
          assert.match(result.refused, /^[“A-Z§(].*[.]$/s, name);
          continue;
        }
        done.set(name, (done.get(name) ?? 0) + 1);
        const next = applied(text, result.edits);
        const says = `${name} at ${at}, seed ${SEED}, change ${made + i}:\n${text}\nbecame\n${next}`;
        assert.notEqual(next, text, says);
        assert.deepEqual(leads(read(next)), leads(draft), says);
        assert.equal(applied(next, inverse(text, result.edits)), text, says);
        assert.equal(lineAt(next, result.caret), lineAt(text, at) ?? lineAt(next, result.caret), says);
        text = next;
      }
    }
  });

  it('are made, not refused', () => {
    for (const [name] of CHANGES) assert.ok((done.get(name) ?? 0) >= EDITS / 1000, `${name}: ${done.get(name) ?? 0}`);
  });
});

/** The item in whose line an offset lies; undefined on an empty line. */
const lineAt = (text: string, offset: number): string | undefined =>
  /item\d+/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '')?.[0];

const NOISE = [
  ' ',
  '  ',
  '\t',
  ' \n',
  '\n',
  '\n    ',
  ';',
  ',',
  '.',
  '; and',
  '; or',
  ':',
  '(a)',
  '\n(b)  ',
  '\n  (1)',
  '\n1.  ',
  '|',
  ' ____ ',
  '“',
];

describe('formatting', function () {
  this.timeout(0);
  const folder = path.resolve(__dirname, '../../../test/fixtures/drafts');
  const samples = existing(folder);

  it('changes no word, and nothing the second time', () => {
    const random = new Random(SEED);
    let changed = 0;
    for (let made = 0; made < EDITS; made += ROW) {
      let text = random.below(2) === 0 ? generateDraft(random) : random.pick(samples);
      for (let i = 0; i < ROW / 4; i++) {
        for (let n = 0; n < 6; n++) {
          const at = random.below(text.length);
          text = text.slice(0, at) + random.pick(NOISE) + text.slice(at + random.below(2));
        }
        const options: FormatOptions = {
          indent: random.pick(['asDraft', 'byLevel', 'none', 'keep']),
          punctuation: random.below(3) > 0,
          step: '    ',
        };
        const once = applied(text, format(read(text), options));
        const says = `${JSON.stringify(options)}, seed ${SEED}:\n${text}\nbecame\n${once}`;
        assert.deepEqual(once.match(/[\p{L}\p{N}]+/gu), text.match(/[\p{L}\p{N}]+/gu), says);
        assert.deepEqual(format(read(once), options), [], says);
        if (once !== text) changed++;
        text = once;
      }
    }
    assert.ok(changed > EDITS / 20, `${changed} texts changed`);
  });
});

function existing(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
