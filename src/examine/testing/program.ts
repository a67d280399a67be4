/** The correct server, or one with a mistake, as a program: `node --import tsx program.ts PORT [MISTAKE]`. */
import type { Mistake } from './mistakes.ts'
import { startWrongShop } from './wrong-shop.ts'

const [, , port, mistake] = process.argv
await startWrongShop({
  apiUrl: process.env['KLUMP_API_URL'] ?? '',
  secretKey: process.env['KLUMP_SECRET_KEY'] ?? '',
  otherKey: '',
  port: Number(port),
  mistake: mistake as Mistake | undefined,
})
