import { readAddress } from '../../shared/address.ts'
import '../styles/bank-logo.css'
import { useState } from 'preact/hooks'
import { plainName } from '../locale/plain-name.ts'

interface BankLogoProps {
  readonly name: string
  /** The partner's picture, an address of the server's choice. */
  readonly address?: string | undefined
}

/** A bank's picture, or its initials where there is none, none that may be asked for, or none that comes. */
export function BankLogo({ name, address }: BankLogoProps) {
  const [broken, setBroken] = useState(false)
  const shown = address === undefined || broken ? undefined : loadable(address, location.origin)
  return (
    <span class="bank-logo" aria-hidden="true">
      {shown ? (
        <img
          src={shown}
          alt=""
          width="40"
          height="40"
          loading="lazy"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      ) : (
        initials(name)
      )}
    </span>
  )
}

/** The address as it is loaded, only over https or from this very origin (the sandbox serves its own over http). */
export function loadable(address: string, here: string): string | undefined {
  const { protocol, origin, href } = readAddress(address, here) ?? {}
  return protocol === 'https:' || (protocol === 'http:' && origin === here) ? href : undefined
}

function initials(name: string): string {
  const words = plainName(name).split(/\s+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .toUpperCase()
}
