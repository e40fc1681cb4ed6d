/** Rename of a defined term: every use follows, in its number, case and possessive. */
import type { DocumentSpan, Draft } from '../index/draft';
import { pluralOf, usesOf } from '../index/terms';
import { type Span, span } from '../text/span';
import { subjectAt } from './navigation';

export interface DocumentEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

/** Why a rename is refused, or the edits it makes. */
export type RenameResult = { readonly edits: readonly DocumentEdit[] } | { readonly refused: string };

/** The span that will be renamed and the name now, or undefined where nothing can be renamed. */
export function prepareRename(draft: Draft, offset: number): { readonly span: DocumentSpan; readonly name: string } | undefined {
  const subject = subjectAt(draft, offset);
  if (subject?.kind !== 'term') return undefined;
  const term = subject.definitions[0]?.definition.term;
  return term === undefined ? undefined : { span: subject.origin, name: term };
}

/** `name` in the case of `like`: capitals stay capitals, a small or capital first letter stays so. */
function inCaseOf(like: string, term: string, name: string): string {
  if (like === like.toUpperCase() && term !== term.toUpperCase() && /\p{Lu}{2}/u.test(like)) return name.toUpperCase();
  const first = like[0] ?? '';
  const termFirst = term[0] ?? '';
  if (first === termFirst) return name;
  return (first === first.toUpperCase() ? (name[0] ?? '').toUpperCase() : (name[0] ?? '').toLowerCase()) + name.slice(1);
}

/** The article before a use, where the new name asks for the other one: "an agency" becomes "a bureau". */
function articleBefore(text: string, at: number, name: string): { readonly span: Span; readonly text: string } | undefined {
  const found = /(?<![\p{L}\p{N}])([Aa])(n?)\s$/u.exec(text.slice(Math.max(0, at - 4), at));
  if (!found) return undefined;
  const wanted = /^[aeiou]/i.test(name) ? 'n' : '';
  if (wanted === found[2]) return undefined;
  const end = at - 1;
  return { span: span(end - (1 + (found[2] as string).length), end), text: `${found[1]}${wanted}` };
}

export function rename(draft: Draft, offset: number, name: string): RenameResult {
  const subject = subjectAt(draft, offset);
  const definition = subject?.kind === 'term' ? subject.definitions[0]?.definition : undefined;
  if (subject?.kind !== 'term' || !definition) return { refused: 'Only a defined term can be renamed here.' };
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (!wanted || /[“”"\n\r]/.test(name)) return { refused: 'A term is one or more words without quotation marks.' };
  const taken = [...draft.definersOf(wanted.toLowerCase())];
  if (taken.length > 0 && wanted.toLowerCase() !== definition.term.toLowerCase())
    return { refused: `“${wanted}” is already defined in this draft.` };
  const edits: DocumentEdit[] = [];
  const plural = pluralOf(definition.term)?.toLowerCase();
  for (const use of usesOf(draft, { ...definition, variants: [] })) {
    const written = use.block.textOf(use.span);
    const folded = written.replace(/\s+/g, ' ').toLowerCase();
    const next = folded === plural && folded !== definition.term.toLowerCase() ? (pluralOf(wanted) ?? wanted) : wanted;
    const text = inCaseOf(written, definition.term, next);
    const article = articleBefore(use.block.text, use.span.start, text);
    if (article) edits.push({ span: draft.spanOf(use.block, article.span), text: article.text });
    edits.push({ span: draft.spanOf(use.block, use.span), text });
  }
  return { edits };
}
