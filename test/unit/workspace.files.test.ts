/** Which files of a folder are read, and what happens when reading is stopped, fails or meets odd files. */
import assert from 'node:assert/strict';
import { decode } from '../../server/src/lsp/workspace/decode';
import type { FileAccess, FileText } from '../../server/src/lsp/workspace/files';
import { Folder, type FolderSettings, type Progress } from '../../server/src/lsp/workspace/folder';
import { folderMatcher, matcher, wantedBy } from '../../server/src/lsp/workspace/globs';
import { canonical, nameOf, pathBelow, uriBelow } from '../../server/src/lsp/workspace/uris';
import { ROOT, reader, uriOf } from '../support/workspace';

const SETTINGS: FolderSettings = { include: ['**/*.ordinance'], exclude: ['archive'], largest: 1_000_000, ownCodes: [] };

/** Files kept in memory, and a folder over them. */
class Disk implements FileAccess {
  readonly texts = new Map<string, string>();
  readonly troubles = new Map<string, string>();
  reads = 0;
  /** Called at each reading. */
  onRead: () => void = () => undefined;

  put(path: string, text: string): void {
    this.texts.set(uriOf(path), text);
  }

  list: FileAccess['list'] = (_root, wanted) => {
    const wants = wantedBy(wanted);
    const uris = [...this.texts.keys(), ...this.troubles.keys()].filter((uri) => wants(pathBelow(ROOT, uri) ?? ''));
    return Promise.resolve({ files: uris.map((uri) => ({ uri, size: 600_000 })), troubles: [], cut: false });
  };

  read: FileAccess['read'] = (uris) => {
    this.reads++;
    this.onRead();
    return Promise.resolve(uris.map((uri): FileText => ({ uri, text: this.texts.get(uri), trouble: this.troubles.get(uri) })));
  };
}

interface Seen {
  readonly folder: Folder;
  readonly log: string[];
  readonly shown: string[];
  changed: number;
  /** Stops the progress that is shown. */
  cancel: () => void;
}

function folderOver(files: FileAccess | undefined, progressAfter = Number.POSITIVE_INFINITY): Seen {
  const log: string[] = [];
  const shown: string[] = [];
  let cancelled = false;
  const progress: Progress = {
    get cancelled() {
      return cancelled;
    },
    report: (percentage, message) => shown.push(`${percentage}% ${message}`),
    done: () => shown.push('done'),
  };
  const seen: Seen = {
    log,
    shown,
    changed: 0,
    cancel: () => {
      cancelled = true;
    },
    folder: new Folder(ROOT, {
      files,
      pause: () => Promise.resolve(),
      readerFor: () => reader,
      progressAfter: () => progressAfter,
      progress: (title) => {
        shown.push(title);
        return Promise.resolve(progress);
      },
      info: (message) => log.push(message),
      warn: (message) => log.push(message),
      changed: () => {
        seen.changed++;
      },
    }),
  };
  return seen;
}

const numbersIn = ({ folder }: Seen): string[] =>
  [...folder.workspace.members()].flatMap((m) => [...m.allSections()].map((s) => s.number)).sort();

const section = (number: number): string => `§ 1-${number}. Heading.\n\nThe clerk shall keep a list.\n`;

