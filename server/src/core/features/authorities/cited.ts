/**
 * Every authority that the draft cites, with its places and its standing. Put together when asked for; what a section cites
 * is kept until the section changes, and short forms ("id.", "supra") are followed back when the list is made.
 */
import { type Book, CITATION_REACH } from '../../book';
import { readCitations } from '../../facts/citations/read';
import type { Citation } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { DocumentSpan, Draft, DraftChange } from '../../index/draft';
import { labelOfBlock } from '../../index/resolve';
import type { DraftSection } from '../../index/section';
import { nameInCitation } from '../../law/form';
import type { Authority } from '../../law/types';
import { overlaps, type Span } from '../../text/span';
import { BySection } from '../bySection';
import type { FeatureContext } from '../context';
import { authorityCard, TREATMENT } from '../hover/authority';
import { plain } from '../markdown';
import { headingOf, nameOf } from '../targets';
import { type Currency, currencyOf, partOfCitation, partOfKind, type TablePart } from './standing';

export interface CitedPlace {
  readonly span: DocumentSpan;
  /** "§ 4(a)". */
  readonly provision: string;
  /** Its section as listed, "§ 4 Detainers", and the offset at which the section begins. */
  readonly section: string;
  readonly sectionStart: number;
  /** The words as written, in one line. */
  readonly written: string;
  /** Whether a finding on citations stands there. */
  readonly problem: boolean;
}

export interface CitedAuthority {
  /** Id in the library; else the citation's own key. */
  readonly key: string;
  /** Id in the library, or empty. */
  readonly id: string;
  /** Short cite, plain: "Galarza v. Szalczyk, 745 F.3d 634". */
  readonly name: string;
  /** Full citation in Bluebook form. */
  readonly citation: string;
  readonly part: TablePart;
  readonly currency: Currency;
  /** "Vacated in part ◪"; "Not in the library ?". */
  readonly treatment: string;
  /** What happened to it, or empty. */
  readonly note: string;
  /** ISO date on which the entry was last checked, or empty. */
  readonly asOf: string;
  /** https source, or empty. */
  readonly url: string;
  readonly uses: number;
  /** In order of the text; at most as many as were asked for. */
  readonly places: readonly CitedPlace[];
  /** How many of its uses a finding on citations stands on. */
  readonly problems: number;
  /** Markdown. */
  readonly card: string;
}

export interface CitedList {
  /** In order of first use; at most as many as were asked for. */
  readonly authorities: readonly CitedAuthority[];
  readonly total: number;
  readonly uses: number;
  readonly problems: number;
}

export interface CitedOptions {
  /** ISO date from which ages are counted. */
  readonly today: string;
  /** After how many months an as-of date is old. */
  readonly months: number;
  readonly mostAuthorities: number;
  readonly mostPlaces: number;
}

/** A citation, or the name of an authority standing alone. */
interface Cite {
  readonly block: DraftBlock;
  readonly span: Span;
  readonly citation: Citation | undefined;
  /** Id of the authority that is named. */
  readonly named: string;
}
const NOTHING: readonly Cite[] = [];
const NAMED = 'authority:';
const WRITTEN = 90;
/** Short cites longer than this give way to the short name. */
const LONGEST = 70;

/** What has been found of one authority so far. */
interface Gathered {
  readonly authority: Authority | undefined;
  readonly citation: Citation | undefined;
  readonly cites: Cite[];
}

export class CitedAuthorities {
  readonly #kept: BySection<readonly Cite[]>;

  constructor(
    readonly draft: Draft,
    private readonly book: Book,
  ) {
    this.#kept = new BySection(draft, read);
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    this.#kept.update(change);
  }

  /** Reads on; see {@link BySection.advance}. */
  advance(most: number): boolean {
    return this.#kept.advance(most);
  }

