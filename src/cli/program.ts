import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Program {
  /** Resolves when it has ended, with a sentence. */
  readonly ended: Promise<string>
  /** Ends it, and what it started. */
  stop(): Promise<void>
}

const PATIENCE_MS = 3000

/** Starts a program in a group of its own, so that what it starts ends with it. What it prints goes to the terminal's errors. */
export function startProgram(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Program {
  const child = spawn(command, args, { env, stdio: ['ignore', 2, 2], detached: true })
  const gone = once(child, 'exit').then(
    ([code, signal]) => `${command} ended (${String(code ?? signal)}).`,
    (error: unknown) => `${command} cannot be started: ${error instanceof Error ? error.message : 'error'}.`,
  )
  return {
    ended: gone,
    async stop() {
      signalTo(child.pid, 'SIGTERM')
      const kill = setTimeout(() => signalTo(child.pid, 'SIGKILL'), PATIENCE_MS)
      await gone
      clearTimeout(kill)
      // A shell ends at once, and what it started may not.
      signalTo(child.pid, 'SIGKILL')
    },
  }
}

function signalTo(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // It has ended by itself.
  }
}
