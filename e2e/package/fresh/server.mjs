// A webhook in Node: node server.mjs PORT
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

const { KLUMP_API_URL, KLUMP_SECRET_KEY = '' } = process.env

/** @param {Buffer} raw @param {string} given */
async function judge(raw, given) {
  const { event, data } = raw.length === 0 ? {} : JSON.parse(raw.toString())
  if (event === undefined) return 200 // Klump's dashboard tries the address
  const right = createHmac('sha512', KLUMP_SECRET_KEY).update(raw).digest()
  const signature = Buffer.from(given, 'hex')
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) return 401
  const reference = encodeURIComponent(data?.reference)
  const headers = { 'klump-secret-key': KLUMP_SECRET_KEY }
  const { status } = await fetch(`${KLUMP_API_URL}/v1/transactions/${reference}/verify`, { headers })
  return status >= 500 ? 503 : 200 // here an order would be marked paid, once
}

createServer((request, response) => {
  const judged = buffer(request).then((raw) => judge(raw, String(request.headers['x-klump-signature'])))
  void judged.catch(() => 400).then((status) => response.writeHead(status).end())
}).listen(Number(process.argv[2]), '127.0.0.1')
