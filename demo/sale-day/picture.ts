import type { Second } from './tally.ts'

/** Requests a second as rows of text, each for some seconds. */
export function asText(seconds: readonly Second[], each = 5, width = 60): string {
  const rows = grouped(seconds, each)
  const most = Math.max(1, ...rows.map(({ arrived }) => arrived))
  return rows
    .map((row, index) => {
      const bar = '█'.repeat(Math.round((row.served / most) * width))
      const rest = '░'.repeat(Math.round(((row.arrived - row.served) / most) * width))
      return `${String(index * each).padStart(5)} s ${String(Math.round(row.arrived)).padStart(7)}/s ${bar}${rest}`
    })
    .join('\n')
}

function grouped(seconds: readonly Second[], each: number): { arrived: number; served: number }[] {
  const rows: { arrived: number; served: number }[] = []
  for (let from = 0; from < seconds.length; from += each) {
    const some = seconds.slice(from, from + each)
    const sum = (of: 'arrived' | 'served') => some.reduce((total, second) => total + second[of], 0) / each
    rows.push({ arrived: sum('arrived'), served: Math.min(sum('served'), sum('arrived')) })
  }
  // The last shoppers trickle for minutes.
  const end = rows.findLastIndex(
    ({ arrived }) => arrived > 0.002 * Math.max(...rows.map((row) => row.arrived)),
  )
  return rows.slice(0, end + 1)
}

export interface Drawn {
  readonly about: string
  readonly capacity: number
  readonly seconds: readonly Second[]
}

const WIDTH = 960
const HEIGHT = 130
const LEFT = 70
/** Seconds that are drawn; what comes later is flat. */
const SHOWN = 240

/** More than so many times what the largest server can answer is cut off, and written beside its bar. */
const CUT = 3

/**
 * All sales below each other on one scale, a bar for each second: what came, in red as many as were turned away or broke off in
 * that second. What a server takes and then hangs on is blue, and red when it breaks.
 */
export function asSvg(sales: readonly Drawn[]): string {
  const highest = Math.max(...sales.flatMap(({ seconds }) => seconds.map(({ arrived }) => arrived)))
  const most = Math.min(highest, CUT * Math.max(...sales.map(({ capacity }) => capacity)))
  const step = (WIDTH - LEFT) / SHOWN
  const panels = sales.map(({ about, capacity, seconds }, index) => {
    const top = index * (HEIGHT + 40) + 30
    const y = (value: number) => (top + HEIGHT - (Math.min(value, most) / most) * HEIGHT).toFixed(1)
    const peak = Math.max(...seconds.map(({ arrived }) => arrived))
    const cut = LEFT + seconds.findIndex(({ arrived }) => arrived === peak) * step + 6
    const bars = seconds.slice(0, SHOWN).map(({ arrived, tooFast, unavailable, broken }, second) => {
      const lost = Math.min(arrived, tooFast + unavailable + broken)
      const x = (LEFT + second * step).toFixed(1)
      const bar = (from: number, to: number, fill: string) =>
        to > from
          ? `<path fill="${fill}" d="M${x} ${y(from)}V${y(to)}h${(step * 0.85).toFixed(1)}V${y(from)}z"/>`
          : ''
      return bar(0, arrived - lost, '#1f3a8a') + bar(arrived - lost, arrived, '#d1383d')
    })
    return [
      `<text x="${LEFT}" y="${top - 8}" font-weight="600">${about}</text>`,
      ...bars,
      peak > most ? `<text x="${cut.toFixed(1)}" y="${top + 10}">${peak}/s</text>` : '',
      `<path d="M${LEFT} ${y(capacity)}H${WIDTH}" stroke="#777" stroke-dasharray="4 4"/>`,
      `<text x="${LEFT - 6}" y="${y(capacity)}" text-anchor="end" dy="4">${capacity}/s</text>`,
      ...[0, 60, 120, 180, 240].map(
        (second) =>
          `<text x="${LEFT + second * step}" y="${top + HEIGHT + 14}" text-anchor="middle" fill="#555">${second} s</text>`,
      ),
    ].join('')
  })
  const height = sales.length * (HEIGHT + 40) + 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 30} ${height}" font-family="sans-serif" font-size="12">`,
    '<title>Requests a second, and what the server can answer</title><rect width="100%" height="100%" fill="#fff"/>',
    ...panels,
    '</svg>\n',
  ].join('\n')
}
