import { describe, expect, it, test } from 'vitest'
import { API, hostWith } from './testing/host.ts'
import type { HostOptions } from './options.ts'

const KEY = 'klp_pk_test_madeup0001'
const policyOf = (response: Response) => response.headers.get('content-security-policy')

describe('the checkout page', () => {
  it('calls the API on its own origin, which relays the calls', async () => {
    const { get } = hostWith()
    for (const path of ['/checkout/', '/checkout/terms.html', '/v/1.0.0/checkout/']) {
      const response = await get(path)
      const html = await response.text()
      expect(html).toContain('<meta name="klump-api" content="/" />')
      expect(html).not.toMatch(/useklump|preconnect|klump-record|klump-shop-origin|klump-allowed/)
      expect(policyOf(response)).toBe("default-src 'none'; connect-src 'self'; base-uri 'none'")
      expect(html).toContain(`content="${policyOf(response)}"`)
    }
  })

  it('calls the API directly and preconnects to it when the host does not relay', async () => {
    const response = await hostWith({ proxy: false, api: `${API}/klump/` }).get('/checkout/')
    const html = await response.text()
    expect(html).toContain(`<meta name="klump-api" content="${API}/klump" />`)
    expect(html).toContain(`<link rel="preconnect" href="${API}" crossorigin />`)
    expect(policyOf(response)).toContain(`connect-src 'self' ${API};`)
  })

  it('contains the operator’s settings, and reports policy violations to the operator’s address', async () => {
    const response = await hostWith({
      record: 'agreement',
      shopOrigin: true,
      reportTo: 'https://reports.klump.example/csp',
    }).get('/checkout/')
    const html = await response.text()
    expect(html).toContain('<meta name="klump-record" content="agreement" />')
    expect(html).toContain('<meta name="klump-shop-origin" content="send" />')
    expect(response.headers.get('reporting-endpoints')).toBe('klump="https://reports.klump.example/csp"')
    expect(policyOf(response)).toMatch(/; report-to klump$/)
  })

  it('has the headers that an embedded page needs', async () => {
    const { headers } = await hostWith().get('/checkout/')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-embedder-policy': 'credentialless',
      'cross-origin-resource-policy': 'cross-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': expect.stringContaining('otp-credentials=(self)'),
    })
  })
})

describe('frame-ancestors of the checkout page', () => {
  it('allows every page unless origins are named, and the host warns of it at the start', async () => {
    const { get, lines } = hostWith()
    const response = await get('/checkout/')
    expect(policyOf(response)).not.toContain('frame-ancestors')
    expect(lines[0]).toContain('every page may frame this checkout.')
    expect(hostWith({ log: undefined }).warnings).toHaveLength(1)
    expect(hostWith({ allowedOrigins: ['https://shop.ng'] }).lines).toEqual([])
  })

  it('allows the listed origins, in the header and in the document', async () => {
    const { get } = hostWith({ allowedOrigins: ['https://shop.ng', 'https://www.shop.ng'] })
    for (const path of ['/checkout/', `/checkout/?key=${KEY}`, '/checkout/terms.html']) {
      const response = await get(path)
      expect(policyOf(response)).toMatch(/; frame-ancestors https:\/\/shop\.ng https:\/\/www\.shop\.ng$/)
      expect(await response.text()).toContain(
        '<meta name="klump-allowed-origins" content="https://shop.ng https://www.shop.ng" />',
      )
    }
  })

  it('allows the origins of the public key in the address', async () => {
    const asked: string[] = []
    const { get } = hostWith({
      allowedOrigins: async (key) => {
        asked.push(key)
        return key === KEY ? ['https://shop.ng'] : undefined
      },
    })
    const policy = async (query: string) => policyOf(await get(`/checkout/${query}`))
    expect(await policy(`?key=${KEY}`)).toMatch(/frame-ancestors https:\/\/shop\.ng$/)
    const nobody = /frame-ancestors 'none'$/
    for (const query of ['', '?key=', '?key=klp_pk_other', '?key=klp_sk_secret', '?key=%0d%0a', '?KEY=x'])
      expect(await policy(query), query).toMatch(nobody)
    expect(asked).toEqual([KEY, 'klp_pk_other'])
    // A frame loaded ahead of the click names no key. It is refused, and loaded again at the click. The document refuses too.
    expect(await (await get('/checkout/')).text()).toContain('content="none"')
    // The banner's frame has no key and takes no input.
    expect(policyOf(await get('/checkout/terms.html'))).not.toContain('frame-ancestors')
  })

  it('allows every page for one account and no page for the next, whichever is requested first', async () => {
    const everyPage = `?key=${KEY}`
    for (const order of [
      [everyPage, ''],
      ['', everyPage],
    ]) {
      const { get } = hostWith({ allowedOrigins: (key) => (key === KEY ? ['*'] : undefined) })
      for (const query of order) {
        const response = await get(`/checkout/${query}`)
        const refusesAll = [policyOf(response)?.endsWith("frame-ancestors 'none'")]
        refusesAll.push((await response.text()).includes('klump-allowed-origins'))
        expect(refusesAll, query).toEqual(query === everyPage ? [false, false] : [true, true])
      }
    }
  })

  it.each([
    ['throws', () => Promise.reject(new Error('db password is hunter2')), 'the function failed'],
    ['gives no origin', () => ['shop.ng; script-src *'], 'expected an origin'],
    ['gives a directive of the policy', () => ['https://shop.ng;sandbox'], 'expected an origin'],
    ['gives a second policy', () => ['https://shop.ng,default-src'], 'expected an origin'],
    ['gives all hosts', () => ['https://*'], 'expected an origin'],
    ['gives all hosts of a domain', () => ['https://*.shop.ng'], 'expected an origin'],
    ['gives no list', () => 'https://shop.ng' as never, 'expected a list'],
  ])('allows no page when the function %s, and the log reports why', async (_what, allowedOrigins, why) => {
    const { get, lines } = hostWith({ allowedOrigins })
    expect(policyOf(await get(`/checkout/?key=${KEY}`))).toMatch(/frame-ancestors 'none'$/)
    expect(lines[0]).toContain(why)
    expect(lines.join()).not.toMatch(/hunter2|madeup/)
  })

  it('allows every page when the list holds a star', async () => {
    expect(policyOf(await hostWith({ allowedOrigins: ['*'] }).get('/checkout/'))).not.toContain(
      'frame-ancestors',
    )
  })
})

