import { useState } from 'preact/hooks'
import { groups, screens } from '../screens/index.ts'
import { Pictures } from './Pictures.tsx'
import { CHOICES, readView, type View } from './view.ts'

/** Every screen and state, grouped and captioned. */
export function Sheet() {
  const [view, setView] = useState(() => readView(location.search))
  const choose = (change: Partial<View>) => {
    const chosen = { ...view, ...change }
    history.replaceState(null, '', `?${new URLSearchParams({ ...chosen })}${location.hash}`)
    setView(chosen)
  }
  return (
    <>
      <header class="top">
        <h1>Gallery of the checkout</h1>
        <p>
          {screens.length} screens and states, each drawn by the real parts, on a day that stands still, with
          made-up people, shops and amounts.
        </p>
        <div class="choices">
          <Choice name="theme" legend="Colours" view={view} onChoose={choose} />
          <Choice name="size" legend="Size" view={view} onChoose={choose} />
        </div>
        <nav aria-label="Groups">
          <ul>
            {groups.map(({ title }) => (
              <li key={title}>
                <a href={`#${idOf(title)}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        {groups.map(({ title, screens }) => (
          <section key={title} aria-labelledby={idOf(title)}>
            <h2 id={idOf(title)} tabIndex={-1}>
              {title}
            </h2>
            <div class="screens">
              {screens.map((screen) => (
                <Pictures key={screen.id} screen={screen} view={view} />
              ))}
            </div>
          </section>
        ))}
      </main>
    </>
  )
}

interface ChoiceProps {
  readonly name: keyof View
  readonly legend: string
  readonly view: View
  onChoose(change: Partial<View>): void
}

function Choice({ name, legend, view, onChoose }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {CHOICES[name].map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={view[name] === value}
            onChange={() => onChoose({ [name]: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

const idOf = (title: string) => title.toLowerCase().replaceAll(/\W+/g, '-')
