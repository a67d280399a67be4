import { useState } from 'preact/hooks'
import type { Option } from '../model/field.ts'
import { Name } from './Name.tsx'
import { useWiring } from './wiring.ts'

interface OptionListProps {
  readonly options: readonly Option[]
  readonly chosen?: string | undefined
  readonly onChoose: (value: string) => void
}

/** A list with more options than fit a phone's screen can be searched. */
const IN_SIGHT = 8

/** A choice of one option among many: each option is a line to press, and a search box filters them. */
export function OptionList({ options, chosen, onChoose }: OptionListProps) {
  const { t } = useWiring().words
  const [search, setSearch] = useState('')
  const found = options.filter(({ label }) => fits(label, search))
  const [only, another] = found
  return (
    <>
      {options.length > IN_SIGHT && (
        <div class="field">
          <label class="field-label" for="option-search">
            {t('accountBank.search')}
          </label>
          <input
            class="field-control"
            id="option-search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            enterkeyhint="search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Esc first empties the search. When the search is empty, Esc requests to leave the checkout.
              if (event.key === 'Escape' && search !== '') {
                event.preventDefault()
                setSearch('')
              }
              if (event.key !== 'Enter' || event.isComposing) return
              event.preventDefault()
              if (only && !another) onChoose(only.value)
            }}
          />
          {/* One element that is always there: screen readers may not read a status that is new. */}
          <p class={only ? 'unseen' : ''} role="status">
            {search !== '' &&
              (only ? t('accountBank.found', { count: found.length }) : t('accountBank.none'))}
          </p>
        </div>
      )}
      {only && (
        <ul class="options">
          {found.map(({ value, label }) => (
            <li key={value}>
              <button
                type="button"
                class="option"
                aria-current={value === chosen ? 'true' : undefined}
                onClick={() => onChoose(value)}
              >
                <Name>{label}</Name>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Whether the name contains every word of the search. */
function fits(label: string, search: string): boolean {
  const name = plain(label)
  return plain(search)
    .split(/\s+/)
    .every((word) => name.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
