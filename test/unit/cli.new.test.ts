/** `home-rule new` as it is called: what it writes where, what it says beside the draft, and one message for each mistake. */
import assert from 'node:assert/strict';
import { main } from '../../server/src/cli/main';
import type { Files } from '../../server/src/host/files';
import { book, open } from '../support/book';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files that were made, by path. */
  readonly made: ReadonlyMap<string, string>;
}

function run(args: readonly string[], trouble?: string): Ran {
  const made = new Map<string, string>();
  let out = '';
  let err = '';
  const files: Files = {
    read: () => ({ files: [], problems: [] }),
    create: (path, text) => {
      if (trouble === undefined) made.set(path, text);
      return trouble;
    },
  };
  const terminal = {
    book,
    files,
    today: '2026-03-09',
    out: (text: string) => {
      out += text;
    },
    err: (line: string) => {
      err += `${line}\n`;
    },
  };
  return { code: main(['new', ...args], terminal, '0'), out, err, made };
}

describe('home-rule new', () => {
  it('writes a whole draft to standard output and says beside it what it holds', () => {
    const { code, out, err } = run(['--state', 'WA', '--name', 'Seattle', '--policies', 'no-profiling,status-inquiry', '--reports', 'log']);
    assert.equal(code, 0);
    assert.match(out, /^ORDINANCE NO\. _+\n\nAN ORDINANCE of the City of Seattle relating to /);
    assert.match(err, /^home-rule: 8 sections, \d definitions; no finding\nhome-rule: Words that enact: Wash\. Rev\. Code/);
    assert.deepEqual(
      open(out, { jurisdiction: { state: 'WA' } }).findings.filter((f) => f.severity !== 'hint'),
      [],
    );
  });

  it('takes the core that the state allows, and says what it left out', () => {
    const { code, out, err } = run(['--state', 'TX', '--body', 'county', '--name', 'Travis']);
    assert.equal(code, 0);
    assert.match(err, /left out: no-detainer-hold, which .+ bars\. Name it under --policies to have it\.\n/);
    assert.doesNotMatch(out, /No holds on detainers/);
    assert.match(out, /^SECTION \d+\. Annual report\.$/m);
    const named = run(['--state', 'TX', '--body', 'county', '--policies', 'core,no-detainer-hold']);
    assert.match(named.out, /^SECTION \d+\. No holds on detainers/m);
    assert.match(named.err, /; [1-9]\d* other findings?/);
  });

  it('follows strength, enforcement, reports and the kind of paper', () => {
    const { out } = run([
      '--state',
      'NY',
      '--strength',
      'narrow',
      '--enforcement',
      'private',
      '--reports',
      'quarterly',
      '--instrument',
      'local law',
    ]);
    assert.match(out, /^LOCAL LAW NO\. /);
    assert.match(out, /^Section 1\. Definitions\. In this local law:$/m);
    assert.match(out, /^§ 2\. /m);
    assert.match(out, /^§ \d+\. Action for an injunction\.$/m);
    assert.match(out, /^§ \d+\. Quarterly and annual reports\.$/m);
    assert.doesNotMatch(run(['--reports', 'none']).out, /Log of requests|report\.$/m);
  });

  it('writes a new file and nothing else', () => {
    const { code, out, made } = run(['--output', 'new.ordinance']);
    assert.deepEqual([code, out, [...made.keys()]], [0, '', ['new.ordinance']]);
    const refused = run(['--output', 'old.ordinance'], 'it is there already.');
    assert.deepEqual([refused.code, refused.err, refused.made.size], [2, 'home-rule: old.ordinance: it is there already.\n', 0]);
  });

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['Seattle'], /Seattle: give what the draft should hold as options/],
    [['--policies', 'no-detainer-hol'], /there is no such policy\. Did you mean no-detainer-hold\?/],
    [['--policies', 'severability'], /--policies severability: there is no such policy/],
    [['--strength', 'strong'], /--strength strong: use one of narrow, balanced, strongest/],
    [['--reports', 'weekly'], /--reports weekly: use any of log, quarterly, annual/],
    [['--instrument', 'local law', '--state', 'WA'], /--instrument local law: such a body enacts one of ordinance, resolution/],
    [['--state', 'Texas'], /postal code/],
  ];
  for (const [args, says] of mistakes)
    it(`answers "${args.join(' ')}" with one message and 2`, () => {
      const { code, out, err } = run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    });
});
