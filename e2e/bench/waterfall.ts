import type { Sent } from './network.ts'

const WIDTH = 900
const LEFT = 250
const ROW = 20

interface Lane {
  readonly name: string
  readonly visit:
    { readonly painted: number; readonly usable: number; readonly requests: readonly Sent[] } | undefined
}

// Light or dark, as the page that shows the picture.
const STYLE = `
  svg { color-scheme: light dark; font: 13px sans-serif }
  .ground { fill: #fff } text { fill: #222 } .quiet { fill: #5c6670 } .axis { stroke: #d5dae0 }
  .waits { fill: #b8c4d9 } .comes { fill: #1f3a8a } .painted { stroke: #8a6d00 } .usable { stroke: #0a7a3d }
  path { stroke-width: 2 } .axis { stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #14181d } text { fill: #e6e9ec } .quiet { fill: #a3adb8 } .axis { stroke: #343c45 }
    .waits { fill: #4a5a78 } .comes { fill: #9db8ff } .painted { stroke: #e0bd4a } .usable { stroke: #4fd08a }
  }`

/** Openings below each other on one scale: each request's waiting and transfer, and when something was painted and usable. */
export function waterfall(lanes: readonly Lane[], caption: string): string {
  const end = Math.max(...lanes.map(({ visit }) => visit?.usable ?? 0)) * 1.02
  const x = (ms: number) => (LEFT + (Math.max(0, Math.min(ms, end)) / end) * (WIDTH - LEFT - 20)).toFixed(1)
  let top = 34
  const parts = lanes.flatMap(({ name, visit }) => {
    if (!visit) return []
    const { painted, usable, requests } = visit
    const lines = [
      `<text x="10" y="${top + 14}" font-weight="600">${name}: first screen after ${Math.round(usable)} ms</text>`,
    ]
    top += 26
    const from = top
    for (const { kind, url, sent, answered = end, ended = end } of requests) {
      if (sent > usable) continue
      lines.push(
        `<text class="quiet" x="${LEFT - 8}" y="${top + 14}" text-anchor="end">${kind} ${short(url)}</text>`,
        bar('waits', x(sent), x(answered), top),
        bar('comes', x(answered), String(Math.max(Number(x(ended)), Number(x(answered)) + 2)), top),
      )
      top += ROW
    }
    lines.push(
      ...[
        ['painted', painted],
        ['usable', usable],
      ].map(([kind, ms]) => `<path class="${kind}" d="M${x(Number(ms))} ${from - 2}V${top + 2}"/>`),
    )
    top += 16
    return lines
  })
  const seconds = Array.from({ length: Math.floor(end / 500) }, (_, index) => (index + 1) * 500)
  const axis = seconds.map(
    (ms) =>
      `<path class="axis" d="M${x(ms)} 30V${top}"/><text class="quiet" x="${x(ms)}" y="${top + 16}" text-anchor="middle">${ms / 1000} s</text>`,
  )
  const key = [
    `<rect class="waits" x="10" y="${top + 28}" width="18" height="12"/><text x="34" y="${top + 39}">waits for the answer</text>`,
    `<rect class="comes" x="190" y="${top + 28}" width="18" height="12"/><text x="214" y="${top + 39}">answer comes</text>`,
    `<path class="painted" d="M330 ${top + 26}v16"/><text x="338" y="${top + 39}">painted over the page</text>`,
    `<path class="usable" d="M500 ${top + 26}v16"/><text x="508" y="${top + 39}">something to press</text>`,
  ]
  const height = top + 54
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"><style>${STYLE}</style>`,
    `<rect class="ground" width="100%" height="100%"/><text class="quiet" x="10" y="20">${escaped(caption)}</text>`,
    ...axis,
    ...parts,
    ...key,
    '</svg>\n',
  ].join('\n')
}

const bar = (kind: string, from: string, to: string, top: number) =>
  `<rect class="${kind}" x="${from}" y="${top + 4}" width="${Math.max(1, Number(to) - Number(from)).toFixed(1)}" height="12"/>`

/** The end of a path, without the hash of its build. */
function short(url: string): string {
  const { pathname } = new URL(url)
  const end = pathname.replace(/-[\w-]{8}(?=\.\w+$)/, '')
  return escaped(end.length > 26 ? `…${end.slice(-25)}` : end)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
