import { readAddress } from '../api/address.ts'
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
  const shown = address !== undefined && !broken && mayLoad(address, location.origin)
  return (
    <span class="bank-logo" aria-hidden="true">
      {shown ? (
        <img
          src={address}
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

/** Only over https, or from this very origin (the sandbox serves its own over http). */
export function mayLoad(address: string, origin: string): boolean {
  const url = readAddress(address, origin)
  if (!url) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.origin === origin)
}

function initials(name: string): string {
  const words = plainName(name).split(/\s+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .toUpperCase()
}
