/** Small things done to words. */

/** With a capital at its head. */
export const capital = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);

/** The words as a pattern that matches them letter for letter. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
