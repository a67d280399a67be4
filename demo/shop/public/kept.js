/* Values in localStorage. Where the browser stores nothing, they last as long as the page. */

const lasting = new Map()

market.recall = (key) => {
  try {
    return localStorage.getItem(key) ?? lasting.get(key)
  } catch {
    return lasting.get(key)
  }
}

market.keep = (key, value) => {
  lasting.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // No storage is available, or it is full.
  }
}

market.drop = (key) => {
  lasting.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // No storage is available.
  }
}
