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
 * A bank's face: the picture that the API names, from the moment that it is here. Until then, and where there is none that may be
 * asked for, our own mark of the bank, or its letters. A picture that two banks share tells neither.
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

/** The address as it is loaded, only over https or from this very origin (the sandbox serves its own over http). */
export function loadable(address: string, here: string): string | undefined {
  const { protocol, origin, href } = readAddress(address, here) ?? {}
  return protocol === 'https:' || (protocol === 'http:' && origin === here) ? href : undefined
}
