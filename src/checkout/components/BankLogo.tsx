import '../styles/bank-logo.css'
import { useMemo, useState } from 'preact/hooks'
import { readAddress } from '../../shared/address.ts'
import type { Bank } from '../model/bank.ts'
import { lettersFor } from './bank-letters.ts'
import { MARKS } from './bank-marks.ts'
import { useWiring } from './wiring.ts'

interface BankLogoProps {
  readonly bank: Bank
}

/**
 * The picture of a bank from the API, once the picture has loaded. Until then, and when no picture may be loaded: the neutral mark of the
 * bank, or its letters. A picture that two banks share is not used, because it does not tell them apart.
 */
export function BankLogo({ bank }: BankLogoProps) {
  const { banks } = useWiring().state.facts
  const [picture, setPicture] = useState<'coming' | 'here' | 'broken'>('coming')
  const isOwn = !banks.some(({ slug, logo }) => slug !== bank.slug && logo === bank.logo)
  const address =
    bank.logo && isOwn && picture !== 'broken' ? loadable(bank.logo, location.origin) : undefined
  const letters = useMemo(() => lettersFor(banks).get(bank.slug), [bank, banks])
  const mark = MARKS.get(bank.slug)
  return (
    <span class="bank-logo" aria-hidden="true">
      {address && (
        <img
          class={picture}
          src={address}
          alt=""
          width="40"
          height="40"
          loading="lazy"
          referrerpolicy="no-referrer"
          onLoad={() => setPicture('here')}
          onError={() => setPicture('broken')}
        />
      )}
      {address && picture === 'here' ? null : mark ? (
        <svg viewBox="-6 -6 36 36">
          <path fill={mark.colour} d="M-6-6h36v36H-6z" />
          <path fill="#fff" d={mark.shape} />
        </svg>
      ) : (
        letters
      )}
    </span>
  )
}

/** The absolute address of the picture. It must be https, or on this origin: the sandbox serves pictures over http. */
export function loadable(address: string, here: string): string | undefined {
  const { protocol, origin, href } = readAddress(address, here) ?? {}
  return protocol === 'https:' || (protocol === 'http:' && origin === here) ? href : undefined
}
