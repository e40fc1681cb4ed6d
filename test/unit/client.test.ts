import assert from 'node:assert/strict';
import { linesOf, summaryOf } from '../../client/src/counts';
import { heldBack } from '../../client/src/findings/calm';
import { unfinishedSentence } from '../../client/src/findings/sentence';
import { withEdits } from '../../client/src/offsets';
import { RESTART_WINDOW_MS, RESTARTS, RestartBudget } from '../../client/src/restart';

/** The text with its caret, shown as `|`, taken out; and the unfinished sentence there. */
function sentenceAt(marked: string): string | undefined {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = unfinishedSentence(text, caret);
  return found === undefined ? undefined : text.slice(found.start, found.end).trim();
}

describe('client: the unfinished sentence under the caret', () => {
  const cases: readonly (readonly [what: string, text: string, sentence: string | undefined])[] = [
    ['no end mark', 'An officer shall hold|', 'An officer shall hold'],
    ['a finished sentence', 'An officer shall not hold a person.|', undefined],
    ['a caret inside a finished sentence', 'An officer| shall not hold a person.', undefined],
    ['a new sentence after a finished one', 'It is so. An officer sh|', 'An officer sh'],
    ['a finished sentence before an unfinished one', 'It is| so. An officer sh', undefined],
    ['blanks after the last end mark', 'It is so. |', undefined],
    ['a list item that ends with a semicolon', '(1) hold a person;|', undefined],
    ['the next list item is another sentence', '(1) hold a per|\n(2) ask a person.', '(1) hold a per'],
    ['the next section is another sentence', 'No officer may as|\nSection 4. Records. The Department shall report.', 'No officer may as'],
    ['a blank line ends a paragraph', 'Other text\n\nAn officer sh|\n\nMore text.', 'An officer sh'],
    ['lines that are wrapped by hand', 'An officer of the\nDepartment sh|', 'An officer of the\nDepartment sh'],
    ['a versus ends no sentence', 'As held in Galarza v. Szal|', 'As held in Galarza v. Szal'],
    ['a code title ends no sentence', 'Under 8 U.S.C. § 1373 the city|', 'Under 8 U.S.C. § 1373 the city'],
    ['an abbreviation at the caret', 'As held in Galarza v.|', 'As held in Galarza v.'],
    ['an end mark inside closing quotes', '“Detainer” means a “request.”|', undefined],
    ['an empty text', '|', undefined],
    ['CRLF', 'It is so.\r\n\r\nAn officer sh|\r\n', 'An officer sh'],
  ];
  for (const [what, text, sentence] of cases) it(what, () => assert.equal(sentenceAt(text), sentence));

  it('takes time in proportion to the text', () => {
    const long = 'a. '.repeat(4000);
    const begun = performance.now();
    unfinishedSentence(long, long.length);
    assert.ok(performance.now() - begun < 500);
  });
});

describe('client: which findings wait', () => {
  const held = (keys: readonly string[], shown: readonly string[], inSentence: readonly number[]): readonly number[] =>
    [...heldBack(keys, shown, (index) => inSentence.includes(index))].sort();

  it('holds a new one in the sentence back', () => assert.deepEqual(held(['a'], [], [0]), [0]));
  it('shows a new one elsewhere', () => assert.deepEqual(held(['a'], [], []), []));
  it('keeps one that was shown before', () => assert.deepEqual(held(['a'], ['a'], [0]), []));
  it('holds the second of a kind back where one was shown', () => assert.deepEqual(held(['a', 'a'], ['a'], [0]), [0]));
  it('holds back only as many as are new', () => assert.deepEqual(held(['a', 'a', 'b'], ['a', 'a'], [0, 1, 2]), [2]));
  it('has nothing to hold in a mended text', () => assert.deepEqual(held([], ['a'], []), []));
});

describe('client: restarts', () => {
  it('allows five within three minutes, and no sixth', () => {
    const budget = new RestartBudget();
    const answers = Array.from({ length: RESTARTS + 1 }, (_, index) => budget.spend(index * 1000));
    assert.deepEqual(answers, [true, true, true, true, true, false]);
  });
  it('forgets what is long ago', () => {
    const budget = new RestartBudget();
    for (let fall = 0; fall < 50; fall += 1) assert.equal(budget.spend(fall * RESTART_WINDOW_MS * 0.21), true);
  });
  it('forgets on request', () => {
    const budget = new RestartBudget();
    for (let fall = 0; fall <= RESTARTS; fall += 1) budget.spend(0);
    budget.reset();
    assert.equal(budget.spend(1), true);
  });
});

describe('client: the text after edits', () => {
  it('joins edits in any order', () => {
    const edits = [
      { start: 6, end: 6, text: 'Y' },
      { start: 0, end: 1, text: 'X' },
    ];
    assert.equal(withEdits('abcdef', edits), 'XbcdefY');
  });
  it('keeps the order of insertions at one place', () => {
    const at = (text: string): { start: number; end: number; text: string } => ({ start: 1, end: 1, text });
    assert.equal(withEdits('ab', [at('1'), at('2')]), 'a12b');
  });
  it('leaves a text without edits alone', () => assert.equal(withEdits('§ 1\r\n', []), '§ 1\r\n'));
});

describe('client: counts in words', () => {
  const counts = { error: 2, warning: 1, information: 0, hint: 4 };
  it('says how many are on screen', () => assert.equal(summaryOf(counts, 0), '3 findings'));
  it('says how many are not', () => assert.equal(summaryOf(counts, 12), '3 findings, 12 more not shown'));
  it('says one and none', () => {
    assert.equal(summaryOf({ error: 1, warning: 0, information: 0, hint: 0 }, 0), '1 finding');
    assert.equal(summaryOf({ error: 0, warning: 0, information: 0, hint: 3 }, 0), 'No findings');
  });
  it('names each gravity that occurs', () => assert.deepEqual(linesOf(counts), ['2 errors', '1 warning', '4 hints']));
});
