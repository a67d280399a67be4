import { parseArgs } from 'node:util'
import { isSection, SECTIONS, type SectionName } from './sections/index.ts'
import { PROFILES, type Profile } from './visit.ts'

export interface Options {
  readonly sections: readonly SectionName[]
  readonly profiles: readonly Profile[]
  readonly rounds: number
  readonly openings: number
  readonly peers: boolean
  readonly build: boolean
}

export const HELP = `npm run bench -- [SECTION ...] [--profile ID ...] [--rounds 15] [--openings 200] [--no-peers] [--no-build]
  Sections, all when none is named: ${Object.keys(SECTIONS).join(', ')}
  Profiles: ${PROFILES.map(({ id, name }) => `${id} (${name})`).join(', ')}`

/** @throws Error that lists the valid options */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      profile: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '15' },
      openings: { type: 'string', default: '200' },
      peers: { type: 'boolean', default: true },
      build: { type: 'boolean', default: true },
    },
  })
  const asked = positionals.length > 0 ? positionals : Object.keys(SECTIONS)
  const unknown = [
    ...asked.filter((name) => !isSection(name)),
    ...values.profile.filter((id) => !PROFILES.some((profile) => profile.id === id)),
  ]
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}.\n${HELP}`)
  return {
    sections: asked.filter(isSection),
    profiles: PROFILES.filter(({ id }) => values.profile.length === 0 || values.profile.includes(id)),
    rounds: atLeastOne('rounds', values.rounds),
    openings: atLeastOne('openings', values.openings),
    peers: values.peers,
    build: values.build,
  }
}

function atLeastOne(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name}: expected a whole number from 1 on, got "${text}".\n${HELP}`)
  return number
}
