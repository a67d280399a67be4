/** Marks that turn the direction of writing around, or hold it open beyond the name they stand in. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const UNSEEN = /[\p{Cc}\u2028\u2029]+/gu

/**
 * A name from the shop or the server as it may be shown: without what is not seen and changes what is. "moc.knab" with
 * an override in front reads as "bank.com"; a line break makes one name look like two things.
 */
export function plainName(name: string): string {
  return name.replaceAll(TURNING, '').replaceAll(UNSEEN, ' ').trim()
}
