import { MOST_SENT } from '../../host/relay/admit.ts'
import type { HostCommand } from '../host-options.ts'
import {
  CANNOT,
  HIDDEN,
  LATE,
  quoted,
  REDIRECTED,
  rulesOf,
  SESSION,
  TOO_LARGE,
  UNREACHABLE,
  type Part,
} from './rules.ts'
import { groupsOf, MOVED, type Site } from './site.ts'

/** The file with the credentials, beside the configuration; only its owner may read it. */
export const CREDENTIALS = 'credentials.conf'

/** A site for nginx 1.18 or later, to be included in its `http` block. */
export function writeNginxConf(site: Site, command: HostCommand, folder: string, root: string): string {
  const { options, hostname, port } = command
  const relays = options.proxy !== false
  return [
    '# Written by klump-checkout for nginx: include it in the http block. The next release is a new folder.',
    '# This site listens without TLS, behind a server that terminates TLS. To terminate TLS in nginx, write "443 ssl" and the certificate in the place of the address.',
    '# The package of Debian has no brotli: files go as gzip. With the module, add "brotli_static on;".',
    ...(relays ? CANNOT.map((line) => `# ${line}`) : []),
    ...(relays
      ? [
          '# The address of the API is looked up at the start; reload when it moves. Its answers 502 and 504 go as ours.',
          '# The error log of nginx keeps the address of the client, and the query, of calls that fail.',
        ]
      : []),
    '',
    '# An address as it came, without its query.',
    ...map('$request_uri', '$klump_path', [['~^(?<klump_read>[^?]*)', '$klump_read']], ''),
    '# The addresses that there are, by what is sent with them. No other path of a request reaches the disk.',
    ...map(
      '$klump_path',
      '$klump_listed',
      groupsOf(site).flatMap(({ paths }, index) =>
        paths.map((path) => [`~^${quoted(path)}$`, `group ${index}`] as const),
      ),
      'nothing',
    ),
    ...map(
      '$request_method',
      '$klump_group',
      [
        ['GET', '$klump_listed'],
        ['HEAD', '$klump_listed'],
      ],
      'not read',
    ),
    '# Where the document of a version that is not here is now.',
    ...map('$klump_path', '$klump_moved', [[`~${MOVED}`, '/checkout/$1']], ''),
    ...map('$klump_path', '$klump_index', [['~/$', 'index.html']], ''),
    ...map(
      '$klump_group',
      '$klump_file',
      [
        ['nothing', ''],
        ['not read', ''],
      ],
      '$klump_path$klump_index',
    ),
    ...headerMaps(site),
    ...(relays ? relayMaps(command) : []),
    'server {',
    ...indent([
      `listen ${hostname.includes(':') ? `[${hostname}]` : hostname}:${port};`,
      `root "${root}";`,
      'server_tokens off;',
      'absolute_redirect off;',
      'port_in_redirect off;',
      'gzip_static on;',
      'gzip_proxied any;',
      'gzip_vary on;',
      'max_ranges 0;',
      'gzip off;',
      '# A log would have addresses and queries, which may name a shopper.',
      'access_log off;',
      ...block('types', typesOf(site)),
      'default_type "text/plain; charset=utf-8";',
      ...namesOf(site).map((name) => `add_header ${name} ${variableOf(name)} always;`),
      'add_header Last-Modified "";',
      ...block('location /', ['try_files $klump_file @klump_nothing;']),
      ...block('location = /checkout', [
        'if ($klump_group = "not read") { return 405 "Files are read with GET and HEAD.\\n"; }',
        ...Object.entries(site.redirect).map(([name, value]) => add(name, value)),
        'return 301 /checkout/$is_args$args;',
      ]),
      ...block('location @klump_nothing', [
        'types { }',
        'if ($klump_group = "not read") { return 405 "Files are read with GET and HEAD.\\n"; }',
        'if ($klump_moved) { return 302 $klump_moved$is_args$args; }',
        'return 404 "There is nothing here.\\n";',
      ]),
      ...(relays ? relayOf(site, command, folder) : []),
    ]),
    '}',
    '',
  ].join('\n')
}

/** nginx would read a dollar sign in a value as a variable. @throws Error that names the header of such a value */
export function writeCredentials(credentials: Readonly<Record<string, string>>): string {
  return Object.entries(credentials)
    .map(([name, value]) => {
      if (value.includes('$'))
        throw new Error(`--credential ${name}: nginx cannot use a value with a dollar sign.`)
      return `proxy_set_header ${name} ${text(value)};\n`
    })
    .join('')
}

/** One map for each header; nginx leaves out a header without a value. */
function headerMaps(site: Site): string[] {
  return namesOf(site).flatMap((name) =>
    map(
      '$klump_group',
      variableOf(name),
      [
        ['not read', site.notRead[name] ?? ''],
        ...groupsOf(site).map(({ headers }, index) => [`group ${index}`, headers[name] ?? ''] as const),
      ],
      site.nothing[name] ?? '',
    ),
  )
}

