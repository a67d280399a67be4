import type { KlumpOptions } from '../../loader/klump.ts'
import type { Outcome } from '../../protocol/outcome.ts'
import type { KlumpInstance } from '../klump-class.ts'

/** An opening that a test ends. */
export interface Opening extends KlumpInstance {
  readonly options: KlumpOptions
  end(): Promise<void>
}

/** Every opening and preload since the last `forget()`. */
export const openings: Opening[] = []
export const preloads: { taken: boolean }[] = []

export function forget(): void {
  openings.length = 0
  preloads.length = 0
}

/** A stand-in for the class that the elements open with. It has no overlay. */
export class StandInKlump implements KlumpInstance {
  readonly result: Promise<Outcome>
  status: KlumpInstance['status'] = 'opening'
  readonly options: KlumpOptions
  #settle: (outcome: Outcome) => void = () => {}

  static preload(): () => void {
    const one = { taken: false }
    preloads.push(one)
    return () => void (one.taken = true)
  }
  constructor(options: KlumpOptions) {
    this.options = options
    this.result = new Promise((resolve) => (this.#settle = resolve))
    openings.push(this)
  }
  async end(): Promise<void> {
    this.status = 'closed'
    this.#settle({ status: 'cancelled' })
    await this.result
  }
  destroy(): void {
    this.status = 'destroyed'
    this.#settle({ status: 'cancelled' })
  }
}
