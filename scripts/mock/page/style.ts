const light = `color-scheme: light;
  --page: #f7f7f5; --panel: #fff; --sunk: #f5f5f2; --line: #e3e3de; --ink: #1c1e21; --muted: #5b616a; --link: #1f5aa8;
  --good: #17713f; --warn: #855600; --bad: #b3261e;`;

const dark = `color-scheme: dark;
  --page: #131517; --panel: #1a1d20; --sunk: #202428; --line: #2f3439; --ink: #e4e6e8; --muted: #9ba3ad; --link: #82b4f5;
  --good: #6fcf97; --warn: #e8bb5d; --bad: #ff9189;`;

/** Calm and dense, light and dark, also on a phone. */
export const style = `
:root { ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; background: var(--page); color: var(--ink); }
body { margin: 0 auto; padding: 24px; max-width: 1240px; }
h1, h2, h3, p, ul, dl, dd, pre { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
ul { list-style: none; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
code, pre { font: 12.5px/1.55 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
small { font-size: 12px; color: var(--muted); }
button, input { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 4px 10px; }
button { cursor: pointer; } button:hover { border-color: var(--muted); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
summary { cursor: pointer; }
.product { color: var(--muted); }
h1 { font-size: 28px; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: 2px 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 15px; font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin: 12px -6px 10px; padding: 8px 6px; position: sticky; top: 0; z-index: 1; background: var(--page); }
nav search { display: flex; gap: 8px; margin-left: auto; } nav input { width: 220px; min-width: 0; }
section, .panel, .operation { scroll-margin-top: 56px; }
section, .panel { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 12px; padding: 12px 18px; }
.panel { padding: 0 18px; } .panel > summary { padding: 9px 0; } .panel[open] { padding-bottom: 12px; }
summary { list-style: none; } summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; flex: none; display: inline-block; width: 12px; color: var(--muted); font-size: 11px; } [open] > summary::before { content: "▾"; }
.panel > summary, .group > summary { display: flex; gap: 2px 8px; align-items: baseline; } .panel > summary h2, .group > summary h3 { flex: none; } .panel > summary small { min-width: 0; overflow-wrap: anywhere; } #settings-now b { color: var(--bad); }
.actions { display: flex; gap: 8px 14px; align-items: center; justify-content: end; margin-bottom: 6px; }
section > header { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; margin-bottom: 6px; }
h3 { font-weight: 600; }
.group > summary { padding: 8px 0; border-top: 1px solid var(--line); } .group > .operation { margin-left: 20px; }
.settings { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 14px 28px; }
.settings form { display: flex; flex-wrap: wrap; gap: 6px; align-items: end; }
.settings label { flex: 1; display: grid; gap: 2px; } .settings label span { font-size: 12px; color: var(--muted); } .settings input { width: 100%; }
.settings output { flex-basis: 100%; color: var(--bad); }
.operation { border-top: 1px solid var(--line); }
.operation > summary { display: flex; gap: 2px 8px; align-items: baseline; padding: 7px 0; }
.operation h4 { flex: 1; display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; min-width: 0; margin: 0; font: inherit; }
.operation h4 b { font: 600 12px/1.5 ui-monospace, Menlo, Consolas, monospace; min-width: 52px; } .operation h4 code { font-size: 13.5px; overflow-wrap: anywhere; min-width: 0; }
.operation h4 span { color: var(--muted); }
.statuses { display: flex; flex-wrap: wrap; justify-content: end; gap: 0 8px; font-size: 12px; } [open] > summary .statuses { visibility: hidden; }
.response { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 2px 8px; padding: 2px 0 10px 20px; }
.status { font-variant-numeric: tabular-nums; font-weight: 650; } .s2 { color: var(--good); } .s3 { color: var(--link); } .s4 { color: var(--warn); } .s5 { color: var(--bad); }
.curl { display: flex; gap: 6px; align-items: start; } .curl > code { flex: 1; min-width: 0; background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 4px 9px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 14em; overflow-y: auto; }
.curl > div { display: flex; gap: 6px; flex: none; } .curl button { padding: 1px 8px; font-size: 12px; line-height: 1.8; }
.api { padding-bottom: 6px; } .note { font-style: italic; }
.when::first-letter { text-transform: uppercase; } .panel .scroll { max-height: 60vh; overflow-y: auto; }
.response output { display: block; }
[hidden] { display: none !important; }
.response details { margin-top: 2px; } .response pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; overflow-x: auto; max-height: 40vh; margin: 3px 0; }
.response pre.answer { border-color: var(--muted); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 500; color: var(--muted); font-size: 12px; }
th, td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); vertical-align: top; } thead th { border-top: 0; }
td.time, td.status { white-space: nowrap; font-variant-numeric: tabular-nums; } td code { overflow-wrap: anywhere; }
.table summary { padding: 4px 0; overflow-wrap: anywhere; } .table pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; overflow-x: auto; max-height: 50vh; }
.table { border-top: 1px solid var(--line); } .table:first-of-type { border-top: 0; }
.none { color: var(--muted); font-style: italic; }
@media (max-width: 700px) {
  body { padding: 14px; } section { padding: 12px; } .panel { padding: 0 12px; } h1 { font-size: 23px; } header p { overflow-wrap: anywhere; }
  nav { gap: 6px 14px; } nav search { width: 100%; } nav input { flex: 1; }
  .group > .operation { margin-left: 0; } .operation > summary { flex-wrap: wrap; } .operation h4 { flex-basis: 80%; } .operation h4 b { min-width: 0; } .operation h4 span { flex-basis: 100%; } .statuses { flex-basis: 100%; justify-content: start; padding-left: 20px; } [open] > summary .statuses { display: none; }
  .response { padding-left: 0; } .curl { flex-direction: column; align-items: stretch; } .curl > div { justify-content: end; } .curl button { padding: 4px 14px; }
  .settings, .settings label { min-width: 0; } .settings form { align-items: stretch; } .settings label { flex: 1; } .settings input { width: 100%; }
  thead { display: none; } tr { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; gap: 0 10px; padding: 6px 0; border-top: 1px solid var(--line); } td { border: 0; padding: 0; } td:nth-child(4), td:nth-child(5) { grid-column: 1 / -1; overflow-wrap: anywhere; } td.why { color: var(--muted); font-size: 12px; }
}
`;
