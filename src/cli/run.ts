/** What a command uses of its process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  /** A line of the result. */
  out(line: string): void
  /** A line for the person who started it. */
  log(line: string): void
  /** Calls `then` when the process is asked to end; with `output` when its output cannot be written any more. */
  onStop(then: (why?: 'output') => void): void
}

export interface Command {
  /** One line of the list of commands. */
  readonly summary: string
  readonly help: string
  /** Resolves with the exit code: 0, 1 for a failure, 2 for a wrong argument, 3 for findings (examine). */
  run(args: readonly string[], io: Io): Promise<number>
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Reports a wrong argument of the command `name`. Returns the exit code. */
export function wrongArgument(error: unknown, name: string, io: Io): number {
  io.log(`${messageOf(error)}\n\nklump-checkout ${name} --help says what it takes.`)
  return 2
}

/** Runs the command that the first argument names. */
export async function run(
  commands: Readonly<Record<string, Command>>,
  [name = '', ...args]: readonly string[],
  io: Io,
): Promise<number> {
  const help = [
    'Usage: klump-checkout <command> [options]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'klump-checkout <command> --help says what a command takes.',
  ].join('\n')
  if (['--help', '-h', 'help'].includes(name)) {
    io.out(help)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.log(name === '' ? help : `There is no command "${name}".\n\n${help}`)
    return 2
  }
  // Arguments after `--` belong to another program: `-h` is the host in `flask run -h 127.0.0.1`.
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (own.includes('--help') || own.includes('-h')) {
    io.out(command.help)
    return 0
  }
  return await command.run(args, io)
}
