/** An open document: the text document that the protocol knows, over the reading that takes edits as deltas. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import { DraftAnalysis } from '../core/analysis';
import type { Book } from '../core/book';
import type { CommandNames } from '../core/features/context';
import type { Span } from '../core/text/span';

/** Stands in for the library's text document: that one copies the whole text on each keystroke. */
export class OpenDraft implements TextDocument {
  analysis: DraftAnalysis;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
    readonly book: Book,
    readonly commands: CommandNames | undefined,
  ) {
    this.analysis = new DraftAnalysis(uri, text, book, commands, true);
  }

  get lineCount(): number {
    return this.analysis.draft.text.lineCount;
  }

  getText(range?: Range): string {
    const { text } = this.analysis.draft;
    return range ? text.slice(text.offsetAt(range.start), text.offsetAt(range.end)) : text.toString();
  }

  positionAt(offset: number): Position {
    return this.analysis.draft.text.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.analysis.draft.text.offsetAt(position);
  }

  getLineRange(line: number): Range {
    const last = this.lineCount - 1;
    if (line < 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const at = Math.min(line, last);
    return { start: { line: at, character: 0 }, end: this.positionAt(this.offsetAt({ line: at, character: Number.MAX_SAFE_INTEGER })) };
  }

  getEOLCharacters(line: number): string {
    if (line < 0 || line >= this.lineCount - 1) return '';
    return this.analysis.draft.text.slice(this.offsetAt(this.getLineRange(line).end), this.offsetAt({ line: line + 1, character: 0 }));
  }

  rangeOf(s: Span): Range {
    return { start: this.positionAt(s.start), end: this.positionAt(s.end) };
  }

  spanOf(range: Range): Span {
    const [a, b] = [this.offsetAt(range.start), this.offsetAt(range.end)];
    return a <= b ? { start: a, end: b } : { start: b, end: a };
  }

  /** Takes in the changes in order; each range counts in the text that the ones before it left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): OpenDraft {
    for (const change of changes) {
      if ('range' in change && change.range) {
        const { start, end } = this.spanOf(change.range);
        this.analysis.edit(start, end, change.text);
      } else {
        const { settings, elsewhere } = this.analysis;
        this.analysis = new DraftAnalysis(this.uri, change.text, this.book, this.commands, true);
        this.analysis.elsewhere = elsewhere;
        this.analysis.settings = settings;
      }
    }
    this.version = version;
    return this;
  }
}
