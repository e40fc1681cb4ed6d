/**
 * Whole ordinances in the three forms in which they are written, and one that commands the opposite: what each sentence is
 * read to do, and what is found in it. The tables stand beside the texts in test/fixtures/norms.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Mention, Norm } from '../../server/src/core/facts/types';
import type { DraftBlock } from '../../server/src/core/index/block';
import { speaker } from '../../server/src/core/index/takings';
import { Surroundings } from '../../server/src/core/rules/environment';
import { open } from '../support/book';

const FOLDER = path.resolve(process.cwd(), 'test/fixtures/norms');

/** Acts and things the tables tell of; what else the lexicon sees in a phrase is left out. */
const ACTS = new Set(
  `detain arrest transfer honor-request disclose notify inquire access contract use adopt restrict release report train rent harbor
   work employ penal register cooperate enforce stop sue oversight keep-info presence detention-service remain-word`.split(/\s+/),
);
const THINGS = new Set(
  `detainer admin-warrant judicial-warrant release-date status personal-info immigration-authority federal immigration-enforcement
   custody resources deputize conviction federal-law s1373 s1644 local-actor private-actor alien detention-service nonpublic-place
   crime-word victim landlord employer visa`.split(/\s+/),
);

const among = (concepts: Iterable<string>, wanted: ReadonlySet<string>): string[] =>
  [...new Set(concepts)].filter((c) => wanted.has(c)).sort();
const of = (mentions: readonly Mention[]): string[] => mentions.map((m) => m.concept);

/** "must-not inherited | who local-actor | does detain | what private-actor | unless judicial-warrant". */
function row(norm: Norm, spoken: DraftBlock, elsewhere: ReadonlySet<string>): string {
  const parts = [[norm.modality, ...[...norm.flags].sort()].join(' ')];
  const put = (name: string, concepts: readonly string[]): void => {
    if (concepts.length > 0) parts.push(`${name} ${concepts.join(', ')}`);
  };
  put('who', among([...of(norm.actor), ...(norm.actor.length === 0 ? (norm.contextActor ?? []) : [])], THINGS));
  put('does', among(of(norm.heads ?? []), ACTS));
  put('by way of', norm.contextHead ? among([norm.contextHead], ACTS) : []);
  put('what', among(of(norm.object), THINGS));
  put('to', among(of(norm.recipient), new Set(['immigration-authority', 'federal'])));
  put('on', among(of(norm.basis), THINGS));
  put('unless', among([...of(norm.exceptions), ...norm.contextExceptions], THINGS));
  put('if', among(of(norm.conditions), THINGS));
  put('cases', norm.flags.has('disapplies') ? among(of([...norm.recipient, ...norm.action, ...norm.conditions]), THINGS) : []);
  put(
    'unless, elsewhere',
    among(elsewhere, THINGS).filter((c) => c !== 'private-actor'),
  );
  put(
    'takes from',
    norm.takesFrom.map(({ reference, unit }) => (reference ? spoken.textOf(reference.span) : `this ${unit}`)),
  );
  put(
    'in doubt',
    norm.doubts.filter((d) => d !== 'read-from-list-above'),
  );
  return parts.join(' | ');
}

function table(text: string): string {
  const { draft } = open(text);
  const around = new Surroundings(draft);
  const lines: string[] = [];
  for (const { item: block, start } of draft.text.blocks.range()) {
    if (block.role === 'ignored') continue;
    const line = draft.text.positionAt(start).line + 1;
    const env = around.environmentOf(block, 'near', () => undefined);
    for (const norm of draft.normsOf(block)) {
      const words = block.textOf(norm.span).replace(/\s+/g, ' ');
      lines.push(`${line}. ${words.slice(0, 70)}${words.length > 70 ? ' …' : ''}`);
      lines.push(`    ${row(norm, speaker(draft, block, norm), env.elsewhere?.(norm, []).concepts ?? new Set())}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const GROUPS = /^(?:preemption|information|detention|commandeering|spending)\//;

/** "27 error detention/detainer-hold": what the legal rules find, line by line, hints and information aside. */
function findings(text: string): string[] {
  const analysis = open(text);
  assert.deepEqual([...analysis.failures], []);
  return analysis.findings
    .filter(({ hit, severity }) => GROUPS.test(hit.rule.id) && (severity === 'error' || severity === 'warning'))
    .map(({ hit, severity }) => {
      const { draft } = analysis;
      return `${draft.text.positionAt(draft.startOf(hit.block) + hit.span.start).line + 1} ${severity} ${hit.rule.id}`;
    });
}

const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');

describe('whole ordinances', () => {
  for (const name of readdirSync(FOLDER)
    .filter((n) => n.endsWith('.ordinance'))
    .sort()) {
    const stem = name.replace(/\.ordinance$/, '');
    it(`${stem}: each sentence is read as the table says`, () => assert.equal(table(read(name)), read(`${stem}.norms.txt`)));
    it(`${stem}: what is found`, () => {
      const expected = existsSync(path.join(FOLDER, `${stem}.found.txt`)) ? read(`${stem}.found.txt`).trim().split('\n') : [];
      assert.deepEqual(findings(read(name)), expected);
    });
  }
});
