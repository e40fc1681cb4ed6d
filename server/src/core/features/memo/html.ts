/**
 * A paper as one HTML file that needs nothing else: no script, no picture, no address that is fetched. The policy in its head
 * allows the one style sheet below by its hash and nothing more.
 */
import type { Block, Paper, Run, Runs } from './paper';
import { STYLE, STYLE_HASH } from './style';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as text of an element or of an attribute in double quotation marks. Control characters, which HTML does not allow, are blanks. */
export const escapeHtml = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, ' ').replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

const ELEMENT = { case: 'cite', strong: 'b', stress: 'strong', note: 'small' } as const;

function run({ text, style, link }: Run): string {
  const inner = escapeHtml(text);
  const styled = style ? `<${ELEMENT[style]}>${inner}</${ELEMENT[style]}>` : inner;
  if (link === undefined) return styled;
  const safe = link.startsWith('#') || /^https:\/\/[^\s"'<>]+$/.test(link);
  return safe ? `<a href="${escapeHtml(link)}"${link.startsWith('#') ? '' : ' rel="noopener noreferrer"'}>${styled}</a>` : styled;
}

const runsOf = (runs: Runs): string => runs.map(run).join('');

function block(b: Block): string {
  switch (b.kind) {
    case 'heading':
      return `<h${b.level}${b.id === undefined ? '' : ` id="${escapeHtml(b.id)}"`}>${runsOf(b.runs)}</h${b.level}>`;
    case 'paragraph':
      return `<p${b.tone ? ` class="${b.tone}"` : ''}>${runsOf(b.runs)}</p>`;
    case 'quote':
      return `<blockquote><p>${runsOf(b.runs)}</p></blockquote>`;
    case 'text':
      return `<pre>${escapeHtml(b.text)}</pre>`;
    case 'list': {
      const tag = b.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${b.items.map((i) => `<li>${runsOf(i)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'fields':
      return `<dl>\n${b.rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${runsOf(value)}</dd>`).join('\n')}\n</dl>`;
    case 'table':
      return [
        `<table class="${b.columns}">`,
        `<caption>${escapeHtml(b.caption)}</caption>`,
        `<thead><tr>${b.head.map((h) => `<th scope="col">${escapeHtml(h)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...b.rows.map(
          (row) =>
            `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${runsOf(cell)}</th>` : `<td>${runsOf(cell)}</td>`)).join('')}</tr>`,
        ),
        '</tbody>',
        '</table>',
      ].join('\n');
    case 'rule':
      return '<hr>';
  }
}

/** The whole file. The same paper gives the same bytes. */
export function toHtml(paper: Paper): string {
  return `${[
    '<!DOCTYPE html>',
    '<html lang="en-US">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(paper.title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...paper.blocks.map(block),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}
