import type { Impossible } from './matrix.ts'

const webkit = (what: RegExp, why: string): Impossible => ({ column: 'WebKitGTK', what, why })

/** Tests that WebDriver or this browser cannot run. Anything else that WebKit did not run is `not run` in the table. */
export const IMPOSSIBLE: readonly Impossible[] = [
  webkit(/pages\/phones/, 'WebDriver cannot emulate a phone'),
  webkit(/pages\/print/, 'WebDriver draws nothing as it would be printed'),
  webkit(/pages\/themes/, 'WebDriver cannot make the device dark'),
  webkit(/waits in a queue/, 'WebDriver cannot hold a script back'),
  webkit(/host\/releases|a release in the middle/, 'WebDriver cannot hold a file back until a release'),
  webkit(/two hosts/, 'what is killed is a host, and no engine plays a part in it'),
  webkit(/pages\/checkout-files/, 'WebDriver neither tells what leaves the browser nor lets a file fail'),
]
