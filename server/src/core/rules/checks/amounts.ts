/** Numbers and amounts: written twice, written wrongly, with a unit too many; ages whose bounds are open. */
import { inWords, readWrittenTwice, type WrittenTwice } from '../../facts/amounts';
import { Sign } from '../../facts/signs';
import type { DraftBlock } from '../../index/block';
import { span } from '../../text/span';
import type { Hit, TextFix } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, NO_HITS } from './registry';

function writtenTwice(block: DraftBlock): readonly WrittenTwice[] {
  if ((block.signs & Sign.written) === 0 || !isText(block)) return [];
  return readWrittenTwice(block.text).filter((n) => !isStruck(block, n.whole));
}

/** A number in words and in figures that do not agree. */
export const wordsAndFigures: BlockCheck = (rule, _options, block) => {
  const wrong = writtenTwice(block).filter((n) => n.inWords !== n.inFigures);
  if (wrong.length === 0) return NO_HITS;
  return wrong.map((n) => {
    const words = block.textOf(n.words);
    const figures = block.textOf(n.figures);
    const spelled = Number.isInteger(n.inFigures) ? inWords(n.inFigures) : '';
    const right = n.inWords.toLocaleString('en-US');
    const fixes: TextFix[] = [{ title: `Change ${figures} to ${right}`, safe: false, edits: [{ block, span: n.figures, text: right }] }];
    if (spelled !== '')
      fixes.push({ title: `Change “${words}” to “${spelled}”`, safe: false, edits: [{ block, span: n.words, text: spelled }] });
    return hitAt(rule, block, n.whole, { fill: { words, figures }, fixes });
  });
};

const MONEY = /\$\s?(\d[\d,]*\d|\d)(\.\d+)?/g;

/** Whether the commas of a number stand before each three figures. */
function wellGrouped(number: string): boolean {
  const [first = '', ...rest] = number.split(',');
  return first.length <= 3 && rest.every((g) => g.length === 3);
}

/** An amount of money whose commas are misplaced: $1,00. */
export const malformedAmount: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((block.signs & Sign.dollar) === 0 || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  MONEY.lastIndex = 0;
  for (let m = MONEY.exec(text); m; m = MONEY.exec(text)) {
    const number = m[1] as string;
    if (!number.includes(',') || wellGrouped(number)) continue;
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    hits ??= [];
    hits.push(hitAt(rule, block, at));
  }
  return hits ?? NO_HITS;
};

const DOUBLE_UNIT =
  /\$\s?\d[\d,.]{0,14}(?:\s(?:thousand|million|billion))?\s(dollars?)\b|(?<![\d.,])\d[\d,.]{0,8}\s?%\s?(percent|per cent)\b/gi;

/** A unit written as a sign and again as a word: $500 dollars, 5% percent. */
export const doubledUnit: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((block.signs & (Sign.dollar | Sign.percent)) === 0 || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  DOUBLE_UNIT.lastIndex = 0;
  for (let m = DOUBLE_UNIT.exec(text); m; m = DOUBLE_UNIT.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    const unit = (m[1] ?? m[2] ?? '') as string;
    const cut = span(at.start + m[0].slice(0, -unit.length).trimEnd().length, at.end);
    hits ??= [];
    hits.push(
      hitAt(rule, block, at, {
        fill: { unit },
        fixes: [{ title: `Strike “${unit}”`, safe: true, edits: [{ block, span: cut, text: '' }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const LONG =
  /\$(\d{5,12})(?![\d,])|(?<![\d.,§$/-])(\d{5,9})(?=\s(?:square (?:feet|miles|meters|yards)|cubic (?:feet|yards)|feet|gallons|pounds|persons|people|residents|inhabitants|acres|miles|vehicles|dwelling units|units|dollars|tons)\b)/g;

/** An amount of five figures or more without commas: $10000, 25000 square feet. */
export const noComma: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((block.signs & Sign.long) === 0 || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  LONG.lastIndex = 0;
  for (let m = LONG.exec(text); m; m = LONG.exec(text)) {
    const digits = (m[1] ?? m[2]) as string;
    const at = span(m.index + m[0].length - digits.length, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    const right = digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
    hits ??= [];
    hits.push(
      hitAt(rule, block, at, {
        fill: { right },
        fixes: [{ title: `Change to ${right}`, safe: true, edits: [{ block, span: at, text: right }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const N = String.raw`(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|[a-z]{2,5}teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine)(?:\s\(\d{1,2}\))?`;
const AGES = new RegExp(
  String.raw`\bbetween\s(?:the\s)?ages?\sof\s${N}\sand\s${N}\b|\bbetween\s${N}\sand\s${N}\syears\s(?:of\sage|old)\b|\b(?:over|above|older\sthan)\s(?:the\sage\sof\s${N}\b(?!\s(?:months?|weeks?|days?))|${N}\syears\sof\sage\b)`,
  'gi',
);

/** An age whose bounds are open: "between the ages of 12 and 18", "over the age of 21". */
export const openAge: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if (!isText(block) || !/\bages? of\b|\bof age\b|\byears old\b/.test(text)) return NO_HITS;
  let hits: Hit[] | undefined;
  AGES.lastIndex = 0;
  for (let m = AGES.exec(text); m; m = AGES.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    hits ??= [];
    hits.push(hitAt(rule, block, at));
  }
  return hits ?? NO_HITS;
};
