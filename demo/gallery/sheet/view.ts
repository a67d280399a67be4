/** What the sheet shows. The view is part of the address, so that it survives a reload and can be shared. */
export interface View {
  readonly theme: 'light' | 'dark' | 'both'
  readonly size: 'phone' | 'desk' | 'both'
}

export const CHOICES: { readonly [Key in keyof View]: readonly (readonly [View[Key], string])[] } = {
  theme: [
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['both', 'Both'],
  ],
  size: [
    ['phone', 'Phone'],
    ['desk', 'Desk'],
    ['both', 'Both'],
  ],
}

export function readView(search: string): View {
  const params = new URLSearchParams(search)
  return {
    theme: CHOICES.theme.find(([value]) => value === params.get('theme'))?.[0] ?? 'light',
    size: CHOICES.size.find(([value]) => value === params.get('size'))?.[0] ?? 'both',
  }
}

/** The chosen value, or all values. */
export function shown<Value extends string>(chosen: Value | 'both', all: readonly Value[]): readonly Value[] {
  return chosen === 'both' ? all : [chosen]
}
