/** The parts of an ordinance or resolution as a whole: those that are missing, and recitals out of form or place. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { type Span, span } from '../../text/span';
import type { Hit } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, type DraftCheck, NO_HITS, type SectionCheck } from './registry';

/** What a draft is, by its first blocks. A text with none of these marks is a chapter of a code, of which no parts are asked. */
export interface DraftForm {
  readonly kind: 'ordinance' | 'resolution' | 'code';
  readonly title: DraftBlock | undefined;
  readonly enacting: DraftBlock | undefined;
  readonly resolved: DraftBlock | undefined;
  readonly recital: DraftBlock | undefined;
}

/** The front of a draft is looked for in so many blocks. */
const FRONT = 200;
/** "An ordinance relating to …", in contrast to a line with the number alone. */
const LONG_TITLE = /^\s*an?\s/i;
const RESOLUTION = /\bresolution\b/i;
const NAMED = /\b(?:ord(?:inance|\.)|local law|resolution|act|bill)(?!\w)/i;

/** Reads the form from the first blocks: a walk of fixed length. */
export function formOf(draft: Draft): DraftForm {
  let title: DraftBlock | undefined;
  let enacting: DraftBlock | undefined;
  let resolved: DraftBlock | undefined;
  let recital: DraftBlock | undefined;
  let named: DraftBlock | undefined;
  let seen = 0;
  for (const section of draft.sections) {
    for (const block of section.blocks) {
      const { kind } = block.outline;
      if (kind === 'title') title = title === undefined || (!LONG_TITLE.test(title.text) && LONG_TITLE.test(block.text)) ? block : title;
      else if (kind === 'enacting') enacting ??= block;
      else if (kind === 'resolved') resolved ??= block;
      else if (kind === 'recital') recital ??= block;
      else if (!named && !enacting && section.kind === 'opening' && NAMED.test(block.text.slice(0, 400))) named = block;
      if (++seen >= FRONT) break;
    }
    if (seen >= FRONT) break;
  }
  const isResolution = title ? RESOLUTION.test(title.text) : resolved !== undefined;
  // "NOW, THEREFORE, BE IT RESOLVED" opens a resolution too.
  const kind = isResolution && !(enacting && /ordain|enact/i.test(enacting.text)) ? 'resolution' : title || enacting ? 'ordinance' : 'code';
  return { kind, title: title ?? (enacting ? named : undefined), enacting, resolved, recital };
}

const wordsOf = (block: DraftBlock): Span => span(block.outline.body, block.outline.end);

/**
 * A part that an ordinance has, and this draft has not: one of `options.concepts` is named nowhere. Only a draft that is an
 * ordinance of its own is asked, one with at least three sections none of which amends another law: what it lacks may stand there.
 */
export const missingPart: DraftCheck = (rule, options, { draft }) => {
  const concepts = Array.isArray(options.concepts) ? options.concepts.map(String) : [];
  const { own, amending } = draft.scheme;
  if (own < 3 || amending > 0 || concepts.some((c) => draft.tally.has(`names:${c}`))) return NO_HITS;
  const form = formOf(draft);
  const at = form.title ?? form.enacting;
  return form.kind === 'ordinance' && at ? [hitAt(rule, at, wordsOf(at), { fill: {}, absent: true })] : NO_HITS;
};

/** An ordinance by its title, with sections, and no words that enact it. */
export const missingEnacting: DraftCheck = (rule, _options, { draft }) => {
  if (draft.scheme.own < 2) return NO_HITS;
  const { kind, title, enacting, resolved } = formOf(draft);
  // A line that gives the number alone is the head of a file, not yet a title.
  if (kind !== 'ordinance' || !title || enacting || resolved || !LONG_TITLE.test(title.text)) return NO_HITS;
  // At the last word of the title, behind which the clause belongs: other parts that are missing are told on the whole of it.
  const { end } = title.outline;
  return [hitAt(rule, title, span(title.text.lastIndexOf(' ', end - 1) + 1, end), { fill: {} })];
};

/** Words that enact with no title above them. */
export const missingTitle: DraftCheck = (rule, _options, { draft }) => {
  if (draft.scheme.own < 2) return NO_HITS;
  const { title, enacting, kind } = formOf(draft);
  if (kind !== 'ordinance' || title || !enacting) return NO_HITS;
  return [hitAt(rule, enacting, wordsOf(enacting), { fill: {}, absent: true })];
};

