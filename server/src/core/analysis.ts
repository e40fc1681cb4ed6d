/**
 * The façade: one open draft, its reading, its findings, and every feature over it. The language server, the command
 * line and the tests all go through here, so that all see the same model.
 */
import type { Book } from './book';
import { CitedAuthorities } from './features/authorities/cited';
import { incoming, outgoing, prepareHierarchy } from './features/callHierarchy';
import { normalizeCitations } from './features/citations/normalize';
import { type CitationChange, citationEdits, citationOffers } from './features/citations/offers';
import { clauseStanding, clauseStandings, excludedBy, insertion, previewOf, shapeOfDraft, wordingOf } from './features/clauses';
import { codeActions, resolveAction } from './features/codeAction';
import { codeLenses, lensPlaces } from './features/codeLens';
import { completeDraft, type WantedClause } from './features/completeDraft';
import { editsBeside } from './features/completion/clauses';
import { completions } from './features/completion/completion';
import type { CommandNames, FeatureContext } from './features/context';
import { Coverage } from './features/coverage';
import { type Diagnostics, diagnostics } from './features/diagnostics';
import { documentHighlights } from './features/documentHighlight';
import { documentLinks } from './features/documentLink';
import { documentSymbols } from './features/documentSymbol';
import { type FormatOptions, format } from './features/edit/format';
import { nextNumber } from './features/edit/nextNumber';
import { structureOffers } from './features/edit/offers';
import { numberAt, renameNumber } from './features/edit/renameNumber';
import { structure } from './features/edit/structure';
import { foldingRanges, type LineAt } from './features/foldingRange';
import { explainSentence, hover } from './features/hover/hover';
import { inlayHints } from './features/inlayHint';
import { inspect } from './features/inspect';
import { type MemoOptions, memo } from './features/memo/memo';
import type { Paper } from './features/memo/paper';
import { PLACES } from './features/memo/table';
import { definitionLinks, subjectAt, usesOfSubject } from './features/navigation';
import { namesIn } from './features/papers';
import { prepareRename, rename } from './features/rename';
import { selectionSpans } from './features/selectionRange';
import { semanticTokens } from './features/semanticTokens';
import { Spectrum } from './features/spectrum';
import { placeWords } from './features/statePage';
import { workspaceSymbols } from './features/workspaceSymbol';
import { type DocumentSpan, Draft } from './index/draft';
import { answeredElsewhere, asksElsewhere, type Elsewhere } from './rules/elsewhere';
import type { Finding, Hit } from './rules/finding';
import { type Jurisdiction, jurisdictionOf } from './rules/jurisdiction';
import { type Grader, RuleRunner } from './rules/runner';
import { grade } from './rules/severity';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { parseScheme } from './syntax/scheme';
import type { Span } from './text/span';

export class DraftAnalysis {
  draft: Draft;
  #runner: RuleRunner;
  #settings: Settings = DEFAULT_SETTINGS;
  #spectrum: Spectrum | undefined;
  #coverage: Coverage | undefined;
  #cited: CitedAuthorities | undefined;
  #asksElsewhere = false;
  /** What other files of the workspace hold; undefined for a draft that stands alone. */
  #elsewhere: Elsewhere | undefined;