describe('patterns of file names', () => {
  const cases: readonly [glob: string, fits: readonly string[], not: readonly string[]][] = [
    ['*.ordinance', ['a.ordinance', 'x/y/a.ordinance', 'A.ORDINANCE'], ['a.ordinances', 'a.ordinance/x']],
    ['**/*.{ordinance,ord}', ['a.ord', 'x/a.ordinance'], ['a.txt', 'ord']],
    ['code/**', ['code/a.txt', 'code/x/b'], ['codes/a.txt', 'x/code/a']],
    ['code/*.txt', ['code/a.txt'], ['code/x/a.txt', 'a.txt']],
    ['title-??/[0-9]*', ['title-22/22-1'], ['title-222/2', 'title-22/x']],
    ['[!a]*', ['b'], ['abc']],
    ['a+(b).txt', ['a+(b).txt'], ['aab.txt']],
    ['{broken', [], ['{broken', 'broken']],
    ['a*a*a*a*a*a*a*a*b', [], ['aaaaaaaab']],
  ];
  for (const [glob, fits, not] of cases) {
    it(glob, () => {
      const matches = matcher([glob]);
      assert.deepEqual([...fits, ...not].filter(matches), fits);
    });
  }

  it('leave out a folder with all that is in it', () => {
    const skipped = folderMatcher(['**/archive', 'old/**', '*.tmp']);
    assert.deepEqual(['archive', 'x/archive', 'old', 'code', 'x.tmp'].filter(skipped), ['archive', 'x/archive', 'old', 'x.tmp']);
    const wants = wantedBy({ include: ['**/*.ord'], exclude: ['**/archive', 'draft*'] });
    const paths = ['a.ord', 'x/b.ord', 'archive/c.ord', 'x/archive/y/d.ord', '.git/e.ord', 'draft1.ord', 'f.txt'];
    assert.deepEqual(paths.filter(wants), ['a.ord', 'x/b.ord']);
  });
});

describe('names of files', () => {
  it('are one however an editor writes them', () => {
    assert.equal(canonical('file:///C%3A/Laws/%C2%A7%201.ord'), canonical('file:///c:/Laws/§ 1.ord'));
    assert.equal(canonical('FILE:///a/b.ord'), 'file:///a/b.ord');
    assert.equal(canonical('vscode-vfs://GitHub/x/y'), 'vscode-vfs://github/x/y');
    assert.equal(canonical('untitled:Untitled-1'), 'untitled:Untitled-1');
    assert.equal(canonical('file:///100%.ord'), 'file:///100%25.ord');
  });

  it('are told from the folder on', () => {
    const uri = uriBelow('file:///a', 'title 2/§ 1.ord');
    assert.equal(uri, canonical(uri));
    assert.equal(pathBelow('file:///a', uri), 'title 2/§ 1.ord');
    assert.equal(pathBelow('file:///a', 'file:///ab/c'), undefined);
    assert.equal(nameOf('file:///a', uri), 'title 2/§ 1.ord');
    assert.equal(nameOf(undefined, uri), '§ 1.ord');
  });
});

describe('the bytes of a file', () => {
  it('are read in the encodings that word processors wrote', () => {
    const text = '§ 1 “x”';
    const utf16 = Buffer.from(text, 'utf16le');
    assert.equal(decode(Buffer.from(text)), text);
    assert.equal(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])), text);
    assert.equal(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])), text);
    assert.equal(decode(Uint8Array.from([0xa7, 0x20, 0x31, 0x20, 0x93, 0x78, 0x94])), text);
    assert.equal(decode(Uint8Array.from([0x25, 0x00, 0x01])), undefined);
  });
});

