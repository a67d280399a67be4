/** How often each fault led to each outcome, as lines of text. */
export class Tally {
  readonly #rows = new Map<string, { runs: number; outcomes: Map<string, number>; violations: string[] }>()

  add(fault: string, outcome: string, violations: readonly string[]): void {
    const row = this.#rows.get(fault) ?? { runs: 0, outcomes: new Map<string, number>(), violations: [] }
    row.runs++
    row.outcomes.set(outcome, (row.outcomes.get(outcome) ?? 0) + 1)
    row.violations.push(...violations)
    this.#rows.set(fault, row)
  }

  get violations(): string[] {
    return [...this.#rows].flatMap(([fault, { violations }]) => violations.map((text) => `${fault}: ${text}`))
  }

  get runs(): number {
    return [...this.#rows.values()].reduce((sum, { runs }) => sum + runs, 0)
  }

  print(): string {
    const width = Math.max(...[...this.#rows.keys()].map((name) => name.length))
    const lines = [...this.#rows].map(([fault, { runs, outcomes, violations }]) => {
      const ends = [...outcomes].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`)
      return `${fault.padEnd(width)} ${String(runs).padStart(5)} ${String(violations.length).padStart(4)}  ${ends.join(', ')}`
    })
    const head = `${'fault'.padEnd(width)}  runs  bad  how they ended`
    const sum = `${this.#rows.size} faults, ${this.runs} runs, violations: ${this.violations.length}`
    return [head, ...lines, sum].join('\n')
  }
}
