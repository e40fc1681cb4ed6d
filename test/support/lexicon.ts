/** The product's own lexicon, read from rules/lexicon/ for tests that run without the law book. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileLexicon, type ExtraPhrase, type Lexicon, type LexiconFile } from '../../server/src/core/facts/lexicon';

interface RawConcept {
  id: string;
  gloss: string;
  strong: boolean;
  phrases: string[];
  'not-phrases'?: string[];
  implies?: string[];
}

/** All lexicon files under `root`/rules/lexicon. */
export function readLexiconFiles(root = process.cwd()): LexiconFile[] {
  const folder = join(root, 'rules', 'lexicon');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const raw = parse(readFileSync(join(folder, name), 'utf8')) as { title: string; concepts: RawConcept[] };
      return {
        title: raw.title,
        concepts: raw.concepts.map(({ 'not-phrases': notPhrases, ...rest }) => ({ ...rest, notPhrases: notPhrases ?? [] })),
      };
    });
}

let shared: Lexicon | undefined;

/** The lexicon compiled once for all tests, or anew with extra phrases. */
export function testLexicon(extra?: readonly ExtraPhrase[]): Lexicon {
  if (extra) return compileLexicon(readLexiconFiles(), extra);
  shared ??= compileLexicon(readLexiconFiles());
  return shared;
}
