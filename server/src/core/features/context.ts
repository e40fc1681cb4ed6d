/** What every feature is given: one reading of one draft, the law, and the settings. */
import type { Book } from '../book';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import type { Finding } from '../rules/finding';
import type { Settings } from '../settings';

/** Names of client commands that cards may link to; undefined where the client has none. */
export interface CommandNames {
  readonly explain: string;
  readonly insertClause: string;
  readonly goTo: string;
  readonly references: string;
  /** Sets the place of enactment; takes a postal code, a kind of body, a name, and whether to ask and only offer these. */
  readonly setPlace?: string;
  /** Turns the findings of a rule off in this workspace; takes its id. */
  readonly turnOff?: string;
}

export interface FeatureContext {
  readonly uri: string;
  readonly draft: Draft;
  readonly book: Book;
  readonly settings: Settings;
  readonly commands: CommandNames | undefined;
  /** The findings in one block, in order of the text, with the settings applied. */
  readonly findingsOf: (block: DraftBlock) => readonly Finding[];
}

/** The findings whose words touch a stretch of the document, in order of the text. */
export function findingsIn(ctx: FeatureContext, at: DocumentSpan): Finding[] {
  const found: Finding[] = [];
  const first = ctx.draft.blockAt(at.start);
  if (!first) return found;
  // Words at the very end of the block before touch the stretch too.
  for (const { item, start } of ctx.draft.text.blocks.range(Math.max(0, ctx.draft.indexOf(first.block) - 1))) {
    if (start > at.end) break;
    for (const f of ctx.findingsOf(item)) if (start + f.hit.span.start <= at.end && start + f.hit.span.end >= at.start) found.push(f);
  }
  return found;
}
