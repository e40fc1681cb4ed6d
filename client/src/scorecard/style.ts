/** The style sheet of the scorecard page: colours are the theme's, sizes the reader's; on paper it is black on white. */
export const STYLE = `
body { color: var(--vscode-foreground); background: var(--vscode-editor-background); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.5; }
main { max-width: 56rem; margin: 0 auto; padding: 0.5rem 0 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; line-height: 1.3; margin: 1rem 0; }
h2 { font-size: 1.15em; margin: 2rem 0 0.4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; margin: 0 0 1rem; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
caption { text-align: left; color: var(--vscode-descriptionForeground); padding-bottom: 0.3rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem 0.35rem 0; border-top: 1px solid var(--vscode-widget-border, var(--vscode-editorWidget-border, currentColor)); font-weight: normal; }
thead th { color: var(--vscode-descriptionForeground); }
th:nth-child(2), td:nth-child(2) { width: 6.5em; }
th:nth-child(3), td:nth-child(3) { width: 30%; }
td.yes, td.no, td.other { font-weight: 600; white-space: nowrap; }
table:not(:has(th:nth-child(3))) th:nth-child(2), table:not(:has(th:nth-child(3))) td { width: 40%; }
.aside { color: var(--vscode-descriptionForeground); }
#said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button { font: inherit; color: var(--vscode-button-secondaryForeground, var(--vscode-foreground)); background: var(--vscode-button-secondaryBackground, transparent); border: 1px solid var(--vscode-contrastBorder, transparent); padding: 0.25rem 0.8rem; border-radius: 2px; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); }
button.place { color: var(--vscode-textLink-foreground); background: none; border: none; padding: 0; text-decoration: underline; text-align: left; }
button.place:hover { color: var(--vscode-textLink-activeForeground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dt { margin-top: 0.4rem; } }
@media print {
  body { color: #000; background: #fff; font-size: 10.5pt; padding: 0; }
  main { max-width: none; padding: 0; }
  dt, caption, thead th, .aside { color: #333; }
  th, td { border-color: #777; }
  .acts { display: none; }
  button.place { color: #000; text-decoration: none; }
  tr, h1, h2 { break-inside: avoid; }
  h2, caption { break-after: avoid; }
}
@page { margin: 18mm; }
`;
