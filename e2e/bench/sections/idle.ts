import type { Contestant } from '../contestants.ts'
import { SAME_ORIGIN } from '../hosts.ts'
import { idle as measureIdle, loaded, type Loaded } from '../measures/idle.ts'
import { goal } from '../goals.ts'
import { manyNodes, shopPage } from '../pages.ts'
import { Samples } from '../samples.ts'
import { rotated, type Bench, type Section } from '../section.ts'
import { kB, ratio, spread, table } from '../table.ts'
import { SLOW } from '../visit.ts'

const NODES = 10_000
const WITHOUT = 'without klump.js'
const WITH = 'with klump.js'
const BANNER = 'with klump.js and a banner in view'

// Visible, and of a fixed size: a change does not lay out the rest of the page, which would hide what we add.
const CHANGING = '<div id="change" style="contain: strict; width: 20rem; height: 10rem"></div>'

/** `idle`: what a page of 10 000 nodes pays for klump.js while nothing is open. */
export function idle({ use, servers, next }: Bench): Section {
  const all = pages(servers)
  const samples = new Samples()
  const atRest = new Map<string, Loaded>()
  const figures = () =>
    all.map(({ name }) => ({
      name,
      change: samples.spread([name, 'change']),
      longestTask: samples.spread([name, 'longestTask']),
      loaded: atRest.get(name),
    }))
  return {
    name: 'idle',
    async round(number) {
      for (const contestant of rotated(all, number)) {
        const { name } = contestant
        next(name)
        const { change, longestTask } = await use((browser) => measureIdle(browser, contestant, SLOW))
        samples.add([name, 'change'], change)
        samples.add([name, 'longestTask'], longestTask)
        if (!atRest.has(name)) atRest.set(name, await use((browser) => loaded(browser, contestant)))
      }
    },
    report() {
      const rows = figures()
      const [bare] = rows
      return `## While nothing is open, a page of ${NODES} nodes\n\n${table(
        [
          'Page',
          'One change of the document, ms of processor',
          'to without',
          `Longest task of our scripts, ${SLOW.name}`,
          'Heap, kB',
          'Listeners',
          'Requests',
          'kB, as they came',
        ],
        rows.map(({ name, change, longestTask, loaded }) => [
          name,
          `${change.median.toFixed(3)} (${change.p95.toFixed(3)})`,
          ratio(change, bare?.change),
          name === WITHOUT ? '' : spread(longestTask),
          loaded ? kB(loaded.heapBytes) : '',
          loaded ? String(loaded.listeners) : '',
          loaded ? String(loaded.requests) : '',
          loaded ? kB(loaded.bytes) : '',
        ]),
      )}`
    },
    figures,
    goals: () => [
      goal(
        'One change of the document: with klump.js to without',
        samples.spread([WITH, 'change']),
        samples.spread([WITHOUT, 'change']),
        1.05,
      ),
    ],
  }
}

function pages({ places, shop, publicKey, put }: Bench['servers']): Contestant[] {
  const checkout = places.find(({ name }) => name === SAME_ORIGIN)?.checkout ?? ''
  const tag = `<script src="${checkout}/klump.js" defer></script>`
  const banner = `<klump-banner amount="45000" public-key="${publicKey}"></klump-banner>`
  const page = (name: string, head: string, above: string, ready: string): Contestant => {
    const path = `/idle-${name.replaceAll(/\W+/g, '-')}`
    const body = shopPage({ head, above: above + CHANGING, body: manyNodes(NODES) })
    put(path, { type: 'text/html; charset=utf-8', body })
    return {
      name,
      url: shop + path,
      ready,
      hasFrame: false,
      ...(head && { scripts: new RegExp(`^${checkout}/`) }),
    }
  }
  const fetched = (file: string) =>
    `performance.getEntriesByType('resource').some(({ name, responseEnd }) => /${file}-[\\w-]+\\.js/.test(name) && responseEnd > 0)`
  const hasLine = `document.querySelector('klump-banner')?.shadowRoot?.querySelector('.line')?.textContent`
  return [
    page(WITHOUT, '', '', 'document.readyState === "complete"'),
    page(WITH, tag, '', fetched('overlay')),
    page(BANNER, tag, banner, `Boolean(${hasLine})`),
  ]
}
