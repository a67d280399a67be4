import { MOST_SENT } from '../../host/relay/admit.ts'
import type { HostCommand } from '../host-options.ts'
import {
  CANNOT,
  HIDDEN,
  LATE,
  REDIRECTED,
  rulesOf,
  SESSION,
  TOO_LARGE,
  UNREACHABLE,
  type Part,
} from './rules.ts'
import { groupsOf, MOVED, type Headers, type Site } from './site.ts'

/** A site for Caddy 2.6 or later. */
export function writeCaddyfile(site: Site, command: HostCommand, root: string): string {
  const { options, hostname, port } = command
  return [
    '# Written by klump-checkout for Caddy. The next release is a new folder.',
    '# This site listens without TLS, behind a server that terminates TLS. To terminate TLS in Caddy, write the origin in the place of the next address, and leave out bind.',
    ...(options.proxy === false ? [] : CANNOT.map((line) => `# ${line}`)),
    '# An address of a file is compared as it reads once its percent signs are undone.',
    '',
    // Matches every host name: the server in front passes the origin's name on.
    `http://:${port} {`,
    `\tbind ${hostname}`,
    `\troot * "${root}"`,
    '\theader -Server',
    '\theader -Last-Modified',
    ...(options.proxy === false ? [] : indent(relayOf(site, command))),
    ...indent(pagesOf(site)),
    '}',
    '',
  ].join('\n')
}

function pagesOf(site: Site): string[] {
  return [
    'handle {',
    '\t@written not method GET HEAD',
    ...indent(
      block('handle @written', [...sent(site.notRead), respond('Files are read with GET and HEAD.\n', 405)]),
    ),
    ...indent(
      block('handle /checkout', [
        ...sent(site.redirect),
        ...block('route', ['uri replace /checkout /checkout/ 1', 'redir * {uri} 301']),
      ]),
    ),
    ...groupsOf(site).flatMap(({ headers, paths }, index) =>
      indent([
        `@files${index} path ${paths.join(' ')}`,
        ...block(`handle @files${index}`, [
          ...sent(headers),
          // Caddy sends Vary only where there is a compressed form.
          ...block('header', ['defer', 'Vary accept-encoding']),
          'file_server {',
          '\tprecompressed br gzip',
          '\tdisable_canonical_uris',
          '}',
        ]),
      ]),
    ),
    `\t@moved path_regexp ${MOVED}`,
    ...indent(
      block('handle @moved', [
        ...sent(site.moved),
        ...block('route', [`uri path_regexp ^/v/[^/]+ ""`, 'redir * {uri} 302']),
      ]),
    ),
    ...indent(block('handle', [...sent(site.nothing), respond('There is nothing here.\n', 404)])),
    '}',
    ...block('handle_errors', [
      'header -Server',
      ...[504, 413].flatMap((status) => [
        ...block(`@relayed${status}`, ['path /v1/*', `vars {http.error.status_code} ${status}`]),
        ...block(`handle @relayed${status}`, [
          ...sent(site.relayed),
          respondJson(status === 504 ? LATE : TOO_LARGE, status),
        ]),
      ]),
      ...block('handle /v1/*', [...sent(site.relayed), respondJson(UNREACHABLE, 502)]),
      // A path that differs from a file's only in capital letters ends here.
      ...block('handle', [...sent(site.nothing), respond('There is nothing here.\n', 404)]),
    ]),
  ]
}

function relayOf({ relayed }: Site, { options, forwardsPeer, variables }: HostCommand): string[] {
  const { host, port, protocol, pathname } = new URL(options.api)
  const hidden = [...new Set([...HIDDEN, ...Object.keys(relayed)])]
  const base = pathname.replace(/\/$/, '')
  const rules = rulesOf(options.origin ?? '', options.calls).flatMap(
    ({ of, takes, refuses, status, sentence }, index) => [
      `map "${of.map(placeholderOf).join('|')}" {klump_rule${index}} {`,
      ...(takes ?? refuses ?? []).map((pattern) => `\t\`~${pattern}\` ${takes ? 'take' : 'refuse'}`),
      `\tdefault ${takes ? 'refuse' : 'take'}`,
      '}',
      `@rule${index} expression \`{klump_rule${index}} == "refuse"\``,
      ...block(`handle @rule${index}`, [respondJson(sentence, status)]),
    ],
  )
  return block('handle /v1/*', [
    ...block('route', [
      ...sent(relayed),
      ...rules,
      // The forwarded headers are written anew: the needed ones are saved, all are deleted, and the saved ones are set again.
      'vars klump_key {header.Klump-Public-Key}',
      `@session header_regexp Authorization \`${SESSION}\``,
      'vars @session klump_session {header.Authorization}',
      'request_header -**',
      'request_header Accept application/json',
      'request_header Klump-Public-Key {vars.klump_key}',
      '@has_session vars_regexp klump_session ^Bearer',
      'request_header @has_session Authorization {vars.klump_session}',
      '@post method POST',
      'request_header @post Content-Type application/json',
      ...[...variables].map(([name, variable]) => `request_header ${name} {env.${variable}}`),
      ...block('request_body', [`max_size ${MOST_SENT}`]),
      ...(base === '' ? [] : [`rewrite * ${base}{uri}`]),
      ...block(
        `reverse_proxy ${protocol}//${host}${port === '' ? (protocol === 'https:' ? ':443' : ':80') : ''}`,
        [
          `header_up Host ${host}`,
          ...(forwardsPeer ? [] : ['header_up -X-Forwarded-For']),
          'header_up -X-Forwarded-Host',
          'header_up -X-Forwarded-Proto',
          ...hidden.map((name) => `header_down -${name}`),
          ...block('transport http', ['dial_timeout 10s', 'response_header_timeout 20s', 'read_timeout 20s']),
          '@elsewhere status 3xx',
          ...block('handle_response @elsewhere', [respondJson(REDIRECTED, 502)]),
        ],
      ),
    ]),
  ])
}

function placeholderOf(part: Part): string {
  if (part === 'method') return '{method}'
  if (part === 'address') return '{uri}'
  if (part === 'query') return '{query}'
  return `{header.${part.replace('header ', '')}}`
}

const sent = (headers: Headers) =>
  Object.entries(headers).map(([name, value]) => `header ${name} \`${value}\``)
const respond = (sentence: string, status: number) => `respond \`${sentence}\` ${status}`
const respondJson = (message: string, status: number) => respond(JSON.stringify({ message }), status)
const indent = (lines: readonly string[]) => lines.map((line) => `\t${line}`)
const block = (head: string, lines: readonly string[]) => [`${head} {`, ...indent(lines), '}']
