/** Forms that point back, "id.", "supra" and short cites: whether one thing stands before them that they can mean. */
import { Sign } from '../../facts/signs';
import type { Citation } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import { citedKey, italicKey } from '../../index/citationKeys';
import { endMarkOf, shortCite } from '../../law/form';
import type { Library } from '../../law/library';
import { firstOutside } from '../../law/pins';
import { resolveCitation } from '../../law/resolve';
import type { Authority } from '../../law/types';
import { overlaps, type Span, span } from '../../text/span';
import { withinKey } from '../environment';
import type { Hit, TextFix } from '../finding';
import type { Rule } from '../types';
import { type BlockCheck, type CheckContext, NO_HITS } from './registry';

/** How many blocks above, and citations in all, are looked through for what a short form means. */
const REACH = 40;
const MOST = 200;

const hit = (rule: Rule, block: DraftBlock, at: Span, fact: string, fixes: readonly TextFix[] = []): Hit => ({
  rule,
  block,
  span: at,
  sentence: at,
  related: [],
  fixes,
  authorities: [],
  fill: { fact, quote: block.textOf(at) },
});

/**
 * The last citations before the one at `i` of its block, nearest last, `most` of them: those of its block, of its section above
 * it, and of the section before.
 */
function before(block: DraftBlock, i: number, { draft, ask }: CheckContext, most: number): Citation[] {
  const found = block.facts.citations.slice(Math.max(0, i - most), i);
  const { section } = block;
  if (!section || found.length >= most) return found;
  ask(withinKey(section));
  const above = draft.neighbourOf(section, -1);
  if (above) ask(withinKey(above));
  const at = draft.indexOf(block);
  for (let n = at - 1; n >= 0 && n >= at - REACH && found.length < most; n--) {
    const higher = draft.text.blocks.at(n);
    if (!higher || (higher.section !== section && higher.section !== above)) break;
    if ((higher.signs & Sign.cited) !== 0) found.unshift(...higher.facts.citations.slice(found.length - most));
  }
  return found;
}

const isStruck = (block: DraftBlock, c: Citation): boolean => block.struck.some((s) => overlaps(s, c.span));

/** "Id." with no citation before it, or with several joined in one row. */
export const unclearId: BlockCheck = (rule, _options, block, context) => {
  const { citations } = block.facts;
  const hits: Hit[] = [];
  for (const [i, id] of citations.entries()) {
    if (id.kind !== 'id' || isStruck(block, id)) continue;
    const previous = before(block, i, context, 1).at(-1);
    if (!previous) {
      hits.push(hit(rule, block, id.span, '“Id.” points to the citation before it, and there is none.'));
      continue;
    }
    const other = citations[i - 2];
    // Within a row the one right before it is meant.
    if (!other || previous.kind === 'id' || block.text[id.span.start] !== 'I' || !isJoined(block, other, previous)) continue;
    const all = before(block, i, context, MOST);
    const fixes = [previous, other].flatMap((meant) => {
      const full = resolveCitation(meant, all, context.library);
      const authority = full && context.library.byCitation(full);
      const short = authority && shortOf(authority, context.library, id);
      return short
        ? [{ title: `Change to ${short}`, safe: false, edits: [{ block, span: id.span, text: short + endMarkOf(id, block.text) }] }]
        : [];
    });
    hits.push(hit(rule, block, id.span, '“Id.” may mean either of the two citations before it.', fixes));
  }
  return hits;
};

/** Whether two citations of a block stand in one row: "A; see B". */
function isJoined(block: DraftBlock, first: Citation, second: Citation): boolean {
  return /^[\s_*]*;\s*(?:(?:and|but|see|also|accord|cf\.|e\.g\.,)\s+)*[_*]*$/i.test(block.text.slice(first.span.end, second.span.start));
}

/** The short form of an authority in the place of "id. at 5". */
function shortOf(authority: Authority, library: Library, id: Citation): string {
  const main = library.citationOf(authority.id);
  const pin = id.parts.pin?.text ?? '';
  return shortCite(authority, main, pin.startsWith('§') ? '' : pin);
}

/** "Galarza, supra" where no citation of the draft gives a case of that name. */
export const danglingSupra: BlockCheck = (rule, _options, block, context) => {
  const supras = block.facts.citations.filter((c) => c.kind === 'supra');
  if (supras.length === 0) return NO_HITS;
  const hits: Hit[] = [];
  for (const supra of supras) {
    const name = supra.parts.name?.text ?? '';
    const key = citedKey(name);
    // "supra note 5" counts the notes of a paper, which are not read.
    if (key === '' || isStruck(block, supra) || /\bnote\b|\bn\.\s?\d/.test(block.textOf(supra.span))) continue;
    context.ask(key);
    if (context.draft.tally.has(key)) continue;
    const known = casesCalled(name, context.library);
    if (known.length === 0 && !/\sv\.\s/.test(name)) continue;
    const [only] = known;
    const fixes: TextFix[] =
      only && known.length === 1
        ? [
            {
              title: 'Give the full citation',
              safe: true,
              edits: [{ block, span: supra.span, text: withPin(only, context.library, supra) }],
            },
          ]
        : [];
    hits.push(hit(rule, block, supra.span, 'No citation in the draft gives this case in full.', fixes));
  }
  return hits;
};

