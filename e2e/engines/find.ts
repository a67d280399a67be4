import { existsSync } from 'node:fs'

/** Another engine, as Debian packages it: Playwright's own builds are not available everywhere. */
export interface Engine {
  readonly name: string
  /** The Debian packages with the engine and its driver. */
  readonly packages: readonly string[]
  /** All of these files must exist. */
  readonly files: readonly string[]
}

const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`

export const FIREFOX = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  files: ['/usr/bin/firefox-esr'],
} as const satisfies Engine

/** The engine of Safari in another browser; it is not Safari, least of all the one of iOS. */
export const WEBKIT = {
  name: 'WebKitGTK',
  packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  files: ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run', `${LIBRARIES}/webkit2gtk-4.1/MiniBrowser`],
} as const satisfies Engine

export const isHere = ({ files }: Engine): boolean => files.every((file) => existsSync(file))
