import { parseArgs } from 'node:util'
import { CHOICES, type Behaviour } from '../sandbox/behaviour/control.ts'
import type { ServeOptions } from '../sandbox/index.ts'
import { readNumber } from './read-number.ts'
import { seeded } from './seeded.ts'

export interface SandboxCommand {
  readonly options: Omit<ServeOptions, 'checkoutDir'>
  readonly webhook: string | undefined
  readonly json: boolean
}

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const
const DECISIONS = ['approve', 'decline', 'pending', 'slow'] as const
const SLOW_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

/** @throws TypeError that describes the wrong argument */
export function readSandboxCommand(args: readonly string[]): SandboxCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: TEXT,
      store: TEXT,
      seed: TEXT,
      webhook: TEXT,
      decide: TEXT,
      'decide-after': TEXT,
      'abandon-after': TEXT,
      strict: FLAG,
      kind: FLAG,
      switch: { type: 'string', multiple: true },
      json: FLAG,
    },
  })
  if (values.strict && values.kind) throw new TypeError('--strict, --kind: expected one of them.')
  const decide = readChoice('--decide', values.decide ?? 'approve', DECISIONS)
  const after = values['decide-after']
  const abandon = values['abandon-after']
  return {
    options: {
      hostname: 'localhost',
      port: readNumber('--port', values.port ?? '4100', 65_535),
      store: values.store ?? ':memory:',
      decide: decide === 'slow' ? 'approve' : decide,
      pollDecisionAfterMs:
        after === undefined
          ? decide === 'slow'
            ? SLOW_MS
            : 0
          : readNumber('--decide-after', after, DAY_MS / 1000) * 1000,
      ...(abandon !== undefined && {
        abandonAfterMs: readNumber('--abandon-after', abandon, (30 * DAY_MS) / 1000) * 1000,
      }),
      ...(values.seed !== undefined && { randomOfKeys: seeded(values.seed) }),
      behaviour: {
        ...(values.kind && { references: 'kind' as const }),
        ...Object.fromEntries((values.switch ?? []).map(readSwitch)),
      },
    },
    webhook: values.webhook,
    json: values.json ?? false,
  }
}

/** `usedUpAt=lender`. @throws TypeError that names the readings */
function readSwitch(text: string): [name: string, reading: Behaviour[keyof Behaviour]] {
  const [name = '', value = ''] = text.split('=')
  if (!Object.hasOwn(CHOICES, name))
    throw new TypeError(`--switch: expected one of ${Object.keys(CHOICES).join(', ')}, got ${text}.`)
  const readings: readonly Behaviour[keyof Behaviour][] = CHOICES[name as keyof Behaviour]
  const names = readings.map(String)
  const reading = readings[names.indexOf(readChoice(`--switch ${name}`, value, names))]
  return [name, reading ?? false]
}

function readChoice<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text)
  if (chosen === undefined)
    throw new TypeError(`${name}: expected one of ${choices.join(', ')}, got ${JSON.stringify(text)}.`)
  return chosen
}
