/**
 * The order of the house: a folder or file may import what stands left of it in this list, and itself, nothing else.
 * Names on one line are neighbours that never see each other.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['errors'],
  ['validation'],
  ['protocol'],
  ['overlay', 'checkout', 'server'],
  ['callbacks.ts'],
  ['legacy.ts'],
  ['klump.ts'],
  ['index.ts'],
  ['elements', 'testing'],
  ['script.ts'],
  ['tests of the entries'],
]

/** The answers that Klump published are data: what only tests use may read them. */
const isPublished = ({ from, to }: Arrow) =>
  /^\w+\/testing\//.test(from) && /^\.\.\/demo\/sandbox\/published\/[\w.-]+\.json$/.test(to)

export interface Arrow {
  /** Paths below src, with / between the parts. */
  readonly from: string
  readonly to: string
}

/** The arrows that point the wrong way, each as a sentence. */
export function turnedArrows(arrows: readonly Arrow[]): string[] {
  return arrows.flatMap(({ from, to }) => {
    if (isPublished({ from, to })) return []
    const [room, target] = [roomOf(from), roomOf(to)]
    if (room === target) return []
    const [height, below] = [layerOf(room), layerOf(target)]
    if (height === -1) return [`${from}: src/${room} has no place in the order of layers`]
    return below < height && below !== -1 ? [] : [`${from} imports ${to}: ${room} may not see ${target}`]
  })
}

const roomOf = (path: string) =>
  /^[^/]+\.test\.tsx?$/.test(path) ? 'tests of the entries' : (path.split('/')[0] ?? path)
const layerOf = (room: string) => LAYERS.findIndex((layer) => layer.includes(room))
