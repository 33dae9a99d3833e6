const light = `
  color-scheme: light;
  --page: #f7f7f5; --panel: #fff; --sunk: #f5f5f2; --line: #e3e3de; --ink: #1c1e21; --muted: #5b616a; --link: #1f5aa8;
  --good: #17713f; --good-soft: #e3f2e8; --bad: #b3261e; --bad-soft: #fce9e7; --warn: #855600; --warn-soft: #fbf0d6;
  --idle: #59606a; --idle-soft: #ececea; --good-fill: #3f9a66; --bad-fill: #cf4a40; --warn-fill: #d99a2b; --idle-fill: #b9bcc0;
  --dim-fill: #d8d9da;`;

const dark = `
  color-scheme: dark;
  --page: #131517; --panel: #1a1d20; --sunk: #202428; --line: #2f3439; --ink: #e4e6e8; --muted: #9ba3ad; --link: #82b4f5;
  --good: #6fcf97; --good-soft: #173023; --bad: #ff9189; --bad-soft: #3c1c1a; --warn: #e8bb5d; --warn-soft: #352a12;
  --idle: #a3abb5; --idle-soft: #292d32; --good-fill: #3f9a66; --bad-fill: #d2544a; --warn-fill: #c98f2c; --idle-fill: #5a626b;
  --dim-fill: #3d4349;`;

const base = `
* { box-sizing: border-box; }
html { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; scroll-padding-top: 64px;
  background: var(--page); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 24px 24px 64px; max-width: 1240px; }
h1, h2, h3, h4, h5, p, ul, dl, dd, blockquote, pre { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
ul { list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code, pre, kbd { font: 12.5px/1.55 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
small { font-size: 12px; color: var(--muted); font-weight: 400; }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 500; }
button, input { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 4px 10px; }
button { cursor: pointer; }
button:hover { border-color: var(--muted); }
h2 { font-size: 15px; font-weight: 600; }`;

const verdicts = `
.mark { position: relative; display: inline-grid; place-items: center; width: 20px; height: 20px; border-radius: 5px; font-weight: 700; font-size: 12px; line-height: 1; flex: none; }
.mark.conforms { color: var(--good); background: var(--good-soft); }
.mark.deviates { color: #fff; background: #b3261e; }
.mark.unprovoked { color: var(--warn); background: var(--warn-soft); }
.mark.skipped, .mark.unprovokable { color: var(--idle); background: var(--idle-soft); }
rect.conforms { fill: var(--good-fill); } rect.deviates { fill: var(--bad-fill); } rect.unprovoked { fill: var(--warn-fill); }
rect.skipped { fill: var(--idle-fill); } rect.unprovokable { fill: var(--dim-fill); }
.count { margin-right: 10px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.count.conforms { color: var(--good); } .count.deviates { color: var(--bad); font-weight: 600; } .count.unprovoked { color: var(--warn); }`;

const masthead = `
.product { display: flex; justify-content: space-between; align-items: center; color: var(--muted); min-height: 32px; }
h1 { font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: 4px 0 2px; overflow-wrap: anywhere; }
.headline { font-size: 17px; color: var(--muted); }
.headline b { color: var(--ink); font-weight: 650; font-variant-numeric: tabular-nums; }
.proportions { display: block; width: 100%; height: 10px; margin: 16px 0 12px; border-radius: 5px; background: var(--line); }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 8px 24px; }
.counts li { display: flex; gap: 8px; align-items: start; }
.counts b { font-variant-numeric: tabular-nums; }
.counts small { display: block; line-height: 1.3; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 12px 28px; margin: 22px 0 28px; padding-top: 18px; border-top: 1px solid var(--line); }
.facts dt { font-size: 12px; color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.warning { color: var(--warn); background: var(--warn-soft); border-radius: 6px; padding: 6px 10px; margin: 10px 0; }`;

