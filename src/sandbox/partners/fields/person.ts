import type { Field, WireField } from '../../flow/field.ts'
import { isAdult } from '../../wire/date.ts'
import { states } from '../states.ts'

/** Fields about the customer. */

/** Polaris compares the first name with the account's; the published test customer is called John. */
export const firstNameJohn: Field = {
  wire: { type: 'text', name: 'firstname', label: 'First name', required: true, min: 2, max: 50 },
  problem: (answer) =>
    answer.toLowerCase() === 'john'
      ? undefined
      : 'This first name does not match the account. In the sandbox it is John.',
}

export const firstName = name('firstname', 'First name')
export const lastName = name('lastname', 'Last name')

export const email: Field = {
  wire: { type: 'email', name: 'email', label: 'Email', format: 'email', required: true, max: 120 },
  problem: (answer) =>
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(answer)
      ? undefined
      : 'That is not an email address. It looks like ada@example.com.',
}

/** @param now milliseconds since 1970: lenders want customers of at least 18 */
export function dateOfBirth(now: number): Field {
  return {
    wire: {
      type: 'date',
      name: 'date_of_birth',
      label: 'Date of birth',
      smalltext: 'You have to be at least 18.',
      required: true,
    },
    problem: (answer) => {
      const adult = isAdult(answer, now)
      if (adult === undefined)
        return 'That is not a date. Write it as year-month-day, for instance 1990-01-31.'
      return adult ? undefined : 'You have to be at least 18 for this loan.'
    },
  }
}

export const gender: Field = {
  wire: {
    type: 'radio',
    name: 'gender',
    label: 'Gender',
    required: true,
    options: [
      { value: 'female', label: 'Female' },
      { value: 'male', label: 'Male' },
    ],
  },
}

export const address: Field = lengthy({
  type: 'textarea',
  name: 'address',
  label: 'Home address',
  placeholder: 'House number, street and town',
  required: true,
  min: 10,
  max: 200,
})

export const state: Field = {
  wire: {
    type: 'select',
    name: 'state',
    label: 'State',
    placeholder: 'Choose your state',
    required: true,
    options: states,
  },
}

/** Text of which only the length is checked. */
export function lengthy(wire: WireField & { min: number; max: number }): Field {
  return {
    wire,
    problem: ({ length }) =>
      length >= wire.min && length <= wire.max
        ? undefined
        : `“${wire.label ?? wire.name}” has from ${wire.min} to ${wire.max} characters.`,
  }
}

function name(field: string, label: string): Field {
  return {
    wire: { type: 'text', name: field, label, required: true, min: 2, max: 50 },
    problem: (answer) =>
      /^\p{L}[\p{L}\p{M}’' .-]{1,49}$/u.test(answer)
        ? undefined
        : `Write your ${label.toLowerCase()} as your bank has it: letters only, at least two.`,
  }
}
