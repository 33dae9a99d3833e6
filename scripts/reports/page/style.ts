const light = `
  color-scheme: light;
  --page: #f6f6f4; --panel: #fff; --sunk: #f4f4f1; --line: #e2e2dc; --ink: #1b1d20; --muted: #5a6069; --link: #1d56a3;
  --good: #17693a; --good-soft: #e2f2e7; --bad: #b3261e; --bad-soft: #fce9e7; --warn: #7d5100; --warn-soft: #fbf0d6;
  --idle: #565d66; --idle-soft: #ebebe8; --good-fill: #3f9a66; --bad-fill: #cf4a40; --warn-fill: #d99a2b; --idle-fill: #b9bcc0;
  --dim-fill: #d8d9da;`;

const dark = `
  color-scheme: dark;
  --page: #121416; --panel: #191c1f; --sunk: #1f2327; --line: #2e3338; --ink: #e4e6e8; --muted: #9ca4ae; --link: #86b7f6;
  --good: #6fcf97; --good-soft: #162e22; --bad: #ff948c; --bad-soft: #3a1c1a; --warn: #e8bb5d; --warn-soft: #342911;
  --idle: #a3abb5; --idle-soft: #282c31; --good-fill: #3f9a66; --bad-fill: #d2544a; --warn-fill: #c98f2c; --idle-fill: #5a626b;
  --dim-fill: #3d4349;`;

