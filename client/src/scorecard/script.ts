/**
 * The script of the scorecard page. It hands clicks on to the extension, and puts a new card in the place of the old one
 * without losing the reader's place: the focus goes to the same button, and one line is said aloud.
 */
export const SCRIPT = `
(function () {
  'use strict';
  const host = acquireVsCodeApi();
  const card = document.getElementById('card');
  const said = document.getElementById('said');
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-act]') : null;
    if (button) host.postMessage({ act: button.dataset.act, key: button.dataset.key });
  });
  const mark = (element) => element && (element.dataset.key ? '[data-key="' + CSS.escape(element.dataset.key) + '"]' : element.dataset.act ? '[data-act="' + CSS.escape(element.dataset.act) + '"]' : '');
  window.addEventListener('message', ({ data }) => {
    if (!data || typeof data.html !== 'string') return;
    const focused = mark(document.activeElement);
    const top = window.scrollY;
    card.innerHTML = data.html;
    const again = focused ? card.querySelector(focused) : null;
    if (again) again.focus({ preventScroll: true });
    window.scrollTo(0, top);
    said.textContent = data.said || '';
  });
  host.postMessage({ act: 'ready' });
})();
`;
