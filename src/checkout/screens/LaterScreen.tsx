import { useWiring } from '../components/wiring.ts'
import type { PlaceAt } from '../flow/state.ts'
import { AccountBank } from './AccountBank.tsx'
import { CodeEntry } from './CodeEntry.tsx'
import { ContinueAtBank } from './ContinueAtBank.tsx'
import { Deciding } from './Deciding.tsx'
import { FormScreen } from './FormScreen.tsx'
import { Preview } from './Preview.tsx'
import { Problem } from './Problem.tsx'
import { Requirements } from './Requirements.tsx'
import { Result } from './Result.tsx'
import { Split } from './Split.tsx'
import { Terms } from './Terms.tsx'

/**
 * The screens after the choice of a bank, and the last ones. They are one chunk, so that no file is loaded between consent and decision.
 */
export function LaterScreen() {
  const { place } = useWiring().state
  if (place.at === 'account-bank') return <AccountBank place={place} />
  if (place.at === 'requirements') return <Requirements place={place} />
  if (place.at === 'form') return <FormScreen place={place} />
  if (place.at === 'code') return <CodeEntry place={place} />
  if (place.at === 'terms') return <Terms place={place} />
  if (place.at === 'split') return <Split place={place} />
  if (place.at === 'preview') return <Preview place={place} />
  if (place.at === 'at-bank') return <ContinueAtBank place={place} />
  if (place.at === 'asking' || place.at === 'deciding') return <Deciding />
  if (place.at === 'result') return <Result place={place} />
  if (place.at === 'problem') return <Problem place={place} />
  // CurrentScreen renders the other places. A place that neither component renders is a type error here.
  place satisfies PlaceAt<'contact' | 'starting' | 'banks' | 'gone'>
  return null
}
