import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright'
import { canInstall, install } from '../apt.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../browser.ts'

/** Without a window and without renderers of its own in the background: quieter than the full one. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

/** Flags under which what is slowed down is all of it: a frame of another site would have a process of its own, at full speed. */
const FLAGS = [
  ...CHROMIUM_FLAGS,
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  // Nobody outside is spoken to: peers that try are refused at once.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** The browser to measure in; says when it has to be installed. */
export function findBrowser(say: (line: string) => void): string {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  if (!existsSync(HEADLESS_SHELL) && canInstall()) {
    say('Installing Debian’s chromium-headless-shell, which is quieter than the full browser ...')
    try {
      install(['chromium-headless-shell'])
    } catch {
      say('It could not be installed; the full browser measures as well.')
    }
  }
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureChromium(say)
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS })
}
