// Loaded with the script, before anything of this folder is fetched: imports nothing.

/** Where something of ours is drawn. `#klump__cms__checkout` is not among them: plugins put a button of their own there. */
export const PLACES = '#klump__checkout,#klump__ad,klump-button,klump-banner'
