/** Thrown before the next piece of work, once the run was stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

const EVERY_MS = 3_000

/** Reports the progress of a run and its remaining time, and stops it between two pieces of work. */
export class Progress {
  readonly #rounds: number
  readonly #say: (line: string) => void
  readonly #now: () => number
  readonly #began: number
  #done = 0
  #lastDone = 0
  #said = -Infinity
  #isStopped = false

  constructor(rounds: number, say: (line: string) => void, now: () => number = Date.now) {
    this.#rounds = rounds
    this.#say = say
    this.#now = now
    this.#began = now()
  }

  /** Reports the next piece of work. @throws Stopped */
  next(what: string): void {
    if (this.#isStopped) throw new Stopped()
    const now = this.#now()
    if (now - this.#said < EVERY_MS) return
    this.#said = now
    const took = now - this.#began
    const left = this.#done > 0 ? `, about ${minutes(this.#average() * this.#rounds - took)} left` : ''
    const round = `round ${Math.min(this.#done + 1, this.#rounds)} of ${this.#rounds}`
    this.#say(`  ${minutes(took)}, ${round}${left}: ${what}`)
  }

  roundDone(): void {
    this.#done += 1
    this.#lastDone = this.#now()
  }

  #average(): number {
    return (this.#lastDone - this.#began) / this.#done
  }

  get rounds(): number {
    return this.#done
  }

  stop(): void {
    this.#isStopped = true
  }
}

function minutes(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
