/** What the form of a new draft rests on, in words for the drafter. */
import { escapeSnippet } from '../clauses';
import type { Checked } from './forms';

const STANDING: Readonly<Record<Checked, string>> = {
  read: '',
  seen: 'Form seen in enacted papers, not in a statute.',
  open: "General form: check it against the charter or the state's code.",
};

/** "Words that enact: Cal. Gov't Code § 36931. For a city under general law." */
export function basisOf(
  part: string,
  entry: { readonly source?: string; readonly checked: Checked; readonly note?: string } | undefined,
): string {
  if (!entry) return '';
  const source = entry.source === undefined ? '' : `${entry.source}.`;
  const said = [source, STANDING[entry.checked], entry.note ?? ''].filter((words) => words !== '').join(' ');
  return said === '' ? '' : `${part}: ${said}`;
}

/** Blanks of a text as stops of an editor snippet, in order, so that Tab walks them; all else is escaped. Without one, the caret comes to its head. */
export function snippetOf(text: string, blanks: readonly { readonly start: number; readonly end: number }[]): string {
  if (blanks.length === 0) return `$0${escapeSnippet(text)}`;
  let out = '';
  let from = 0;
  blanks.forEach((blank, index) => {
    out += `${escapeSnippet(text.slice(from, blank.start))}\${${index + 1}:${escapeSnippet(text.slice(blank.start, blank.end))}}`;
    from = blank.end;
  });
  return `${out}${escapeSnippet(text.slice(from))}$0`;
}