test.each<[string, Partial<HostOptions>]>([
  ['api: expected', { api: 'http://api.example' }],
  ['api: expected', { api: 'https://user:pw@api.example' }],
  ['api: expected', { api: 'https://api.example/?a=b' }],
  ['api: expected', { api: '/v1' }],
  ['api: expected', { api: 'https://api.example;sandbox' }],
  ['origin: expected', { origin: 'https://*.klump.example' }],
  ['allowedOrigins\\[0\\]: expected', { allowedOrigins: ['https://shop.ng/'] }],
  ['allowedOrigins\\[1\\]: expected', { allowedOrigins: ['*', 'null'] }],
  ['allowedOrigins\\[0\\]: expected', { allowedOrigins: ["https://shop.ng 'self'"] }],
  ['allowedOrigins\\[0\\]: expected', { allowedOrigins: ['https://*.shop.ng'] }],
  ['record: expected', { record: '"><script>' }],
  ['reportTo: expected', { reportTo: 'http://elsewhere.example' }],
  ['origin: expected', { origin: 'https://js.klump.example/' }],
  ['versions.kept\\[0\\].until: expected', { versions: { kept: [{ files: 'x', until: 'one day' }] } }],
])('the host throws for a wrong option at the start: %s', (sentence, options) => {
  expect(() => hostWith(options)).toThrow(new RegExp(`^${sentence}`))
})

test('the log and the metrics hold no path, query or header value of a request', async () => {
  const { get, lines, host } = hostWith({ allowedOrigins: ['https://shop.ng'] })
  await get(`/checkout/?key=${KEY}&phone=08012345678`)
  await get('/ada@example.com', { method: 'PROPFIND', headers: { referer: 'https://shop.ng/08012345678' } })
  await get('/klump.js', { headers: { 'user-agent': 'Ada', 'x-forwarded-for': '203.0.113.7' } })
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    { time: '2026-11-28T09:00:00.000Z', method: 'GET', route: 'document', status: 200, ms: 0 },
    { time: '2026-11-28T09:00:00.000Z', method: 'other', route: 'other', status: 405, ms: 0 },
    { time: '2026-11-28T09:00:00.000Z', method: 'GET', route: 'script', status: 200, ms: 0 },
  ])
  expect(host.metrics()).toContain('klump_host_requests_total{route="document",status="200"} 1')
  expect(host.metrics()).not.toMatch(/ada|klp_pk|0801/i)
})
