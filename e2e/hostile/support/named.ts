// What a visitor may write on a page, in a review or a name, stands before what a script reads of the document ("DOM clobbering").

/** The elements that a document answers by their name. */
export const KINDS = ['img', 'form', 'embed', 'object', 'iframe'] as const

/** Code that puts an element of this kind on the page for each property that a document, a window or a class has, but for the test's own. */
export const named = (kind: string) => `{
  const create = document.createElement.bind(document)
  const { documentElement } = document
  const names = ['Klump', 'navigation', 'requestIdleCallback']
  for (let { prototype } = Document; prototype; prototype = Object.getPrototypeOf(prototype))
    names.push(...Object.getOwnPropertyNames(prototype))
  for (const name of names) {
    const element = create('${kind}')
    element.setAttribute('name', name)
    element.id = name
    element.hidden = true
    documentElement.append(element)
  }
}`

/** Where a page that is believed would have our chunks come from. */
export const ELSEWHERE = '/elsewhere/klump.js'

const inert = `src="${ELSEWHERE}"></script>`
const MODULE = 'type="module" crossorigin'

/** Markup above our script that could be taken for it, with the attributes of our script. */
export const LOOKALIKES = [
  ['a picture that is named currentScript', `<img name="currentScript" src="${ELSEWHERE}">`, ''],
  [
    'a picture that is named currentScript, and our script as a module',
    `<img name="currentScript" src="${ELSEWHERE}">`,
    MODULE,
  ],
  ['a script that is no script', `<script type="text/plain" ${inert}`, MODULE],
  ['a script for browsers without modules', `<script nomodule ${inert}`, MODULE],
  ['a script of a drawing', `<svg><script type="text/plain" href="${ELSEWHERE}"></script></svg>`, MODULE],
] as const
