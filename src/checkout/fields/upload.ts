import { visible } from '../../validation/visible.ts'
import type { FieldProblem, Kind } from '../model/field.ts'
import { trimmed } from './answers.ts'

/** Megabytes. */
const MOST = 5

// By the first bytes of a file, in base64. What a file calls itself is not asked: a name can be changed, and some devices know no type.
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\/9j\//, 'image/jpeg'],
  [/^iVBORw0KGgo/, 'image/png'],
  [/^UklGR.{7}RUJQ/, 'image/webp'],
  [/^JVBERi0/, 'application/pdf'],
]

/** For the `accept` of the box. A phone that is asked for pictures offers its camera as well. */
export const UPLOAD_TYPES = TYPES.map(([, type]) => type).join()

/** What stands in the place of a file that cannot be sent, so that it is said why. */
const REFUSED: Readonly<Record<string, FieldProblem>> = {
  'too-large': { rule: 'fileTooLarge', limit: MOST },
  'wrong-type': { rule: 'fileType' },
  unreadable: { rule: 'fileUnreadable' },
}

/**
 * A picture or a PDF. The answer is a data URL with the name of the file in it, so that it is kept, shown and sent like any other
 * answer; without the name it is what the server gets (an assumption: the page "What is not known").
 */
export const upload: Kind = {
  name: 'upload',
  // A server cannot know what lies on this device.
  read: { shapes: ['file', 'upload'], value: () => '' },
  answer: trimmed,
  check: (answer) => REFUSED[answer],
  missing: 'missingFile',
  toWire: (answer) => answer.replace(/;name=[^;,]*/, ''),
  control: 'file',
  hint: (typed) => (typed === '' ? { rule: 'file', limit: MOST } : REFUSED[typed]),
}

/** A file as an answer, or the reason why it cannot be one. */
export async function answerOf(file: File): Promise<string> {
  if (file.size > MOST * 1_000_000) return 'too-large'
  const base64 = await read(file).catch(() => undefined)
  if (base64 === undefined) return 'unreadable'
  const [, type] = TYPES.find(([head]) => head.test(base64)) ?? []
  return type ? `data:${type};name=${encodeURIComponent(visible(file.name))};base64,${base64}` : 'wrong-type'
}

/** The file in an answer; undefined where there is none. */
export function fileIn(answer: string) {
  const [, type, name] = /^data:([^;]+);name=([^;]*);base64,/.exec(answer) ?? []
  return type === undefined || name === undefined
    ? undefined
    : { name: decodeURIComponent(name), isPicture: type.startsWith('image/') }
}

// By the browser: five million characters one by one would hold a cheap phone for a second.
function read(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^.*?,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')))
    reader.readAsDataURL(file)
  })
}
