/**
 * What ui-workbench.mjs needs to know about the page: where a text is, which underlines there are.
 */

/**
 * @typedef {'error' | 'warning' | 'info' | 'hint'} Severity as the editor underlines it
 */

/**
 * @param {import('playwright-core').Locator} locator
 * @param {number} timeout in milliseconds
 * @returns {Promise<boolean>} whether it is visible within that time
 */
export function appears(locator, timeout) {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** @param {Severity | undefined} severity */
export function squiggles(severity) {
  const all = /** @type {const} */ (['error', 'warning', 'info', 'hint']);
  return all
    .filter((each) => severity === undefined || each === severity)
    .map((each) => `.editor-group-container.active .squiggly-${each}`)
    .join(', ');
}

/** @param {string} text */
export function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Runs in the page: finds a text in the lines of the active editor. A line is made of many pieces, and may be wrapped;
 * its blanks are of more than one kind.
 * @param {string} text
 * @returns {{ x: number, y: number } | undefined} the middle of the text's middle character
 */
export function placeOf(text) {
  const blank = /[\s\u00a0\u200b]/;
  const lines = [...document.querySelectorAll('.editor-group-container.active .monaco-editor .view-line')]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  let written = '';
  /** @type {[Text, number][]} */
  const from = [];
  for (const { element } of lines) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const piece = /** @type {Text} */ (node);
      for (let i = 0; i < piece.data.length; i++) {
        const char = piece.data[i] ?? '';
        // Runs of blanks count as one: a wrapped line is indented with blanks that are not in the file.
        if (blank.test(char) && written.endsWith(' ')) continue;
        written += blank.test(char) ? ' ' : char;
        from.push([piece, i]);
      }
    }
  }
  const at = written.indexOf(text.replace(/\s+/g, ' '));
  const middle = at < 0 ? undefined : from[at + Math.floor(text.length / 2)];
  if (middle === undefined) return undefined;
  const range = document.createRange();
  range.setStart(middle[0], middle[1]);
  range.setEnd(middle[0], middle[1] + 1);
  const box = range.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
