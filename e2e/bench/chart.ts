import { isWhole, KLUMP, WARM_KLUMP } from './contestants.ts'
import type { Spread } from './samples.ts'
import type { Opened } from './sections/opening.ts'

const WIDTH = 900
const LEFT = 250
const ROW = 26

interface Panel {
  readonly title: string
  readonly rows: readonly { readonly name: string; readonly time: Spread }[]
}

function panels(opened: readonly Opened[]): Panel[] {
  const profiles = [...new Set(opened.map(({ profile }) => profile))]
  return profiles.flatMap((profile) => {
    const rows = opened.filter((row) => row.profile === profile)
    return [
      {
        title: `Click to painted, ${profile}`,
        rows: rows.map(({ name, painted: time }) => ({ name, time })),
      },
      {
        title: `Click to first screen, ${profile}`,
        rows: rows.filter(({ name }) => isWhole(name)).map(({ name, usable: time }) => ({ name, time })),
      },
    ]
  })
}

/** Medians as bars; the thin line goes on to the 95th percentile. */
export function asSvg(opened: readonly Opened[], caption: string): string {
  let top = 40
  const parts = panels(opened).map(({ title: about, rows }) => {
    const most = Math.max(...rows.map(({ time }) => time.p95))
    const x = (value: number) => LEFT + (value / most) * (WIDTH - LEFT - 90)
    const title = `<text x="10" y="${top + 14}" font-weight="600">${about}</text>`
    top += 28
    const bars = rows.map(({ name, time: { median, p95 } }) => {
      const y = top
      top += ROW
      const ours = name === KLUMP || name === WARM_KLUMP
      return [
        `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${name}</text>`,
        `<rect x="${LEFT}" y="${y}" width="${(x(median) - LEFT).toFixed(1)}" height="18" rx="2" fill="${ours ? '#1f3a8a' : '#9aa5b1'}"/>`,
        `<path d="M${x(median).toFixed(1)} ${y + 9}H${x(p95).toFixed(1)}m0-5v10" stroke="#444" fill="none"/>`,
        `<text x="${(x(p95) + 6).toFixed(1)}" y="${y + 14}">${Math.round(median)} ms</text>`,
      ].join('')
    })
    top += 14
    return title + bars.join('\n')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" font-family="sans-serif" font-size="13">`,
    `<rect width="100%" height="100%" fill="#fff"/><text x="10" y="20" fill="#555">${caption}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n')
}
