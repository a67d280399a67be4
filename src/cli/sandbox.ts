import type { Running } from '../sandbox/index.ts'
import { loadSandbox, type SandboxServer } from './load-sandbox.ts'
import { messageOf, wrongArgument, type Command, type Io } from './run.ts'
import { readSandboxCommand, type SandboxCommand } from './sandbox-options.ts'

const HELP = `Usage: klump-checkout sandbox [options]

A stand-in for Klump on this machine: API, banks, checkout, script, dashboard and webhooks, for servers in any language. Nothing in it
is real. It prints its keys and addresses, and runs until it is stopped (Ctrl-C).

  --port N               default 4100; 0 takes any free port
  --store FILE           keep what happens in this file; in memory without it
  --seed TEXT            the same keys at each start
  --webhook URL          where the webhooks of the test environment go: an address on this machine
  --decide WHAT          what banks decide: approve (default), decline, pending, slow (approve after a minute)
  --decide-after SECONDS how long a bank takes; default 0
  --abandon-after SECONDS  how long a shopper may be silent; default a day
  --strict, --kind       whether a used merchant_reference is refused for ever (default), or an unpaid order goes on
  --switch NAME=READING  another switch where Klump's word is missing, as often as needed: usedUpAt=lender,
                         afterDecline=fresh-transaction, verifyNamesMerchantReference=false, successfulNamesMerchantReference=true
  --json                 keys and addresses as one line of JSON

For tests, all JSON, on this machine only:

  GET  /sandbox/account                    keys and webhook addresses
  POST /sandbox/webhook-url                {"url": "http://127.0.0.1:8000/webhook"}
  POST /sandbox/transactions               {"amount": 40000, "status": "successful", "merchant_reference": "A-1", "total": 42400}
  POST /sandbox/transactions/:reference    {"status": "abandoned"}: new, pending, successful, declined, abandoned
  GET  /sandbox/transactions               all, newest first
  GET  /sandbox/webhooks?reference=A-1     what was sent, with each attempt and its answer
  POST /sandbox/webhooks/:id/send          {}: the same once more
  POST /sandbox/clock                      {"advanceMs": 3600000}; 0 waits until what is due has been sent
  POST /sandbox/behaviour                  {"references": "kind"}
  POST /sandbox/faults                     {"route": "GET /v1/transactions/:reference/verify", "kind": "status", "status": 503}`

/** `klump-checkout sandbox` */
export function sandboxCommand(load: () => Promise<SandboxServer> = loadSandbox): Command {
  return {
    summary: 'a stand-in for Klump on this machine',
    help: HELP,
    async run(args, io) {
      let command: SandboxCommand
      try {
        command = readSandboxCommand(args)
      } catch (error) {
        return wrongArgument(error, 'sandbox', io)
      }
      let running: Running
      try {
        const { serveSandbox, checkoutDir } = await load()
        running = await serveSandbox({ ...command.options, checkoutDir })
      } catch (error) {
        io.log(messageOf(error))
        return 1
      }
      try {
        if (command.webhook !== undefined) running.sandbox.webhooks.setUrl('test', command.webhook)
        show(running, command, io)
        await new Promise<void>((resolve) => io.onStop(() => resolve()))
        return 0
      } catch (error) {
        io.log(`--webhook: ${messageOf(error)}`)
        return 2
      } finally {
        await running.close()
      }
    },
  }
}

function show({ origin, sandbox }: Running, { json, webhook, options }: SandboxCommand, io: Io): void {
  const { test, live } = sandbox.account()
  const about = {
    apiUrl: origin,
    scriptUrl: `${origin}/klump.js`,
    checkoutUrl: `${origin}/checkout/`,
    dashboardUrl: `${origin}/dashboard`,
    publicKey: test.publicKey,
    secretKey: test.secretKey,
    livePublicKey: live.publicKey,
    liveSecretKey: live.secretKey,
    webhookUrl: webhook ?? null,
  }
  if (json) {
    io.out(JSON.stringify(about))
    return
  }
  const lines = [
    ['API', `${about.apiUrl}   in the place of https://api.useklump.com`],
    ['script', about.scriptUrl],
    ['checkout', about.checkoutUrl],
    ['dashboard', about.dashboardUrl],
    ['public key', about.publicKey],
    ['secret key', about.secretKey],
    ['webhooks', webhook ?? 'go nowhere: --webhook URL'],
    ['kept in', options.store === ':memory:' ? 'memory: gone when it stops' : options.store],
  ]
  for (const [name = '', value = ''] of lines) io.out(`${name.padEnd(12)}${value}`)
  io.log('Ctrl-C stops it. klump-checkout sandbox --help lists the calls for tests.')
}
