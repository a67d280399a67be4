#!/usr/bin/env node
import { examineCommand } from './examine.ts'
import { host } from './host.ts'
import { probeCommand } from './probe.ts'
import { run, type Io } from './run.ts'
import { sandboxCommand } from './sandbox.ts'

const io: Io = {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  onStop: (then) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, then)
  },
}
const commands = { host, sandbox: sandboxCommand(), examine: examineCommand(), probe: probeCommand() }
process.exitCode = await run(commands, process.argv.slice(2), io)
