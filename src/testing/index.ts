import { Klump } from './fake-klump.ts'

// The names of the package itself come first, so that a test can put this module in its place as it stands.
export { KlumpError } from '../errors/klump-error.ts'
export { messageFor, type MessageCode } from '../messages/index.ts'
export { Klump, shopper, type FakeOpening } from './fake-klump.ts'
export type { Ending } from './endings.ts'
export { closeCheckout, payWith, type PayOptions } from './browser/pay-with.ts'
export type { FrameLike, LocatorLike, PageLike } from './browser/page.ts'
export { TEST_VALUES } from './browser/test-values.ts'

export default Klump
