import type { Option } from '../model/field.ts'
import { union, object, optional } from '../../validation/schema.ts'
import { caught, transform, nullish, readableOf } from './read.ts'
import { scalar } from './read-later.ts'

const part = caught(nullish(scalar))

const named = object({
  value: optional<string | undefined>((given, complain) =>
    given === null ? undefined : scalar(given, complain),
  ),
  // A bank in a partner's list has a slug and a name where others have a value and a label.
  slug: part,
  label: part,
  name: part,
})

const option = transform(union(scalar, named), (given): Option | undefined => {
  if (typeof given === 'string') return given === '' ? undefined : { value: given, label: given }
  const { value, slug, label, name } = given
  // "Choose one", with nothing to send: the list has its own such line.
  if (value === '') return undefined
  const sent = value ?? slug ?? label ?? name
  return sent === undefined ? undefined : { value: sent, label: label ?? name ?? sent }
})

export const options = transform(readableOf(option), (all) => all.filter((option) => option !== undefined))
