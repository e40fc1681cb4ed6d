/** The formats in which a memo is written down. */
import { toHtml } from './html';
import { toMarkdown } from './markdown';
import type { Paper } from './paper';

export type MemoFormat = 'markdown' | 'html';

export const written = (paper: Paper, format: MemoFormat): string => (format === 'html' ? toHtml(paper) : toMarkdown(paper));
