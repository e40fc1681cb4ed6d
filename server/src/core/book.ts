/** The law, ready for use: compiled once from the law book and shared by all drafts. */

import { type HouseOrder, orderIn } from './clauses/order';
import type { CompanionPaper } from './clauses/paper';
import type { Clause } from './clauses/types';
import { type CoveragePlan, planCoverage } from './coverage/plan';
import { tableIn } from './facts/citations/data';
import { type CitationForms, compileCitationForms } from './facts/citations/forms';
import { compileLexicon, type ExtraPhrase, type LexiconFile, tag } from './facts/lexicon';
import type { Reader } from './facts/read';
import { WordSigns } from './facts/signs';
import type { Citation, Mention } from './facts/types';
import type { DraftBlock } from './index/block';
import type { Draft } from './index/draft';
import { createLibrary, type Library } from './law/library';
import { compilePlaces, type Places } from './law/places';
import { resolveCitation } from './law/resolve';
import { createStates, type States } from './law/states';
import type { Authority, TermOfArt } from './law/types';
import type { Lawbook } from './lawbook';
import { planRules, type RulePlan, unknownChecks, watchedWords } from './rules/plan';
import type { SpectrumLevel } from './rules/spectrum';
import type { Rule } from './rules/types';
import { type Span, touches } from './text/span';

/** How far back an "id." or a short case name looks for what it stands for, in blocks. */
export const CITATION_REACH = 40;

export interface Book {
  readonly reader: Reader;
  /** A reader that also knows the names by which a jurisdiction cites its own code: "SMC". */
  readerFor(ownCodes: readonly string[]): Reader;
  readonly forms: CitationForms;
  readonly library: Library;
  readonly plan: RulePlan;
  readonly rules: readonly Rule[];
  readonly clauses: readonly Clause[];
  /** Companion papers, by id. */
  readonly papers: readonly CompanionPaper[];
  /** The usual order of an ordinance. */
  readonly order: HouseOrder;
  readonly terms: readonly TermOfArt[];
  readonly authorities: readonly Authority[];
  /** What each state's own law says of local limits. */
  readonly states: States;
  /** Other files of the law as they stand, by folder and name; see {@link Lawbook}. */
  readonly data: Lawbook['data'];
  /** Levels of the spectrum of cooperation, from the top down. */
  readonly spectrum: readonly SpectrumLevel[];
  /** The checklist: what an ordinance of the field may hold, and how it is told. */
  readonly coverage: CoveragePlan;
  rule(id: string): Rule | undefined;
  clause(id: string): Clause | undefined;
  term(id: string): TermOfArt | undefined;
  authority(id: string): Authority | undefined;
  /** The term of art under an offset of a block, by the mentions read there. */
  termAt(mentions: readonly Mention[], at: number): { readonly term: TermOfArt; readonly span: Span } | undefined;
  /** Where the law that a citation names is published. */
  readonly places: Places;
  /** The full citation that a citation means: itself, or the one that a short form stands for; undefined where none is found. */
  fullOf(draft: Draft, block: DraftBlock, citation: Citation): Citation | undefined;
  /** The known authority that a citation means, short forms followed back to their full cite. */
  authorityOf(draft: Draft, block: DraftBlock, citation: Citation): Authority | undefined;
  /** The same for a caller that has the citations before it at hand, in order of the text; see {@link CITATION_REACH}. */
  authorityAmong(citation: Citation, before: readonly Citation[]): Authority | undefined;
}

/** Concepts whose savings clauses rules ask about. */
const savedConcepts = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(rules.flatMap((r) => r.match.flatMap((m) => ('norm' in m ? (m.norm.scope ?? []).flatMap((s) => [...(s.savings ?? [])]) : []))));

/** Concepts that rules ask for, or want absent, in exceptions. */
const exceptedConcepts = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap((r) =>
      r.match.flatMap((m) => {
        const test = 'norm' in m ? m.norm.exceptions : undefined;
        return [...(test?.any ?? []), ...(test?.all ?? []), ...(test?.none ?? [])];
      }),
    ),
  );

