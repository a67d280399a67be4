import type { CheckResult } from '../model.ts'
import { summary } from './count.ts'
import { escaped } from './escaped.ts'

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
summary{cursor:pointer;padding:.4rem 0}details{border-top:1px solid #ccc}dt{font-weight:600}dd{margin:0 0 .5rem}
b{display:inline-block;min-width:5rem}.failed b{color:#a40000}.advice b{color:#7a4b00}.passed b{color:#006b2d}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}`

/** One file for people, without scripts or external resources. Failed checks are expanded. */
export function htmlReport(results: readonly CheckResult[], target: string, at: Date): string {
  const rows = results.map(
    ({ name, verdict, sent, expected, finding, why, read, trace }) => `<details class="${
      verdict === 'left out' ? 'left-out' : verdict
    }"${verdict === 'failed' ? ' open' : ''}>
<summary><b>${verdict}</b> ${escaped(name)}</summary>
<dl><dt>Sent</dt><dd>${escaped(sent)}</dd><dt>Expected</dt><dd>${escaped(expected)}</dd>
${finding === '' ? '' : `<dt>Finding</dt><dd>${escaped(finding)}</dd>`}
${trace.length === 0 ? '' : `<dt>What came back</dt><dd><pre>${escaped(trace.join('\n'))}</pre></dd>`}
<dt>Why it matters</dt><dd>${escaped(why)}</dd><dt>Read</dt><dd>The documentation, “${escaped(read)}”</dd></dl>
</details>`,
  )
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Examination of ${escaped(target)}</title><style>${STYLE}</style>
<h1>Examination of ${escaped(target)}</h1>
<p>${summary(results)}. ${at.toISOString()}</p>
${rows.join('\n')}
</html>
`
}
