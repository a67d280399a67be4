import type { State } from '../flow/state.ts'
import { isolate } from './words.ts'

/** The name of the chosen bank for a sentence; empty before a bank is chosen. */
export const bankName = ({ facts }: Pick<State, 'facts'>) => isolate(facts.application?.bank.name ?? '')
