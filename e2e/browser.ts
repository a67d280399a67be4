import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { canInstall, install } from './apt.ts'

/** Flags that stop Chromium's own network requests: tests must not depend on them. */
export const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Gives the frame a process of its own, as in a browser with a window: the headless shell would share the page's. */
const SITES_APART = '--site-per-process'

/** Debian's Chromium without the user interface. It runs the same tests in two thirds of the CPU time. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The installed Chromium, or undefined: CHROMIUM_PATH, then Playwright's own, then the system's. */
export function findChromium(): string | undefined {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) return asked
  return [chromium.executablePath(), ...SYSTEM].find((path) => path && existsSync(path))
}

/** The launch options of the tests, with these additional flags. */
export function launchOptions(...flags: readonly string[]): { args: string[]; executablePath?: string } {
  const executablePath = findChromium()
  return { args: [...QUIET_FLAGS, SITES_APART, ...flags], ...(executablePath ? { executablePath } : {}) }
}

/** Finds the headless shell, or installs Debian's where that is possible; otherwise the full browser. */
export function ensureHeadlessShell(say: (line: string) => void): string {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  if (!existsSync(HEADLESS_SHELL) && canInstall()) {
    say('Installing Debian’s chromium-headless-shell, which is quieter than the full browser ...')
    try {
      install(['chromium-headless-shell'])
    } catch {
      say('It could not be installed; the full browser does as well.')
    }
  }
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureChromium(say)
}

/** Finds Chromium, or installs Debian's where that is possible; throws one line that says what to do otherwise. */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium()
  if (found) return found
  if (!canInstall())
    throw new Error(
      'No Chromium found. Install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or set CHROMIUM_PATH.',
    )
  say('No Chromium found: installing Debian’s chromium (about 20 s) ...')
  try {
    install(['chromium'])
  } catch {
    throw new Error(
      'apt-get could not install chromium (its message is above). Install it or set CHROMIUM_PATH.',
    )
  }
  const installed = findChromium()
  if (!installed)
    throw new Error('apt-get installed chromium, but it is in none of the usual places. Set CHROMIUM_PATH.')
  return installed
}
