import { useRef } from 'preact/hooks'
import { Notice } from './Notice.tsx'
import { useWiring } from './wiring.ts'

/** Shown when the browser opens no second window: the address, to be opened in another browser. The checkout stays as it is. */
export function NoWindow({ address }: { readonly address: string }) {
  const { t } = useWiring().words
  const box = useRef<HTMLInputElement>(null)
  return (
    <Notice tone="problem" occasion={address}>
      <span>{t('app.noWindow')}</span>
      <input
        ref={box}
        class="address"
        aria-label={t('app.address')}
        readOnly
        value={address}
        onFocus={() => box.current?.select()}
      />
    </Notice>
  )
}
