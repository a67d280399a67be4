import { useRef } from 'preact/hooks'
import { Notice } from './Notice.tsx'
import { useWiring, type NoWindowProps } from './wiring.ts'

/** Shown when the browser opens no second window: the address, for the shopper to open in another browser. The checkout stays as it is. */
export function NoWindow({ address, bank }: NoWindowProps) {
  const { t } = useWiring().words
  const box = useRef<HTMLInputElement>(null)
  return (
    <Notice tone="problem" occasion={address}>
      <span>{bank ? t('atBank.oneWindow', { bank }) : t('app.noWindow')}</span>
      {bank && (
        <a class="button button-secondary" href={address} target="_top" rel="noopener noreferrer">
          {t('atBank.here')}
        </a>
      )}
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
