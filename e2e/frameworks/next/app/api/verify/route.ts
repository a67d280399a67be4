import { verifyTransaction } from 'klump-checkout/server'

export const runtime = 'edge'

export async function POST(request: Request): Promise<Response> {
  const { reference, merchantReference } = (await request.json()) as Record<string, string>
  const { verdict } = await verifyTransaction({
    reference,
    secretKey: process.env['KLUMP_SECRET_KEY'] ?? '',
    apiUrl: process.env['KLUMP_API'] ?? '',
    expected: { amount: 197_000, live: false, ...(merchantReference && { merchantReference }) },
  })
  return Response.json({ verdict })
}
