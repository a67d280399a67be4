import type { Bench, Section } from '../section.ts'
import { bytes } from './bytes.ts'
import { first } from './first.ts'
import { idle } from './idle.ts'
import { items } from './items.ts'
import { loss } from './loss.ts'
import { memory } from './memory.ts'
import { opening } from './opening.ts'
import { purchase } from './purchase.ts'
import { responsiveness } from './responsiveness.ts'
import { scripts } from './scripts.ts'

/** In the order of the report. */
export const SECTIONS = {
  opening,
  first,
  idle,
  purchase,
  loss,
  items,
  scripts,
  responsiveness,
  memory,
  bytes,
} satisfies Record<string, (bench: Bench) => Section>

export type SectionName = keyof typeof SECTIONS

export const isSection = (name: string): name is SectionName => Object.hasOwn(SECTIONS, name)