const base = `
* { box-sizing: border-box; }
html { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; scroll-padding-top: 8px;
  background: var(--page); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 20px 28px 64px; max-width: 1280px; }
h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, blockquote, pre { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
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
table { border-collapse: collapse; }
th { text-align: left; font-weight: 500; }
button, input { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 3px 10px; }
button { cursor: pointer; }
button:hover { border-color: var(--muted); }
h2 { font-size: 14px; font-weight: 650; }`;

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
.product { display: flex; justify-content: space-between; align-items: center; color: var(--muted); font-size: 12px; min-height: 30px; }
h1 { font-size: 26px; line-height: 1.2; font-weight: 680; letter-spacing: -.012em; overflow-wrap: anywhere; }
.headline { font-size: 16px; color: var(--muted); margin-top: 2px; }
.headline b { color: var(--ink); font-weight: 650; font-variant-numeric: tabular-nums; }
.gate { margin-left: 10px; padding: 2px 9px; border-radius: 10px; font-size: 12px; font-weight: 650; vertical-align: 1px; }
.gate.conforms { color: var(--good); background: var(--good-soft); } .gate.deviates { color: #fff; background: #b3261e; }
.proportions { display: block; width: 100%; height: 8px; margin: 14px 0 10px; border-radius: 4px; background: var(--line); }
.counts { display: flex; flex-wrap: wrap; gap: 6px 28px; }
.counts li { display: flex; gap: 8px; align-items: start; }
.counts b { font-variant-numeric: tabular-nums; }
.counts small { display: block; line-height: 1.3; }
.reasons { margin-top: 12px; padding: 7px 12px; border-left: 3px solid var(--line); background: var(--sunk); border-radius: 0 6px 6px 0; overflow-wrap: anywhere; } .reasons b { font-weight: 600; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 3px 32px; margin: 16px 0 20px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; }
.facts div { display: grid; grid-template-columns: 110px minmax(0, 1fr); }
.facts dt { color: var(--muted); } .facts dd { overflow-wrap: anywhere; }
.warning { color: var(--warn); background: var(--warn-soft); border-radius: 6px; padding: 6px 10px; margin: 10px 0; overflow-wrap: anywhere; }`;

const sections = `
.changes, .matrix, .runs, .findings, .notices, .causes { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 14px; padding: 10px 16px; }
.changes dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 10px 28px; margin-top: 6px; }
.changes dt { color: var(--muted); } .changes dt b { color: var(--ink); } .changes p { color: var(--muted); }
.changes .deviates dt, .changes .deviates dt b { color: var(--bad); font-weight: 600; } .changes .conforms dt, .changes .conforms dt b { color: var(--good); font-weight: 600; }
.trend { margin: 8px 0 2px; overflow-x: auto; } .trend svg { display: block; } .trend a:hover { opacity: .75; }
.changes li { overflow-wrap: anywhere; }
.findings > ul { margin-top: 6px; } .findings li { display: grid; grid-template-columns: 84px minmax(0, 1fr); padding: 7px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.severity { font-weight: 600; } .severity.warning { color: var(--warn); background: none; padding: 0; margin: 0; } .severity.error { color: var(--bad); } .severity.note { color: var(--muted); }
.advice { color: var(--muted); } .places { display: flex; flex-wrap: wrap; gap: 0 8px; }
.notices li { padding: 4px 0; overflow-wrap: anywhere; }
.causes ul { list-style: none; } .causes li { padding: 7px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; } .causes li:first-child { border-top: 0; } .causes .places { gap: 0 16px; }
.codes { margin-top: 4px; color: var(--muted); display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; }
.matrix > summary, .findings > summary { display: flex; align-items: center; gap: 6px; }
.matrix > summary::before, .findings > summary::before, .exchange > summary::before { content: "▸"; color: var(--muted); font-size: 11px; width: 10px; display: inline-block; }
.matrix[open] > summary::before, .findings[open] > summary::before, .exchange[open] > summary::before { content: "▾"; }
.matrix .scroll { margin-top: 4px; max-height: 70vh; overflow-y: auto; } .matrix table { width: 100%; }
.matrix th, .matrix td { padding: 2px 8px; border-top: 1px solid var(--line); vertical-align: middle; }
.matrix thead th { position: sticky; top: 0; z-index: 1; background: var(--panel); border: 0; color: var(--muted); font-size: 12px; }
.matrix th:first-child { padding-left: 0; }
.matrix .status, .matrix td { text-align: center; width: 52px; white-space: nowrap; }
.matrix td a { display: inline-block; padding: 2px; border-radius: 6px; vertical-align: middle; } .matrix td a:hover { background: var(--line); }
.matrix tbody tr:hover { background: var(--sunk); }
.matrix tbody th { min-width: 180px; overflow-wrap: anywhere; } .matrix tbody small { margin-left: 8px; }
.operation i { font-style: normal; color: var(--muted); } .operation b { font-weight: 650; }
.aligned b { display: inline-block; min-width: 7ch; }
.runs, .findings, .notices { margin-top: 18px; } .runs table { margin-top: 4px; min-width: 560px; width: 100%; } .runs th, .runs td { padding: 4px 14px 4px 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.runs thead th { border: 0; color: var(--muted); font-size: 12px; } .runs time { white-space: nowrap; }
footer { margin-top: 24px; color: var(--muted); font-size: 12px; } kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 5px; background: var(--panel); color: var(--ink); }`;

const toolbar = `
.toolbar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 0; background: var(--page); }
.toolbar input { width: 230px; }
.filters { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.filters b { font-variant-numeric: tabular-nums; font-weight: 600; }
.filters button[aria-pressed="true"] { background: var(--ink); color: var(--page); border-color: var(--ink); }
#expand { margin-left: auto; } #shown { color: var(--muted); } #shown:empty { display: none; }`;

const responses = `
.group { margin: 0 0 14px; } h3 { font-size: 14px; font-weight: 650; padding: 6px 0; overflow-wrap: anywhere; }
.list { border: 1px solid var(--line); border-radius: 8px; overflow: clip; background: var(--panel); }
.operation-group + .operation-group { border-top: 1px solid var(--line); }
h4 { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; padding: 5px 14px; background: var(--sunk); }
h4 code { overflow-wrap: anywhere; } h4 > span { color: var(--muted); font-size: 13px; }
.response { border-top: 1px solid var(--line); }
.many .response { content-visibility: auto; contain-intrinsic-size: auto 36px; } .many .response[open] { contain-intrinsic-height: auto 900px; }
.response > summary { display: grid; grid-template-columns: 20px 32px 1fr auto; gap: 10px; align-items: start; padding: 7px 14px; }
.response > summary:hover { background: var(--sunk); } .response[open] > summary { border-bottom: 1px solid var(--line); }
.response > summary:focus-visible { outline-offset: -2px; }
.status { font-variant-numeric: tabular-nums; font-weight: 650; } .time { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.title { overflow-wrap: anywhere; min-width: 0; } .title small { margin-left: 4px; }
.reason { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 13px; color: var(--muted); } [open] > summary .reason { -webkit-line-clamp: none; }
.deviates > summary .reason { color: var(--bad); } .unprovoked > summary .reason { color: var(--warn); }
.known { margin-left: 4px; padding: 1px 7px; border-radius: 9px; font-size: 12px; color: var(--idle); background: var(--idle-soft); }
.detail { padding: 2px 14px 10px; }
.detail > section { display: grid; grid-template-columns: 102px minmax(0, 1fr); gap: 14px; padding: 9px 0; border-top: 1px solid var(--line); }
.detail > section:first-child { border-top: 0; }
h5 { color: var(--muted); font-size: 12px; padding-top: 2px; } h6 { font-size: 12px; color: var(--muted); }
.next { margin-top: 4px; font-weight: 600; overflow-wrap: anywhere; } .next span { color: var(--muted); font-weight: 400; }
blockquote { border-left: 3px solid var(--line); padding-left: 12px; margin-bottom: 6px; overflow: auto; overflow-wrap: anywhere; max-height: 15em; } blockquote > * + * { margin-top: 6px; }
blockquote ul, blockquote ol { list-style: disc; padding-left: 20px; } blockquote ol { list-style: decimal; } blockquote td, blockquote th { border: 1px solid var(--line); padding: 2px 8px; } blockquote pre { overflow-x: auto; }
.place { color: var(--muted); overflow-wrap: anywhere; }
.condition { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 1px 14px; } .condition dt { color: var(--muted); } .condition dd { overflow-wrap: anywhere; }
.url { overflow-wrap: anywhere; } .headers { overflow-wrap: anywhere; } .headers b { font-weight: 400; color: var(--muted); }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 7px 12px; overflow-x: auto; margin-top: 5px; tab-size: 2; max-height: 70vh; overflow-y: auto; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 18px; }
.copyable { position: relative; } .copyable pre { margin-top: 0; padding-right: 72px; } .copyable button { position: absolute; top: 5px; right: 5px; padding: 0 8px; font-size: 12px; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 18px; }
.beside > div { display: contents; } .beside > :first-child > * { grid-column: 1; } .beside > :last-child > * { grid-column: 2; }
.beside > div > :nth-child(1) { grid-row: 1; } .beside > div > :nth-child(2) { grid-row: 2; } .beside > div > :nth-child(3) { grid-row: 3; }
.beside > div > :nth-child(4) { grid-row: 4; } .beside > div > :nth-child(5) { grid-row: 5; } .beside p { margin: 1px 0; } .beside code + code { margin-left: 6px; }
.differs { border-bottom: 1px dashed var(--muted); } .loudly { color: var(--bad); background: var(--bad-soft); border: 0; border-radius: 4px; padding: 1px 5px; font-weight: 650; }
.none { color: var(--muted); font-style: italic; }
.pane { padding-left: 26px; max-height: none; }
.line { display: block; margin-left: -16px; min-height: 1.55em; } .line::before { content: ""; display: inline-block; width: 16px; color: var(--muted); }
.value::before { content: "~"; } .undocumented::before { content: "+"; } .missing::before { content: "−"; } .kind::before { content: "~"; }
.beyond::before { content: "»"; } .undocumented, .missing, .beyond { color: var(--muted); } .omission { color: var(--muted); font-style: italic; }
.deviation, .note, .expected { margin-right: -12px; padding-right: 12px; width: max-content; min-width: calc(100% + 28px); }
.deviation, .note { background: var(--bad-soft); } .deviation::before, .note::before { content: "✗"; color: var(--bad); font-weight: 700; } .deviation + .note::before { content: ""; }
.expected { background: var(--good-soft); } .note em { color: var(--bad); font-weight: 600; font-style: normal; }
.legend { display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--muted); font-size: 12px; margin-top: 5px; }
.assertions li { display: grid; grid-template-columns: 12px minmax(0, 1fr); gap: 8px; overflow-wrap: anywhere; } .assertions li > :first-child { text-align: center; } .assertions .passed > :first-child { color: var(--good); } .assertions .failed { color: var(--bad); } .assertions .skipped { color: var(--muted); }
.message { display: block; white-space: pre-line; font-size: 13px; }
.exchange > summary { overflow-wrap: anywhere; padding: 1px 0; } .exchange.deviates { border-left: 3px solid var(--bad); padding-left: 8px; }
.nothing { padding: 24px; text-align: center; color: var(--muted); border: 1px dashed var(--line); border-radius: 8px; }`;

const phone = `
@media screen and (max-width: 760px) {
  body { padding: 12px 14px 48px; } h1 { font-size: 22px; }
  .facts { grid-template-columns: minmax(0, 1fr); } .counts { gap: 6px 20px; }
  .detail > section { grid-template-columns: minmax(0, 1fr); gap: 2px; } .pair { grid-template-columns: minmax(0, 1fr); gap: 6px; } .beside { display: block; } .beside > div { display: block; margin-bottom: 12px; } .gap { display: none; }
  .toolbar { position: static; } .toolbar label, .toolbar input { width: 100%; } .response > summary { padding: 8px 10px; gap: 8px; } h4 { padding: 6px 10px; } .detail { padding: 2px 10px 10px; }
  .matrix, .changes, .runs, .findings, .notices, .causes { padding: 10px 12px; } .matrix tbody small { display: block; margin: 0; } .aligned b { min-width: 0; } .keys { display: none; }
  .runs table { min-width: 0; } .runs thead { display: none; } .runs tr { display: block; padding: 5px 0; border-top: 1px solid var(--line); } .runs td { display: block; border: 0; padding: 0; } .runs tbody tr:first-child { border: 0; }
  .reason { display: block; } .copyable pre { word-break: break-all; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } .deviation, .note, .expected { width: auto; }
  .counts small { display: none; } .title small { display: block; margin: 0; } .condition { grid-template-columns: 1fr; } .condition dd + dt { margin-top: 4px; } .findings li { grid-template-columns: 1fr; }
}`;

const paper = `
@media print {
  @page { margin: 13mm; }
  html { font-size: 9.5pt; background: #fff; } body { max-width: none; padding: 0; }
  .toolbar, #theme, .keys, .copyable, .runs { display: none !important; } .pair { display: block; }
  .many .response { content-visibility: visible; } .response > summary, .matrix tr, .changes, .findings li { break-inside: avoid; } h2, h3, h4, h5, .response > summary { break-after: avoid; }
  .list { overflow: visible; } .reason { display: block; } .matrix .scroll { max-height: none; overflow: visible; } .matrix thead th { position: static; }
  blockquote { max-height: none; } pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; max-height: none; } .deviation, .note, .expected { width: auto; }
  code, pre { font-size: 8.5pt; } .facts { grid-template-columns: 1fr 1fr; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
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