const sections = `
.changes, .matrix, .runs, .findings, .notices { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 18px; padding: 14px 18px; }
.changes dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 12px 28px; margin-top: 8px; }
.changes dt { color: var(--muted); } .changes dt b { color: var(--ink); }
.changes .deviates dt, .changes .deviates dt b { color: var(--bad); font-weight: 600; } .changes .conforms dt, .changes .conforms dt b { color: var(--good); font-weight: 600; }
.changes li { overflow-wrap: anywhere; }
.findings li, .notices li { padding: 6px 0; } .findings li + li { border-top: 1px solid var(--line); } .findings ul, .notices ul { margin-top: 6px; }
.matrix > summary { display: flex; align-items: center; gap: 8px; }
.matrix > summary::before, .exchange > summary::before { content: "▸"; color: var(--muted); font-size: 11px; width: 10px; display: inline-block; }
.matrix[open] > summary::before, .exchange[open] > summary::before { content: "▾"; }
.matrix .scroll { margin-top: 8px; }
.matrix th, .matrix td { padding: 4px 10px; border-top: 1px solid var(--line); vertical-align: middle; }
.matrix thead th { border: 0; color: var(--muted); font-size: 12px; }
.matrix th:first-child { padding-left: 0; }
.matrix .status, .matrix td { text-align: center; width: 56px; }
.matrix td a { display: inline-block; padding: 3px; border-radius: 6px; } .matrix td a:hover { background: var(--sunk); }
.matrix tbody tr:hover { background: var(--sunk); }
.matrix tbody th { white-space: nowrap; } .matrix tbody small { margin-left: 6px; }
.operation i { font-style: normal; color: var(--muted); } .operation b { font-weight: 650; }
.runs { margin-top: 28px; } .runs table { margin-top: 6px; min-width: 560px; } .runs th, .runs td { padding: 5px 14px 5px 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.runs thead th { border: 0; color: var(--muted); font-size: 12px; } .runs time { white-space: nowrap; }
footer { margin-top: 28px; color: var(--muted); font-size: 12px; } kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 5px; background: var(--panel); color: var(--ink); }`;

const toolbar = `
.toolbar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 10px 0; margin-bottom: 4px; background: var(--page); }
.toolbar input { width: 230px; }
.filters { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.filters b { font-variant-numeric: tabular-nums; font-weight: 600; }
.filters button[aria-pressed="true"] { background: var(--ink); color: var(--page); border-color: var(--ink); }
#expand { margin-left: auto; } #shown { color: var(--muted); } #shown:empty { display: none; }`;

