import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { showProgress } from './progress.ts'

export interface ViteStep {
  /** The object of the progress lines: 'the package' gives "Building the package". */
  what: string
  root: string
  args: string[]
  /** Ends the build process and rejects with an AbortError. */
  signal: AbortSignal
}

/** Runs `vite build` in a separate process. Rejects with Vite's output, without its stack trace. */
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

/** Cuts the text at the first stack line: a stack describes Vite, not the mistake. */
function withoutStack(text: string): string {
  return (text.split(/\n\s+at /)[0] ?? '').trim()
}
