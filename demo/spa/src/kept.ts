/* Values in localStorage. Where the browser stores nothing, they last as long as the page. */

const lasting = new Map<string, string>()

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? lasting.get(key)
  } catch {
    return lasting.get(key)
  }
}

export function keep(key: string, value: string): void {
  lasting.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // No storage is available, or it is full.
  }
}

export function drop(key: string): void {
  lasting.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // No storage is available.
  }
}
