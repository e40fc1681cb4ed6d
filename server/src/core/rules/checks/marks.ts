/** Slips of the pen: brackets and quotation marks without a partner, words and marks written twice, words of one letter wrong. */
import { type Unpaired, unpairedBrackets, unpairedQuotes } from '../../facts/pairs';
import { Sign } from '../../facts/signs';
import type { DraftBlock } from '../../index/block';
import { span } from '../../text/span';
import type { Hit } from '../finding';
import { hasWords, hitAt, isStruck } from './made';
import { type BlockCheck, NO_HITS, type Options, type SectionCheck } from './registry';

interface Lost extends Unpaired {
  readonly block: DraftBlock;
}

const PARTNER: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '“': '”', '”': '“', '"': '"' };

/** Brackets without a partner in their section. A pair may stand in two blocks: round a list, or in a line broken by hand. */
export const unpairedBracket: SectionCheck = (rule, _options, section) => {
  if (section.quoted || section.contents) return NO_HITS;
  let lost: (Lost | undefined)[] | undefined;
  // Where in `lost` the opening ones stand, by their sign: thousands of closing ones must not be searched for them.
  let open: Readonly<Record<string, number[]>> | undefined;
  for (const block of section.blocks) {
    if ((block.signs & Sign.unpaired) === 0 || !hasWords(block)) continue;
    const here = unpairedBrackets(block.text);
    if (here.length === 0) continue;
    lost ??= [];
    open ??= { '(': [], '[': [] };
    for (const u of here) {
      const partner = u.side === 'close' ? open[PARTNER[u.sign] ?? '']?.pop() : undefined;
      if (partner !== undefined) {
        lost[partner] = undefined;
        continue;
      }
      if (u.side === 'open') open[u.sign]?.push(lost.length);
      lost.push({ ...u, block });
    }
  }
  if (!lost) return NO_HITS;
  return lost
    .filter((u) => u !== undefined)
    .filter((u) => !isStruck(u.block, span(u.at, u.at + 1)))
    .map((u) => hitAt(rule, u.block, span(u.at, u.at + 1), { fill: { partner: PARTNER[u.sign] ?? '' } }));
};

/** How many blocks apart the two marks of one quotation may stand, where a line was broken by hand. */
const NEAR = 3;

/** Double quotation marks without a partner in their block or right beside it. */
export const unpairedQuote: SectionCheck = (rule, _options, section) => {
  if (section.contents) return NO_HITS;
  let lost: (Lost & { readonly index: number })[] | undefined;
  for (const [index, block] of section.blocks.entries()) {
    const { text } = block;
    if ((block.signs & Sign.quote) === 0 || !hasWords(block)) continue;
    const { body, end } = block.outline;
    for (const u of unpairedQuotes(text, body, end)) {
      const before = lost?.at(-1);
      if (lost && before && before.side !== 'close' && u.side !== 'open' && index > before.index && index - before.index <= NEAR)
        lost.pop();
      else {
        lost ??= [];
        lost.push({ ...u, block, index });
      }
    }
  }
  if (!lost || lost.length === 0) return NO_HITS;
  return lost
    .filter((u) => !isStruck(u.block, span(u.at, u.at + 1)))
    .map((u) => hitAt(rule, u.block, span(u.at, u.at + 1), { fill: { partner: PARTNER[u.sign] ?? '' } }));
};

const TWICE = /(?<![\p{L}\d’'-])([A-Za-z]{2,}|[Aa])[ \n]([A-Za-z]+)(?![\p{L}\d’'-])/gu;

