/** Whether the subsection of a statute that is cited exists. */
import type { Citation } from '../facts/types';
import { span } from '../text/span';
import type { CitationProblem } from './check';
import type { Library } from './library';

/** Each cited chain as its steps with their places: "(b)(1), (3)" is b, 1 and then b, 3. */
interface Step {
  readonly designator: string;
  readonly start: number;
  readonly end: number;
}

/** Problems of the first chain of subsections; further items of a list are read as siblings of its last step. */
export function checkSubsections(c: Citation, library: Library): CitationProblem[] {
  const written = c.parts.subsections;
  if (!written) return [];
  const entries = library.bySection(c.key).filter((a) => a.subsections !== undefined && a.subsections.length > 0);
  const list = [...new Set(entries.flatMap((a) => a.subsections ?? []))];
  const authority = entries[0];
  if (!authority || list.length === 0) return [];
  let path: string[] = [];
  const first = /^(?:\s*\([^()]+\))+/.exec(written.text)?.[0] ?? '';
  for (const step of stepsOf(first, written.span.start)) {
    const siblings = childrenOf(list, path);
    if (siblings.length === 0) return [];
    if (!siblings.includes(step.designator)) {
      const parent = `${sectionName(c)}${path.map((d) => `(${d})`).join('')}`;
      return [
        {
          check: 'subsection',
          span: span(step.start, step.end),
          found: `(${step.designator})`,
          right: '',
          fact: `${parent} has ${siblings.length === 1 ? `(${siblings[0]}) only` : `(${siblings[0]}) to (${siblings.at(-1)})`}.`,
          authority: authority.id,
        },
      ];
    }
    path = [...path, step.designator];
  }
  return [];
}

function stepsOf(chain: string, at: number): Step[] {
  return [...chain.matchAll(/\(([^()]+)\)/g)].map((m) => ({
    designator: m[1] ?? '',
    start: at + m.index,
    end: at + m.index + m[0].length,
  }));
}

/** The designators directly below a path: of "a", "b(1)", "b(2)" below b: 1, 2. */
function childrenOf(list: readonly string[], path: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of list) {
    const steps = entry.match(/[^()]+/g) ?? [];
    if (steps.length <= path.length || path.some((d, i) => steps[i] !== d)) continue;
    const next = steps[path.length];
    if (next !== undefined && !found.includes(next)) found.push(next);
  }
  return found;
}

const sectionName = (c: Citation): string =>
  `${c.parts.volume?.text ?? ''} ${c.kind === 'usc' ? 'U.S.C.' : 'C.F.R.'} § ${c.parts.section?.text ?? ''}`.trim();