  /** @param covered whether the checklist is read along with the rules from the start, which costs less than reading for it later. */
  constructor(
    readonly uri: string,
    text: string,
    readonly book: Book,
    readonly commands?: CommandNames,
    private readonly covered = false,
  ) {
    this.draft = new Draft(text, book.reader, false);
    this.#runner = this.#run();
  }

  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    const ownCodes = settings.citations.ownCode.join();
    if (ownCodes !== this.#settings.citations.ownCode.join() || settings.numbering !== this.#settings.numbering) {
      // The forms of citation and the scheme of markers are part of the reading, so the text is read again.
      const reader = this.book.readerFor(settings.citations.ownCode);
      const scheme = settings.numbering === 'infer' ? undefined : parseScheme(settings.numbering);
      this.draft = new Draft(this.draft.text.toString(), scheme ? { ...reader, scheme } : reader, false);
      this.#runner = this.#run();
    }
    this.#settings = settings;
    this.#runner.regrade(this.#grader());
  }

  #run(): RuleRunner {
    const { book } = this;
    this.#spectrum = undefined;
    this.#coverage = this.covered ? new Coverage(this.draft, book) : undefined;
    this.#cited = undefined;
    const context = { library: book.library, forms: book.forms, terms: book.terms, states: book.states };
    return new RuleRunner(this.draft, book.plan, context, this.#grader(), this.#coverage?.reader);
  }

  #grader(): Grader {
    const [jurisdiction, settings] = [this.jurisdiction, this.#settings];
    return (hits) => grade(this.#unanswered(hits), jurisdiction, settings);
  }

  /** Hits that no other file of the workspace answers. */
  #unanswered(hits: readonly Hit[]): readonly Hit[] {
    if (!hits.some(asksElsewhere)) return hits;
    this.#asksElsewhere = true;
    const { draft, elsewhere } = this;
    return elsewhere ? hits.filter((h) => !asksElsewhere(h) || !answeredElsewhere(h, draft, elsewhere)) : hits;
  }

  /** Whether any finding was held against other files of the workspace, or would be. */
  get asksElsewhere(): boolean {
    return this.#asksElsewhere;
  }

  get elsewhere(): Elsewhere | undefined {
    return this.#elsewhere;
  }

  set elsewhere(elsewhere: Elsewhere | undefined) {
    this.#elsewhere = elsewhere;
    this.elsewhereChanged();
  }

  /** What other files hold has changed. */
  elsewhereChanged(): void {
    if (this.#asksElsewhere) this.#runner.regrade(this.#grader());
  }

  /** Replaces `[start, end)`, UTF-16 offsets, by `text`. */
  edit(start: number, end: number, text: string): void {
    const change = this.draft.edit(start, end, text);
    this.#runner.update(change);
    this.#spectrum?.update(change);
    this.#cited?.update(change);
  }

  /** Rules that failed on this draft, with what they said: a defect of ours. */
  get failures(): ReadonlyMap<string, string> {
    return this.#runner.failures;
  }

  get jurisdiction(): Jurisdiction {
    return jurisdictionOf(this.book.states, this.#settings.jurisdiction);
  }

  /** Where the draft will be enacted and how the law of that state stands, in words; both empty where no state is set. */
  get placeOfEnactment(): { readonly where: string; readonly law: string } {
    return placeWords(this.book.states, this.#settings.jurisdiction);
  }

  /** All findings in order of the text, with the settings applied. Costs as much as there are. */
  get findings(): readonly Finding[] {
    return this.#runner.refresh().all();
  }

  get context(): FeatureContext {
    const runner = this.#runner;
    return {
      uri: this.uri,
      draft: this.draft,
      book: this.book,
      settings: this.#settings,
      commands: this.commands,
      findingsOf: (block) => runner.refresh().of(block),
    };
  }

  /** The provisions by level; made on the first question and kept up to date with the edits from then on. */
  get spectrum(): Spectrum {
    this.#spectrum ??= new Spectrum(this.draft, this.book);
    return this.#spectrum;
  }

  /** The checklist over the draft; made on the first question and kept up to date with the edits from then on. */
  get coverage(): Coverage {
    if (!this.#coverage) {
      this.#coverage = new Coverage(this.draft, this.book);
      this.#runner.readAlong(this.#coverage.reader);
    }
    return this.#coverage;
  }

  /** The authorities that the draft cites; made on the first question and kept up to date with the edits from then on. */
  get cited(): CitedAuthorities {
    this.#cited ??= new CitedAuthorities(this.draft, this.book);
    return this.#cited;
  }

  diagnostics(max = this.#settings.findings.max): Diagnostics {
    return diagnostics(this.draft, this.#runner.refresh(), max);
  }

  hover = (offset: number) => hover(this.context, offset);
  explainSentence = (offset: number) => explainSentence(this.context, offset);
  completions = (offset: number, trigger: string | undefined, lineStart: number, lazy = false) =>
    completions(this.context, { offset, trigger, lineStart, lazy });
  /** The edits that go with a model clause put in the place of `replace`. */
  clauseEditsBeside = (clause: string, replace: DocumentSpan) => editsBeside(this.context, clause, replace);
  documentHighlights = (offset: number) => documentHighlights(this.draft, offset);
  codeLenses = () => codeLenses(this.draft);
  lensPlaces = (offset: number) => lensPlaces(this.draft, offset);
  inlayHints = (from: number, to: number) => inlayHints(this.draft, from, to);
  prepareHierarchy = (offset: number) => prepareHierarchy(this.draft, offset);
  incoming = (offset: number) => incoming(this.draft, offset);
  outgoing = (offset: number) => outgoing(this.draft, offset);
  workspaceSymbols = (query: string) => workspaceSymbols(this.draft, query);
  codeActions = (...args: Parameters<typeof codeActions> extends [unknown, ...infer Rest] ? Rest : never) =>
    codeActions(this.context, ...args);
  resolveAction = (plan: Parameters<typeof resolveAction>[1]) => resolveAction(this.context, plan);
  documentSymbols = () => documentSymbols(this.draft);
  foldingRanges = (limit?: number, lineAt?: LineAt) => foldingRanges(this.draft, limit, lineAt);
  selectionSpans = (offset: number) => selectionSpans(this.draft, offset);
  definitionLinks = (offset: number) => definitionLinks(this.draft, offset);
  subjectAt = (offset: number) => subjectAt(this.draft, offset);
  usesOfSubject = (...args: Parameters<typeof usesOfSubject> extends [unknown, ...infer Rest] ? Rest : never) =>
    usesOfSubject(this.draft, ...args);
  /** The number or term at an offset that can be renamed. */
  prepareRename = (offset: number) => {
    const number = numberAt(this.draft, offset);
    return number ? { span: number.span, name: number.written } : prepareRename(this.draft, offset);
  };
  rename = (offset: number, name: string) =>
    numberAt(this.draft, offset) ? renameNumber(this.draft, offset, name) : rename(this.draft, offset, name);
  format = (options: FormatOptions, within?: Span) => format(this.draft, options, within);
  nextNumber = (offset: number) => nextNumber(this.draft, offset);
  structureOffers = (at: Span, asked: boolean) => structureOffers(this.draft, at, asked);
  structure = (...[change, offset, options]: Parameters<typeof structure> extends [unknown, ...infer Rest] ? Rest : never) =>
    structure(this.draft, change, offset, options);
  documentLinks = () => documentLinks(this.context);
  citationOffers = (at: Span) => citationOffers(this.context, at);
  citationEdits = (change: CitationChange, offset: number) => citationEdits(this.context, change, offset);
  normalizeCitations = () => normalizeCitations(this.context);
  semanticTokens = (from: number, to: number) => semanticTokens(this.draft, from, to);
  inspect = () => inspect(this.context);

  /** Counsel's memo on the draft as it stands, as a paper to be written down. Walks the text: on request only. */
  memo(options: MemoOptions): Paper {
    const ctx = this.context;
    const cited = this.cited.list(ctx, {
      today: options.date,
      months: this.#settings.currency.months,
      mostAuthorities: Number.POSITIVE_INFINITY,
      mostPlaces: PLACES,
    });
    const filesRead = this.#asksElsewhere ? this.elsewhere !== undefined : undefined;
    return memo(ctx, { findings: this.findings, failures: this.failures, cited, jurisdiction: this.jurisdiction, filesRead }, options);
  }

  /** The edits that put several clauses into the draft at once. */
  completeDraft = (wanted: readonly WantedClause[]) => completeDraft(this.context, wanted);
  /** The names that the draft gives to its bodies and officers, by the blank of a clause or paper that they fill. */
  names = () => namesIn(this.context);

  clauseStandings = () => clauseStandings(this.context);
  /** First words of each clause as it would read in this draft, by id. */
  clausePreviews = (): ReadonlyMap<string, string> => {
    const shape = shapeOfDraft(this.context);
    return new Map(this.book.clauses.map((c) => [c.id, previewOf(c, shape)]));
  };

  /** The edits that put a clause into the draft, or where the draft already holds it, or what stands against it. */
  insertClause(id: string, wordingName?: string) {
    const clause = this.book.clause(id);
    const wording = clause && wordingOf(clause, wordingName);
    if (!clause || !wording) return undefined;
    const { present } = clauseStanding(this.context, clause);
    if (present) return { present, clause };
    const rival = excludedBy(this.context, clause)?.present;
    if (rival) return { present: rival, clause };
    return { clause, insertion: insertion(this.context, clause, wording) };
  }
}
