import type { Environment } from '../../core.ts'

/** An action that requires a confirmation. */
export interface Question {
  /** The last part of its path: `/dashboard/confirm/…`. */
  name: 'new-keys' | 'go-live'
  title: string
  /** What happens after a yes. */
  consequences: string[]
  action: string
  /** A hidden field of the form for a yes. */
  field?: { name: string; value: string }
  yes: string
}

export function newKeys(mode: Environment): Question {
  const name = mode.toUpperCase()
  return {
    name: 'new-keys',
    title: `Replace the ${name} keys?`,
    consequences: [
      `The present ${name} keys, public and secret, stop working at once.`,
      'A checkout that is open ends for its shopper with an error.',
      'Until your page and your server have the new keys, nobody can pay with Klump in your shop.',
    ],
    action: '/dashboard/settings/new-keys',
    yes: 'Generate new keys',
  }
}

export function goLive(): Question {
  return {
    name: 'go-live',
    title: 'Switch this account to LIVE?',
    consequences: [
      'TEST keys stop working until you switch back: a shop that uses them, such as the demo shop on this machine, is refused.',
      'LIVE keys work, and are the ones shown under Settings.',
      'This is a sandbox: also in LIVE mode no bank is asked and no money moves.',
    ],
    action: '/dashboard/mode',
    field: { name: 'mode', value: 'live' },
    yes: 'Switch to LIVE',
  }
}
