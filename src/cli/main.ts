#!/usr/bin/env node
import { host } from './host.ts'
import { run } from './run.ts'
import { sandboxCommand } from './sandbox.ts'

process.exitCode = await run({ host, sandbox: sandboxCommand() }, process.argv.slice(2), {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  onStop: (then) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, then)
  },
})