describe('a folder', () => {
  it('reads the files that count and says how many', async () => {
    const disk = new Disk();
    disk.put('a.ordinance', section(1));
    disk.put('x/b.ordinance', section(2));
    disk.put('archive/c.ordinance', section(3));
    disk.put('d.txt', section(4));
    const seen = folderOver(disk);
    assert.equal(seen.folder.state, 'open');
    const reading = seen.folder.read(SETTINGS);
    assert.equal(seen.folder.incomplete, true);
    await reading;
    assert.equal(seen.folder.state, 'ready');
    assert.deepEqual(numbersIn(seen), ['1-1', '1-2']);
    assert.match(seen.log.join(), /^Read 2 files of folder in /);
    assert.deepEqual(seen.shown, []);
    assert.equal(seen.changed, 1);
  });

  it('reads nothing where no files may be read, or none are asked for', async () => {
    const alone = folderOver(undefined);
    await alone.folder.read(SETTINGS);
    assert.equal(alone.folder.state, 'open');
    assert.equal(alone.folder.incomplete, false);
    const disk = new Disk();
    disk.put('a.ordinance', section(1));
    const seen = folderOver(disk);
    await seen.folder.read({ ...SETTINGS, include: [] });
    assert.equal(disk.reads, 0);
    assert.deepEqual(numbersIn(seen), []);
  });

  it('shows progress, and keeps what was read when it is stopped', async () => {
    const disk = new Disk();
    for (let i = 1; i <= 200; i++) disk.put(`${String(i).padStart(3, '0')}.ordinance`, section(i));
    const seen = folderOver(disk, 0);
    disk.onRead = () => {
      if (disk.reads === 4) seen.cancel();
    };
    await seen.folder.read(SETTINGS);
    assert.equal(seen.folder.state, 'stopped');
    assert.equal(seen.folder.incomplete, true);
    assert.equal(seen.shown[0], 'Reading folder');
    assert.equal(seen.shown.at(-1), 'done');
    const read = numbersIn(seen).length;
    assert.ok(read > 0 && read < 200, `${read} files read`);
    assert.match(seen.log.join(), new RegExp(`was stopped after ${read} of 200 files; those count`));
    await seen.folder.fileChanged(uriOf('200.ordinance'), false);
    assert.ok(numbersIn(seen).includes('1-200'), 'a file that changes is still read');
  });

  it('names a file that cannot be read once and goes on', async () => {
    const disk = new Disk();
    disk.put('a.ordinance', section(1));
    disk.troubles.set(uriOf('b.ordinance'), 'it may not be read.');
    disk.put('c.ordinance', section(3));
    const seen = folderOver(disk);
    await seen.folder.read(SETTINGS);
    assert.deepEqual(numbersIn(seen), ['1-1', '1-3']);
    assert.deepEqual(
      seen.log.filter((l) => l.includes('left out')),
      ['b.ordinance is left out: it may not be read.'],
    );
  });

  it('follows files that change, come and go, and folders that go', async () => {
    const disk = new Disk();
    disk.put('a.ordinance', section(1));
    disk.put('x/b.ordinance', section(2));
    disk.put('x/c.ordinance', section(3));
    const seen = folderOver(disk);
    await seen.folder.read(SETTINGS);
    disk.put('a.ordinance', section(11));
    disk.put('d.ordinance', section(4));
    await Promise.all([seen.folder.fileChanged(uriOf('a.ordinance'), false), seen.folder.fileChanged(uriOf('d.ordinance'), false)]);
    await seen.folder.fileChanged(uriOf('e.txt'), false);
    assert.deepEqual(numbersIn(seen), ['1-11', '1-2', '1-3', '1-4']);
    disk.texts.delete(uriOf('x/b.ordinance'));
    disk.texts.delete(uriOf('x/c.ordinance'));
    await seen.folder.fileChanged(uriOf('x'), true);
    assert.deepEqual(numbersIn(seen), ['1-11', '1-4']);
  });

  it('takes in what changed while it was being read', async () => {
    const disk = new Disk();
    for (let i = 1; i <= 60; i++) disk.put(`${String(i).padStart(2, '0')}.ordinance`, section(i));
    const seen = folderOver(disk);
    disk.onRead = () => {
      if (disk.reads !== 3) return;
      disk.put('01.ordinance', section(99));
      void seen.folder.fileChanged(uriOf('01.ordinance'), false);
    };
    await seen.folder.read(SETTINGS);
    assert.ok(numbersIn(seen).includes('1-99'));
    assert.ok(!numbersIn(seen).includes('1-1'));
  });

  it('reads anew with other settings, and drops what no longer counts', async () => {
    const disk = new Disk();
    disk.put('a.ordinance', section(1));
    disk.put('b.txt', section(2));
    const seen = folderOver(disk);
    await seen.folder.read(SETTINGS);
    await seen.folder.read({ ...SETTINGS, include: ['*.txt'] });
    assert.deepEqual(numbersIn(seen), ['1-2']);
  });

  it('lets a later reading overtake an earlier one', async () => {
    const disk = new Disk();
    for (let i = 1; i <= 60; i++) disk.put(`${i}.ordinance`, section(i));
    disk.put('z.txt', section(100));
    const seen = folderOver(disk);
    await Promise.all([seen.folder.read(SETTINGS), seen.folder.read({ ...SETTINGS, include: ['*.txt'] })]);
    assert.deepEqual(numbersIn(seen), ['1-100']);
    assert.equal(seen.folder.state, 'ready');
  });
});
