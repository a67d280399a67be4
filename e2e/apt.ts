import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this machine lets us install what is missing: Debian, and as root. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs Debian's packages; throws with apt's own message above when it cannot. */
export function install(packages: readonly string[]): void {
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}
