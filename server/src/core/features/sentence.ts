/** What a sentence does, in plain words: who must, may or must not do what, unless what, and how sure the reading is. */
import { weightOf } from '../facts/norms';
import { doubtsInWords, opening, squeeze, wordsOf } from '../facts/norms/describe';
import type { Doubt, Mention, Norm, NormFlag } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { labelOfBlock } from '../index/resolve';
import { exceptionsOf, pathOf, reaches, speaker, takingsIn } from '../index/takings';
import { cut, plain } from './markdown';

/** One line of a reading: a name, and words of the draft or of our own. */
export interface ReadingLine {
  readonly name: 'Does' | 'Who' | 'What' | 'Said above' | 'Goes before' | 'Unless' | 'If' | 'Read';
  readonly words: string;
  /** Whether the words are the draft's own. */
  readonly quoted: boolean;
}

const LONGEST = 110;
const UNRESOLVED: Doubt = 'exception-not-resolved';
/** Norms that command nothing. */
const NO_COMMAND: readonly NormFlag[] = ['recital', 'definition', 'savings'];

/** Words from the first to the last of some mentions, where they stand near one another. */
function stretch(text: string, mentions: readonly Mention[]): string {
  const [first] = mentions;
  if (!first) return '';
  let { start, end } = first.span;
  for (const m of mentions) {
    const from = Math.min(start, m.span.start);
    const to = Math.max(end, m.span.end);
    if (to - from <= LONGEST) [start, end] = [from, to];
  }
  return squeeze(text.slice(start, end));
}

/** How sure a reading is, in words; never a number. */
const confidence = (certainty: number): string =>
  certainty >= 0.9
    ? 'with high confidence'
    : certainty >= 0.7
      ? 'with fair confidence'
      : certainty >= 0.5
        ? 'with some doubt'
        : 'with low confidence';

/** The sentence a list item carries on, with the last norm read in it. */
function above(draft: Draft, block: DraftBlock): { readonly block: DraftBlock; readonly norm: Norm | undefined } | undefined {
  const lead = draft.standingOf(block)?.leadIn?.block;
  return lead && { block: lead, norm: draft.normsOf(lead).findLast((n) => !n.flags.has('embedded')) };
}

/** The reading of one norm, line by line. */
export function readingOf(draft: Draft, block: DraftBlock, norm: Norm): ReadingLine[] {
  const lines: ReadingLine[] = [];
  const put = (name: ReadingLine['name'], words: string, quoted = true): void => {
    if (words !== '') lines.push({ name, words, quoted });
  };
  const inherited = norm.flags.has('inherited');
  const told = inherited ? above(draft, block) : undefined;
  const from = speaker(draft, block, norm);
  const before = norm.takesFrom
    .map(({ reference, unit }) => (reference ? squeeze(from.textOf(reference.span)) : unit === '' ? 'a provision near by' : `this ${unit}`))
    .join(', ');
  const disapplies = norm.flags.has('disapplies');
  const does = disapplies && before !== '' ? `Takes cases out of “${before}”` : opening(norm).replace(/,$/, '');
  // An exception by reference is no doubt where the provision is in the draft.
  const found = norm.exceptedBy.length > 0 && exceptionsOf(draft, block, norm) !== undefined;
  const certainty = found && norm.doubts.includes(UNRESOLVED) ? Math.min(1, norm.certainty / weightOf(UNRESOLVED)) : norm.certainty;
  put('Does', certainty < 0.5 ? `Perhaps: ${does}` : does, false);
  const commands = !disapplies && !NO_COMMAND.some((f) => norm.flags.has(f));
  if (commands) {
    let actor = stretch(block.text, norm.actor);
    for (let t = actor === '' ? told : undefined; t && actor === ''; t = above(draft, t.block))
      actor = stretch(t.block.text, t.norm?.actor ?? []);
    if (actor !== '') put('Who', actor);
    else put('Who', norm.passive ? 'whoever this provision binds; nobody is named' : '', false);
  }
  put('What', wordsOf(norm, block.text));
  if (told) put('Said above', cut(told.block.text.slice(told.block.outline.body, told.block.outline.end), LONGEST));
  if (!disapplies && !norm.flags.has('savings')) put('Goes before', before);
  if (commands) for (const line of exceptions(draft, block, norm, told)) lines.push(line);
  put('If', stretch(block.text, norm.conditions));
  if (norm.opens === 'condition') put('If', 'the list below says', false);
  const doubts = doubtsInWords(norm.doubts.filter((d) => !found || d !== UNRESOLVED));
  put('Read', `${confidence(certainty)}${doubts.length > 0 ? `: ${doubts.join('; ')}` : ''}`, false);
  return lines;
}

/** Words for a provision tell nothing of an exception: the provision itself is named beside it. */
const tells = (m: Mention): boolean => m.concept !== 'provision-word';

/** An exception without the word that opens it and its article. */
const unopened = (words: string): string => words.replace(/^[“"]?(?:(?:unless|except|provided that)\s+)?(?:(?:an?|the)\s+)?/i, '');

/** An exception on a line of its own below a list, without the word that opens it and the marks that end it. */
function closing({ text, outline }: DraftBlock): string {
  const words = unopened(text.slice(outline.body, outline.end));
  return cut(words.replace(/[.;,”"]+\s*$/, ''), LONGEST);
}

/** What the norm does not reach: by its own words, those of the sentence above, the list below, and other provisions. */
function exceptions(draft: Draft, block: DraftBlock, norm: Norm, told: ReturnType<typeof above>): ReadingLine[] {
  const lines: ReadingLine[] = [];
  const put = (words: string, quoted: boolean): void => {
    if (words !== '') lines.push({ name: 'Unless', words, quoted });
  };
  put(unopened(stretch(block.text, norm.exceptions.filter(tells))), true);
  for (let t = told; t; t = above(draft, t.block)) put(unopened(stretch(t.block.text, (t.norm?.exceptions ?? []).filter(tells))), true);
  if (norm.opens === 'exception') put('the list below says', false);
  const places = new Set(
    (exceptionsOf(draft, block, norm) ?? []).map(({ section, path }) => `§ ${section.number}${path.map((d) => `(${d})`).join('')}`),
  );
  if (block.section) {
    const path = pathOf(draft, block);
    for (const taking of takingsIn(draft, block.section)) {
      if (!reaches(taking, draft, block, norm, path)) continue;
      if (taking.list) put(closing(taking.by), true);
      else places.add(labelOfBlock(draft, taking.by) ?? '');
    }
  }
  // A provision speaks for those under it.
  const outer = [...places].filter((p) => ![...places].some((o) => o !== p && p.startsWith(o)));
  if (outer.length > 0) put(`${outer.slice(0, 4).join(', ')} ${outer.length > 1 ? 'say' : 'says'} otherwise`, false);
  return lines;
}

/** The reading as the lines of a card. */
export function readingCard(draft: Draft, block: DraftBlock, norm: Norm): string {
  return readingOf(draft, block, norm)
    .map(({ name, words, quoted }) => {
      if (name === 'Does') return `**${plain(words)}**`;
      return name === 'Read' ? `Read ${plain(words)}` : `${name}: ${quoted ? `“${plain(words)}”` : plain(words)}`;
    })
    .join('  \n');
}
