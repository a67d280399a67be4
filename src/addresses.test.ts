import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { redirectAddress } from './overlay/redirect.ts'
import { readCheckoutUrl } from './loader/checkout-url.ts'
import { readApiUrl } from './server/verify/api-url.ts'
import { readFields } from './validation/lenient.ts'
import { loadable } from './checkout/components/BankLogo.tsx'
import { step } from './checkout/testing/readings.ts'
import { step as wireStep, steps } from './checkout/testing/wire.ts'
import { readExamineCommand } from './cli/examine-options.ts'
import { readProbeCommand } from './cli/probe-options.ts'
import { readApi, readOrigin } from './host/read-options.ts'
import { readWebhookUrl } from './sandbox/webhooks/url.ts'
import { readSecureAddress } from './shared/address.ts'
import { readLink } from './shared/link.ts'

// Code that checks an address passes on the parsed address, never the text it was given: what was checked is what is used.

const ODD = [
  'httPs://bank.example',
  'HTTPS://BANK.example/A',
  ' https://bank.example/a',
  'https://bank.example/a\n',
  'ht\ttps://bank.example/\ta',
  'https:bank.example/a',
  'https:\\\\bank.example\\a',
  'https:/bank.example',
  'https://bank.example/x/../a',
  'https://bank.example:443/a b?c=d e',
  'https://bаnk.example/',
]

const READERS: Record<string, (address: string) => string | undefined> = {
  readSecureAddress,
  'the bank’s page of a step': (redirect_url) => step.parse({ ...steps.atBank, redirect_url }).redirectUrl,
  'the bank’s sign-up': (create_partner_account_url) =>
    step.parse(wireStep('X', { display_data: { create_partner_account_url } })).newAccount?.url,
  'a logo': (address) => loadable(address, 'https://checkout.example'),
  checkoutUrl: readCheckoutUrl,
  redirect_url: (address) => redirectAddress(address, { status: 'success', reference: 'KLP-1' }),
  'addresses in an order': (image_url) =>
    readFields({ redirect_url: image_url }, () => {}, 'https://shop.example/cart')['redirect_url'] as
      string | undefined,
  // readApiUrl() removes the slash at the end, because a path is appended.
  apiUrl: (address) => (address.includes('?') ? undefined : `${readApiUrl(address)}/`),
}

for (const [name, read] of Object.entries(READERS))
  test.each(ODD)(`${name}: the address %j is refused or used in its parsed form`, (address) => {
    const used = read(address)
    if (used === undefined) return
    expect(new URL(used).href).toBe(used)
    expect(used).toMatch(/^https:\/\/[a-z0-9.-]+\//)
  })

// The same hosts are this machine for everyone who allows http there.

const LOCAL: Record<string, (address: string) => unknown> = {
  readSecureAddress,
  readLink,
  checkoutUrl: readCheckoutUrl,
  apiUrl: readApiUrl,
  'api of the host': readApi,
  'origin of the host': readOrigin,
  examine: (address) => readExamineCommand([address]).isLocal || undefined,
  'probe --api': (address) => readProbeCommand(['--api', address], {}),
  'the sandbox’s webhook URL': readWebhookUrl,
}

function accepts(read: (address: string) => unknown, address: string): boolean {
  try {
    return read(address) !== undefined
  } catch {
    return false
  }
}

for (const [name, read] of Object.entries(LOCAL)) {
  test.each(['localhost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])(
    `${name}: http is allowed on %s, which is this machine`,
    (host) => expect(accepts(read, `http://${host}:4101`)).toBe(true),
  )
  test.each(['evillocalhost', 'localhost.example', '127.0.0.1.example', '128.0.0.1', '[::2]', '0.0.0.0'])(
    `${name}: http is refused on %s, which is another machine`,
    (host) => expect(accepts(read, `http://${host}:4101`)).toBe(false),
  )
}

// The files with a rule about host names of this machine: shared/address.ts for all that is addressed, and two for what comes in.
const RULES = [
  'sandbox/known-hosts.ts', // the names under which a local server is addressed
  'sandbox/only-loopback.ts', // the address of the other end of a connection
  'shared/address.ts',
]

test('only the files in the list RULES have a rule about host names of this machine', () => {
  const rule = /::1|[!=]== 'localhost'|'localhost' [!=]==|\.localhost'|\^localhost/
  expect(
    productFiles()
      .filter((file) => rule.test(code(file)))
      .toSorted(),
  ).toEqual(RULES)
})

// The files that parse addresses. Their checks are tested above, or their results are not used as addresses.
const PARSE = [
  'checkout/chunks.ts',
  'checkout/components/NewAccount.tsx',
  'checkout/http/request.ts',
  'checkout/meta.ts',
  'checkout/screens/ContinueAtBank.tsx',
  'elements/offer-frame.ts',
  'elements/read-json.ts',
  'overlay/address-for.ts',
  'overlay/index.ts',
  'overlay/redirect.ts',
  'overlay/preloaded-frame.ts',
  'overlay/session.ts',
  'script.ts',
  'shared/address.ts',
  'validation/order.ts',
]

test('only the files in the list PARSE call the URL parser', () => {
  const parse = productFiles()
    // Code on the operator's own machine is left out: it reads the operator's addresses and those of requests.
    .filter((file) => !/^(testing|sandbox|build|host|cli|examine)\//.test(file))
    .filter((file) => /new URL\(|URL\.(canParse|parse)\(/.test(text(file)))
  expect(parse.toSorted()).toEqual(PARSE.toSorted())
})

/** All files of src but tests and what only tests use. */
function productFiles(): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/test/.test(entry.name))
    .map(({ parentPath, name }) => relative(import.meta.dirname, join(parentPath, name)))
    .filter((file) => !/\/testing\//.test(file))
}

const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

/** Without comments. */
const code = (file: string) => text(file).replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
