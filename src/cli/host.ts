import { createHost } from '../host/node.ts'
import { ownFolder } from '../host/own-folder.ts'
import { emit } from './emit/emit.ts'
import { readHostCommand, type HostCommand } from './host-options.ts'
import { messageOf, wrongArgument, type Command, type Io } from './run.ts'
import { serveHost, type Bindings } from './serve-host.ts'

const HELP = `Usage: klump-checkout host --api URL [options]
       klump-checkout host --api URL --origin ORIGIN --emit nginx|caddy|headers FOLDER [options]

Serves the checkout's own origin on this machine: script, page, and the calls that it passes on to the API. Put a server that
terminates TLS before it, and name the origin that browsers see. The access log, one line of JSON for each request, is on the
standard output.
With --emit nothing is served: the files and the configuration of another server are written into FOLDER, which must be new or empty.

  --api URL                 the API, https (http on this machine)
  --port N                  default 8080; 0 takes any free port
  --hostname NAME           the address to listen on; default 127.0.0.1
  --origin ORIGIN           the host's own, as browsers name it: https://js.klump.example
  --allowed-origin ORIGIN   origin of a page that may frame the checkout; may be repeated; without it, every page may
  --credential HEADER=VAR   a header that the API wants, with its value in the variable VAR of the environment; as often as needed
  --call "POST /PATH"       a further call that steps of this API name; as often as needed
  --no-proxy                the page asks the API itself
  --forward-address         send the address of who connects as X-Forwarded-For
  --keep FOLDER[@DATE]      the built files of an earlier version, until that day (2026-12-30); as often as needed
  --alias VERSION           the version that /klump.js and /checkout/ are; an earlier one is a rollback
  --record NAME             send the record of what was agreed under this name
  --shop-origin             tell the API whose page it is
  --report-to URL           where browsers report violations of the policy to
  --emit KIND FOLDER        write a site for nginx, for caddy, or the files and _headers for a host of files
  --metrics-port N          Prometheus's text at /metrics of a port of its own, on 127.0.0.1
  --linger SECONDS          how long it goes on when it is asked to end (SIGTERM), with 503 at /readyz; default 0
  --drain SECONDS           how long open requests have after that; default 25`

/** `klump-checkout host` */
export const host: Command = {
  summary: 'serve the checkout’s own origin on this machine',
  help: HELP,
  async run(args, io) {
    let command: HostCommand
    let made: ReturnType<typeof createHost>
    try {
      command = readHostCommand(args, io.env)
      made = makeHost(command, io)
    } catch (error) {
      return wrongArgument(error, 'host', io)
    }
    if (command.emit) {
      try {
        io.log(await emit(command, command.emit))
        return 0
      } catch (error) {
        io.log(messageOf(error))
        return 1
      }
    }
    try {
      const { current, kept } = await made.check()
      const served = await serveHost(made, command)
      io.log(
        `Checkout ${current} at ${served.origin}, for the API at ${command.options.api}. Kept: ${kept.join(', ')}.`,
      )
      // A log that cannot be written, because a disk is full or a reader has ended, does not end the checkout.
      await new Promise<void>((resolve) => io.onStop((why) => why !== 'output' && resolve()))
      io.log(`Asked to end: open requests have ${command.drainSeconds} seconds.`)
      await served.drain()
      return 0
    } catch (error) {
      io.log(messageOf(error))
      return 1
    }
  },
}

function makeHost({ options, forwardsPeer }: HostCommand, io: Io) {
  const { kept, alias, ...rest } = options
  return createHost({
    ...rest,
    versions: { kept: [...kept, ownFolder()], alias },
    log: (line) => io.out(line),
    ...(forwardsPeer && {
      clientAddress: (_request: Request, env: unknown) => (env as Bindings).incoming.socket.remoteAddress,
    }),
  })
}
