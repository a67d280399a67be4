import { useState } from 'preact/hooks'
import { canPrint, printPage, saveText } from './save.ts'
import type { Agreement } from '../money/agreement.ts'
import { copyOf, copyText } from '../locale/copy.ts'
import { Button } from '../components/Button.tsx'
import { Figure, Figures } from '../components/Figures.tsx'
import { useWiring } from '../components/wiring.ts'

interface SaveCopyProps {
  readonly agreement: Agreement
  readonly reference?: string | undefined
}

/**
 * The shopper's copy of what was agreed. The copy is also shown on the screen, because a browser inside another app may neither print nor
 * save a file: the shopper can then take a screenshot.
 */
export function SaveCopy(props: SaveCopyProps) {
  const { t } = useWiring().words
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="copy" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('copy.save')}</summary>
      {isOpen && <CopyPage {...props} />}
    </details>
  )
}

function CopyPage({ agreement, reference }: SaveCopyProps) {
  const { state, words } = useWiring()
  const { t } = words
  const shop = state.facts.session?.merchant ?? ''
  const copy = copyOf({ agreement, shop, reference }, words)
  const fileName = `klump-${(reference ?? 'plan').replaceAll(/[^\w-]/g, '')}.txt`
  return (
    <>
      <section class="copy-page" aria-label={copy.title}>
        <h2>{copy.title}</h2>
        {copy.parts.map(({ title, lines }, index) => (
          <div key={index}>
            {title && <p class="small">{title}</p>}
            <Figures look="small">
              {lines.map(({ label, value }, index) => (
                <Figure key={index} label={label}>
                  {value}
                </Figure>
              ))}
            </Figures>
          </div>
        ))}
      </section>
      <div class="copy-actions">
        {canPrint() && (
          <Button look="secondary" onPress={printPage}>
            {t('copy.print')}
          </Button>
        )}
        <Button look="secondary" onPress={() => saveText(fileName, copyText(copy))}>
          {t('copy.text')}
        </Button>
        <p class="small">{t('copy.hint')}</p>
      </div>
    </>
  )
}
