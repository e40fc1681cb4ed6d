/** Schemes of list markers: spelled, inferred, and the markers they write and read. */
import assert from 'node:assert/strict';
import { beginsSeries, isSlip, stemOf } from '../../server/src/core/syntax/contents';
import { lettersOf, letterValue, romanOf, romanValue } from '../../server/src/core/syntax/numerals';
import { readOutline } from '../../server/src/core/syntax/outline';
import { openMarks, struckPassages } from '../../server/src/core/syntax/passages';
import {
  formatDesignator,
  inferScheme,
  levelOf,
  levelStyle,
  type MarkerStyle,
  parseDesignator,
  parseScheme,
  SCHEMES,
  type Scheme,
} from '../../server/src/core/syntax/scheme';
import { buildTree } from '../../server/src/core/syntax/tree';
import { withMarks } from '../support/marks';

const spell = (scheme: Scheme): string => scheme.levels.map((style) => formatDesignator(style, 1)).join('');

const treeOf = (text: string) => buildTree(text.split('\n').map((line) => ({ text: line, outline: readOutline(line) })));

describe('scheme', () => {
  for (const text of SCHEMES) {
    it(`spells ${text}`, () => {
      const scheme = parseScheme(text);
      assert.ok(scheme);
      assert.equal(scheme.levels.length, 4);
      assert.equal(spell(scheme), text);
    });
  }

  for (const text of ['', 'infer', '(a', 'a.1', '(b)(1)', '(a) (1)', '(a)(1)x']) {
    it(`spells nothing: ${JSON.stringify(text)}`, () => assert.equal(parseScheme(text), undefined));
  }

  it('infers each level from the commonest style', () => {
    const lists = treeOf('§ 1. Lists. The clerk keeps:\na. one:\n1. red;\n2. blue;\nb. two:\n1. green; or\n(a) grey.\nc. three.');
    assert.equal(spell(inferScheme([lists])), 'a.1.(a)');
    const others = treeOf('§ 2. More.\n(1) one:\n(a) red;\n(b) blue;\n(2) two;\n(3) three;\n(4) four.');
    assert.equal(spell(inferScheme([lists, others])), '(1)(a)');
    assert.deepEqual(inferScheme([]).levels, []);
  });

  it('goes on where levels run out, and never twice with one style', () => {
    for (const text of SCHEMES) {
      const scheme = parseScheme(text) as Scheme;
      const styles = [0, 1, 2, 3, 4, 5, 6].map((level) => levelStyle(scheme, level));
      assert.equal(new Set(styles.map((s) => s.numerals + s.dress)).size, 7, text);
      assert.equal(levelOf(scheme, styles[2] as MarkerStyle), 2);
      assert.equal(levelOf(scheme, styles[5] as MarkerStyle), -1);
    }
    assert.equal(formatDesignator(levelStyle({ levels: [] }, 0), 3), '(c)');
  });

  it('reads back what it writes', () => {
    for (const numerals of ['lower', 'upper', 'arabic', 'roman', 'ROMAN'] as const) {
      for (const dress of ['()', '.', ')'] as const) {
        for (let n = 1; n < 90; n++) {
          const style = { numerals, dress };
          const bare = formatDesignator(style, n).replace(/[().]/g, '');
          assert.equal(parseDesignator(style, bare), n, `${numerals} ${n}`);
        }
      }
    }
    assert.equal(parseDesignator({ numerals: 'arabic', dress: '.' }, '2A'), undefined);
    assert.equal(parseDesignator({ numerals: 'lower', dress: '.' }, 'B'), undefined);
    assert.equal(parseDesignator({ numerals: 'roman', dress: '.' }, 'iiii'), undefined);
  });

  it('counts letters and roman numerals alike both ways', () => {
    for (let n = 1; n < 200; n++) {
      assert.equal(letterValue(lettersOf(n)), n);
      assert.equal(romanValue(romanOf(n)), n);
    }
  });
});

describe('struck passages', () => {
  const cases = [
    'The clerk ⟦((shall))⟧ must act.',
    'A list ⟦((of names (and places) of note))⟧ is kept.',
    'Met if ((a) or (b)) is so.',
    'See (section 3 (a)) and ((b)(1)).',
    '⟦(((3)))⟧ (3) Rules.',
    'The ⟦~~old~~⟧ new and ⟦<del>late</del>⟧ early <ins>one</ins>.',
    '⟦[DELETED: the old rule]⟧ and [see the note].',
    'Not closed ((shall act.',
  ];
  for (const source of cases) {
    it(source, () => {
      const text = source.replace(/[⟦⟧]/g, '');
      assert.equal(withMarks(text, struckPassages(text)), source);
    });
  }

  it('run on where a mark is open, and end where one is closed', () => {
    assert.equal(openMarks('(1) ((The clerk keeps'), 1);
    assert.equal(openMarks('a list (of names).))'), -1);
    assert.equal(openMarks('<del>The clerk'), 1);
    assert.equal(openMarks('keeps</del> reads'), -1);
    for (const text of ['((a) or (b))', 'f((x))', 'plain', '<del>all</del>', ') (']) assert.equal(openMarks(text), 0, text);
  });

  it('take a time that grows with the text', () => {
    const started = (n: number): number => {
      const text = '((a '.repeat(n) + '<del>'.repeat(n) + '(('.repeat(n);
      return struckPassages(text).length + openMarks(text);
    };
    assert.equal(started(50_000), 1);
  });
});

describe('numbers given twice', () => {
  const slip = (number: string, before: string, beforeAgain: boolean): boolean =>
    isSlip({ number, again: true }, { number: before, again: beforeAgain });

  it('begin a series, or go on in one', () => {
    for (const number of ['1', '2-1', '8.04.010', '101', '27.1']) assert.ok(beginsSeries(number), number);
    for (const number of ['2', '2-3', '8.04.020', '110', '11', 'IV']) assert.ok(!beginsSeries(number), number);
    assert.deepEqual(['4', '2-3', '8.04.020', '9-131a'].map(stemOf), ['', '2-', '8.04.', '9-']);
  });

  it('are slips unless their series begins again', () => {
    assert.ok(slip('3', '3', false), '1, 2, 3, 3');
    assert.ok(slip('8.20.010', '8.20.020', false), 'a later section of one chapter with the number of its first');
    assert.ok(!slip('1', '9', false), 'the first of the next act');
    assert.ok(!slip('2', '1', true), 'the second of the next act');
    assert.ok(!slip('2-1', '1-7', true), 'the first of the next article');
    assert.ok(!isSlip({ number: '3', again: false }, undefined));
  });
});