/** A resolution with recitals that resolves nothing. */
export const missingResolved: DraftCheck = (rule, _options, { draft }) => {
  // A resolution longer than the front that is looked at may resolve further down.
  if (draft.text.blocks.count >= FRONT) return NO_HITS;
  const { kind, title, resolved, recital, enacting } = formOf(draft);
  if (kind !== 'resolution' || !title || !recital || resolved || enacting) return NO_HITS;
  return [hitAt(rule, title, wordsOf(title), { fill: {}, absent: true })];
};

const RECITAL_END = /(;|,|\.|:)?[”’"]?\s*(and|or|now,? therefore,?(?: be it)?|be it)?\s*[;,:.]?\s*$/i;

/** How a recital ends: its mark, and whether words lead on to the next. */
function recitalEnd(block: DraftBlock): { readonly mark: string; readonly at: Span; readonly leads: string } {
  const end = block.outline.end;
  const from = Math.max(block.outline.body, end - 40);
  const m = RECITAL_END.exec(block.text.slice(from, end)) as RegExpExecArray;
  return { mark: m[1] ?? '', leads: (m[2] ?? '').toLowerCase(), at: span(from + m.index, end) };
}

/** Recitals that end in different marks: "; and" behind most, a full stop behind one. Told at each odd one but the last. */
export const recitalMarks: SectionCheck = (rule, _options, section) => {
  if (section.kind === 'division' || section.contents) return NO_HITS;
  const recitals = section.blocks.filter((b) => b.outline.kind === 'recital' && /^\s*whereas/i.test(b.text));
  if (recitals.length < 3) return NO_HITS;
  const ends = recitals.slice(0, -1).map(recitalEnd);
  const usual = ends.filter((e) => e.mark === ';').length;
  if (usual * 2 <= ends.length) return NO_HITS;
  const first = ends.findIndex((e) => e.mark === ';');
  const joint = ends.filter((e) => e.mark === ';' && e.leads === 'and').length * 2 > usual ? '; and' : ';';
  let hits: Hit[] | undefined;
  for (const [i, end] of ends.entries()) {
    const block = recitals[i] as DraftBlock;
    if (end.mark === ';' || end.mark === ':') continue;
    const at = end.at.start < end.at.end ? end.at : span(Math.max(0, end.at.end - 1), end.at.end);
    hits ??= [];
    hits.push(
      hitAt(rule, block, at, {
        fill: { right: joint },
        related: [{ block: recitals[first] as DraftBlock, span: (ends[first] as { at: Span }).at, text: 'The others end so.' }],
        fixes: [{ title: `End with “${joint}”`, safe: true, edits: [{ block, span: end.at, text: joint }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

/** A recital behind the words that enact. */
export const recitalPlace: SectionCheck = (rule, _options, section) => {
  if (section.kind !== 'opening') return NO_HITS;
  let enacting: DraftBlock | undefined;
  for (const block of section.blocks) {
    const { kind } = block.outline;
    if (kind === 'enacting' && /\b(?:ordain|enact)/i.test(block.text)) enacting = block;
    else if (kind === 'resolved') enacting = undefined;
    else if (kind === 'recital' && enacting && /^\s*whereas/i.test(block.text)) {
      const related = [{ block: enacting, span: wordsOf(enacting), text: 'The enacting clause stands here.' }];
      return [hitAt(rule, block, span(block.outline.body, block.outline.body + 7), { related })];
    }
  }
  return NO_HITS;
};

const BLANKET =
  /\b(?:all|any)\s(?:other\s)?(?:prior\s)?(?:ordinances?|resolutions?|laws|bylaws|by-laws|local laws|acts|codes|code sections|provisions|sections|parts|rules|regulations|policies)\b[^.;]{0,120}\b(?:in conflict|inconsistent|conflict(?:s|ing)?|contrary)\b[^.;]{0,120}\b(?:are|is|be)\s(?:hereby\s)?(?:expressly\s)?repealed\b/gi;

/** "All ordinances in conflict are repealed": what is repealed is left to be found out. */
export const blanketRepeal: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if (text.indexOf('repealed') < 0 || block.role !== 'operative') return NO_HITS;
  let hits: Hit[] | undefined;
  BLANKET.lastIndex = 0;
  for (let m = BLANKET.exec(text); m; m = BLANKET.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at) || !isText(block)) continue;
    hits ??= [];
    hits.push(hitAt(rule, block, at));
  }
  return hits ?? NO_HITS;
};
