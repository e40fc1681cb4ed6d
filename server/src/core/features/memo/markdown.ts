/**
 * A paper as Markdown that reads well as it stands, since it is opened as text: a sign is escaped only where it would mean
 * something. No word of a draft can become a link, markup or HTML.
 */
import type { Block, Paper, Run, Runs } from './paper';

/**
 * Signs that mean something: marks of stress and code, HTML, brackets that would make a link, a footnote or a box to tick,
 * underscores outside words, dollar signs that could open a formula.
 */
const SIGNS = /[\\`*<]|~(?=~)|\[(?=\^|[ xX]\])|\](?=[([:])|\$(?!\d)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w{1,31};)/g;

/** Any text as plain words of one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(SIGNS, '\\$&')
    .replace(/(https?|ftp|file|mailto|command|vscode)(?=:)/gi, '$1\\')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@');
}

/** What would begin a heading, list, rule, quotation or table at the start of a line does not. */
const atStart = (line: string): string =>
  line.replace(/^ *(?=\S)/, '').replace(/^(?:[#+\-=|:>]|\d{1,9}(?=[.)]))/, (m) => (/^\d/.test(m) ? `${m}\\` : `\\${m}`));

const MARK = { case: '*', strong: '**', stress: '**', note: '' } as const;

function run({ text, style, link }: Run): string {
  const mark = style ? MARK[style] : '';
  // Blanks belong outside the marks, or they are no marks.
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  const body = inner === '' ? '' : `${mark}${escapeMarkdown(inner)}${mark}`;
  const linked = body !== '' && link !== undefined && /^https:\/\/[^\s()<>]+$/.test(link) ? `[${body}](${link})` : body;
  return `${before === '' ? '' : ' '}${linked}${after === '' ? '' : ' '}`;
}

/** A bracket that closes one run must not meet one that opens the next. */
const joined = (a: string, b: string): string => (/[^\\]\]$/.test(a) && /^[([:]/.test(b) ? `${a.slice(0, -1)}\\]${b}` : a + b);

const line = (runs: Runs): string => runs.map(run).reduce(joined, '').replace(/ {2,}/g, ' ').trim();
const cell = (runs: Runs): string => line(runs).replace(/\|/g, '\\|');

function block(b: Block): string {
  switch (b.kind) {
    case 'heading':
      return `${'#'.repeat(b.level)} ${line(b.runs)}`;
    case 'paragraph':
      return b.tone === 'marking' ? `**${line(b.runs)}**` : b.tone === 'notice' ? `---\n\n*${line(b.runs)}*` : atStart(line(b.runs));
    case 'quote':
      return `> ${atStart(line(b.runs))}`;
    case 'text': {
      // A fence longer than any row of its sign inside.
      const fence = '~'.repeat(Math.max(3, ...(b.text.match(/~+/g) ?? []).map((m) => m.length + 1)));
      return `${fence}text\n${b.text}\n${fence}`;
    }
    case 'list':
      return b.items.map((item, i) => `${b.ordered ? `${i + 1}.` : '-'} ${atStart(line(item))}`).join('\n');
    case 'fields':
      return b.rows.map(([label, value]) => `**${escapeMarkdown(label)}:** ${line(value)}`).join('\n\n');
    case 'table':
      return [
        `**${escapeMarkdown(b.caption)}**`,
        [
          `| ${b.head.map(escapeMarkdown).join(' | ')} |`,
          `|${b.head.map(() => ' --- |').join('')}`,
          ...b.rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
        ].join('\n'),
      ].join('\n\n');
    case 'rule':
      return '---';
  }
}

/** The whole paper. The same paper gives the same text. */
export const toMarkdown = (paper: Paper): string => `${paper.blocks.map(block).join('\n\n')}\n`;
