#!/usr/bin/env node
import { examineCommand } from './examine.ts'
import { host } from './host.ts'
import { probeCommand } from './probe.ts'
import { run, type Io } from './run.ts'
import { sandboxCommand } from './sandbox.ts'

// `| head` closes the output early. Without a listener that would be an uncaught error, and nothing would be cleaned up.
const outputs = [process.stdout, process.stderr]
for (const output of outputs) output.on('error', () => {})

const io: Io = {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  log: (line) => process.stderr.write(`${line}\n`),
  onStop: (then) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => then())
    for (const output of outputs) output.once('error', () => then('output'))
  },
}
const commands = { host, sandbox: sandboxCommand(), examine: examineCommand(), probe: probeCommand() }
process.exitCode = await run(commands, process.argv.slice(2), io)
