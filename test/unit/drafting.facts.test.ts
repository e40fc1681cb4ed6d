/** Facts that the drafting findings rest on: numbers written twice, dates, pairs of brackets and quotation marks, signs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inWords, readWrittenTwice, valueOfWords } from '../../server/src/core/facts/amounts';
import { daysIn, readDates, weekdayOf } from '../../server/src/core/facts/dates';
import { mayHoldBlank } from '../../server/src/core/facts/marks';
import { unpairedBrackets, unpairedQuotes } from '../../server/src/core/facts/pairs';
import { Sign } from '../../server/src/core/facts/signs';
import { signsOf } from '../../server/src/core/facts/words';
import { Random } from '../support/random';
import { testBook } from '../support/runRules';

describe('numbers in words', () => {
  for (const [words, value] of [
    ['five', 5],
    ['twenty five', 25],
    ['one hundred and fifty', 150],
    ['one thousand two hundred fifty', 1250],
    ['twenty five hundred', 2500],
    ['two million three hundred thousand', 2_300_000],
    ['four five', undefined],
    ['twenty thirty', undefined],
    ['hundred', undefined],
    ['', undefined],
  ] as const)
    it(`${words || 'nothing'} is ${value}`, () => assert.equal(valueOfWords(words.split(' ').filter((w) => w !== '')), value));

  it('are read back as they are written', () => {
    for (const n of [1, 7, 19, 20, 42, 100, 101, 999, 1000, 1250, 12_345, 999_999, 1_000_000, 2_345_678_901])
      assert.equal(valueOfWords(inWords(n).split(/[ -]/)), n, inWords(n));
  });
});

describe('numbers written twice', () => {
  const read = (text: string): string[] =>
    readWrittenTwice(text).map(
      (n) => `${text.slice(n.words.start, n.words.end)}=${n.inWords} ${text.slice(n.figures.start, n.figures.end)}=${n.inFigures}`,
    );
  for (const [text, ...found] of [
    ['within thirty (30) days', 'thirty=30 30=30'],
    ['within thirty (60) days', 'thirty=30 60=60'],
    ['five hundred dollars ($500.00) a day', 'five hundred=500 500.00=500'],
    ['One Thousand Two Hundred Fifty Dollars ($1,250)', 'One Thousand Two Hundred Fifty=1250 1,250=1250'],
    ['five percent (10%)', 'five=5 10=10'],
    ['for 30 (sixty) days', 'sixty=60 30=30'],
    ['from one (1) to five (5) years', 'one=1 1=1', 'five=5 5=5'],
    ['1 million ($1,000,000)'],
    ['fifty cents ($0.50)'],
    ['one and one-half (1.5)'],
    ['three-tenths of one percent (0.30%)'],
    ['sections four and five (5) apply', 'five=5 5=5'],
    ['the following two (1) the name, and (2) the date'],
    ['paragraph two (3) of this section'],
    ['subsection (b)(2) of this section'],
    ['the owner (2) shall'],
  ] as const)
    it(text, () => assert.deepEqual(read(text), found));
});

describe('dates', () => {
  const read = (text: string): string[] =>
    readDates(text).map(
      (d) => `${text.slice(d.span.start, d.span.end)} ${d.year ?? '-'}/${d.month}/${d.day}${d.weekday ? ` w${d.weekday.index}` : ''}`,
    );
  for (const [text, ...found] of [
    ['on June 3, 2025.', 'June 3, 2025 2025/6/3'],
    ['on June 3 of each year', 'June 3 -/6/3'],
    ['on Monday, June 3, 2025', 'Monday, June 3, 2025 2025/6/3 w1'],
    ['on Fri., July 4, 2027', 'Fri., July 4, 2027 2027/7/4 w5'],
    ['by Sept. 31, 2026', 'Sept. 31, 2026 2026/9/31'],
    ['the 31st day of September, 2026', '31st day of September, 2026 2026/9/31'],
    ['by 5/1/2026', '5/1/2026 2026/5/1'],
    ['by 5/1/26', '5/1/26 2026/5/1'],
    ['June 2024'],
    ['24/7 and 1/2 and 1/2/3/4'],
    ['May 12.5 percent'],
    ['section 3, 2025'],
  ] as const)
    it(text, () => assert.deepEqual(read(text), found));

  it('know the length of months and the day of the week', () => {
    assert.deepEqual(
      [daysIn(2, 2024), daysIn(2, 2026), daysIn(2, 1900), daysIn(2, 2000), daysIn(2, undefined), daysIn(4, 2026), daysIn(12, 2026)],
      [29, 28, 28, 29, 29, 30, 31],
    );
    for (const [y, m, d] of [
      [2025, 6, 3],
      [2000, 2, 29],
      [1900, 3, 1],
      [2026, 11, 24],
      [1999, 12, 31],
    ] as const)
      assert.equal(weekdayOf(y, m, d), new Date(Date.UTC(y, m - 1, d)).getUTCDay());
  });
});

describe('pairs', () => {
  const brackets = (text: string): string =>
    unpairedBrackets(text)
      .map((u) => `${u.sign}${u.at}`)
      .join(' ');
  for (const [text, lost] of [
    ['a (b) [c] (d [e])', ''],
    ['a (b', '(2'],
    ['a) the list; b) the map; iv) the key', ''],
    ['§ 9.2.10.b.iii.a) and so on', ''],
    ['valid for a year) and more', ')16'],
    ['(a [b) c', '[3'],
    ['a ] b', ']2'],
  ] as const)
    it(text, () => assert.equal(brackets(text), lost));

  const quotes = (text: string): string =>
    unpairedQuotes(text, 0, text.length)
      .map((u) => `${u.sign}${u.at}`)
      .join(' ');
  for (const [text, lost] of [
    ['the “agency” and the "board"', ''],
    ['the “agency means the police', '“4'],
    ['the agency” means the police', '”10'],
    ['a sign of 24" by 36" at most', ''],
    ['a height of 7’6” or more', ''],
    ['the bulletins (”TSBs”) for it', ''],
    ['“(1) The term “x” means y', ''],
    ['with the following words: “I swear that', ''],
    ['the "agency means the police', '"4'],
  ] as const)
    it(text, () => assert.equal(quotes(text), lost));
});

describe('signs', () => {
  const has = (text: string, sign: number): boolean => (signsOf(text) & sign) !== 0;
  it('tell words and marks that stand twice', () => {
    assert.ok(has('keep the the list', Sign.twice) && has('The the list', Sign.twice) && has('is is', Sign.twice));
    assert.ok(!has('keep the list, the map', Sign.twice) && !has('other the', Sign.twice) && !has('the  the', Sign.twice));
    assert.ok(has('a,, b', Sign.marks) && has('a;.', Sign.marks) && !has('a, b; c.', Sign.marks));
  });
  it('tell numbers written twice, dates, years and long numbers', () => {
    assert.ok(has('thirty (30)', Sign.written) && has('dollars ($50)', Sign.written) && has('30 (thirty)', Sign.written));
    assert.ok(!has('(1) the', Sign.written) && !has('§ 5(b)(2)', Sign.written) && !has('the (big) list', Sign.written));
    assert.ok(has('June 3', Sign.date) && has('Sept. 4', Sign.date) && !has('Section 3', Sign.date));
    assert.ok(has('in 2026', Sign.year) && !has('in 3026', Sign.year) && has('10000', Sign.long) && !has('1,000 2026', Sign.long));
    assert.ok(has('the 31st', Sign.ordinal) && !has('31 st', Sign.ordinal));
  });
  it('let no blank pass that is read', () => {
    for (const blank of [
      '[DATE]',
      '{{x}}',
      '{name of city}',
      '<<agency>>',
      '«agency»',
      '____',
      '???',
      'XX days',
      'TBD',
      'TODO: ask',
      'Lorem ipsum',
      '[●]',
      'Note to draft: ask',
    ])
      assert.ok(mayHoldBlank(`The fee is ${blank} here.`, signsOf(`The fee is ${blank} here.`)), blank);
    assert.ok(!mayHoldBlank('The fee is ten dollars a day, and no more.', signsOf('The fee is ten dollars a day, and no more.')));
  });
  it('do not depend on what was asked before', () => {
    const random = new Random(3);
    const pieces = ['the ', 'the the ', '(30) ', 'June 3 ', ',, ', '$5 ', '[', '2026', '😀', '“', '\n'];
    const texts = Array.from({ length: 200 }, () => Array.from({ length: random.below(6) }, () => random.pick(pieces)).join(''));
    const first = texts.map((t) => signsOf(t));
    assert.deepEqual(texts.map((_, i) => signsOf(texts[texts.length - 1 - i] as string)).reverse(), first);
  });
});

describe('the page on findings', () => {
  const GROUPS = ['numbering', 'lists', 'marks', 'numbers', 'dates', 'structure', 'citations'];
  const page = readFileSync('docs/findings.md', 'utf8');
  const rows = new Map([...page.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| (\w+) \|/gm)].map((m) => [m[1], m[2]]));
  for (const rule of testBook().rules.filter((r) => GROUPS.includes(r.id.slice(0, r.id.indexOf('/')))))
    it(`has ${rule.id} with its weight`, () => assert.equal(rows.get(rule.id), rule.off ? 'off' : rule.severity));
});
