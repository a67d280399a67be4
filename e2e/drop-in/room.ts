import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the README gives shops to keep the room of button and banner until the script is there: its own lines. */
export function readmeRoom(): string {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const [, lines] = /<style>\n([^<]+)<\/style>/.exec(readme) ?? []
  if (!lines?.includes('klump-button')) throw new Error('The README no longer gives the lines of CSS.')
  return lines
}
