/** The bundled command line as a user runs it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** Runs `home-rule` with the arguments; `input` is what it may read from standard input. */
export function run(args: readonly string[], input = '') {
  const r = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: r.status, out: r.stdout, err: r.stderr };
}

/** A folder of its own for the tests of one group, which goes with them. */
export class Folder {
  path = '';

  constructor() {
    before(() => {
      this.path = mkdtempSync(path.join(tmpdir(), 'home-rule-'));
    });
    after(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file, with the folders above it; its full path. */
  file(name: string, content: string | Uint8Array): string {
    const full = path.join(this.path, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
  }
}
