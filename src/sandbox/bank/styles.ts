/** The bank page's style sheet: one column, light and dark, touch targets large enough for a thumb. */
export const STYLES = `
:root { color-scheme: light dark; --ink: #16181d; --soft: #555d6b; --page: #f3f4f7; --card: #fff; --line: #d5d9e0; --accent: #4b2a86; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef0f4; --soft: #a9b1bf; --page: #121419; --card: #1c1f26; --line: #363c48; --accent: #c4a8ff; --on-accent: #1c1030; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { padding: 1rem; text-align: center; font-weight: 600; color: var(--soft); }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
dl { margin: 0 0 1.5rem; }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0 0 0 auto; font-variant-numeric: tabular-nums; }
.total { font-weight: 600; }
.total dt { color: inherit; }
form { display: grid; gap: .75rem; }
button { min-height: 3rem; padding: 0 1rem; border: 1px solid var(--soft); border-radius: .75rem; background: transparent; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.badge { float: right; margin: 0 0 0 .5rem; padding: .125rem .625rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem; font-weight: 600; }
.small { margin: 1.5rem 0 0; font-size: .875rem; color: var(--soft); overflow-wrap: anywhere; }
@media (max-width: 27rem) { main { border-width: 1px 0; border-radius: 0; } }
`