/** A misprint as the lexicon can find it: as it is, and where marks part its words the longest run without any. */
function tellingWords(wrong: string): readonly string[] {
  const runs = wrong.split(/[,;()[\]§“”"]+/).map((run) => run.trim());
  if (runs.length < 2) return [wrong];
  const longest = runs.filter((run) => /^\p{L}[\p{L}\p{N}’' -]*\s[\p{L}\p{N}’' -]+$/u.test(run)).sort((a, b) => b.length - a.length)[0];
  return longest ? [wrong, longest] : [wrong];
}

/** Compiles the law book. Throws where a rule names a check that is not there: the build runs this. */
export function createBook(lawbook: Lawbook): Book {
  const unknown = unknownChecks(lawbook.rules);
  if (unknown.length > 0) throw new Error(`Rules name checks that do not exist: ${unknown.join(', ')}.`);
  const forms = compileCitationForms(lawbook.data['citation-forms'] ?? {});
  const library = createLibrary(lawbook.authorities, forms, lawbook.data['citation-checks']);
  const phrases: ExtraPhrase[] = library.names().map(({ id, phrase }) => ({ concept: `authority:${id}`, phrase, caseSensitive: true }));
  for (const [i, { error }] of library.misprints.entries())
    for (const phrase of tellingWords(error.wrong)) phrases.push({ concept: `misprint:${i}`, phrase, caseSensitive: true });
  for (const term of lawbook.terms) for (const phrase of [term.term, ...term.aliases]) phrases.push({ concept: `term:${term.id}`, phrase });
  const files = lawbook.lexicon as readonly LexiconFile[];
  // The longest phrase wins, so a name must carry along what the words in it mean: "Laken Riley Act" is also the act's concept.
  const words = compileLexicon(files);
  const within = phrases.flatMap(({ phrase }) =>
    tag(words, phrase, 0, phrase.length).map((m) => ({ concept: m.concept, phrase, caseSensitive: true })),
  );
  const lexicon = compileLexicon(files, [...phrases, ...within]);
  const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((x) => [x.id, x]));
  const [rules, clauses, terms, authorities] = [byId(lawbook.rules), byId(lawbook.clauses), byId(lawbook.terms), byId(lawbook.authorities)];
  const byConcept = new Map<string, TermOfArt>();
  for (const term of lawbook.terms) if (term.concept !== '' && !byConcept.has(term.concept)) byConcept.set(term.concept, term);

  const reader: Reader = {
    lexicon,
    forms,
    savable: savedConcepts(lawbook.rules),
    exceptable: exceptedConcepts(lawbook.rules),
    wordSigns: new WordSigns(watchedWords(lawbook.rules)),
  };
  const readers = new Map<string, Reader>();

  const authorityAmong = (citation: Citation, before: readonly Citation[]): Authority | undefined => {
    const full = resolveCitation(citation, before, library);
    return full && library.byCitation(full);
  };

  const before = (draft: Draft, block: DraftBlock, citation: Citation): Citation[] => {
    const found: Citation[] = [];
    const index = draft.indexOf(block);
    for (let i = Math.max(0, index - CITATION_REACH); i < index; i++) found.push(...(draft.text.blocks.at(i)?.facts.citations ?? []));
    for (const c of block.facts.citations) if (c.span.start < citation.span.start) found.push(c);
    return found;
  };

  return Object.freeze({
    reader,
    readerFor(ownCodes: readonly string[]): Reader {
      if (ownCodes.length === 0) return reader;
      const key = JSON.stringify(ownCodes);
      const made = readers.get(key) ?? { ...reader, forms: compileCitationForms(lawbook.data['citation-forms'] ?? {}, ownCodes) };
      readers.set(key, made);
      return made;
    },
    forms,
    library,
    plan: planRules(lawbook.rules),
    rules: lawbook.rules,
    clauses: lawbook.clauses,
    papers: lawbook.papers,
    order: orderIn(lawbook.data.forms),
    terms: lawbook.terms,
    authorities: lawbook.authorities,
    states: createStates(lawbook.states),
    data: lawbook.data,
    spectrum: lawbook.spectrum,
    coverage: planCoverage(lawbook.coverage),
    rule: (id: string) => rules.get(id),
    clause: (id: string) => clauses.get(id),
    term: (id: string) => terms.get(id),
    authority: (id: string) => authorities.get(id),
    termAt(mentions: readonly Mention[], at: number) {
      for (const mention of mentions) {
        if (!touches(mention.span, at)) continue;
        const term = mention.concept.startsWith('term:') ? terms.get(mention.concept.slice(5)) : byConcept.get(mention.concept);
        if (term) return { term, span: mention.span };
      }
      return undefined;
    },
    authorityOf(draft: Draft, block: DraftBlock, citation: Citation) {
      const direct = library.byCitation(citation);
      if (direct || (citation.kind !== 'id' && citation.kind !== 'supra' && citation.kind !== 'short-case')) return direct;
      return authorityAmong(citation, before(draft, block, citation));
    },
    places: compilePlaces(tableIn(lawbook.data['citation-checks']?.places)),
    fullOf: (draft: Draft, block: DraftBlock, citation: Citation) => resolveCitation(citation, before(draft, block, citation), library),
    authorityAmong,
  });
}
