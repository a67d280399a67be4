import MiniSearch from 'minisearch'
import type { SearchEntry } from '../write-docs.ts'

const MOST_RESULTS = 8

/** Search in the pages' headings and words, without a server: the entries are fetched when the box is first used. */
export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form[role=search]')
  const box = form?.querySelector('input')
  const list = form?.querySelector('ol')
  const status = form?.querySelector('[role=status]')
  if (!form || !box || !list || !status) return
  let loading: Promise<MiniSearch<SearchEntry>> | undefined

  async function search(words: string): Promise<void> {
    const index = await (loading ??= load())
    // The reader has typed on: only the latest words count.
    if (box?.value.trim() !== words) return
    const found = words ? index.search(words).slice(0, MOST_RESULTS) : []
    list?.replaceChildren(
      ...found.map(({ id, ...entry }) => {
        const link = document.createElement('a')
        link.href = String(id)
        const { page, heading } = entry as unknown as SearchEntry
        link.textContent = page === heading ? page : `${page}: ${heading}`
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
    if (status) status.textContent = !words ? '' : found[0] ? `${found.length} found` : 'Nothing found.'
  }

  const fail = () => void (status.textContent = 'The search could not be loaded.')
  box.addEventListener('focus', () => void (loading ??= load()).catch(() => (loading = undefined)))
  box.addEventListener('input', () => void search(box.value.trim()).catch(fail))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    list.querySelector('a')?.click()
  })
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    box.value = ''
    void search('').catch(fail)
    box.focus()
  })
  form.hidden = false
}

async function load(): Promise<MiniSearch<SearchEntry>> {
  const response = await fetch('search.json')
  if (!response.ok) throw new Error(`search.json: HTTP ${response.status}`)
  const index = new MiniSearch<SearchEntry>({
    fields: ['heading', 'text', 'page'],
    storeFields: ['page', 'heading'],
    searchOptions: { boost: { heading: 3, page: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  index.addAll((await response.json()) as SearchEntry[])
  return index
}
