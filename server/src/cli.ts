/** The command `home-rule`. */
import { writeSync } from 'node:fs';
import lawbook from 'lawbook';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { main } from './cli/main';
import { createBook } from './core/book';
import { nodeFiles } from './host/node';
import { nodeHost } from './host/workspace';
import { startServer } from './lsp/server';

/** Writes all of it, also into a pipe that takes it in pieces; a closed pipe ends the command quietly. */
function write(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** The day of the calendar on this machine, as an ISO date. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

const argv = process.argv.slice(2);
if (argv[0] === 'lsp') {
  const unknown = argv.slice(1).find((a) => a !== '--stdio' && !a.startsWith('--clientProcessId'));
  if (unknown) {
    write(2, `home-rule lsp: unknown option ${unknown}. Use: home-rule lsp --stdio\n`);
    process.exit(2);
  }
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), lawbook, version, nodeHost);
} else {
  process.exitCode = main(
    argv,
    { book: createBook(lawbook), files: nodeFiles, today: today(), out: (t) => write(1, t), err: (l) => write(2, `${l}\n`) },
    version,
  );
}
