import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { showProgress } from './progress.ts'

export interface ViteStep {
  /** 'the package': goes into "Building the package" and its like. */
  what: string
  root: string
  args: string[]
  /** Ends the builder, and the promise with an AbortError. */
  signal: AbortSignal
}

/** Runs `vite build` as a process of its own. Rejects with what the builder itself said, without its stack. */
export async function runVite({ what, root, args, signal }: ViteStep): Promise<void> {
  const done = showProgress(`Building ${what}`, process.stdout)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  if (signal.aborted) {
    done(`Building ${what} was stopped`)
    signal.throwIfAborted()
  }
  if (code !== 0) {
    done(`Building ${what} failed`)
    throw new Error(`The builder says:\n${withoutStack(output)}`)
  }
  done(`Built ${what}`)
}

/** What comes from the first line of a stack on tells about the builder, not about the mistake. */
function withoutStack(text: string): string {
  return (text.split(/\n\s+at /)[0] ?? '').trim()
}