const casesCalled = (name: string, library: Library): readonly Authority[] => {
  const wanted = name.toLowerCase();
  const byShort = library.byWord(wanted.split(/\s+/)[0] ?? '').filter((a) => a.short.toLowerCase() === wanted);
  return byShort.length > 0 ? byShort : library.byName(name);
};

/** The full citation with the pin of the short form put in. */
function withPin(a: Authority, library: Library, short: Citation): string {
  const page = library.citationOf(a.id)?.parts.page;
  const pin = short.parts.pin?.text ?? '';
  return page && /^\d/.test(pin) ? `${a.citation.slice(0, page.span.end)}, ${pin}${a.citation.slice(page.span.end)}` : a.citation;
}

/** A short cite by name to a page before the first page of the case. */
export const shortPin: BlockCheck = (rule, _options, block, context) => {
  const hits: Hit[] = [];
  for (const [i, short] of block.facts.citations.entries()) {
    const { pin, name } = short.parts;
    if (short.kind !== 'short-case' || !pin || !name) continue;
    const full = resolveCitation(short, before(block, i, context, MOST), context.library);
    if (full?.kind !== 'case' || isStruck(block, short) || full.parts.volume?.text !== short.parts.volume?.text) continue;
    const first = Number(full.parts.page?.text);
    // A short cite may be to a parallel report, whose pages are others.
    if (!Number.isInteger(first) || full.key !== `${short.key} ${full.parts.page?.text}`) continue;
    const page = firstOutside(pin.text, first, Number.POSITIVE_INFINITY);
    if (page === undefined) continue;
    hits.push(hit(rule, block, pin.span, `${full.key} begins at page ${first}; page ${page} comes before it.`));
  }
  return hits;
};

/** The name of a case in plain type where others of the draft stand in italics. */
export const plainName: BlockCheck = (rule, _options, block, context) => {
  const names = block.facts.citations.filter((c) => c.kind === 'case' && c.parts.name && !isItalic(block.text, c));
  if (names.length === 0) return NO_HITS;
  context.ask(italicKey);
  if (!context.draft.tally.has(italicKey)) return NO_HITS;
  const mark = block.facts.citations.some((c) => block.text[(c.parts.name?.span.start ?? 0) - 1] === '_') ? '_' : '*';
  return names.flatMap((c) => {
    const { span: at, text } = c.parts.name as NonNullable<Citation['parts']['name']>;
    if (isStruck(block, c)) return [];
    const fix: TextFix = { title: 'Put the name in italics', safe: true, edits: [{ block, span: at, text: `${mark}${text}${mark}` }] };
    return [hit(rule, block, at, 'Other case names in the draft stand in italics.', [fix])];
  });
};

/** How far before a name the marks of italics are looked for. */
const MARKED = 120;

/** Whether the marks of italics stand around a name, or around more than it. */
function isItalic(text: string, c: Citation): boolean {
  const { start, end } = (c.parts.name as NonNullable<Citation['parts']['name']>).span;
  if (/[*_]/.test(text.slice(start, end + 2))) return true;
  return (text.slice(Math.max(0, start - MARKED), start).match(/[*_]{1,3}/g)?.length ?? 0) % 2 === 1;
}

/** A section sign closed up to its number beside one with a space in the same paragraph. */
export const closedSign: BlockCheck = (rule, _options, block) => {
  const { text, struck } = block;
  const signs = block.facts.citations.map((c) => (c.parts.section?.span.start ?? 0) - 1);
  const closed = signs.filter((at) => text.charCodeAt(at) === SECTION_SIGN);
  const spaced = closed.length > 0 && signs.some((at) => text.charCodeAt(at) !== SECTION_SIGN && text.charCodeAt(at - 1) === SECTION_SIGN);
  if (!spaced) return NO_HITS;
  return closed.flatMap((at) => {
    const sign = span(at, at + 1);
    if (struck.some((s) => overlaps(s, sign))) return [];
    const fix: TextFix = { title: 'Put a space behind the sign', safe: true, edits: [{ block, span: span(at + 1, at + 1), text: ' ' }] };
    return [hit(rule, block, sign, 'The paragraph puts a space behind the section sign elsewhere.', [fix])];
  });
};

const SECTION_SIGN = 167;
