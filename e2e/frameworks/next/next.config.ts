import type { NextConfig } from 'next'

const config: NextConfig = {
  // Folders above this one may contain lock files of other projects.
  turbopack: { root: import.meta.dirname },
  devIndicators: false,
}

export default config
