import { onTestFinished } from 'vitest'
import type { SandboxOptions } from '../index.ts'
import { Receiver } from './receiver.ts'
import { stand, type Stand } from './stand.ts'

/** A sandbox with a clock of its own, and a shop's server that receives its TEST webhooks. */
export async function listening(
  options: Partial<SandboxOptions> = {},
): Promise<Stand & { receiver: Receiver }> {
  const receiver = await new Receiver().start()
  onTestFinished(async () => {
    await receiver.stop()
  })
  const standing = stand(options)
  standing.sandbox.webhooks.setUrl('test', receiver.url())
  return { ...standing, receiver }
}
