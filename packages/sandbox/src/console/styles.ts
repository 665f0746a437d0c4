/** The console's stylesheet: system fonts, tokens with a light and a dark value, readable from 320 px on. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --raised: #ffffff; --line: #e3e2de; --ink: #191918; --quiet: #65645f;
  --signal: #1d4ed8; --good: #17683a; --bad: #b3261e; --busy: #7a5200; --notice-ground: #fdf3d3; --notice-ink: #5c4a08;
  --held: #8a4b00; --held-ground: #fff0dc; --sunken: #f1f0ec;
  --radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141413; --raised: #1d1d1b; --line: #35342f; --ink: #eeede9; --quiet: #a3a199;
    --signal: #8ab4ff; --good: #7fd6a0; --bad: #ff9b92; --busy: #efc777; --notice-ground: #2e2810; --notice-ink: #f0dd9a;
    --held: #ffc078; --held-ground: #33240f; --sunken: #0f0f0e;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--signal); text-underline-offset: 3px; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 2px solid var(--signal); outline-offset: 2px; }
.notice { margin: 0; max-width: none; padding: 8px 16px; background: var(--notice-ground); color: var(--notice-ink); font-size: 13px; text-align: center; }
header.bar { display: flex; align-items: flex-start; gap: 8px; max-width: 1112px; margin: 0 auto; padding: 8px 16px; }
header.bar #nav { flex: 1; min-width: 0; }
header.bar nav { display: flex; flex-wrap: wrap; gap: 4px; }
header.bar a { padding: 8px; border-radius: var(--radius); color: var(--quiet); text-decoration: none; white-space: nowrap; }
header.bar a:hover { color: var(--ink); }
header.bar a[aria-current] { background: var(--sunken); color: var(--ink); font-weight: 600; }
header.bar .count { font-weight: 400; color: var(--quiet); }
main { overflow-wrap: anywhere; max-width: 1080px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 8px; overflow-wrap: anywhere; }
h3 { font-size: 14px; line-height: 20px; margin: 16px 0 4px; color: var(--quiet); font-weight: 500; }
h2 { font-size: 17px; line-height: 24px; margin: 32px 0 8px; }
p { margin: 0 0 16px; max-width: 68ch; }
.quiet { color: var(--quiet); }
.good { color: var(--good); } .bad { color: var(--bad); } .held { color: var(--held); }
.armed { max-width: none; margin: 0; padding: 8px 16px; background: var(--held-ground); color: var(--held); text-align: center; font-size: 14px; }
.armed a { color: inherit; }
.live { min-height: 40px; padding: 0 12px; font-weight: 500; color: var(--quiet); white-space: nowrap; }
.live::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 8px; border-radius: 50%; background: var(--quiet); }
.live[aria-pressed="true"]::before { background: var(--good); }
.live[data-state="away"]::before { background: var(--bad); }
.empty { margin: 16px 0; padding: 24px; border: 1px dashed var(--line); border-radius: var(--radius); }
.empty p { margin: 4px 0 0; color: var(--quiet); }
.map { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 2fr); gap: 16px; align-items: center; margin: 24px 0 16px; }
.node { position: relative; display: flex; flex-direction: column; gap: 2px; padding: 16px 16px 16px 36px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); overflow-wrap: anywhere; }
.node .dot { position: absolute; left: 16px; top: 23px; width: 10px; height: 10px; border-radius: 50%; background: var(--bad); }
.node .dot.up { background: var(--good); }
.node ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 16px; margin: 8px 0 0; padding: 0; list-style: none; font-size: 14px; }
.node li { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 4px 0; }
.wires { display: grid; gap: 4px; text-align: center; font-size: 14px; }
.wires a { display: grid; color: inherit; text-decoration: none; padding: 4px 8px; border-radius: var(--radius); }
.wires a:hover { background: var(--sunken); }
.wire { color: var(--signal); font-size: 20px; line-height: 20px; letter-spacing: 4px; }
.pulse { display: block; width: 100%; height: 72px; margin: 0 0 8px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.pulse line { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.pulse .in { fill: var(--signal); } .pulse .out { fill: var(--good); } .pulse .ill { fill: var(--bad); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 16px; font-size: 13px; color: var(--quiet); }
.legend span::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-right: 6px; border-radius: 2px; background: var(--signal); }
.legend .out::before { background: var(--good); } .legend .ill::before { background: var(--bad); }
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; }
.card { display: flex; flex-direction: column; gap: 4px; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.card form { margin: auto 0 0; padding-top: 8px; }
.rule { display: grid; grid-template-columns: 1fr auto auto; gap: 0 16px; align-items: center; padding: 12px 16px; }
.rule:target { background: var(--held-ground); }
.rule .sub, .rule .main { display: block; }
.rule form { margin: 0; }
.box { margin: 8px 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); }
.box > *:not(summary) { margin-left: 16px; margin-right: 16px; }
.box summary { padding: 10px 16px; cursor: pointer; }
.box pre { background: var(--ground); }
.filters, .wide-form form { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 16px 0; }
.filters label, .wide-form label { display: inline-flex; flex-direction: column; gap: 2px; font-size: 13px; color: var(--quiet); }
.events { list-style: none; margin: 16px 0; padding: 0 0 0 8px; border-left: 2px solid var(--line); }
.events li { position: relative; padding: 4px 0 4px 16px; }
.events li::before { content: ""; position: absolute; left: -14px; top: 11px; width: 10px; height: 10px; border-radius: 50%; background: var(--line); }
.events li.good::before { background: var(--good); } .events li.bad::before { background: var(--bad); }
.events .what { display: inline-block; min-width: 120px; font-weight: 600; }
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
th, td { overflow-wrap: normal; text-align: left; padding: 8px 12px; vertical-align: top; }
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
input { min-height: 40px; max-width: 100%; padding: 0 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--ink); font: inherit; }
.tabs { display: flex; flex-wrap: wrap; gap: 8px 16px; margin: 16px 0 0; }
.tabs [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 16px; margin: 24px 0; }
.cards a { display: block; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: inherit; text-decoration: none; }
.cards a:hover { border-color: var(--signal); }
.cards strong { display: block; font-size: 17px; }
.tabs a { padding: 4px 0; }
.badge { display: inline-block; padding: 1px 8px; border: 1px solid currentColor; border-radius: 999px; font-size: 13px; line-height: 20px; font-weight: 500; letter-spacing: 0; white-space: nowrap; vertical-align: middle; }
.badge.struck { border-color: transparent; background: var(--held-ground); color: var(--held); font-size: 12px; text-decoration: none; }
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
@media (max-width: 760px) {
  .map { grid-template-columns: 1fr; }
  .wires { grid-template-columns: 1fr 1fr; }
  .wires > .quiet { grid-column: 1 / -1; }
  .columns { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 560px) {
  .timeline summary { grid-template-columns: 1fr; }
  .timeline .side { text-align: left; }
  header.bar nav { flex-wrap: nowrap; overflow-x: auto; padding-right: 24px; mask-image: linear-gradient(to right, black calc(100% - 32px), transparent); }
  .rule { grid-template-columns: 1fr auto; gap: 8px; }
  .rule > div { grid-column: 1 / -1; }
  .rule .side { text-align: left; }
  .cards:has(.card) { gap: 8px; }
  .card { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; padding: 12px 16px; }
  .card form { grid-row: 1 / 3; grid-column: 2; padding: 0; align-self: center; margin: 0; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
`;
