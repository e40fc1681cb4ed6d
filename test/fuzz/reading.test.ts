/**
 * Whatever stands in a draft, every request that reads it answers, with places that are in the text; and after edits it answers
 * as it would from scratch. HOME_RULE_SEED sets where the random drafts begin.
 */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import type { OutlineSymbol } from '../../server/src/core/features/documentSymbol';
import { open } from '../support/book';
import { Random } from '../support/random';

const SEED = Number(process.env.HOME_RULE_SEED ?? 5);
const DRAFTS = 60;

const PIECES = [
  'SECTION 1. Lists. ',
  '\nSECTION 2. Fees.\n',
  '\n§ 9-131 Persons. a. ',
  '\n8.24.010 Purpose\n',
  '\nCHAPTER 8.24. LEAF BLOWERS\n',
  '\nWHEREAS, it is so; and\n',
  'AN ORDINANCE relating to lists\n\n',
  '(a) ',
  '\n(b)(1) ',
  '\n(2) ',
  '\n(i) ',
  '“Agency” means a department. ',
  'An agency shall keep a list. ',
  'subsection (b) of this section ',
  'paragraph (1) of subsection (b) of section 2 ',
  'sections 1 through 9 ',
  'section 12 of the penal law ',
  '§ 9-131(a) ',
  'chapter 8.24 ',
  'See Galarza v. ',
  'under section ',
  'of subsection (',
  'of subsection (a) of this ',
  'the A',
  '\n/',
  '\n',
  '\r\n',
  '[',
  ']] ((struck)) ',
  '“',
  '😀\ud800',
  '\u2028',
];

const made = (random: Random): string => Array.from({ length: random.below(40) }, () => random.pick(PIECES)).join('');

/** All that is asked of a draft, as text; fails where a place is not in the draft. */
function answers(analysis: DraftAnalysis, text: string, offsets: readonly number[]): string {
  const said: unknown[] = [];
  const inside = (s: { readonly start: number; readonly end: number }, what: string): void =>
    assert.ok(0 <= s.start && s.start <= s.end && s.end <= text.length, `${what}: ${s.start}–${s.end} of ${text.length}`);
  const nested = (symbols: readonly OutlineSymbol[], from: number, to: number): void => {
    for (const s of symbols) {
      assert.ok(from <= s.span.start && s.span.end <= to, `${s.name} stands outside its parent`);
      assert.ok(s.span.start <= s.selection.start && s.selection.end <= s.span.end, `${s.name}: the selection stands outside`);
      nested(s.children, s.span.start, s.span.end);
    }
  };
  const symbols = analysis.documentSymbols();
  nested(symbols, 0, text.length);
  const lenses = analysis.codeLenses();
  for (const l of lenses) for (const s of [l.span, ...(analysis.lensPlaces(l.span.start) ?? [])]) inside(s, 'lens');
  const hints = analysis.inlayHints(0, text.length);
  for (const h of hints) for (const s of [{ start: h.at, end: h.at }, h.target]) inside(s, 'hint');
  let end = 0;
  const tokens = analysis.semanticTokens(0, text.length);
  for (const t of tokens) {
    assert.ok(t.start >= end && t.length > 0, 'colours overlap');
    end = t.start + t.length;
  }
  inside({ start: 0, end }, 'colour');
  said.push(symbols, lenses, hints, tokens, analysis.foldingRanges(), analysis.workspaceSymbols('a'));
  for (const at of offsets) {
    const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    for (const trigger of [undefined, ' ', '(', '“', '/', 'A'])
      for (const item of analysis.completions(at, trigger, lineStart, true).items) {
        inside(item.replace, 'completion');
        assert.ok(item.replace.start <= at && at <= item.replace.end, 'the caret stands outside what it completes');
      }
    const spans = analysis.selectionSpans(at);
    for (const s of spans) inside(s, 'selection');
    const item = analysis.prepareHierarchy(at);
    for (const r of item ? [...analysis.incoming(item.selection.start), ...analysis.outgoing(item.selection.start)] : [])
      for (const s of [...r.places, r.item.span]) inside(s, 'hierarchy');
    const links = analysis.definitionLinks(at);
    for (const l of links) for (const s of [l.origin, l.target, l.selection]) inside(s, 'link');
    const marks = analysis.documentHighlights(at);
    for (const m of marks) inside(m.span, 'highlight');
    said.push(spans, item, links, marks, analysis.hover(at)?.markdown);
  }
  return JSON.stringify(said);
}

describe('reading requests on any text', function () {
  this.timeout(0);
  it('answer with places in the draft, and after edits as from scratch', () => {
    for (let n = 0; n < DRAFTS; n++) {
      const random = new Random(SEED * 1000 + n);
      let text = made(random);
      const analysis = open(text);
      for (let i = 0; i < 6; i++) {
        const start = random.below(text.length + 1);
        const end = Math.min(text.length, start + random.below(30));
        const piece = random.pick(PIECES);
        analysis.edit(start, end, piece);
        text = text.slice(0, start) + piece + text.slice(end);
      }
      const offsets = Array.from({ length: 8 }, () => random.below(text.length + 1));
      assert.equal(answers(analysis, text, offsets), answers(open(text), text, offsets), `draft ${n} of seed ${SEED}`);
    }
  });
});
