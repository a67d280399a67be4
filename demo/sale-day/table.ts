import type { Figures } from './figures.ts'

interface Row {
  readonly about: string
  readonly figures: Figures
}

const HEAD = [
  'The sale',
  'Fullest second / mean',
  'Fullest second after it',
  'Served again after',
  'Met a refusal',
  'Pressed "Try again"',
  'Bought / pending / left',
  'Click to banks, half / 95 %',
  'Decision to shopper, half / 95 %',
  'Requests each, mean / most',
]

/** What came of each sale, as a table in Markdown. */
export function asTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n')
}

function cells({ about, figures }: Row): string[] {
  const { peak, mean, peakAfter, recovery, ends, shown, told, requestsEach } = figures
  return [
    about,
    `${whole(peak)} / ${whole(mean)} (${(peak / mean).toFixed(1)})`,
    peakAfter === undefined ? '' : whole(peakAfter),
    recovery === undefined ? '' : `${recovery} s`,
    percent(figures.unserved),
    percent(figures.pressed),
    [ends.approved, ends.pending, ends.left].map(percent).join(' / '),
    `${shown.half.toFixed(1)} / ${shown.most.toFixed(1)} s`,
    `${told.half.toFixed(1)} / ${told.most.toFixed(1)} s`,
    `${requestsEach.mean.toFixed(1)} / ${requestsEach.most}`,
  ]
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const percent = (part: number) => `${(part * 100).toFixed(1)} %`
