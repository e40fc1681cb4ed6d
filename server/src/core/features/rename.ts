/** Rename of a defined term: every use bound to its definition follows, in its number, case and possessive. */

import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { holdsIn } from '../index/scope';
import { keysOfWords } from '../index/spelling';
import { definitionsOf, type PlacedDefinition, pluralOf, scopeOf, type TermAt, termAt, usesOf } from '../index/terms';
import { type Span, span } from '../text/span';
import { subjectAt } from './navigation';

export interface DocumentEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

/** Why a rename is refused, or the edits it makes. */
export type RenameResult = { readonly edits: readonly DocumentEdit[] } | { readonly refused: string };

/** The defined term at an offset, where no reference or label stands there. */
function renamable(draft: Draft, offset: number): (TermAt & { readonly block: DraftBlock; readonly placed: PlacedDefinition }) | undefined {
  const found = subjectAt(draft, offset)?.kind === 'term' ? draft.blockAt(offset) : undefined;
  const at = found && termAt(draft, found.block, found.at);
  const placed = at?.definitions[0];
  return found && at && placed && { ...at, block: found.block, placed };
}

/** The span that will be renamed and the name now, or undefined where nothing can be renamed. */
export function prepareRename(draft: Draft, offset: number): { readonly span: DocumentSpan; readonly name: string } | undefined {
  const term = renamable(draft, offset);
  return term && { span: draft.spanOf(term.block, term.span), name: term.spelling };
}

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const withFirst = (name: string, upper: boolean): string =>
  (upper ? name.slice(0, 1).toUpperCase() : name.slice(0, 1).toLowerCase()) + name.slice(1);

/** `name` in the case of `like`: capitals stay capitals, a small or capital first letter stays so. */
function inCaseOf(like: string, term: string, name: string, opens: boolean): string {
  if (like === like.toUpperCase() && term !== term.toUpperCase() && /\p{Lu}{2}/u.test(like)) return name.toUpperCase();
  const first = like.slice(0, 1);
  if (first !== term.slice(0, 1)) return withFirst(name, isUpper(first));
  return opens && isUpper(first) ? withFirst(name, true) : name;
}

/** Whether a use opens a sentence, a list item or a heading, so that its capital is not the term's own. */
function opensSentence(block: DraftBlock, at: number): boolean {
  if (at === block.outline.body || at === block.outline.heading?.start || block.outline.markers.some((m) => m.heading?.start === at))
    return true;
  return /(?:^|[.:;?!—–)]\s{0,3}|[.?!][”"’)]\s)$/.test(block.text.slice(Math.max(0, at - 4), at));
}

/** The article before a use, where the new name asks for the other one: "an agency" becomes "a bureau". */
function articleBefore(text: string, at: number, name: string): { readonly span: Span; readonly text: string } | undefined {
  const found = /(?<![\p{L}\p{N}])([Aa])(n?)\s[“"]?$/u.exec(text.slice(Math.max(0, at - 5), at));
  if (!found) return undefined;
  const wanted = /^[aeiou]/i.test(name) ? 'n' : '';
  if (wanted === found[2]) return undefined;
  const start = at - found[0].length;
  return { span: span(start, start + 1 + (found[2] as string).length), text: `${found[1]}${wanted}` };
}

/** A definition of the wanted name that holds where the renamed one does. */
function rival(draft: Draft, placed: PlacedDefinition, wanted: string): PlacedDefinition | undefined {
  const scope = scopeOf(draft, placed);
  for (const key of keysOfWords(wanted.toLowerCase()))
    for (const other of definitionsOf(draft, key)) {
      if (other.block === placed.block && other.definition.span.start === placed.definition.span.start) continue;
      if (holdsIn(draft, scopeOf(draft, other), placed.block) || holdsIn(draft, scope, other.block)) return other;
    }
  return undefined;
}

export function rename(draft: Draft, offset: number, name: string): RenameResult {
  const term = renamable(draft, offset);
  if (!term) return { refused: 'Only a defined term can be renamed here.' };
  const { placed, spelling } = term;
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (!wanted || /[“”"\n\r]/.test(name)) return { refused: 'A term is one or more words without quotation marks.' };
  const taken = placed.definition.variants
    .concat(placed.definition.term)
    .some((t) => t !== spelling && t.toLowerCase() === wanted.toLowerCase());
  if (taken || rival(draft, placed, wanted)) return { refused: `“${wanted}” is already defined in this draft.` };
  const edits: DocumentEdit[] = [];
  for (const { block, span: at } of usesOf(draft, placed, { spellings: [spelling] })) {
    const written = block.textOf(at);
    const next = numberOf(written, spelling, wanted);
    const own =
      block === placed.block &&
      placed.definition.span.start <= at.start &&
      at.end <= placed.definition.body.start &&
      !placed.definition.inBrackets;
    const text = own && written === spelling ? next : inCaseOf(written, spelling, next, opensSentence(block, at.start));
    const article = articleBefore(block.text, at.start, text);
    if (article) edits.push({ span: draft.spanOf(block, article.span), text: article.text });
    edits.push({ span: draft.spanOf(block, at), text });
  }
  return { edits };
}

/** The wanted name in the number of what is written: as given, or its plural. */
function numberOf(written: string, spelling: string, wanted: string): string {
  const folded = written.replace(/\s+/g, ' ').toLowerCase();
  const old = spelling.toLowerCase();
  if (folded === old) return wanted;
  const isPlural = folded.length > old.length || folded === pluralOf(old);
  if (isPlural) return pluralOf(wanted) ?? wanted;
  return pluralOf(wanted) === undefined && /[^su]s$/i.test(wanted)
    ? /ies$/i.test(wanted)
      ? `${wanted.slice(0, -3)}y`
      : wanted.slice(0, -1)
    : wanted;
}

/** A use of `term` as it reads with another name: in the number and with the capitals in which it was written. */
export const renamedUse = (written: string, term: string, name: string): string =>
  inCaseOf(written, term, numberOf(written, term, name), false);
