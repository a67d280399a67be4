import type { Kind } from '../model/field.ts'
import { checkbox } from './checkbox.ts'
import { code } from './code.ts'
import { date } from './date.ts'
import { day } from './day.ts'
import { digits } from './digits.ts'
import { email } from './email.ts'
import { hidden } from './hidden.ts'
import { money } from './money.ts'
import { newPassword } from './new-password.ts'
import { number } from './number.ts'
import { password } from './password.ts'
import { phone } from './phone.ts'
import { radio } from './radio.ts'
import { select } from './select.ts'
import { text } from './text.ts'
import { textarea } from './textarea.ts'
import { upload } from './upload.ts'

/** All kinds of field. */
export const KINDS: readonly Kind[] = [
  text,
  textarea,
  digits,
  number,
  phone,
  email,
  code,
  password,
  newPassword,
  date,
  day,
  money,
  select,
  radio,
  checkbox,
  upload,
  hidden,
]
