import { escape, type Rendered } from './markdown.ts'
import { PAGES, type DocsPage } from './pages.ts'

/**
 * The whole document of one page. It works without JavaScript; the script adds the search and the examples. The list of pages comes after
 * the text: on a phone it is below, and a link in the header leads there.
 */
export function documentOf(page: DocsPage, { html, contents }: Rendered, version: string): string {
  const pages = PAGES.map(
    ({ name, title }) =>
      `<li><a href="${name}.html"${name === page.name ? ' aria-current="page"' : ''}>${escape(title)}</a></li>`,
  )
  const list = contents.map(({ anchor, heading }) => `<li><a href="#${anchor}">${escape(heading)}</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escape(page.about)}">
<title>${escape(page.title)} · klump-checkout ${version}</title>
<link rel="icon" href="pictures/mark.svg">
<link rel="alternate" type="text/markdown" href="${page.name}.md">
<link rel="stylesheet" href="docs.css">
<!-- sandbox -->
<script type="module" src="docs.js"></script>
</head>
<body>
<header>
<a class="home" href="index.html"><img src="pictures/mark.svg" alt="" width="28" height="28">klump-checkout <span>${version}</span></a>
<a class="to-pages" href="#pages">Pages</a>
<form role="search" hidden><label for="search">Search</label><input id="search" type="search" autocomplete="off"><p role="status"></p><ol></ol></form>
</header>
<div class="columns">
<main>
${html}</main>
<nav class="pages" id="pages" aria-label="Pages"><p>Pages</p><ul>${pages.join('')}</ul></nav>
${list.length > 2 ? `<nav class="contents" aria-label="On this page"><p>On this page</p><ul>${list.join('')}</ul></nav>` : ''}
</div>
<footer><p>This page as <a href="${page.name}.md">Markdown</a>. An independent implementation, written from Klump’s public documentation.</p></footer>
</body>
</html>
`
}
