import { ApiFailure } from '../model/failure.ts'
import { backOnline, type Network } from './request.ts'

/** A part of the checkout's code that is fetched after the first screen. */
export interface Chunk<Module> {
  /** Undefined until loaded. */
  readonly here: Module | undefined
  /** Loads the part, once for all callers; after a failure it may be called again. Throws `ApiFailure`. */
  load(): Promise<Module>
}

/** Where a chunk comes from. */
export interface Source<Module> {
  /** Fetches the file; `again` is a query that changes the address, or ''. */
  fetch(again: string): Promise<Module>
  /** Why a file did not load: `outdated` and `server` where the network is not the cause. */
  whyMissing(): Promise<'unreachable' | 'outdated' | 'server'>
}

type World = Pick<Network, 'after' | 'afterVisible' | 'random' | 'online' | 'onOnline'>

const TIMEOUT = 25_000
const TRIES = 2
const PAUSE = 600

/**
 * A chunk that is tried twice before it fails. Each try has another address, because a browser that failed to load a module does not
 * request the same address again. While the device reports that it is offline, tries are not counted. An outdated chunk is not
 * requested again.
 */
export function createChunk<Module>(name: string, source: Source<Module>, world: World): Chunk<Module> {
  let here: Module | undefined
  let loading: Promise<Module> | undefined
  let fetches = 0

  async function fetchOnce(): Promise<Module> {
    const fetched = source.fetch(fetches === 0 ? '' : `?again=${fetches}`)
    fetches++
    return inTime(fetched)
  }

  function inTime<Value>(coming: Promise<Value>): Promise<Value> {
    let stop = () => {}
    const late = new Promise<never>((_, reject) => {
      stop = world.afterVisible(TIMEOUT, () => reject(new Error('It took too long.')))
    })
    return Promise.race([coming, late]).finally(stop)
  }

  async function load(): Promise<Module> {
    for (let tries = 1; ; tries++) {
      try {
        return await fetchOnce()
      } catch {
        // Offline: the try is repeated when the device is back or a little later, and is not counted.
        if (!world.online()) {
          tries--
          await paused((done) => backOnline(world, done))
        } else if (tries === TRIES) {
          const kind = await inTime(source.whyMissing()).catch(() => 'unreachable' as const)
          throw new ApiFailure(kind, `A part of the checkout (${name}) could not be loaded.`)
        } else await paused((done) => world.after(PAUSE * (0.5 + world.random()), done))
      }
    }
  }

  function paused(start: (done: () => void) => () => void): Promise<void> {
    return new Promise((resolve) => {
      const stop = start(() => {
        stop()
        resolve()
      })
    })
  }

  return {
    get here() {
      return here
    },
    load() {
      loading ??= load().then(
        (module) => (here = module),
        (error: unknown) => {
          if ((error as ApiFailure).kind !== 'outdated') loading = undefined
          throw error
        },
      )
      return loading
    },
  }
}
