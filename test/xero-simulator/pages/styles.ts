/** The one stylesheet: plain, readable, light or dark as the reader likes. */
export const styles = `
:root { --ink: #1d2433; --soft: #5b6478; --paper: #f6f5f1; --card: #fff; --line: #dcdad2; --accent: #2f5d50; --accent-ink: #fff; --bad: #a3312b; --good: #2c6b3f; --wait: #8a5a00 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6df; --soft: #a4a9b5; --paper: #15181d; --card: #1e2229; --line: #343a45; --accent: #7fc1ac; --accent-ink: #0f1714; --bad: #f0938d; --good: #8fd3a3; --wait: #e6bd6b } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem }
.narrow main { max-width: 34rem }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding-block: 1rem }
header .name { font-weight: 650; color: var(--ink); text-decoration: none; letter-spacing: -.01em }
nav { display: flex; gap: 1rem } footer { color: var(--soft); font-size: .875rem; padding-block: 2.5rem }
h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -.015em; margin: 1rem 0 .5rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
a { color: var(--accent) } p { max-width: 60ch } .soft { color: var(--soft) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; margin: 1rem 0 }
.scroll { overflow-x: auto } table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top } th { font-weight: 600; font-size: .8125rem; color: var(--soft) }
td.number, th.number { text-align: right } code { font-size: .875em }
form.inline, .actions { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 }
button, .button { font: inherit; padding: .45rem .9rem; border-radius: 7px; border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; text-decoration: none }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600 } button:disabled { opacity: .5; cursor: default }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
input, select { font: inherit; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: 7px; background: var(--card); color: var(--ink); max-width: 100% }
input[type=checkbox], input[type=radio] { width: 1.1rem; height: 1.1rem; accent-color: var(--accent) }
label.choice { display: flex; gap: .75rem; align-items: center; padding: .6rem 0; border-bottom: 1px solid var(--line) } fieldset { border: 0; padding: 0; margin: 1rem 0 } legend { font-weight: 600 }
.problem { border-left: 3px solid var(--bad); padding: .5rem .75rem; background: var(--card); color: var(--bad) }
.status { font-size: .8125rem; font-weight: 600 } .PAID, .ACTIVE { color: var(--good) } .VOIDED, .DELETED, .ARCHIVED { color: var(--soft); text-decoration: line-through } .SUBMITTED, .DRAFT { color: var(--wait) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 } dt { color: var(--soft) } dd { margin: 0 }
`
