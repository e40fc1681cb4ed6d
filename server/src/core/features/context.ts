/** What every feature is given: one reading of one draft, the law, and the settings. */
import type { Book } from '../book';
import type { Draft } from '../index/draft';
import type { Finding } from '../rules/finding';
import type { Settings } from '../settings';

/** Names of client commands that cards may link to; undefined where the client has none. */
export interface CommandNames {
  readonly explain: string;
  readonly insertClause: string;
  readonly goTo: string;
  readonly references: string;
}

export interface FeatureContext {
  readonly uri: string;
  readonly draft: Draft;
  readonly book: Book;
  readonly settings: Settings;
  readonly commands: CommandNames | undefined;
  /** All findings of the draft, in order of the text, with the settings applied. */
  readonly findings: readonly Finding[];
}
