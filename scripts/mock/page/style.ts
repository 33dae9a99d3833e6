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
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 10px -6px 14px; padding: 8px 6px; position: sticky; top: 0; z-index: 1; background: var(--page); }
section { scroll-margin-top: 48px; }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 18px; padding: 14px 18px; }
section > header { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-bottom: 8px; }
section > header > :last-child { margin-left: auto; }
.settings { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 14px 28px; }
.settings form { display: flex; flex-wrap: wrap; gap: 6px; align-items: end; }
.settings label { display: grid; gap: 2px; } .settings label span { font-size: 12px; color: var(--muted); } .settings input { width: 210px; }
.settings output { flex-basis: 100%; color: var(--bad); }
.operation { border-top: 1px solid var(--line); padding: 10px 0 6px; } .operation:first-of-type { border-top: 0; }
.operation h3 { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.operation h3 b { font: 600 12px/1.5 ui-monospace, Menlo, Consolas, monospace; min-width: 52px; } .operation h3 code { font-size: 13.5px; overflow-wrap: anywhere; }
.operation h3 span { color: var(--muted); }
.response { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 2px 8px; padding: 5px 0 5px 8px; }
.status { font-variant-numeric: tabular-nums; font-weight: 650; } .s2 { color: var(--good); } .s3 { color: var(--link); } .s4 { color: var(--warn); } .s5 { color: var(--bad); }
.curl { display: flex; gap: 6px; align-items: start; } .curl code { flex: 1; background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 3px 8px; overflow-x: auto; white-space: pre; }
.curl button { padding: 1px 8px; font-size: 12px; line-height: 1.8; flex: none; }
.response details { margin-top: 2px; } .response pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; overflow-x: auto; max-height: 40vh; margin: 3px 0; }
.response pre.answer { border-color: var(--muted); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 500; color: var(--muted); font-size: 12px; }
th, td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); vertical-align: top; } thead th { border-top: 0; }
td.time, td.status { white-space: nowrap; font-variant-numeric: tabular-nums; } td code { overflow-wrap: anywhere; }
.shelf summary { padding: 4px 0; overflow-wrap: anywhere; } .shelf pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; overflow-x: auto; max-height: 50vh; }
.shelf { border-top: 1px solid var(--line); } .shelf:first-of-type { border-top: 0; }
.none { color: var(--muted); font-style: italic; }
@media (max-width: 700px) { body { padding: 14px; } section { padding: 12px; } h1 { font-size: 23px; } .response { padding-left: 0; } }
`;
