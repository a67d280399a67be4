import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Encrypts secrets for the store.
 *
 * Calls are checked only against a key's SHA-256. But a hash alone is not enough: webhooks are signed with the secret key itself,
 * the dashboard reveals it, and the demo gives it to the merchant's server after each restart. So the secret is also stored
 * encrypted (AES-256-GCM), with a key in a separate file beside the store. A copy or backup of the database contains no readable
 * secret key.
 */
export interface Seal {
  close: (text: string) => string
  /** `undefined` when the text was sealed with another key, or was changed since. */
  open: (sealed: string) => string | undefined
}

/** @param path of the store; the key is in the file with `.key` appended to this path. `':memory:'` has no file. */
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
  // Writes to another name first, so that a kill half way leaves no partial key.
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
