import { hidden } from '../fields/hidden.ts'
import { passedBefore } from '../flow/passing.ts'
import { Button } from '../components/Button.tsx'
import { Name } from '../components/Name.tsx'
import { useWiring } from '../components/wiring.ts'
import { splitLabel } from './Split.tsx'

/** The choice on the previous screen, which had one option and was not shown. "Change" shows that screen. */
export function OnlyChoice() {
  const { flow, state, words } = useWiring()
  const passed = passedBefore(state)
  if (!passed || !flow.can({ type: 'back' })) return null
  return (
    <div class="only-choice">
      <dl>
        {passed.fields.map(
          (field) =>
            field.kind !== hidden && (
              <div key={field.name}>
                <dt>{splitLabel(field, words) ?? field.label}</dt>
                <dd>
                  <Name>{field.options[0]?.label ?? ''}</Name>
                </dd>
              </div>
            ),
        )}
      </dl>
      <Button look="quiet" onPress={() => flow.send({ type: 'back' })}>
        {words.t('onlyChoice.change')}
      </Button>
    </div>
  )
}
