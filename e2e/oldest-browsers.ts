/** The browsers that the page “Browsers” promises: change both together. The build converts newer syntax and styles for these. */
export const OLDEST_BROWSERS = ['chrome102', 'edge102', 'firefox112', 'safari16.4']
