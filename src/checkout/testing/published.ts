import stanbicTerms from '../../sandbox/published/terms-and-conditions.stanbic.json' with { type: 'json' }

/** A bank's terms as Klump published them, with their inline styles. */
export const publishedTerms = stanbicTerms.data.text
