/** Markdown for cards. Words of the draft are escaped: nothing a draft holds can become a link or a command. */
import type { CommandNames } from './context';

/** Any text as plain words in Markdown: one line, no markup, no icons, no links. */
export function plain(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|~^=:&$]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .trim();
}

/** Our own text of the law book: single asterisks in it mark case names and stay; angle brackets do not. */
export const own = (text: string): string => text.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\[/g, '\\[').replace(/\]/g, '\\]');

/** A text cut to `max` characters at a word, with an ellipsis. */
export function cut(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const at = line.lastIndexOf(' ', max);
  return `${line.slice(0, at > max / 2 ? at : max).replace(/[,;:]$/, '')} …`;
}

/** A link to a source; empty for anything but https. */
export const sourceLink = (label: string, url: string): string => (/^https:\/\/[^\s()<>]+$/.test(url) ? `[${label}](${url})` : '');

/** A link to one of the client's commands; empty where the client has none. */
export function commandLink(
  commands: CommandNames | undefined,
  name: keyof CommandNames,
  label: string,
  ...args: readonly unknown[]
): string {
  if (!commands) return '';
  return `[${label}](command:${commands[name]}?${encodeURIComponent(JSON.stringify(args))})`;
}

/** Links in one line, empty ones left out. */
export const linkLine = (links: readonly string[]): string => links.filter((l) => l !== '').join(' · ');
