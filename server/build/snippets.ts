/** Run by the build: the contributed VS Code snippets, made by the same renderer that inserts clauses. */
import lawbook from 'lawbook';
import { contributedSnippets } from '../src/core/clauses';

export const snippetsJson = (): string => `${JSON.stringify(contributedSnippets(lawbook.clauses), undefined, 2)}\n`;
