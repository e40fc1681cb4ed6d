/** Definitions that say two things at once: "means and includes", and a rule of conduct in the words of a definition. */
import { splitSentences } from '../../facts/sentences';
import type { Definition } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import { span } from '../../text/span';
import type { TextFix } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, NO_HITS } from './registry';

const BOTH = /^(means?|includes?),?\s+(?:and|or|and\/or)\s+(?:shall\s+)?(?:also\s+)?(means?|includes?)\b/i;

/** "means and includes": the one closes the list, the other leaves it open. */
export const meansAndIncludes: BlockCheck = (rule, _options, block) => {
  const { definitions } = block.facts;
  if (definitions.length === 0 || !isText(block)) return NO_HITS;
  return definitions.flatMap((d) => {
    const both = BOTH.exec(block.text.slice(d.body.start, d.body.start + 60));
    if (!both || (both[1] as string).slice(0, 4).toLowerCase() === (both[2] as string).slice(0, 4).toLowerCase()) return [];
    const at = span(d.body.start, d.body.start + both[0].length);
    if (isStruck(block, at)) return [];
    const one = (word: string): TextFix => ({ title: `Write “${word}”`, safe: false, edits: [{ block, span: at, text: word }] });
    const plural = !/s$/i.test(both[1] as string);
    return [
      hitAt(rule, block, at, { fill: { term: d.term }, fixes: plural ? [one('mean'), one('include')] : [one('means'), one('includes')] }),
    ];
  });
};

const DUTY =
  /\b(?:shall|must|may\s+not)\b(?!\s+(?:not\s+|also\s+)?(?:mean|include|exclude|purport|count|be\s+(?:included|excluded|counted|presumed|conclusively|required|that|construed|deemed|interpreted|understood|considered|read|defined|known|referred|limited|determined|calculated|measured|computed|treated|the|an?)|have\s+(?:the\s+)?(?:same\s+)?meaning|refer|apply|consist|constitute))/i;
const RELATIVE = /\b(?:that|which|who|whom|whose|where|when|if|as|unless|under|by|pursuant)\b/i;
const TERMS_OWN = /\b(?:this|such|the)\s+(?:term|definition|word|phrase)\b/i;

/** A sentence with a duty of its own behind the words that define. */
export const ruleInDefinition: BlockCheck = (rule, _options, block) => {
  const { definitions } = block.facts;
  const d = definitions[0];
  if (!d || definitions.length > 1 || d.inBrackets || !opensBlock(block, d) || !isText(block)) return NO_HITS;
  const sentences = splitSentences(block.text, d.body.start, d.body.end);
  for (const [i, sentence] of sentences.entries()) {
    const words = block.textOf(sentence);
    const duty = DUTY.exec(words);
    if (!duty || TERMS_OWN.test(words)) continue;
    // In the defining sentence itself a duty mostly describes the thing defined: "a person who must register".
    const before = words.slice(0, duty.index);
    if (i === 0 ? RELATIVE.test(before) || !/(?:,\s+and|;\s*(?:and)?|\band)\s+$/.test(before) : RELATIVE.test(before.slice(0, 3))) continue;
    const said = /^(?:\s+[\p{L}’'-]+){0,2}/u.exec(words.slice(duty.index + duty[0].length))?.[0] ?? '';
    const begins = sentence.start + duty.index;
    const at = span(begins, begins + duty[0].length + said.length);
    if (!isStruck(block, at)) return [hitAt(rule, block, at, { fill: { term: d.term }, sentence })];
  }
  return NO_HITS;
};

/** Whether a definition stands at the head of its block, with no more before it than "The term". */
export const opensBlock = (block: DraftBlock, d: Definition): boolean =>
  d.span.start - block.outline.body <= 2 ||
  /^(?:[^.]{1,60}\.\s+)?(?:[Tt]he\s+)?(?:terms?|words?|phrases?)?\s*[“"*_]*$/.test(block.text.slice(block.outline.body, d.span.start));
