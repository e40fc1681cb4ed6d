/**
 * The spectrum: each provision of the draft that speaks of cooperation, from what a court compels to what nothing asks for.
 * It is put together when it is asked for; what was read of a section is kept until the section changes.
 */
import type { Book } from '../book';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft, DraftChange } from '../index/draft';
import { labelOfBlock } from '../index/resolve';
import type { DraftSection } from '../index/section';
import type { Authority } from '../law/types';
import { Surroundings } from '../rules/environment';
import { type Placed, placesOf, type SpectrumLevel, type SpectrumVerb } from '../rules/spectrum';
import { BySection } from './bySection';
import { briefly, dateWords, TREATMENT } from './hover/authority';
import { cut, own, plain } from './markdown';
import { headingOf } from './targets';

/** One provision on one level. */
export interface SpectrumEntry {
  /** "§ 4(a)". */
  readonly provision: string;
  /** Heading of its section; may be empty. */
  readonly heading: string;
  /** "forbids", or "may forbid" where the reading is in doubt. */
  readonly verb: string;
  /** Goes on after the verb: "holding a person on a detainer". */
  readonly title: string;
  readonly span: DocumentSpan;
  /** First authority, plain and short, with its sign: "Galarza ✓"; empty where there is none. */
  readonly lead: string;
  /** Its id, or empty. */
  readonly authority: string;
  /** Markdown: the sentence, what counsel should know, both sides' authority. */
  readonly card: string;
}

export interface SpectrumRung {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly gloss: string;
  /** Markdown. */
  readonly card: string;
  readonly entries: readonly SpectrumEntry[];
  /** How many there are; more than `entries` where the list was cut. */
  readonly total: number;
  /** How many model clauses speak to this level. */
  readonly clauses: number;
}

const VERBS: Readonly<Record<SpectrumVerb, readonly [sure: string, unsure: string]>> = {
  requires: ['requires', 'may require'],
  forbids: ['forbids', 'may forbid'],
  allows: ['allows', 'may allow'],
  'allows-only': ['allows, on conditions,', 'may allow, on conditions,'],
  frees: ['does not require', 'may not require'],
  'leaves-open': ['leaves open', 'may leave open'],
  'forbids-limits': ['forbids limits on', 'may forbid limits on'],
  'no-power': ['gives no power for', 'may give no power for'],
  punishes: ['punishes', 'may punish'],
  excepts: ['excepts', 'may except'],
};
/** Readings below this are told as possible only. */
const SURE = 0.5;
const QUOTE = 240;

/** What a savings clause keeps from being read into the law: a limit, a power or a duty. */
const SAVED = /\b(?:to|as)\s(?:confer|grant|giv|creat|authoriz|permit|allow|(requir|oblig|compel|command))/i;

function savingVerb(sentence: string): SpectrumVerb {
  const found = SAVED.exec(sentence);
  return found === null ? 'leaves-open' : found[1] === undefined ? 'no-power' : 'frees';
}

interface Found {
  readonly block: DraftBlock;
  readonly provision: string;
  readonly placed: Placed;
}
const NOTHING: readonly Found[] = [];

export class Spectrum {
  readonly #kept: BySection<readonly Found[]>;
  readonly #surroundings: Surroundings;
  readonly #levels: readonly SpectrumLevel[];

  constructor(
    readonly draft: Draft,
    private readonly book: Book,
  ) {
    this.#levels = book.spectrum;
    this.#surroundings = new Surroundings(draft);
    this.#kept = new BySection(draft, (section) => this.#read(section), true);
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    this.#kept.update(change);
  }

  /** Reads on; see {@link BySection.advance}. */
  advance(most: number): boolean {
    return this.#kept.advance(most);
  }

  /** The levels from the top down, each with its provisions in order of the text, at most `most` of them. */
  rungs(most: number): SpectrumRung[] {
    const byLevel = new Map<SpectrumLevel, Found[]>(this.#levels.map((level) => [level, []]));
    for (const found of this.#kept.all()) for (const each of found) byLevel.get(each.placed.level)?.push(each);
    return [...byLevel].map(([level, found]) => ({
      id: level.id,
      level: level.level,
      title: level.title,
      gloss: level.gloss,
      card: `${own(level.explanation)}  \nas of ${dateWords(level.asOf)}`,
      entries: found.slice(0, most).map((f) => this.#entry(f)),
      total: found.length,
      clauses: level.clauses.length,
    }));
  }

  #read(section: DraftSection): readonly Found[] {
    if (section.contents || !(this.#kept.isOpen || section.blocks.some((b) => b.strong))) return NOTHING;
    this.#surroundings.refresh(section);
    const found: Found[] = [];
    for (const block of section.blocks) {
      if (block.role !== 'operative' || block.mentions.length === 0) continue;
      const norms = this.draft.normsOf(block);
      if (norms.length === 0) continue;
      const env = this.#surroundings.environmentOf(block, this.#surroundings.gateOf(block), () => undefined);
      for (const norm of norms) {
        for (const place of placesOf(this.#levels, norm, env)) {
          const placed = place.verb === 'leaves-open' ? { ...place, verb: savingVerb(block.textOf(norm.span)) } : place;
          if (found.some((f) => f.block === block && f.placed.act === placed.act && f.placed.verb === placed.verb)) continue;
          found.push({ block, provision: labelOfBlock(this.draft, block) ?? '', placed });
        }
      }
    }
    return found.length > 0 ? found : NOTHING;
  }

  #entry({ block, provision, placed }: Found): SpectrumEntry {
    const { basis, verb, certainty, sentence } = placed;
    const words = VERBS[verb][certainty < SURE ? 1 : 0];
    const known = (ids: readonly string[]): Authority[] =>
      ids.map((id) => this.book.authority(id)).filter((a): a is Authority => a !== undefined);
    const [forIt, against] = [known(basis.authorities), known(basis.contrary)];
    const [lead] = forIt;
    const lines = [
      `**${plain(provision)} ${words} ${own(basis.title)}**`,
      `“${plain(cut(block.textOf(sentence), QUOTE))}”`,
      own(basis.note),
      ...(certainty < SURE ? ['Read with low confidence: look at the sentence itself.'] : []),
      ...(forIt.length > 0 ? [`**Authority:** ${forIt.map(briefly).join(' · ')}`] : []),
      ...(against.length > 0 ? [`**On the other side:** ${against.map(briefly).join(' · ')}`] : []),
      `as of ${dateWords(placed.level.asOf)}`,
    ];
    return {
      provision,
      heading: block.section ? headingOf(block.section) : '',
      verb: words,
      title: basis.title,
      span: this.draft.spanOf(block, placed.span),
      lead: lead ? `${lead.short} ${TREATMENT[lead.treatment.status].split(' ').at(-1) ?? ''}` : '',
      authority: lead?.id ?? '',
      card: lines.join('  \n'),
    };
  }
}
