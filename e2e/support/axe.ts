import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { evaluateInFrames } from './frames.ts'

type Axe = typeof axe

const LOAD_AXE = `if (!('axe' in globalThis)) { ${axe.source} }`

/** Screens that axe has checked in this process, which has one size and one colour scheme. */
const known = new Set<string>()

/**
 * Runs axe on the whole overlay, its shadow root and its frame, with every rule and no exceptions; once for screens of the same elements.
 * It runs in each frame separately: AxeBuilder opens a page for each screen, and leaves out a frame that is slow to answer.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const overlays = await page.locator('klump-overlay iframe').elementHandles()
  const inside = await Promise.all(overlays.map((overlay) => overlay.contentFrame()))
  const frames = [page.mainFrame(), ...inside.filter((frame) => frame !== null)]
  const screen = (await evaluateInFrames(frames, readStructure)).join()
  if (known.has(screen)) return
  await evaluateInFrames(frames, LOAD_AXE)
  expect((await evaluateInFrames(frames, findViolations)).flat()).toEqual([])
  known.add(screen)
}

/** The document without its text: elements, classes and attribute names. Runs in each frame. */
function readStructure(): string {
  const root = document.querySelector('klump-overlay')?.shadowRoot ?? document
  return [...root.querySelectorAll('*')]
    .map((element) => `${element.localName}.${element.className} ${element.getAttributeNames().join(' ')}`)
    .join('|')
}

/** Runs in each frame. */
async function findViolations(): Promise<string[]> {
  // An element that fades in does not have its contrast yet; endless animations are not awaited.
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
  const { axe } = globalThis as unknown as { axe: Axe }
  const part = window === window.top ? 'klump-overlay' : 'html'
  const { violations } = await axe.run(part, { iframes: false, resultTypes: ['violations'] })
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
}
