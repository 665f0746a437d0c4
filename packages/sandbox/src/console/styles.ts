/** The console's stylesheet: system fonts, tokens with a light and a dark value, readable from 320 px on. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --raised: #ffffff; --line: #e3e2de; --ink: #191918; --quiet: #65645f;
  --signal: #1d4ed8; --good: #17683a; --bad: #b3261e; --busy: #7a5200; --notice-ground: #fdf3d3; --notice-ink: #5c4a08;
  --radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141413; --raised: #1d1d1b; --line: #35342f; --ink: #eeede9; --quiet: #a3a199;
    --signal: #8ab4ff; --good: #7fd6a0; --bad: #ff9b92; --busy: #efc777; --notice-ground: #2e2810; --notice-ink: #f0dd9a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--signal); text-underline-offset: 3px; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--signal); outline-offset: 2px; }
.notice { margin: 0; max-width: none; padding: 8px 16px; background: var(--notice-ground); color: var(--notice-ink); font-size: 13px; text-align: center; }
header.bar { border-bottom: 1px solid var(--line); background: var(--raised); }
header.bar nav { display: flex; flex-wrap: wrap; gap: 4px; max-width: 1080px; margin: 0 auto; padding: 8px 16px; }
header.bar a { padding: 8px; border-radius: var(--radius); color: var(--quiet); text-decoration: none; white-space: nowrap; }
header.bar a:hover { color: var(--ink); }
header.bar a[aria-current] { background: var(--ground); color: var(--ink); font-weight: 600; }
header.bar .count { font-weight: 400; color: var(--quiet); }
main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 17px; line-height: 24px; margin: 32px 0 8px; }
p { margin: 0 0 16px; max-width: 68ch; }
.quiet { color: var(--quiet); }
.good { color: var(--good); } .bad { color: var(--bad); }
.list { list-style: none; margin: 16px 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.list > li + li { border-top: 1px solid var(--line); }
.list a.row { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; padding: 12px 16px; color: inherit; text-decoration: none; }
.list a.row:hover { background: var(--ground); }
.list .main { font-weight: 600; overflow-wrap: anywhere; }
.list .sub { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
.list .side { text-align: right; white-space: nowrap; font-size: 13px; color: var(--quiet); }
time { white-space: nowrap; }
.scroll { overflow-x: auto; margin: 16px 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 8px 12px; vertical-align: top; }
th { color: var(--quiet); font-weight: 500; font-size: 13px; white-space: nowrap; }
td { border-top: 1px solid var(--line); }
dl { display: grid; grid-template-columns: minmax(88px, max-content) 1fr; gap: 4px 16px; margin: 16px 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
td form { margin: -8px 0; }
pre { margin: 16px 0; padding: 16px; overflow: auto; max-height: 480px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 560px; margin: 16px 0; border: 1px solid var(--line); border-radius: var(--radius); background: #ffffff; }
form { display: inline-flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 8px 8px 0; }
button { min-height: 40px; padding: 0 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--signal); font: inherit; font-weight: 600; cursor: pointer; }
button:hover { border-color: var(--signal); }
input { min-height: 40px; padding: 0 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--ink); font: inherit; }
.tabs { display: flex; gap: 16px; margin: 16px 0 0; }
.tabs [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 16px; margin: 24px 0; }
.cards a { display: block; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: inherit; text-decoration: none; }
.cards a:hover { border-color: var(--signal); }
.cards strong { display: block; font-size: 17px; }
.tabs { flex-wrap: wrap; row-gap: 4px; }
.tabs a { padding: 4px 0; }
.badge { display: inline-block; padding: 1px 8px; border: 1px solid currentColor; border-radius: 999px; font-size: 13px; line-height: 20px; font-weight: 500; letter-spacing: 0; white-space: nowrap; vertical-align: middle; }
.badge.quiet { color: var(--quiet); } .badge.busy { color: var(--busy); }
.row .what { font-weight: 400; }
.setting { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 8px 16px; padding: 12px 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.setting p, .setting form { margin: 0; }
.sums { margin: 16px 0 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0; }
.actions form { margin: 0; padding-right: 8px; }
.actions input[type="number"] { width: 136px; }
.panel { margin: 24px 0; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.panel h2 { margin-top: 0; }
.panel .actions { margin-bottom: 0; }
select { min-height: 40px; max-width: 100%; padding: 0 8px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--ink); font: inherit; }
select:focus-visible { outline: 2px solid var(--signal); outline-offset: 2px; }
.check { display: inline-flex; align-items: center; gap: 8px; min-height: 40px; font-size: 14px; }
.check input { min-height: 18px; width: 18px; accent-color: var(--signal); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.timeline { list-style: none; margin: 16px 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.timeline li + li { border-top: 1px solid var(--line); }
.timeline summary { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; gap: 0 16px; align-items: baseline; padding: 10px 16px; cursor: pointer; }
.timeline summary .main::before { content: "\\25b8"; display: inline-block; width: 18px; color: var(--quiet); }
.timeline details[open] summary .main::before { content: "\\25be"; }
.timeline summary:hover { background: var(--ground); }
.timeline .side { font-size: 13px; color: var(--quiet); text-align: right; }
.timeline code { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
.timeline pre { margin: 0 16px 16px; }
.object summary { padding: 8px 0; cursor: pointer; }
.object code { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
td .badge { margin: -1px 0; }
@media (max-width: 560px) {
  .timeline summary { grid-template-columns: 1fr; }
  .timeline .side { text-align: left; }
  .list a.row { grid-template-columns: 1fr; gap: 4px; }
  .list .side { text-align: left; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
`;
