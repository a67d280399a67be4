/** What the page “Browsers” promises; whoever changes one changes the other. The build writes newer syntax and styles for these. */
export const OLDEST_BROWSERS = ['chrome102', 'edge102', 'firefox112', 'safari16.4']
