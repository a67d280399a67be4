import type { Option } from '../model/field.ts'
import { either, object, optional } from '../../validation/shape.ts'
import { caught, made, maybe, readableOf } from './read.ts'
import { scalar } from './read-later.ts'

const part = caught(maybe(scalar))

const named = object({
  value: optional<string | undefined>((given, complain) =>
    given === null ? undefined : scalar(given, complain),
  ),
  // A bank in a partner's list has a slug and a name where others have a value and a label.
  slug: part,
  label: part,
  name: part,
})

const option = made(either(scalar, named), (given): Option | undefined => {
  if (typeof given === 'string') return given === '' ? undefined : { value: given, label: given }
  const { value, slug, label, name } = given
  // "Choose one", with nothing to send: the list has such a line of its own.
  if (value === '') return undefined
  const sent = value ?? slug ?? label ?? name
  return sent === undefined ? undefined : { value: sent, label: label ?? name ?? sent }
})

export const options = made(readableOf(option), (all) => all.filter((option) => option !== undefined))