  list(ctx: FeatureContext, options: CitedOptions): CitedList {
    const gathered = this.#gather();
    const isProblem = (cite: Cite): boolean =>
      ctx.findingsOf(cite.block).some((f) => f.hit.rule.id.startsWith('citations/') && overlaps(f.hit.span, cite.span));
    let [uses, problems] = [0, 0];
    const authorities: CitedAuthority[] = [];
    for (const [key, found] of gathered) {
      const wrong = found.cites.filter(isProblem);
      uses += found.cites.length;
      problems += wrong.length;
      if (authorities.length >= options.mostAuthorities) continue;
      const places = found.cites.slice(0, options.mostPlaces).map((cite) => this.#place(cite, wrong.includes(cite)));
      authorities.push({ key, ...this.#described(found, ctx, options), uses: found.cites.length, places, problems: wrong.length });
    }
    return { authorities, total: gathered.size, uses, problems };
  }

  /** What is cited at an offset: its key in the list, and the words that cite it; undefined where nothing is. */
  citedAt(offset: number): { readonly key: string; readonly span: DocumentSpan } | undefined {
    const found = this.draft.blockAt(offset);
    if (!found) return undefined;
    const { block, at } = found;
    const { citations, mentions } = block.facts;
    const here = (s: Span): boolean => s.start <= at && at <= s.end;
    if (!citations.some((c) => here(c.span)) && !mentions.some((m) => m.concept.startsWith(NAMED) && here(m.span))) return undefined;
    for (const [key, { cites }] of this.#gather())
      for (const cite of cites) if (cite.block === block && here(cite.span)) return { key, span: this.draft.spanOf(block, cite.span) };
    return undefined;
  }

  /** All places that cite what a key stands for, in order of the text. Walks the citations of the draft: on request only. */
  usesOf(key: string): readonly DocumentSpan[] {
    return (this.#gather().get(key)?.cites ?? []).map((cite) => this.draft.spanOf(cite.block, cite.span));
  }

  /** All uses under the key of what they mean, in order of first use. */
  #gather(): Map<string, Gathered> {
    const { draft, book } = this;
    const gathered = new Map<string, Gathered>();
    const before: { readonly block: DraftBlock; readonly citation: Citation }[] = [];
    const within = (block: DraftBlock): Citation[] => {
      const least = draft.indexOf(block) - CITATION_REACH;
      let from = before.length;
      while (from > 0 && draft.indexOf((before[from - 1] as (typeof before)[number]).block) >= least) from--;
      return before.slice(from).map((b) => b.citation);
    };
    for (const cites of this.#kept.all()) {
      for (const cite of cites) {
        const { citation, block } = cite;
        const points = citation?.kind === 'id' || citation?.kind === 'supra' || citation?.kind === 'short-case';
        const authority = citation
          ? points
            ? book.authorityAmong(citation, within(block))
            : book.library.byCitation(citation)
          : book.authority(cite.named);
        if (citation) before.push({ block, citation });
        const key = authority?.id ?? (points ? '' : ((citation?.key || citation?.normal) ?? ''));
        if (key === '') continue;
        const known = gathered.get(key);
        if (known) known.cites.push(cite);
        else gathered.set(key, { authority, citation, cites: [cite] });
      }
    }
    return gathered;
  }

  #described(
    { authority, citation, cites }: Gathered,
    ctx: FeatureContext,
    options: CitedOptions,
  ): Omit<CitedAuthority, 'key' | 'uses' | 'places' | 'problems'> {
    if (!authority) {
      const written = citation?.normal || textOf(cites[0] as Cite);
      return {
        id: '',
        name: written,
        citation: written,
        part: citation ? partOfCitation(citation.kind) : 'other',
        currency: 'unknown',
        treatment: 'Not in the library ?',
        note: '',
        asOf: '',
        url: '',
        card: `**${plain(written)}** — Not in the library ?  \nIts standing is not known here. Verify it before use.`,
      };
    }
    const { status, note } = authority.treatment;
    return {
      id: authority.id,
      name: this.#nameOf(authority),
      citation: authority.citation,
      part: partOfKind(authority.kind),
      currency: currencyOf(status, authority.asOf, options.today, options.months),
      treatment: TREATMENT[status],
      note,
      asOf: authority.asOf,
      url: /^https:\/\//.test(authority.url) ? authority.url : '',
      card: authorityCard(authority, { ...ctx, commands: undefined }, { length: 'standard' }),
    };
  }

  #nameOf(authority: Authority): string {
    const main = this.book.library.citationOf(authority.id);
    if (authority.kind === 'case' && main?.parts.volume && main.parts.reporter && main.parts.page) {
      const name = nameInCitation(authority, main);
      return `${name.length <= LONGEST ? name : authority.short}, ${main.parts.volume.text} ${main.parts.reporter.text} ${main.parts.page.text}`;
    }
    return authority.citation.length <= LONGEST ? authority.citation : authority.short;
  }

  #place(cite: Cite, problem: boolean): CitedPlace {
    const { draft } = this;
    const { block } = cite;
    const { section } = block;
    const first = section?.blocks[0];
    return {
      span: draft.spanOf(block, cite.span),
      provision: labelOfBlock(draft, block) ?? '',
      section: section && section.kind !== 'opening' ? `${nameOf(section)} ${headingOf(section)}`.trim() : 'Opening and recitals',
      sectionStart: first ? draft.startOf(first) : 0,
      written: textOf(cite),
      problem,
    };
  }
}

function textOf({ block, span: s }: Cite): string {
  const text = block.textOf(s).replace(/\s+/g, ' ').trim();
  return text.length <= WRITTEN ? text : `${text.slice(0, WRITTEN - 1).trimEnd()}…`;
}

/**
 * Words of which one must stand in a text that cites what a key stands for: what its citations end in, and its names. `key` is one of
 * the list's.
 */
export function needlesOf(key: string, book: Book): readonly string[] {
  const authority = book.authority(key);
  if (!authority) return [/[^\s]+$/.exec(key)?.[0] ?? key];
  const cites = [authority.citation, ...authority.parallel].flatMap((cite) => readCitations(cite, 0, cite.length, book.forms));
  const ends = cites.map(({ parts }) => (parts.section ?? parts.page ?? parts.number)?.text ?? '');
  return [...new Set([...ends, authority.name, authority.short, ...authority.aliases])].filter((needle) => needle.length > 1);
}

/** Blocks that cite nothing: private notes, and notes on where the text itself comes from. */
const SILENT: ReadonlySet<string> = new Set(['blank', 'note', 'rule', 'history']);

/** Whether a line is nothing but the number of an ordinance: the draft's own, and no authority. */
const isOwnNumber = ({ text }: DraftBlock, { kind, span: s }: Citation): boolean =>
  kind === 'municipal' && !/[\p{L}\p{N}]/u.test(text.slice(0, s.start) + text.slice(s.end));

/** The citations of a section, and the names of authorities outside them, in order; struck words and private notes cite nothing. */
function read(section: DraftSection): readonly Cite[] {
  const found: Cite[] = [];
  for (const block of section.blocks) {
    if (SILENT.has(block.outline.kind)) continue;
    const { citations: written, mentions } = block.facts;
    const citations = written.filter((c) => !isOwnNumber(block, c));
    const names = mentions.filter((m) => m.concept.startsWith(NAMED) && !citations.some((c) => overlaps(c.span, m.span)));
    if (citations.length === 0 && names.length === 0) continue;
    const all: Cite[] = [
      ...citations.map((citation) => ({ block, span: citation.span, citation, named: '' })),
      ...names.map((m) => ({ block, span: m.span, citation: undefined, named: m.concept.slice(NAMED.length) })),
    ];
    for (const cite of all.sort((a, b) => a.span.start - b.span.start))
      if (!block.struck.some((s) => overlaps(s, cite.span))) found.push(cite);
  }
  return found.length > 0 ? found : NOTHING;
}
