/** Where a finding stands, as a lawyer would cite it, and the sentence it is about. */
import { splitSentences } from '../../facts/sentences';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { labelOfBlock } from '../../index/resolve';
import type { Hit } from '../../rules/finding';
import { type Span, span } from '../../text/span';
import type { Run } from './paper';

/** Longest stretch quoted before and behind the operative words, and of the sentence a list item carries on, in UTF-16 units. */
const AROUND = 480;
const LEAD_IN = 320;
/** Longest stretch of operative words that is quoted whole. */
const OPERATIVE = 900;

export interface Place {
  /** "§ 4(b)(2)", "recital", "title". */
  readonly label: string;
  /** From 1. */
  readonly line: number;
}

export function placeOf(draft: Draft, block: DraftBlock, at: number): Place {
  return { label: nameOf(draft, block), line: draft.text.positionAt(draft.startOf(block) + at).line + 1 };
}

function nameOf(draft: Draft, block: DraftBlock): string {
  const { kind } = block.outline;
  if (kind === 'recital' || kind === 'title') return kind;
  const named = block.section?.kind !== 'opening' || draft.standingOf(block)?.provision;
  return (named && labelOfBlock(draft, block)) || 'opening words';
}

/** "§ 4(b)(2), line 31" */
export const placeWords = ({ label, line }: Place): string => `${label}, line ${line}`;

/**
 * Places in the order given, lines of one provision together: "§ 4(b), lines 31 and 35; § 6, line 52", at most `most` of them.
 * @param all How many there are, where `places` does not hold all of them.
 */
export function placesWords(places: readonly Place[], most: number, all = places.length): string {
  const groups: { readonly label: string; readonly lines: number[] }[] = [];
  for (const { label, line } of places.slice(0, most)) {
    const last = groups.at(-1);
    if (last?.label !== label) groups.push({ label, lines: [line] });
    else if (last.lines.at(-1) !== line) last.lines.push(line);
  }
  const said = groups.map(({ label, lines }) =>
    lines.length === 1 ? `${label}, line ${lines[0]}` : `${label}, lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`,
  );
  const more = all - Math.min(most, places.length);
  return `${said.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

const tidy = (text: string): string => text.replace(/[\s\u2028\u2029]+/g, ' ');

/** The last words of a stretch from a word on, with an ellipsis where some are left out. */
function tail(text: string, max: number): string {
  if (text.length <= max) return text;
  const at = text.indexOf(' ', text.length - max);
  return `… ${text.slice(at < 0 ? text.length - max : at + 1)}`;
}

/** The first words of a stretch up to a word, with an ellipsis where some are left out. */
function head(text: string, max: number): string {
  if (text.length <= max) return text;
  const at = text.lastIndexOf(' ', max);
  return `${text.slice(0, at > max / 2 ? at : max)} …`;
}

/**
 * The whole sentence a finding is about, its operative words stressed, and before a list item the sentence that the item
 * carries on. Undefined where the finding is about words that are not there.
 */
export function quoteOf(draft: Draft, hit: Hit): readonly Run[] | undefined {
  if (hit.absent) return undefined;
  const { block } = hit;
  const { text } = block;
  const sentence = sentenceOf(hit);
  const start = Math.min(sentence.start, hit.span.start);
  const end = Math.max(sentence.end, hit.span.end);
  if (end <= start || text.slice(start, end).trim() === '') return undefined;
  const before = tail(tidy(text.slice(start, hit.span.start)).trimStart(), AROUND);
  const operative = head(tidy(text.slice(hit.span.start, hit.span.end)), OPERATIVE);
  const after = head(tidy(text.slice(hit.span.end, end)).trimEnd(), AROUND);
  const led = start <= block.outline.body + 1 ? leadInWords(draft, block) : '';
  // Where the whole sentence is meant there is nothing to stress in it.
  const whole = before.trim() === '' && after.replace(/[\s.;:,]/g, '') === '';
  const runs: Run[] = [
    { text: `“${led === '' ? '' : `${led} … `}${before}` },
    whole ? { text: operative } : { text: operative, style: 'stress' },
    { text: `${after}”` },
  ];
  return runs;
}

/** The sentence of a finding; where the finding names its words alone, the sentence around them. */
function sentenceOf({ block, sentence, span: words }: Hit): Span {
  if (sentence.start < words.start || sentence.end > words.end) return sentence;
  const { body, end } = block.outline;
  return splitSentences(block.text, body, end).find((s) => s.start <= words.start && words.end <= s.end) ?? sentence;
}

/** The sentence a list item carries on, from the outermost lead-in down. */
function leadInWords(draft: Draft, block: DraftBlock): string {
  const said: string[] = [];
  let room = LEAD_IN;
  for (let up = draft.standingOf(block)?.leadIn; up && room > 0; up = up.leadIn) {
    const { outline, text } = up.block;
    const last: Span = splitSentences(text, outline.body, outline.end).at(-1) ?? span(outline.body, outline.end);
    const line = head(tidy(text.slice(last.start, last.end)).trim(), room);
    room -= line.length;
    said.unshift(line);
  }
  return said.join(' … ');
}
