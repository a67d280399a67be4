import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Program {
  /** Resolves with a sentence when the program has ended. */
  readonly ended: Promise<string>
  /** Ends the program and its child processes. */
  stop(): Promise<void>
}

const TIMEOUT_MS = 3000

/** Starts a program in its own process group, so that its child processes end with it. Its output goes to standard error. */
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
      const kill = setTimeout(() => signalTo(child.pid, 'SIGKILL'), TIMEOUT_MS)
      await gone
      clearTimeout(kill)
      // A shell ends at once, but its child processes may not.
      signalTo(child.pid, 'SIGKILL')
    },
  }
}

function signalTo(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // The process has already ended.
  }
}
