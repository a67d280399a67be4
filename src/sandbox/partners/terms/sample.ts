import { OUTLINE } from './outline.ts'
import { HEADINGS, SENTENCES } from './sentences.ts'

export interface SampleTerms {
  title: string
  version: string
  text: string
}

/**
 * Terms of the size and structure of the published ones: some thirty thousand characters of paragraphs, nested lists, numbered
 * clauses, inline styles, entities, and blocks inside paragraphs, where HTML does not allow them.
 */
export function sampleTerms(bank: string, version: string): SampleTerms {
  const write = writer()
  const title = `Terms of ${bank}`
  const sections = OUTLINE.map((section, index) => {
    const heading = `${index + 1}. ${HEADINGS[index % HEADINGS.length] ?? ''}`
    return [headed(heading), ...section.map((token) => block(token, index + 1, write))].join('\r\n    ')
  })
  const head = `<p style="text-align: center;"><strong>${title}, sample of a sandbox</strong></p>`
  const text = `<div style="text-align: justify;">\r\n    ${[head, ...sections].join('\r\n\r\n    ')}\r\n</div>`
  return { title, version, text }
}

interface Writer {
  /** Sentences until there are this many characters; at least one. */
  words: (length: number) => string
  /** The number of the next clause in a section. */
  clause: () => number
}

function writer(): Writer {
  let sentence = 0
  let clause = 0
  return {
    words(length) {
      let text = ''
      do {
        text += `${text && '\r\n        '}${SENTENCES[sentence % SENTENCES.length] ?? ''}`
        sentence += 1
        // Stopping a little short is closer than adding a sentence too many.
      } while (text.length + 20 < length)
      return text
    },
    clause: () => (clause += 1),
  }
}

function block(token: string, section: number, { words, clause }: Writer): string {
  const [, kind = token, length = ''] = /^([a-z]+)(\d+)\(?$/.exec(token) ?? []
  switch (kind) {
    case '[':
      return '<ol>'
    case ']':
      return '</ol>'
    case ')':
      return '</ol></li>'
    case 'li':
      return `<li>${words(Number(length))}${token.endsWith('(') ? '<ol>' : '</li>'}`
    case 'div':
      return clauseOf(`${section}.${clause()}`, words(Number(length)))
    case 'contact':
      return CONTACT
    default:
      return `<p>${words(Number(length))}</p>`
  }
}

const headed = (title: string) => `<p style="text-align: justify;"><strong>${title}</strong></p>`

function clauseOf(number: string, text: string): string {
  return `<p>
        <div style="display: flex;">
            <span style="min-width: 70px;">${number}</span>
            ${text}
        </div>
    </p>`.replaceAll('\n', '\r\n')
}

const blue = (text: string) => `<span style="text-decoration: underline;color: blue;">${text}</span>`

const CONTACT = `<div style="margin-left: 24px;">
        ${headed('The bank&lsquo;s help desk')}
        <p>Open on working days from eight to five</p>
        <p>
            Telephone: +234 1 000 0000<br>
            Post: Help desk, 1 Sandbox Road, Lagos<br>
            Email: ${blue('help@bank.example')}<br>
        </p>
    </div>
    <p>Who is not content with an answer can write to the ombudsman: ${blue('ombudsman@bank.example')}</p>`.replaceAll(
  '\n',
  '\r\n',
)
