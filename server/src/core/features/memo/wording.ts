/** The fixed words of the memo, from rules/memo/paper.yaml: its limits and its notice are law's business, not code's. */

export interface MemoWording {
  /** Groups of rules about citations. */
  readonly citationGroups: readonly string[];
  /** Short names of cases that also mean a place or a thing. */
  readonly ambiguousNames: readonly string[];
  /** What no reading can tell, whole sentences. */
  readonly neverChecked: readonly string[];
  readonly notice: string;
}

/** Reads the law book's data; what is not there is empty. */
export function memoWording(data: Readonly<Record<string, Readonly<Record<string, unknown>>>>): MemoWording {
  const file = (data.memo?.paper ?? {}) as Readonly<Record<string, unknown>>;
  const list = (key: string): string[] => {
    const value = file[key];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    citationGroups: list('citation-groups'),
    ambiguousNames: list('ambiguous-names'),
    neverChecked: list('never-checked'),
    notice: typeof file.notice === 'string' ? file.notice : '',
  };
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Small numbers as words, larger ones in figures. */
export const count = (n: number): string => NUMBERS[n] ?? n.toLocaleString('en-US');

/** "one issue", "two issues". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** "a", "a and b", "a, b, and c". */
export function series(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** With a full stop, where the words do not end in a mark of their own. */
export const stopped = (text: string): string => (text === '' || /[.!?:][”"’]?$/.test(text) ? text : `${text}.`);

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "December 31, 2025" of an ISO date; any other text as it is. */
export function longDate(iso: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = m && MONTHS[Number(m[2]) - 1];
  return m && month ? `${month} ${Number(m[3])}, ${m[1]}` : iso;
}

/** Quotation marks and apostrophes of the law book as a printer sets them. */
export const typeset = (text: string): string =>
  text
    .replace(/(^|[\s([“—])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([“—])'(?=\w)/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(§{1,2}) (?=\d)/g, '$1\u00a0');
