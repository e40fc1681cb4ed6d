/**
 * Keeps one long-running program, so that nothing of it outlives whoever asked for it:
 *
 *     node keeper.mjs FOLDER COMMAND [ARGUMENT…]
 *
 * The command runs in a process group of its own. When standard input ends (the asker closed it, or died by whatever
 * signal), the whole group is killed and FOLDER, its temporary files and sockets, is removed.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { killGroup } from './processes.mjs';

const [folder, command, ...args] = process.argv.slice(2);
if (folder === undefined || command === undefined) {
  process.stderr.write('usage: keeper.mjs FOLDER COMMAND [ARGUMENT…]\n');
  process.exit(2);
}

const child = spawn(command, args, { detached: process.platform !== 'win32', stdio: ['ignore', 'inherit', 'inherit'] });
const finish = (/** @type {number} */ code) => {
  killGroup(child.pid);
  // Members of the group may still be dying and writing: remove with retries.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit(code);
};
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  finish(1);
});
child.once('exit', (code) => finish(code ?? 1));

const end = () => killGroup(child.pid);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
process.stdin.once('end', end).once('error', end).resume();
// The asker's end of the pipes is gone once it died; that must not keep the clean-up from happening.
process.stdout.on('error', end);
process.stderr.on('error', end);
