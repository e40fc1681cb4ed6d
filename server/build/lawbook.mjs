/**
 * The law book compiler as the build and the command line use it.
 * `node server/build/lawbook.mjs --check` prints the problems of rules/ and snippets/ and ends with 1 if one is an error;
 * with `--allow-missing`, a name that leads nowhere is a warning only.
 */
import { pathToFileURL } from 'node:url';
import { compileLawbook, formatProblem } from './lawbook-compile.mjs';

export { compileLawbook, formatProblem };

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { lawbook, problems } = compileLawbook(process.cwd(), { allowMissing: process.argv.includes('--allow-missing') });
  for (const p of problems) process.stdout.write(`${formatProblem(p)}\n`);
  const errors = problems.filter((p) => p.severity === 'error').length;
  const concepts = lawbook.lexicon.reduce((n, file) => n + file.concepts.length, 0);
  const count = [
    `${lawbook.authorities.length} authorities`,
    `${lawbook.terms.length} terms`,
    `${lawbook.rules.length} rules`,
    `${lawbook.clauses.length} clauses`,
    `${concepts} concepts`,
  ].join(', ');
  process.stdout.write(`${count}; ${errors} errors, ${problems.length - errors} warnings\n`);
  if (process.argv.includes('--check') && errors > 0) process.exitCode = 1;
}
