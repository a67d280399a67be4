/* What lasts beside the page. Where the browser keeps nothing, it lasts as long as the page. */

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
    // No storage here, or a full one.
  }
}

market.drop = (key) => {
  lasting.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // No storage here.
  }
}
