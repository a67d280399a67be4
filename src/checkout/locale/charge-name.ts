import { plainName } from './plain-name.ts'
import type { Words } from './words.ts'

/** The name of a charge on the screen: our own name if we know the charge, otherwise the server's name made readable. */
export function chargeName(name: string, t: Words['t']): string {
  switch (name.replaceAll(/[^a-z]/gi, '').toLowerCase()) {
    case 'managementfee':
      return t('preview.managementFee')
    case 'vat':
      return t('preview.vat')
    case 'insurance':
      return t('preview.insurance')
    default:
      return readable(name) || t('preview.otherCharge')
  }
}

/** `stampDuty` and `stamp_duty` as `Stamp duty`. */
function readable(name: string): string {
  const words = plainName(name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2')).replaceAll(
    /\s+/g,
    ' ',
  )
  const small = /^[A-Z]+$/.test(words) ? words : words.toLowerCase()
  return small.charAt(0).toUpperCase() + small.slice(1)
}
