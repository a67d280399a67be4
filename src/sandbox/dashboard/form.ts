import type { Context } from 'hono'

/** A form that was sent, as text; what is missing, or a file, is empty. */
export async function readForm(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody()
  return (name) => {
    const value = form[name]
    return typeof value === 'string' ? value : ''
  }
}
