import { fileURLToPath } from 'node:url'
import type { createSandbox, serveSandbox } from '../sandbox/index.ts'

/** The sandbox's server, and the folder with the files for browsers. */
export interface SandboxServer {
  readonly serveSandbox: typeof serveSandbox
  readonly createSandbox: typeof createSandbox
  readonly checkoutDir: string
}

const NEEDS_LIBSQL =
  'The sandbox keeps its transactions in libsql, which is not installed: npm install --save-dev libsql@0.5'

/** Loads the sandbox on demand: it is built beside the commands, and libsql is compiled for each machine. @throws Error without libsql */
export async function loadSandbox(): Promise<SandboxServer> {
  const built = new URL('./sandbox/lib/server.js', import.meta.url).href
  try {
    const server = (await import(/* @vite-ignore */ built)) as Omit<SandboxServer, 'checkoutDir'>
    return { ...server, checkoutDir: fileURLToPath(new URL('.', import.meta.url)) }
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("'libsql'")) throw new Error(NEEDS_LIBSQL, { cause })
    throw cause
  }
}
