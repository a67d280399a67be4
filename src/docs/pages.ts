/** One page of the documentation, by the Markdown file that it is made from. */
export interface DocsPage {
  /** Below the project's folder, with / between the parts. */
  readonly file: string
  /** Its name in dist/docs, without an ending. */
  readonly name: string
  /** In the list of pages. */
  readonly title: string
  /** One sentence, for llms.txt and for search engines. */
  readonly about: string
}

const page = (name: string, title: string, about: string, file = `public/docs/${name}.md`): DocsPage => ({
  file,
  name,
  title,
  about,
})

/** All pages in the order in which they are listed. */
export const PAGES: readonly DocsPage[] = [
  page('index', 'Documentation', 'Where everything is.'),
  page('sell', 'Sell', 'The constructor, the button and the banner, with frameworks and examples to try.'),
  page('your-server', 'Your server', 'Attempts, verification, webhooks, open orders and payment links.'),
  page('errors', 'Errors', 'Each error code: what the shopper sees, who acts, what to do.'),
  page('options', 'Options and types', 'Every option, callback, attribute and type, from the code.'),
  page('testing', 'Testing', 'The fake for unit tests, the sandbox, and the examination of your server.'),
  page('host', 'Run the checkout page', 'Host, nginx, Caddy, workers, versions, headers and policy.'),
  page('security', 'Security', 'What the separate origin of the checkout protects, and what it does not.'),
  page('moving', 'Moving from the earlier script', 'What stays the same, and what is different.'),
  page('browsers', 'Browsers', 'Which browsers work, and what each needs.'),
  page('not-known', 'What is not known', 'Where Klump publishes nothing and this package had to decide.'),
  page('architecture', 'Architecture', 'For maintainers: how the source is laid out.', 'src/README.md'),
  page(
    'attacks',
    'Attacks and reports',
    'How to report a fault; each attack and its test.',
    '.github/SECURITY.md',
  ),
  page('changelog', 'Changelog', 'What changed in each version.', 'CHANGELOG.md'),
]

/** The gallery's picture that the README shows, as public/checkout.png. */
export const CHECKOUT_PICTURE = 'e2e/gallery/shots/preview-pay-in-4-phone-light.png'
