/** Where in the memo each authority is relied on, so that it is set out once and found again. */
import { type Run, words } from './paper';

/** A part of the memo that relies on an authority. */
export interface Use {
  /** "Issue 3", "State law". */
  readonly label: string;
  /** "#issue-3". */
  readonly link: string;
}

export const issueUse = (number: number): Use => ({ label: `Issue ${number}`, link: `#issue-${number}` });

export class Uses {
  readonly #uses = new Map<string, Use[]>();

  get ids(): Iterable<string> {
    return this.#uses.keys();
  }

  /** Notes that a part relies on an authority. Returns the part that set it out before, where another did. */
  add(id: string, use: Use): Use | undefined {
    const known = this.#uses.get(id);
    if (!known) {
      this.#uses.set(id, [use]);
      return undefined;
    }
    if (!known.some((u) => u.label === use.label)) known.push(use);
    return known[0]?.label === use.label ? undefined : known[0];
  }

  /** "Issues 1, 4; State law", each leading to its place; a dash where no part relies on it. */
  runsOf(id: string): Run[] {
    const uses = this.#uses.get(id) ?? [];
    const issues = uses.filter((u) => u.label.startsWith(ISSUE));
    const others = uses.filter((u) => !u.label.startsWith(ISSUE));
    const runs: Run[] = issues.flatMap((u, i): Run[] => [
      words(i > 0 ? ', ' : issues.length > 1 ? 'Issues ' : ISSUE),
      { text: u.label.slice(ISSUE.length), link: u.link },
    ]);
    for (const u of others) runs.push(...(runs.length > 0 ? [words('; ')] : []), { text: u.label, link: u.link });
    return runs.length > 0 ? runs : [words('—')];
  }
}

const ISSUE = 'Issue ';
