import { canInstall, install } from '../apt.ts'
import { FIREFOX, isHere, WEBKIT } from './find.ts'

/** Installs missing engines, where allowed. An engine that cannot be installed is reported in a line, and its tests are left out. */
export function ensureEngines(say: (line: string) => void): void {
  for (const engine of [FIREFOX, WEBKIT]) {
    if (isHere(engine)) continue
    const { name, packages } = engine
    if (canInstall()) {
      say(`No ${name} found: installing Debian’s ${packages.join(', ')} (about 30 s) ...`)
      try {
        install(packages)
        continue
      } catch {
        // apt-get's message is above.
      }
    }
    say(`${name} is left out. To have it tested: apt-get install ${packages.join(' ')}`)
  }
}
