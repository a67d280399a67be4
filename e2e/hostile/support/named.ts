// Markup that a visitor may write, in a review or a name, can shadow properties of the document ("DOM clobbering").

/** The elements whose name becomes a property of the document. */
export const KINDS = ['img', 'form', 'embed', 'object', 'iframe'] as const

/** Code that adds an element of this kind for each property of a document, a window or a class, except those of the test. */
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

/** The address from which our chunks would load if the script trusted such markup. */
export const ELSEWHERE = '/elsewhere/klump.js'

const inert = `src="${ELSEWHERE}"></script>`
const MODULE = 'type="module" crossorigin'

/** Markup above our script that could be mistaken for it, with the attributes of our script's tag. */
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
