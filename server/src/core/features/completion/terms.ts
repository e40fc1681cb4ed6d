/** Defined terms behind their first letters, and known cases behind a name or "v." */
import type { DocumentSpan } from '../../index/draft';
import { definitionFor, type PlacedDefinition } from '../../index/terms';
import { span } from '../../text/span';
import type { FeatureContext } from '../context';
import { authorityCard } from '../hover/authority';
import { cut, plain } from '../markdown';
import { nameOf } from '../targets';
import { type Completion, type CompletionList, NOTHING, plainItem } from './item';

const MOST = 40;
const MOST_AUTHORITIES = 30;
/** Most terms put in order. */
const SORTED = 1000;
/** Most terms asked whether they hold at the caret; in a code of many chapters most do not, and a letter more narrows them. */
const WEIGHED = 40;
/** Letters of a case name that must be typed before cases are offered. */
const LEAST = 3;
const QUOTED = 240;

const WORDS = /(?:^|[\s“"(‘—-])((?:[\p{L}][\p{L}’'-]{0,30}\s){0,3}[\p{L}][\p{L}’'-]{0,30})$/u;
const CAPITAL = /(?:^|[\s“"(])(\p{Lu}[\p{L}-]{0,30})$/u;
/** A capital behind an article or the like: a name or a defined term begins. Elsewhere it goes on with a name, or begins a sentence. */
const AMIDST = /(?:^|\s)(?:the|a|an|any|each|every|such|no|that|this|all|another|its|their|by|of|to|for|with|from)\s\p{Lu}$/u;
/** Not behind "the term": there a new one is being defined. */
const QUOTING = /\b(?:words?|phrases?|strik(?:e|es|ing))\s[“"]$/i;
const NAME = /\b(?:[Ss]ee|in|under|by|of|and|also|e\.g\.,)\s(\p{Lu}[\p{L}'’.]{0,30}(?:\s[\p{L}'’.]{1,30}){0,4})$/u;
/** Any capital word, for a drafter who asks: a case may be named at the head of a sentence. */
const BARE = /(?:^|[\s“"(;])(\p{Lu}[\p{L}'’.]{3,30}(?:\s[\p{L}'’.]{1,30}){0,4})$/u;
const VERSUS = /(\p{Lu}[\p{L}'’.]{0,30}(?:\s[\p{L}'’.]{1,30}){0,4}\sv\.\s?)$/u;

/** Terms and authorities at the caret. `trigger` is the character that asked, undefined where the drafter did. */
export function wordCompletions(ctx: FeatureContext, offset: number, line: string, trigger: string | undefined): CompletionList {
  const versus = VERSUS.exec(line);
  if (versus) return authorities(ctx, offset, versus[1] ?? '');
  if (trigger !== undefined) {
    if (QUOTING.test(line)) return terms(ctx, offset, '', true);
    return AMIDST.test(line) ? terms(ctx, offset, CAPITAL.exec(line)?.[1] ?? '', true) : NOTHING;
  }
  const name = NAME.exec(line);
  const bare = name ? undefined : BARE.exec(line)?.[1];
  const cases = name ? authorities(ctx, offset, name[1] ?? '') : bare ? authorities(ctx, offset, bare, 0) : NOTHING;
  const found = askedTerms(ctx, offset, line);
  return { items: [...found.items, ...cases.items], incomplete: found.incomplete || cases.incomplete };
}

/** The longest run of words before the caret that begins a defined term, and the terms it begins. */
function askedTerms(ctx: FeatureContext, offset: number, line: string): CompletionList {
  const words = WORDS.exec(line)?.[1];
  if (words === undefined) return /[\s“"(]$/.test(line) ? terms(ctx, offset, '', false) : NOTHING;
  for (let typed = words; typed !== ''; typed = restOf(typed)) {
    const found = terms(ctx, offset, typed, false);
    if (found.items.length > 0 || !typed.includes(' ')) return found;
  }
  return NOTHING;
}

/** Terms that begin with the letters typed and hold where the caret is; `capital`: only those written with a capital. */
function terms(ctx: FeatureContext, offset: number, typed: string, capital: boolean): CompletionList {
  const { draft } = ctx;
  const here = draft.blockAt(offset);
  if (!here) return NOTHING;
  const wanted = typed.toLowerCase().replace(/\s+/g, ' ');
  const replace: DocumentSpan = span(offset - typed.length, offset);
  const keys: string[] = [];
  for (const key of draft.definedKeys) if (key.startsWith(wanted)) keys.push(key);
  // Very many are offered in the order of the text: what comes first is soon narrowed by a letter.
  if (keys.length <= SORTED) keys.sort();
  const items: Completion[] = [];
  for (const [n, key] of keys.entries()) {
    if (items.length === MOST || n === WEIGHED) return { items, incomplete: true };
    const placed = definitionFor(draft, here.block, key);
    const term = placed && writtenAs(placed, key);
    // One that holds elsewhere only, or that is being defined here, is not offered.
    if (!placed || !term || (capital && !/^\p{Lu}/u.test(term))) continue;
    const { block, definition } = placed;
    if (block === here.block && here.at <= definition.span.end) continue;
    items.push(
      plainItem('term', replace, items.length, {
        label: term,
        text: inCaseTyped(typed, term),
        detail: block.section?.number ? `defined in ${nameOf(block.section)}` : 'defined term',
        documentation: `“${plain(cut(block.text.slice(definition.body.start, definition.body.end), QUOTED))}”`,
      }),
    );
  }
  return { items, incomplete: false };
}

/** The spelling of a definition that a key stands for. */
const writtenAs = ({ definition }: PlacedDefinition, key: string): string | undefined =>
  [definition.term, ...definition.variants].find((t) => t.toLowerCase() === key);

/** A term in a sentence begins as the drafter began it: small where a small letter was typed. */
const inCaseTyped = (typed: string, term: string): string =>
  /^\p{Ll}/u.test(typed) && !/^\p{Lu}{2}/u.test(term) ? term.charAt(0).toLowerCase() + term.slice(1) : term;

/** How well a case answers to the words typed: 0 by its beginning, 1 by a later word, -1 not at all. */
function fitOf({ name, short }: { readonly name: string; readonly short: string }, wanted: string): number {
  if (name.toLowerCase().startsWith(wanted) || short.toLowerCase().startsWith(wanted)) return 0;
  return ` ${name.toLowerCase()}`.includes(` ${wanted}`) ? 1 : -1;
}

/**
 * Cases with a name in which the words typed begin, or the last of them: "Under Galarza" means Galarza, "Szal" too.
 * `worst` is the least fit that is offered.
 */
function authorities(ctx: FeatureContext, offset: number, words: string, worst = 1): CompletionList {
  for (let typed = words; typed !== ''; typed = restOf(typed)) {
    const wanted = typed.toLowerCase().trim();
    if (wanted.length < LEAST) return NOTHING;
    const items = ctx.book.authorities
      .filter((a) => a.kind === 'case')
      .map((a) => ({ a, fit: fitOf(a, wanted) }))
      .filter(({ fit }) => fit >= 0 && fit <= worst)
      .sort((x, y) => x.fit - y.fit)
      .slice(0, MOST_AUTHORITIES)
      .map(({ a, fit }) => ({
        ...plainItem('authority', span(offset - typed.length, offset), 0, {
          label: a.name,
          text: a.citation,
          detail: a.citation,
          documentation: authorityCard(a, ctx, { length: 'standard' }),
          // Editors hold what is typed against the beginning.
          filter: fit === 0 ? `${a.name} ${a.short}` : `${typed} ${a.name}`,
        }),
        sort: `9${fit}${a.name}`,
      }));
    if (items.length > 0) return { items, incomplete: false };
  }
  return NOTHING;
}

/** The words behind the first; empty where there is but one. */
const restOf = (words: string): string => {
  const blank = words.indexOf(' ');
  return blank < 0 || blank === words.length - 1 ? '' : words.slice(blank + 1);
};
