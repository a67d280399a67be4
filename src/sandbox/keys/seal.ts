import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Closes secrets for the store.
 *
 * Every call is checked against a key's SHA-256 and nothing else. But a hash alone would not do: webhooks are signed
 * with the secret key itself, the dashboard reveals it, and the demo hands it to the merchant's server after each
 * restart. So the secret is also kept encrypted (AES-256-GCM), under a key in a file of its own beside the store.
 * Who copies the database, or finds a backup of it, has no secret key.
 */
export interface Seal {
  close: (text: string) => string
  /** `undefined` when it was closed with another key, or was changed since. */
  open: (sealed: string) => string | undefined
}

/** @param path of the store; its key is in the file of that name with `.key` behind it. `':memory:'` has none. */
export function openSeal(path: string): Seal {
  const key = path === ':memory:' ? randomBytes(32) : keyIn(`${path}.key`)
  return {
    close: (text) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
}

function keyIn(file: string): Buffer {
  const kept = Buffer.from(readIfThere(file).trim(), 'hex')
  if (kept.length === 32) return kept
  const key = randomBytes(32)
  // Under another name first: a kill half way must not leave half a key.
  writeFileSync(`${file}.new`, `${key.toString('hex')}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return key
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
