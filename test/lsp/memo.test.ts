/** Counsel's memo as a user gets it: from the command line, and from the bundled server. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MemoRequest, type MemoResult } from '../../server/src/protocol';
import { Folder, run } from '../support/cli';
import { PULLING, TestServer } from '../support/server';

const HOLD =
  'AN ORDINANCE relating to custody\n\nSECTION 1. Custody. The Sheriff shall hold a person named in an immigration detainer for 48 hours.\n';

const runMemo = (args: readonly string[], input?: string) => run(['memo', ...args], input);

describe('home-rule memo', function () {
  this.timeout(60_000);
  const folder = new Folder();
  const file = folder.file.bind(folder);

  it('prints Markdown, with the date it is given, the file by its name alone, and no more', () => {
    const draft = file('2026-14.ordinance', HOLD);
    const { code, out, err } = runMemo([draft, '--date', '2026-03-09']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^\*\*Draft for counsel: privileged and confidential\*\*\n\n# Memorandum\n[\s\S]*\*\*Date:\*\* March 9, 2026\n/);
    assert.match(out, /\*\*File:\*\* 2026-14\.ordinance\n/);
    assert.match(out, /#### Issue 1\. Custody on a detainer alone/);
    assert.ok(!out.includes(folder.path));
    assert.equal(readFileSync(draft, 'utf8'), HOLD);
  });

  it('is the same on the same draft and date', () => {
    const args = ['-', '--date', '2026-03-09', '--state', 'TX', '--body', 'county', '--format', 'html'];
    assert.equal(runMemo(args, HOLD).out, runMemo(args, HOLD).out);
  });

  it('follows the state and the kind of body', () => {
    assert.match(runMemo(['-', '--state', 'TX', '--body', 'county'], HOLD).out, /\*\*Enacting body:\*\* County, Texas\n/);
    assert.match(runMemo(['-'], HOLD).out, /\*\*Enacting body:\*\* Not set/);
  });

  it('takes a marking, or none', () => {
    assert.match(runMemo(['-', '--marking', 'For the council only'], HOLD).out, /^\*\*For the council only\*\*\n/);
    assert.match(runMemo(['-', '--marking', 'none'], HOLD).out, /^# Memorandum\n/);
  });

  it('writes a new file, in the format of its ending', () => {
    const page = path.join(folder.path, 'memo.html');
    assert.deepEqual(runMemo(['-', '--output', page], HOLD), { code: 0, out: '', err: '' });
    assert.match(readFileSync(page, 'utf8'), /^<!DOCTYPE html>\n<html lang="en-US">[\s\S]*<\/html>\n$/);
    const text = path.join(folder.path, 'memo.md');
    assert.equal(runMemo(['-', '--output', text, '--format', 'markdown'], HOLD).code, 0);
    assert.match(readFileSync(text, 'utf8'), /# Memorandum/);
  });

  it('writes over nothing, least of all the draft', () => {
    const draft = file('kept.ordinance', HOLD);
    const { code, out, err } = runMemo([draft, '--output', draft]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /kept\.ordinance: it is there already and was left as it is\. Name another file\.\n$/);
    assert.equal(readFileSync(draft, 'utf8'), HOLD);
  });

  it('says which folder is not there', () => {
    const target = path.join(folder.path, 'none', 'memo.md');
    assert.match(runMemo(['-', '--output', target], HOLD).err, /memo\.md: there is no such folder\. Check the path\.\n$/);
    assert.ok(!existsSync(target));
  });

  const mistakes: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
    ['no file', [], /Name one file, or - for standard input\./],
    ['two files', ['a', 'b'], /Name one file/],
    ['a file that is not there', ['nowhere.ordinance'], /nowhere\.ordinance: there is no such file or folder\. Check the path\./],
    ['no day', ['-', '--date', '2026-02-30'], /--date 2026-02-30: write the day as YYYY-MM-DD/],
    ['a date in words', ['-', '--date', 'today'], /--date today: write the day/],
    ['no state', ['-', '--state', 'Texas'], /--state Texas: use the postal code/],
    ['another format', ['-', '--format', 'pdf'], /--format pdf: use one of markdown, html\./],
  ];
  for (const [name, args, says] of mistakes)
    it(`says what is wrong with ${name}`, () => {
      const { code, out, err } = runMemo(args, HOLD);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    });

  it('names a folder as no single draft, and what is no text', () => {
    assert.match(runMemo([folder.path]).err, /memo reads one file\. Name the file itself\.|Use:/);
    const { code, err } = runMemo([file('picture.ordinance', new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 2, 3]))]);
    assert.equal(code, 2);
    assert.match(err, /it is not a text file/);
  });
});

describe('the memo of the server', function () {
  this.timeout(60_000);

  it('is written on the draft as it stands, under its own settings', async () => {
    const server = new TestServer({
      capabilities: { ...PULLING, workspace: { ...PULLING.workspace, configuration: true } },
      configuration: () => ({ jurisdiction: { state: 'TX', body: 'county' }, memo: { marking: '' } }),
    });
    try {
      await server.start();
      const uri = 'file:///drafts/2026%2014.ordinance';
      await server.open(uri, HOLD);
      const ask = (format: 'markdown' | 'html', of = uri): Promise<MemoResult | null> =>
        server.request(MemoRequest, { uri: of, format, date: '2026-03-09' });
      const first = await ask('markdown');
      assert.equal(first?.title, 'Memorandum: AN ORDINANCE relating to custody');
      assert.match(first.text, /^# Memorandum\n[\s\S]*\*\*File:\*\* 2026 14\.ordinance\n[\s\S]*County, Texas/);
      await server.change(uri, 2, [{ text: 'AN ORDINANCE relating to lists\n\nSECTION 1. Lists. The clerk shall keep a list.\n' }]);
      const second = await ask('html');
      assert.match(second?.text ?? '', /<title>Memorandum: AN ORDINANCE relating to lists<\/title>/);
      assert.equal(await ask('markdown', 'file:///drafts/closed.ordinance'), null);
    } finally {
      await server.stop();
    }
  });
});
