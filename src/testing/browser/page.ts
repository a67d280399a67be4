// The parts of Playwright's Page that the helpers use, declared here so that shops without Playwright need not install it.

/** Where elements are found: a page, a frame or another element. */
export interface FrameLike {
  getByRole(
    role: 'button' | 'checkbox' | 'combobox' | 'dialog' | 'heading' | 'link' | 'radio' | 'radiogroup',
    options?: { name?: string | RegExp; level?: number },
  ): LocatorLike
  getByLabel(text: string | RegExp): LocatorLike
  getByText(text: string | RegExp): LocatorLike
  locator(selector: string): LocatorLike
}

export interface LocatorLike extends FrameLike {
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

/** A `Page` of Playwright, of any version that has these methods. */
export interface PageLike extends FrameLike {
  frameLocator(selector: string): FrameLike
  waitForEvent(event: 'popup'): Promise<PageLike>
  close(): Promise<void>
}
