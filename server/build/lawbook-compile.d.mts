import type { LexiconFile } from '../src/core/facts/lexicon';
import type { Lawbook } from '../src/core/lawbook';

/** One complaint about a file of the law book. */
export interface Problem {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** "key: what is wrong. How to mend." */
  readonly message: string;
  /** Warnings do not fail the build. */
  readonly severity: 'error' | 'warning';
}

/** The law book as compiled: `Lawbook`, with the lexicon files in their own shape. */
export interface CompiledLawbook extends Lawbook {
  readonly lexicon: readonly (LexiconFile & { readonly name: string })[];
}

/** Reads and checks everything under rules/ and snippets/ below `root`. */
export function compileLawbook(
  root: string,
  options?: { readonly allowMissing?: boolean },
): { readonly lawbook: CompiledLawbook; readonly problems: readonly Problem[] };

/** "rules/x.yaml:3:1 key: what is wrong. How to mend." */
export function formatProblem(problem: Problem): string;
