/** The one style sheet of a printed paper, and its hash for the policy in the file's head: a test holds the two together. */

/** Black on white whatever the reader's theme, as the paper is made to be printed and sent; sizes follow the reader's own. */
export const STYLE = `
:root { color-scheme: light; }
html { background: #fff; color: #111; font: 100%/1.5 Charter, "Bitstream Charter", Georgia, Cambria, "Times New Roman", serif; }
body { margin: 0; }
main { box-sizing: border-box; max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .5em; break-after: avoid; }
h1 { font-size: 1.6rem; letter-spacing: .12em; text-transform: uppercase; text-align: center; margin: 1rem 0 1.25rem; }
h2 { font-size: 1.25rem; border-bottom: 1px solid #767676; padding-bottom: .2em; }
h3 { font-size: 1.08rem; font-style: italic; }
h4 { font-size: 1rem; }
p, ul, ol { margin: .6em 0; }
li { margin: .3em 0; }
blockquote { margin: .6em 0 .6em 1.2rem; padding-left: .9rem; border-left: 3px solid #949494; break-inside: avoid; }
blockquote p { margin: 0; }
blockquote strong { font-weight: inherit; text-decoration: underline; text-decoration-thickness: .09em; text-underline-offset: .15em; }
pre { font: inherit; white-space: pre-wrap; margin: .6em 0 .6em 1.2rem; padding: .6rem .9rem; border: 1px solid #bbb; }
cite { font-style: italic; }
h3 cite { font-style: normal; }
small { font-size: .875em; color: #444; }
a { color: #0b4f8a; text-underline-offset: .12em; }
a:focus-visible { outline: 2px solid #0b4f8a; outline-offset: 2px; }
hr { border: 0; border-top: 1px solid #111; margin: 1.25rem 0; }
.marking { text-align: center; font-weight: bold; font-variant-caps: all-small-caps; letter-spacing: .06em; font-size: 1.1rem; }
.notice { border-top: 1px solid #111; margin-top: 2.5rem; padding-top: .6rem; font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1rem 0; }
dt { font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #bbb; }
thead th { border-bottom: 1.5px solid #111; }
tbody th { font-weight: normal; }
table { table-layout: fixed; }
.authorities th:nth-child(1) { width: 42%; } .authorities th:nth-child(2) { width: 13%; } .authorities th:nth-child(3) { width: 22%; }
.citations th:nth-child(1) { width: 58%; }
.lesser th:nth-child(1) { width: 30%; } .lesser th:nth-child(2) { width: 16%; } .lesser th:nth-child(4) { width: 22%; }
.coverage th:nth-child(1) { width: 36%; } .coverage th:nth-child(2) { width: 16%; } .coverage th:nth-child(3) { width: 18%; } .coverage td:nth-child(2) { white-space: nowrap; }
.gaps th:nth-child(1) { width: 28%; } .gaps th:nth-child(3) { width: 20%; } .gaps th:nth-child(4) { width: 24%; }
.points th:nth-child(1) { width: 36%; } .points th:nth-child(2) { width: 20%; } .points th:nth-child(4) { width: 14%; }
.rules th:nth-child(1) { width: 12%; } .rules th:nth-child(3) { width: 9%; } .rules th:nth-child(4) { width: 34%; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
@page { margin: 1in; @bottom-center { content: counter(page) " of " counter(pages); font: 9pt Georgia, serif; } }
@media print {
  html { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  p, li, blockquote { orphans: 2; widows: 2; }
}
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;

/** SHA-256 of the style sheet as a policy names it. */
export const STYLE_HASH = 'sha256-1xuKtgwZkdpsb3KX43/s0QkLyWGrSrztSARNy5T1KlE=';
