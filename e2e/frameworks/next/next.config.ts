import type { NextConfig } from 'next'

const config: NextConfig = {
  // Other folders above this one may hold lock files that are not this app's.
  turbopack: { root: import.meta.dirname },
  devIndicators: false,
}

export default config
