// The parts of Playwright's Page that the helpers use, declared here so that shops without Playwright need not install it.

type Role = 'button' | 'checkbox' | 'combobox' | 'dialog' | 'heading' | 'link' | 'radio' | 'radiogroup'

interface ByName {
  name?: string | RegExp
  level?: number
}

interface Searchable {
  getByRole(role: Role, options?: ByName): LocatorLike
  getByLabel(text: string | RegExp): LocatorLike
  getByText(text: string | RegExp): LocatorLike
  locator(selector: string): LocatorLike
}

export interface LocatorLike extends Searchable {
  all(): Promise<LocatorLike[]>
  check(): Promise<void>
  click(): Promise<void>
  count(): Promise<number>
  fill(value: string): Promise<void>
  filter(options: { hasNotText: RegExp }): LocatorLike
  first(): LocatorLike
  innerText(): Promise<string>
  isChecked(): Promise<boolean>
  selectOption(values: { index: number }): Promise<unknown>
  // oxlint-disable-next-line typescript/no-explicit-any -- a Buffer: by its name it would ask every shop for Node's types
  setInputFiles(file: { name: string; mimeType: string; buffer: any }): Promise<void>
  waitFor(options: { state?: 'hidden' | 'visible'; timeout?: number }): Promise<void>
}

export type FrameLike = Searchable

/** A `Page` of Playwright, of any version that has these methods. */
export interface PageLike extends Searchable {
  frameLocator(selector: string): FrameLike
  waitForEvent(event: 'popup'): Promise<PageLike>
  close(): Promise<void>
}