function relayMaps({ options }: HostCommand): string[] {
  const { hostname, port, protocol } = new URL(options.api)
  return [
    '# What the relay refuses: 1, or nothing.',
    ...rulesOf(options.origin ?? '', options.calls).flatMap(({ of, takes, refuses }, index) =>
      map(
        of.map(variableOfPart).join('|'),
        `$klump_rule${index}`,
        (takes ?? refuses ?? []).map((pattern) => [`~${pattern}`, takes ? '' : '1']),
        takes ? '1' : '',
      ),
    ),
    '# What is not sent where it is empty.',
    ...map('$http_authorization', '$klump_session', [[`~${SESSION}`, '$http_authorization']], ''),
    ...map('$request_method', '$klump_sent_type', [['POST', 'application/json']], ''),
    ...block('upstream klump_api', [
      `server ${hostname}:${port || (protocol === 'https:' ? '443' : '80')};`,
      'keepalive 16;',
    ]),
  ]
}

function relayOf({ relayed }: Site, { options, forwardsPeer }: HostCommand, folder: string): string[] {
  const { host, hostname, pathname, protocol } = new URL(options.api)
  const plain = Object.entries(relayed).filter(([name]) => name !== 'content-type')
  const head = [
    'types { }',
    'default_type application/json;',
    ...plain.map(([name, value]) => add(name, value)),
  ]
  const answer = (name: string, status: number, message: string) =>
    block(`location @klump_${name}`, [...head, respondJson(status, message)])
  return [
    ...block('location /v1/', [
      ...head,
      ...rulesOf(options.origin ?? '', options.calls).map(
        ({ status, sentence }, index) => `if ($klump_rule${index}) { ${respondJson(status, sentence)} }`,
      ),
      '# A body is held in memory, and is on no disk.',
      `client_max_body_size ${MOST_SENT};`,
      `client_body_buffer_size ${MOST_SENT};`,
      'error_page 413 = @klump_large;',
      'error_page 300 301 302 303 304 305 307 308 = @klump_elsewhere;',
      'error_page 502 = @klump_unreachable;',
      'error_page 504 = @klump_late;',
      '# What is passed on is written anew.',
      'proxy_pass_request_headers off;',
      ...Object.entries({
        Host: host,
        Connection: '',
        Accept: 'application/json',
        'Klump-Public-Key': '$http_klump_public_key',
        Authorization: '$klump_session',
        'Content-Type': '$klump_sent_type',
        ...(forwardsPeer && { 'X-Forwarded-For': '$remote_addr' }),
      }).map(([name, value]) => `proxy_set_header ${name} ${text(value)};`),
      ...(Object.keys(options.credentials ?? {}).length > 0 ? [`include "${folder}/${CREDENTIALS}";`] : []),
      `proxy_pass ${protocol}//klump_api${pathname.replace(/\/$/, '')}$request_uri;`,
      'proxy_http_version 1.1;',
      '# At another address only where nothing was sent: nginx never repeats a POST that it has sent, and so no request for a loan.',
      'proxy_next_upstream error;',
      ...(protocol === 'https:'
        ? [
            'proxy_ssl_server_name on;',
            `proxy_ssl_name ${hostname};`,
            'proxy_ssl_verify on;',
            'proxy_ssl_verify_depth 4;',
            '# Where Debian has it.',
            'proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;',
          ]
        : []),
      'proxy_connect_timeout 10s;',
      'proxy_send_timeout 20s;',
      'proxy_read_timeout 20s;',
      'proxy_max_temp_file_size 0;',
      'proxy_redirect off;',
      'proxy_intercept_errors on;',
      'proxy_ignore_headers X-Accel-Redirect X-Accel-Expires X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset;',
      ...[...new Set([...HIDDEN, ...Object.keys(relayed)])].map((name) => `proxy_hide_header ${name};`),
      add('content-type', 'application/json'),
    ]),
    ...answer('large', 413, TOO_LARGE),
    ...answer('elsewhere', 502, REDIRECTED),
    ...answer('unreachable', 502, UNREACHABLE),
    ...answer('late', 504, LATE),
  ]
}

/** The content type of each extension. */
function typesOf({ pages }: Site): string[] {
  const types = new Map(
    pages.map(({ file, headers }) => [file.slice(file.lastIndexOf('.') + 1), headers['content-type'] ?? '']),
  )
  return [...types].map(([extension, type]) => `${text(type)} ${extension};`)
}

/** All header names except the content type, which nginx derives from the extension. */
function namesOf({ pages, nothing, notRead }: Site): string[] {
  const all = [...pages.map(({ headers }) => headers), nothing, notRead].flatMap((each) => Object.keys(each))
  return [...new Set(all)].filter((name) => name !== 'content-type').toSorted()
}

const variableOf = (name: string) => `$klump_${name.replaceAll('-', '_')}`

function variableOfPart(part: Part): string {
  if (part === 'method') return '$request_method'
  if (part === 'address') return '$request_uri'
  if (part === 'query') return '$args'
  return `$http_${part.replace('header ', '').replaceAll('-', '_')}`
}

const map = (of: string, name: string, rows: readonly (readonly [string, string])[], otherwise: string) =>
  block(`map ${text(of)} ${name}`, [
    `default ${text(otherwise)};`,
    // nginx matches the empty value as plain text, and not with an expression.
    ...rows.map(([key, value]) => `${text(key === '~^$' ? '' : key)} ${text(value)};`),
  ])

const text = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`
const add = (name: string, value: string) => `add_header ${name} ${text(value)} always;`
const respondJson = (status: number, message: string) =>
  `return ${status} ${text(JSON.stringify({ message }))};`
const indent = (lines: readonly string[]) => lines.map((line) => `\t${line}`)
const block = (head: string, lines: readonly string[]) => [`${head} {`, ...indent(lines), '}']
