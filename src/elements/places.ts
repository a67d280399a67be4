// Read by the script before anything is fetched: no imports here.

/** Where something of ours is drawn. `#klump__cms__checkout` is not among them: plugins put a button of their own there. */
export const PLACES = '#klump__checkout,#klump__ad,klump-button,klump-banner'

/** Their room, from the moment they are on the page, and the raw inputs of the banner out of sight. */
export const ROOM = `${PLACES}{display:block;min-height:48px}klump-button[size=large]{min-height:56px}#klump__ad input{display:none!important}`
