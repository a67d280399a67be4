import { Klump } from './fake-klump.ts'

// The first exports have the names of the package itself, so that a test can replace the package with this module.
export { KlumpError } from '../errors/klump-error.ts'
export { messageFor, type MessageCode } from '../messages/index.ts'
export { Klump, shopper, type FakeOpening } from './fake-klump.ts'
export type { Ending } from './endings.ts'
export { closeCheckout, payWith, type PayOptions } from './browser/pay-with.ts'
export type { FrameLike, LocatorLike, PageLike } from './browser/page.ts'
export { TEST_VALUES } from './browser/test-values.ts'

export default Klump
