import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Framework } from './frameworks.ts'
import { outcomeOf } from './program.ts'

/**
 * Runs the framework's own template checker, which must refuse every line of class `wrong` and no other. A line of class `unseen` is
 * wrong as well, but this checker does not find it. If a later version does, this check fails, and the README can promise more.
 * @throws the differences, and the whole output of the checker
 */
export async function checkTemplates(
  { file, check }: NonNullable<Framework['templates']>,
  folder: string,
): Promise<void> {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  const wrong = new Set(lines.flatMap((line, at) => (/class(Name)?="wrong"/.test(line) ? [at + 1] : [])))
  if (wrong.size === 0) throw new Error(`${file} has nothing in it that is to be refused.`)
  const outcome = await outcomeOf({ folder, command: check })
  const said = stripVTControlCharacters(outcome.said)
  const refused = new Set(said.split('\n').flatMap(refusedLine))
  const differs = [
    ...[...wrong]
      .filter((line) => !refused.has(line))
      .map((line) => `${file}:${line} is wrong and was not refused`),
    ...[...refused]
      .filter((line) => !wrong.has(line))
      .map((line) => `${file}:${line} was refused and is not to be`),
  ]
  if (differs.length > 0) throw new Error(`${differs.join('\n')}\n${check.join(' ')} said:\n${said}`)
}

/** The number of the template line that this line of output refuses; 0 for an error elsewhere. */
function refusedLine(said: string): number[] {
  // ngc adds the component to each of its errors.
  if (!/\berror\b(?! occurs)/i.test(said)) return []
  return [Number(/\bshop\.\w+\W{1,2}(\d+)[,:]\d+/.exec(said)?.[1] ?? 0)]
}
