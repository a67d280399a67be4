import { addressOf } from '../screens/index.ts'
import type { Screen } from '../screens/screen.ts'
import { shown, type View } from './view.ts'

/** One screen in each chosen size and colour scheme. */
export function Pictures({ screen, view }: { readonly screen: Screen; readonly view: View }) {
  const themes = shown(view.theme, ['light', 'dark'])
  const sizes = shown(view.size, ['phone', 'desk'])
  const half = 'overlay' in screen ? 'overlay' : 'checkout'
  return (
    <article id={screen.id}>
      <h3>{screen.caption}</h3>
      <p class="alone">
        <code>{screen.id}</code>
        {themes.map((theme) => (
          <a key={theme} href={addressOf(screen, theme)}>
            Try it {theme}
          </a>
        ))}
      </p>
      <div class="pictures">
        {themes.flatMap((theme) =>
          sizes.map((size) => (
            // oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, on our own origin
            <iframe
              key={theme + size}
              class={`${half} ${size}`}
              src={addressOf(screen, theme, 'picture')}
              title={`${screen.caption}, ${theme}, ${size}`}
              loading="lazy"
              // Keeps the picture out of the tab order.
              inert
            />
          )),
        )}
      </div>
    </article>
  )
}
