import type { Context } from 'hono'

/** Reads a submitted form as text; a missing field or a file gives an empty string. */
export async function readForm(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody()
  return (name) => {
    const value = form[name]
    return typeof value === 'string' ? value : ''
  }
}
