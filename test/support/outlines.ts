/**
 * The structure of a draft as an indented list, for fixtures that a lawyer can read: one line a section, marker and stretch of
 * words; what is not plain law in square brackets; struck words between tildes.
 */
import type { DraftAnalysis } from '../../server/src/core/analysis';
import type { DraftBlock } from '../../server/src/core/index/block';
import type { DraftSection } from '../../server/src/core/index/section';
import { markerOf } from '../../server/src/core/syntax/tree';

const WIDTH = 44;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1).trimEnd()}…`;
};

/** What a block is besides operative text. */
function noteOf(block: DraftBlock, section: DraftSection): string {
  const { kind } = block.outline;
  const notes: string[] = [];
  if (section.contents) notes.push('contents');
  else if (kind === 'section' || kind === 'item' || kind === 'paragraph') {
    if (block.role !== 'operative') notes.push(block.role);
  } else if (kind !== 'division') notes.push(kind);
  if (section.quoted && block === section.opener) notes.push('other law');
  return notes.length > 0 ? ` [${notes.join(', ')}]` : '';
}

function linesOf(block: DraftBlock, section: DraftSection): string[] {
  const { label, heading, body, end, kind } = block.outline;
  if (kind === 'blank') return [];
  const lines: string[] = [];
  const note = noteOf(block, section);
  const words = body < end ? short(block.text.slice(body, end)) : '';
  const struck = block.struck.map((s) => ` ~${short(block.textOf(s))}~`).join('');
  if (label) {
    const name = `${label.word} ${label.number}`.trim();
    lines.push(`${kind === 'division' ? '# ' : ''}${name}${heading ? ` | ${short(block.textOf(heading))}` : ''}${note}`);
  }
  const standing = section.standingOf(block);
  const opens = standing?.opens ?? [];
  for (const p of opens) {
    const marker = markerOf(p);
    lines.push(
      `${'  '.repeat(p.level + 1)}${marker.text}${p.numerals === 'roman' || p.numerals === 'ROMAN' ? ' roman' : ''}${marker.heading ? ` | ${short(block.textOf(marker.heading))}` : ''}${label ? '' : note}`,
    );
  }
  const depth = (standing?.provision?.level ?? -1) + 2;
  if (words && opens.length > 0) lines[lines.length - 1] += ` : ${words}${struck}`;
  else if (words && label) lines.push(`${'  '.repeat(depth)}: ${words}${struck}`);
  else if (words) lines.push(`${'  '.repeat(section.kind === 'opening' && depth === 1 ? 0 : depth)}: ${words}${note}${struck}`);
  return lines;
}

/** The structure of a draft, line by line. */
export function structureOf(analysis: DraftAnalysis): string {
  return analysis.draft.sections.flatMap((s) => s.blocks.flatMap((b) => linesOf(b, s))).join('\n');
}

export interface Convention {
  readonly name: string;
  readonly text: string;
  readonly structure: string;
}

/** Reads a fixture: "=== name", a text, ">>>", the structure it is to be read with. */
export function conventionsIn(fixture: string): Convention[] {
  return fixture
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', structure = ''] = part.split(/^>>>\n?/m);
      const line = head.indexOf('\n');
      return { name: head.slice(0, line).trim(), text: head.slice(line + 1), structure: structure.trimEnd() };
    });
}
