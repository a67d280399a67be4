import { usualName } from './foreign.ts'

/** The known name that was probably meant, for warnings: another usual name for it, or at most two typing mistakes (`refrence`). */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ours = usualName(name)
  if (ours && known.includes(ours)) return ours
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= 2 ? best.candidate : undefined
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of a.split('').entries())
    row = row.reduce<number[]>((next, above, j) => {
      const left = next[j - 1]
      const diagonal = row[j - 1]
      const value =
        left === undefined || diagonal === undefined
          ? i + 1
          : Math.min(left + 1, above + 1, diagonal + (b[j - 1] === letter ? 0 : 1))
      return [...next, value]
    }, [])
  return row.at(-1) ?? 0
}