/** A word written twice in a row. `options.allowed` are words that may stand so. */
export const doubledWord: BlockCheck = (rule, options, block) => {
  if ((block.signs & Sign.twice) === 0 || !hasWords(block)) return NO_HITS;
  const allowed = wordsOf(options, 'allowed');
  const hits: Hit[] = [];
  const { text } = block;
  TWICE.lastIndex = 0;
  for (let m = TWICE.exec(text); m; m = TWICE.exec(text)) {
    const [whole, first = '', second = ''] = m;
    // The second word may be the first of the next pair.
    TWICE.lastIndex = m.index + first.length + 1;
    // "Gallus gallus" is a name; "The the" is none at the start of a sentence.
    if (/^\p{Lu}/u.test(first) && !/(?:^|[.;:”"])\s*$/.test(text.slice(0, m.index))) continue;
    if (first.toLowerCase() !== second.toLowerCase() || second !== second.toLowerCase() || allowed.has(second)) continue;
    const at = span(m.index, m.index + whole.length);
    if (isStruck(block, at) || block.struck.some((s) => s.end > at.start && s.start < at.end)) continue;
    hits.push(
      hitAt(rule, block, at, {
        fixes: [{ title: `Strike one “${second}”`, safe: true, edits: [{ block, span: span(at.start + first.length, at.end), text: '' }] }],
      }),
    );
  }
  return hits;
};

/** Two marks in a row, with neither a third nor a figure beside them. */
const MARKS = /(?<![,;:.\d])(?:,[,;:.]|;[,;:.]|:[,;.]|\.\.)(?![,;:.\d])/g;

/** Two marks of punctuation where one belongs; the stronger one stays. */
export const doubledMark: BlockCheck = (rule, _options, block) => {
  if ((block.signs & Sign.marks) === 0 || !hasWords(block) || block.role === 'ignored') return NO_HITS;
  const hits: Hit[] = [];
  const { text } = block;
  MARKS.lastIndex = 0;
  for (let m = MARKS.exec(text); m; m = MARKS.exec(text)) {
    const at = span(m.index, m.index + 2);
    if (block.struck.some((s) => s.end >= at.start && s.start <= at.end)) continue;
    // "ii.." is a marker in a style of its own.
    if (/(?:^|\n)\s*[A-Za-z\d]{1,5}$/.test(text.slice(Math.max(0, at.start - 12), at.start))) continue;
    const right = [...m[0]].sort((a, b) => '.:;,'.indexOf(a) - '.:;,'.indexOf(b))[0] ?? '';
    hits.push(
      hitAt(rule, block, at, {
        fill: { right },
        fixes: [{ title: `Leave “${right}”`, safe: true, edits: [{ block, span: at, text: right }] }],
      }),
    );
  }
  return hits;
};

const sets = new WeakMap<Options, ReadonlySet<string>>();

/** A list of words among the options of a rule, read once. */
function wordsOf(options: Options, key: string): ReadonlySet<string> {
  const known = sets.get(options);
  if (known) return known;
  const list = options[key];
  const made = new Set(Array.isArray(list) ? list.map(String) : []);
  sets.set(options, made);
  return made;
}

interface Mistaken {
  readonly pattern: RegExp;
  readonly right: ReadonlyMap<string, string>;
}

const mistaken = new WeakMap<Options, Mistaken>();

/** The pairs "wrong: right" of a rule as one pattern. */
function mistakenOf(options: Options): Mistaken {
  const known = mistaken.get(options);
  if (known) return known;
  const pairs = Object.entries((options.words ?? {}) as Readonly<Record<string, string>>);
  const made = {
    pattern: new RegExp(`(?<![A-Za-z])(?:${pairs.map(([wrong]) => wrong.replaceAll(' ', '\\s')).join('|')})(?![A-Za-z])`, 'gi'),
    right: new Map(pairs),
  };
  mistaken.set(options, made);
  return made;
}

/**
 * A word that a spelling checker lets pass, in company that shows that another was meant: "pubic hearing". `options.words`
 * gives the right words for the wrong ones; a text without one of `options.watch` is not searched.
 */
export const wrongWord: BlockCheck = (rule, options, block) => {
  const { text } = block;
  if ((block.signs & Sign.watched) === 0 || !hasWords(block)) return NO_HITS;
  const { pattern, right } = mistakenOf(options);
  const hits: Hit[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    const put = right.get(m[0].toLowerCase().replace(/\s/g, ' '));
    if (!put || isStruck(block, at)) continue;
    const cased = /^\p{Lu}/u.test(m[0]) ? put.charAt(0).toUpperCase() + put.slice(1) : put;
    hits.push(
      hitAt(rule, block, at, {
        fill: { right: cased },
        fixes: [{ title: `Change to “${cased}”`, safe: true, edits: [{ block, span: at, text: cased }] }],
      }),
    );
  }
  return hits;
};
