import type { Wire } from '../support/wire.ts'
import { pageText } from './documents.ts'

export interface Requests {
  files: number
  api: number
}

/** The requests of a purchase to Klump's origin. Status requests count once: their number depends on the bank. */
export function requestsOf(wire: Wire, klump: string): Requests {
  const asked = wire.sent.filter(({ url }) => url.origin === klump)
  const [api, files] = [
    asked.filter(({ url }) => url.pathname.startsWith('/v1/')),
    asked.filter(({ url }) => !url.pathname.startsWith('/v1/')),
  ]
  const polls = api.filter(({ method, url }) => method === 'GET' && /\/new-loan\//.test(url.pathname))
  return { files: files.length, api: api.length - Math.max(0, polls.length - 1) }
}

/** The figures that the page “Sell” gives under "Limits". */
export function requestsInDocs(): Requests {
  const [, files, api] = /makes (\d+) requests for files and (\d+)\s+to the API/.exec(pageText('sell')) ?? []
  if (files === undefined || api === undefined)
    throw new Error('The page no longer says how many requests a purchase makes.')
  return { files: Number(files), api: Number(api) }
}
