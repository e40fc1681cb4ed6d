/**
 * Completion: model clauses behind "/" on an empty line; in prose, after "section", "§" or the name of a unit the
 * draft's own numbers, after a capital the defined terms, and after "v." or a case name's first letters the authorities.
 */
import type { DocumentSpan } from '../index/draft';
import { markerOf } from '../syntax/tree';
import { span } from '../text/span';
import { clauseStandings, insertion, surveyOf } from './clauses';
import type { FeatureContext } from './context';
import { authorityCard } from './hover/authority';

export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly kind: 'clause' | 'reference' | 'term' | 'authority';
  /** The words that give way. */
  readonly replace: DocumentSpan;
  readonly text: string;
  /** Whether `text` is in snippet syntax. */
  readonly snippet: boolean;
  /** Edits elsewhere in the draft that go with it. */
  readonly also: readonly { readonly span: DocumentSpan; readonly text: string }[];
  readonly sort: string;
  /** What the typed words are compared with. */
  readonly filter: string;
}

export const TRIGGERS: readonly string[] = ['/', '§', ' '];

const SLASH = /^[ \t]*\/([a-z-]*)$/;
const SECTION = /(?:\b[Ss]ections?\s|§{1,2}\s?|\bSec\.\s)(\d[\w.-]*)?$/;
const UNIT = /\b(subsection|subdivision|paragraph|subparagraph|clause)\s(\(?[A-Za-z0-9]{0,4})$/;
const NAME = /\b(?:See|see|in|under|by|of|and|also|e\.g\.,)\s([A-Z][\p{L}'’.]*(?:\s[\p{L}'’.]+){0,4})$/u;
const TERM = /(?:^|[\s“"(])([A-Z][\p{L}-]{1,30})$/u;

/** Completions at an offset; `trigger` is the character that asked, if any. */
export function completions(ctx: FeatureContext, offset: number, trigger: string | undefined, lineStart: number): Completion[] {
  const line = ctx.draft.text.slice(lineStart, offset);
  const slash = SLASH.exec(line);
  if (slash) return ctx.settings.completion.slashList ? clauseCompletions(ctx, span(lineStart, offset)) : [];
  if (!ctx.settings.completion.inProse) return [];
  const unit = UNIT.exec(line);
  if (unit) return provisionCompletions(ctx, offset, unit[2] ?? '');
  const section = SECTION.exec(line);
  if (section) return sectionCompletions(ctx, offset, section[1] ?? '');
  // A blank opens lists only behind the words above: ordinary prose opens none.
  if (trigger === ' ') return [];
  const name = NAME.exec(line);
  const authorities = name ? authorityCompletions(ctx, offset, name[1] ?? '') : [];
  const term = TERM.exec(line);
  return [...(term ? termCompletions(ctx, offset, term[1] ?? '') : []), ...authorities];
}

function clauseCompletions(ctx: FeatureContext, replace: DocumentSpan): Completion[] {
  const survey = surveyOf(ctx);
  return clauseStandings(ctx).flatMap(({ clause, present, voidHere }, i) => {
    const wording = clause.wordings[0];
    if (!wording) return [];
    const fit = insertion(ctx, clause, wording, survey, replace.start);
    const status = present ? `present in ${present.label}` : voidHere ? `void here: ${voidHere}` : 'not in this draft';
    // A clause that the draft holds is shown, and choosing it changes nothing but the slash.
    const text = present ? '' : atCaret(fit.snippet);
    const also = present
      ? []
      : fit.edits.filter((_, n) => n !== fit.main).filter((e) => e.span.start > replace.end || e.span.end < replace.start);
    return [
      {
        label: `/${clause.slash}`,
        detail: `${clause.title} — ${status}`,
        documentation: `**${clause.title}**\n\n${clause.purpose}\n\n${clause.use}`,
        kind: 'clause' as const,
        replace,
        text,
        snippet: true,
        also,
        sort: `${present ? '1' : '0'}${String(i).padStart(3, '0')}`,
        filter: `/${clause.slash} ${clause.title}`,
      },
    ];
  });
}

/** The clause where the caret stands: its own text without the blank lines that part it from a neighbour. */
const atCaret = (snippet: string): string => snippet.replace(/^(?:\r?\n)+|(?:\r?\n)+$/g, '');

function sectionCompletions(ctx: FeatureContext, offset: number, typed: string): Completion[] {
  return ctx.draft.sections
    .filter((s) => s.kind === 'section' && !s.contents && s.number.startsWith(typed))
    .slice(0, 100)
    .map((s, i) => ({
      label: s.number,
      detail: s.heading,
      documentation: '',
      kind: 'reference' as const,
      replace: span(offset - typed.length, offset),
      text: s.number,
      snippet: false,
      also: [],
      sort: String(i).padStart(4, '0'),
      filter: s.number,
    }));
}

function provisionCompletions(ctx: FeatureContext, offset: number, typed: string): Completion[] {
  const found = ctx.draft.blockAt(offset);
  const section = found?.block.section;
  if (!found || !section) return [];
  return section.tree.all.slice(0, 200).map((p, i) => {
    const path = p.dress === '()' ? p.path.map((d) => `(${d})`).join('') : p.designator;
    const marker = markerOf(p);
    const heading = marker.heading
      ? p.home.block.textOf(marker.heading)
      : p.home.block.text.slice(p.home.block.outline.body, p.home.block.outline.body + 60);
    return {
      label: path,
      detail: heading.trim(),
      documentation: '',
      kind: 'reference' as const,
      replace: span(offset - typed.length, offset),
      text: `${path} of this section`,
      snippet: false,
      also: [],
      sort: String(i).padStart(4, '0'),
      filter: path,
    };
  });
}

function termCompletions(ctx: FeatureContext, offset: number, typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  const found: Completion[] = [];
  for (const key of ctx.draft.definedKeys) {
    if (!key.startsWith(wanted)) continue;
    const block = [...ctx.draft.definersOf(key)][0];
    const definition = block?.facts.definitions.find((d) => d.term.toLowerCase() === key);
    if (!block || !definition || !/^\p{Lu}/u.test(definition.term)) continue;
    found.push({
      label: definition.term,
      detail: 'defined term',
      documentation: '',
      kind: 'term',
      replace: span(offset - typed.length, offset),
      text: definition.term,
      snippet: false,
      also: [],
      sort: `0${key}`,
      filter: definition.term,
    });
  }
  return found.slice(0, 50);
}

function authorityCompletions(ctx: FeatureContext, offset: number, typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  if (wanted.length < 3) return [];
  return ctx.book.authorities
    .filter((a) => a.kind === 'case' && (a.name.toLowerCase().startsWith(wanted) || a.short.toLowerCase().startsWith(wanted)))
    .slice(0, 30)
    .map((a) => ({
      label: a.name,
      detail: a.citation,
      documentation: authorityCard(a, ctx, { length: 'standard' }),
      kind: 'authority' as const,
      replace: span(offset - typed.length, offset),
      text: a.citation,
      snippet: false,
      also: [],
      sort: `1${a.name}`,
      filter: `${a.name} ${a.short}`,
    }));
}
