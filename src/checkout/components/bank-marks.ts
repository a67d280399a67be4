interface BankMark {
  /** The colour of the tile. The shape on it is white, in both themes. */
  readonly colour: string
  /** The shape: an SVG path in a box of 24 by 24. */
  readonly shape: string
}

/**
 * A neutral mark for each known lender, by slug: plain shapes and colours that tell the lenders apart. No mark is taken from a lender's
 * logo. The API supplies the logo, if there is one.
 */
export const MARKS: ReadonlyMap<string, BankMark> = new Map(
  (
    [
      ['polaris', '#6a3fa0', 'M12 4l9 16H3z'],
      ['specta', '#b02a37', 'M4 14h4v6H4zM10 9h4v11h-4zM16 4h4v16h-4z'],
      ['stanbic', '#1f5fbf', 'M12 3l9 9-9 9-9-9z'],
      ['fidelity', '#2e7d32', 'M5 12a7 7 0 0 1 14 0 7 7 0 0 1-14 0z'],
      ['wema', '#9c2a78', 'M3 6h18v4H3zM3 14h18v4H3z'],
      [
        'klump',
        '#0b5f4a',
        'M13 3a8 8 0 0 1 8 8h-8zM13 13h8a8 8 0 0 1-8 8zM11 21a8 8 0 0 1-8-8h8zM3 11a8 8 0 0 1 8-8v8z',
      ],
      ['first_bank', '#1b3a6b', 'M6 3l14 6-10 4v8H6z'],
      ['renmoney', '#b85c00', 'M4 9h8V4l8 8-8 8v-5H4z'],
      ['fcmb_credit_direct', '#6b5a1e', 'M7 4h10l5 8-5 8H7l-5-8z'],
      ['opay', '#0e7c86', 'M3 16a9 9 0 0 1 18 0z'],
    ] as const
  ).map(([slug, colour, shape]) => [slug, { colour, shape }]),
)
