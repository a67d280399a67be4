import { fileURLToPath } from 'node:url'

/** The built package that this is in: dist, for a file in dist/host. */
export const ownFolder = () => fileURLToPath(new URL('..', import.meta.url))
