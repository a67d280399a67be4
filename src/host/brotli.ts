import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Brotli } from './respond.ts'

const compress = promisify(brotliCompress)

/** Brotli from `node:zlib`: on Node, Deno and Bun. */
export const brotli: Brotli = async (bytes) => new Uint8Array(await compress(bytes))
