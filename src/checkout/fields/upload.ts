import { visible } from '../../validation/visible.ts'
import type { FieldProblem, Kind } from '../model/field.ts'
import { trimmed } from './answers.ts'

/** The largest file, in megabytes. */
const MOST = 5

// File types by the first bytes of a file, in base64. The name and type that a file states are not used: a name can be changed, and some
// devices know no type.
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\/9j\//, 'image/jpeg'],
  [/^iVBORw0KGgo/, 'image/png'],
  [/^UklGR.{7}RUJQ/, 'image/webp'],
  [/^JVBERi0/, 'application/pdf'],
]

/** For the `accept` attribute of the box. A phone whose box accepts pictures also offers its camera. */
export const UPLOAD_TYPES = TYPES.map(([, type]) => type).join()

/** The answers that replace a file that cannot be sent, each with the problem to show. */
const REFUSED: Readonly<Record<string, FieldProblem>> = {
  'too-large': { rule: 'fileTooLarge', limit: MOST },
  'wrong-type': { rule: 'fileType' },
  unreadable: { rule: 'fileUnreadable' },
}

/**
 * A picture or a PDF. The answer is a data URL that contains the file name, so that the file is kept, shown and sent like any other answer.
 * The server receives the data URL without the name (an assumption: the page "What is not known").
 */
export const upload: Kind = {
  name: 'upload',
  // A value from the server is ignored: the server cannot know the files on this device.
  read: { shapes: ['file', 'upload'], value: () => '' },
  answer: trimmed,
  check: (answer) => REFUSED[answer],
  missing: 'missingFile',
  toWire: (answer) => answer.replace(/;name=[^;,]*/, ''),
  control: 'file',
  hint: (typed) => (typed === '' ? { rule: 'file', limit: MOST } : REFUSED[typed]),
}

/** The file as an answer, or the reason why the file cannot be sent. */
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

// The browser encodes the file: five million characters one by one would block a cheap phone for a second.
function read(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^.*?,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')))
    reader.readAsDataURL(file)
  })
}
