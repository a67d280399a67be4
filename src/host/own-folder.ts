import { fileURLToPath } from 'node:url'

/** The built package that contains this file: dist, for a file in dist/host. */
export const ownFolder = () => fileURLToPath(new URL('..', import.meta.url))