const responses = `
.operation-group { margin: 0 0 18px; }
.operation-group h3 { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 6px 2px; }
.operation-group h3 code { font-size: 13.5px; overflow-wrap: anywhere; } .operation-group h3 > span { color: var(--muted); } .operation-group h3 small { margin-left: auto; }
.list { border: 1px solid var(--line); border-radius: 8px; overflow: clip; }
.response { background: var(--panel); border-top: 1px solid var(--line); margin-top: -1px; content-visibility: auto; contain-intrinsic-size: auto 42px; }
.response[open] { contain-intrinsic-height: auto 900px; }
.response > summary { display: grid; grid-template-columns: 20px 34px 1fr auto; gap: 10px; align-items: start; padding: 9px 14px; }
.response > summary:hover { background: var(--sunk); } .response[open] > summary { border-bottom: 1px solid var(--line); }
.response > summary:focus-visible { outline-offset: -2px; }
.status { font-variant-numeric: tabular-nums; font-weight: 650; } .time { color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.title { overflow-wrap: anywhere; min-width: 0; } .title small { margin-left: 6px; }
.reason { display: block; color: var(--muted); } .deviates > summary .reason { color: var(--bad); } .unprovoked > summary .reason { color: var(--warn); }
.detail { padding: 6px 14px 14px; scroll-margin-top: 52px; }
.detail > section { display: grid; grid-template-columns: 110px minmax(0, 1fr); gap: 14px; padding: 10px 0; border-top: 1px solid var(--line); }
.detail > section:first-child { border-top: 0; }
h4 { color: var(--muted); font-size: 12px; padding-top: 2px; } h5 { font-size: 12px; color: var(--muted); margin-bottom: 2px; }
.next { font-weight: 550; }
blockquote { border-left: 3px solid var(--line); padding-left: 12px; margin-bottom: 6px; overflow: auto; overflow-wrap: anywhere; max-height: 17em; } blockquote > * + * { margin-top: 6px; }
blockquote ul, blockquote ol { list-style: disc; padding-left: 20px; margin: 0; } blockquote table { width: auto; } blockquote td, blockquote th { border: 1px solid var(--line); padding: 2px 8px; } blockquote pre { overflow-x: auto; }
.place { color: var(--muted); overflow-wrap: anywhere; }
.condition { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin-top: 4px; } .condition dt { color: var(--muted); }
.url { overflow-wrap: anywhere; } .headers { margin: 2px 0; overflow-wrap: anywhere; } .headers b { font-weight: 400; color: var(--muted); }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; overflow-x: auto; margin-top: 6px; tab-size: 2; max-height: 70vh; overflow-y: auto; }
.copyable { position: relative; } .copyable pre { padding-right: 80px; } .copyable button { position: absolute; top: 6px; right: 6px; padding: 1px 8px; font-size: 12px; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 18px; }
.beside > div { display: contents; } .beside > :first-child > * { grid-column: 1; } .beside > :last-child > * { grid-column: 2; }
.beside > div > :nth-child(1) { grid-row: 1; } .beside > div > :nth-child(2) { grid-row: 2; } .beside > div > :nth-child(3) { grid-row: 3; }
.beside > div > :nth-child(4) { grid-row: 4; } .beside > div > :nth-child(5) { grid-row: 5; } .beside p { margin: 1px 0; } .beside code + code { margin-left: 6px; }
.differs { border-bottom: 1px dashed var(--muted); } .loudly { color: var(--bad); background: var(--bad-soft); border: 0; border-radius: 4px; padding: 1px 5px; font-weight: 650; }
.none { color: var(--muted); font-style: italic; }
.pane { padding-left: 26px; max-height: none; }
.line { display: block; margin-left: -16px; min-height: 1.55em; } .line::before { content: ""; display: inline-block; width: 16px; color: var(--muted); }
.value::before { content: "~"; } .undocumented::before { content: "+"; } .missing::before { content: "−"; } .kind::before { content: "~"; }
.undocumented, .missing { color: var(--muted); } .omission { color: var(--muted); font-style: italic; }
.deviation, .note, .expected { margin-right: -12px; padding-right: 12px; width: max-content; min-width: calc(100% + 28px); }
.deviation, .note { background: var(--bad-soft); } .deviation::before, .note::before { content: "✗"; color: var(--bad); font-weight: 700; } .deviation + .note::before { content: ""; }
.expected { background: var(--good-soft); } .note em { color: var(--bad); font-weight: 600; font-style: normal; }
.legend { color: var(--muted); font-size: 12px; margin-top: 6px; }
.assertions li { display: flex; gap: 8px; padding: 1px 0; overflow-wrap: anywhere; } .assertions .passed > :first-child { color: var(--good); } .assertions .failed { color: var(--bad); } .assertions .skipped { color: var(--muted); }
.message { display: block; white-space: pre-line; }
.exchange > summary { overflow-wrap: anywhere; padding: 2px 0; }
.id { padding-top: 8px; font-size: 12px; text-align: right; overflow-wrap: anywhere; }`;

const phone = `
@media screen and (max-width: 760px) {
  body { padding: 14px 14px 48px; } h1 { font-size: 24px; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px 18px; }
  .detail > section { grid-template-columns: minmax(0, 1fr); gap: 2px; } .beside { display: block; } .beside > div { display: block; margin-bottom: 12px; } .gap { display: none; }
  .toolbar { position: static; } .toolbar label, .toolbar input { width: 100%; } .response > summary { padding: 9px 10px; gap: 8px; } .detail { padding: 4px 10px 12px; }
  .matrix tbody th { white-space: normal; min-width: 180px; } .matrix tbody small { display: block; margin: 0; } .operation-group h3 small { margin: 0; } .keys { display: none; }
  .counts { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); } .counts small, .title small { display: none; } .condition { grid-template-columns: 1fr; } .condition dd + dt { margin-top: 4px; }
}`;

const paper = `
@media print {
  @page { margin: 14mm; }
  html { font-size: 9.5pt; background: #fff; } body { max-width: none; padding: 0; }
  .toolbar, #theme, .keys, .copyable button, .runs { display: none !important; }
  .response { content-visibility: visible; } .response > summary, .matrix tr { break-inside: avoid; } h2, h3, .response > summary { break-after: avoid; }
  blockquote { max-height: none; } pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; max-height: none; } .deviation, .note, .expected { width: auto; }
  code, pre { font-size: 8.5pt; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;

/** The style of the page: calm, dense, light and dark, on a phone and on paper. */
export const style = `
:root {${light}
}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {${dark}
} }
@media screen { :root[data-theme="dark"] {${dark}
} }
${[base, verdicts, masthead, sections, toolbar, responses, phone, paper].join('\n')}
`;
