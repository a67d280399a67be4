/** Taken when this module loads: a page may replace it later. */
export const { Promise } = globalThis
