/** Upper bounds of the proxy's latency, in seconds. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

export interface Metrics {
  /** Counts an answered request. Routes and statuses come from fixed lists, so a client cannot create a series. */
  countRequest(route: string, status: number): void
  /** Counts a call that was relayed to the API, with its duration in seconds. */
  countCall(route: string, seconds: number): void
  /** All metrics in the text format of Prometheus. */
  text(): string
}

interface Histogram {
  readonly counts: number[]
  sum: number
  all: number
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const calls = new Map<string, Histogram>()
  return {
    countRequest(route, status) {
      const labels = `route="${route}",status="${status}"`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
    },
    countCall(route, seconds) {
      const held = calls.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, all: 0 }
      calls.set(route, held)
      BOUNDS.forEach((bound, index) => {
        if (seconds <= bound) held.counts[index] = (held.counts[index] ?? 0) + 1
      })
      held.sum += seconds
      held.all += 1
    },
    text() {
      const lines = [
        '# HELP klump_host_requests_total Requests answered.',
        '# TYPE klump_host_requests_total counter',
        ...[...requests].map(([labels, count]) => `klump_host_requests_total{${labels}} ${count}`),
        '# HELP klump_host_api_seconds How long the API took to answer what was passed on to it.',
        '# TYPE klump_host_api_seconds histogram',
        ...[...calls].flatMap(([route, { counts, sum, all }]) => [
          ...BOUNDS.map((bound, index) => bucket(route, String(bound), counts[index] ?? 0)),
          bucket(route, '+Inf', all),
          `klump_host_api_seconds_sum{route="${route}"} ${sum}`,
          `klump_host_api_seconds_count{route="${route}"} ${all}`,
        ]),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

const bucket = (route: string, bound: string, count: number) =>
  `klump_host_api_seconds_bucket{route="${route}",le="${bound}"} ${count}`
