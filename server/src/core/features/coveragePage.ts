/** The page of an item of the checklist: why it is there, who recommends it, what supplies it, and what state law says of it. */
import type { Book } from '../book';
import type { Provision } from '../law/states';
import { own } from './markdown';

export interface ItemPage {
  readonly title: string;
  /** Markdown, a paragraph or list item each. */
  readonly parts: readonly string[];
  /** Kinds of provision it is, by which state law bars it. */
  readonly provisions: readonly Provision[];
}

/** The page on an item, without what state law says; undefined where there is no such item. */
export function coveragePage(book: Book, id: string): ItemPage | undefined {
  const item = book.coverage.item(id);
  if (!item) return undefined;
  const source = book.coverage.sources.find((s) => s.id === item.source);
  const clause = book.clause(item.clause);
  const rules = item.rules.flatMap((r) => book.rule(r) ?? []);
  return {
    title: item.title,
    provisions: item.provisions,
    parts: [
      `# ${own(item.title)}`,
      own(item.purpose),
      '## On the checklist because of',
      `${own(source?.title ?? item.source)}: ${own(item.place)} (${own(item.id)})`,
      clause ? '## Model clause' : '',
      clause ? `**${own(clause.title)}**: ${own(clause.purpose)}` : '',
      rules.length > 0 ? '## Rules on the same matter' : '',
      ...rules.map((r) => `- ${own(r.title)} (${own(r.id)})`),
    ],
  };
}
