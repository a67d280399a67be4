import { options, type VNode } from 'preact'

/**
 * In-page translators replace a text node by a `<font>`. Preact still updates the text node that it created, which is no longer in the
 * document: changes to it are not visible, and inserting before it throws. This function repairs both. Returns the function that stops the
 * repair.
 */
export function surviveTranslation(root: Node): () => void {
  const standIns = new WeakMap<Node, Element>()
  const observer = new MutationObserver(onChanges)
  const { insertBefore } = Node.prototype
  const { unmount } = options

  function onChanges(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') putBack(target)
      else
        for (const text of removedNodes) {
          const font = [...addedNodes, previousSibling, nextSibling].find(isFont)
          if (!(text instanceof Text) || text.parentNode || !font) continue
          standIns.set(text, font)
          observer.observe(text, { characterData: true })
        }
    }
  }

  // A changed text is shown again as we wrote it; the translator may translate it again.
  function putBack(text: Node): void {
    if (!text.parentNode) standIns.get(text)?.replaceWith(text)
  }

  /** The child of `parent` at the position of `node`. */
  function childOf(parent: Node, node: Node): Node | null {
    let child: Node | null = node.parentNode ? node : (standIns.get(node) ?? null)
    while (child && child.parentNode !== parent) child = child.parentNode
    return child
  }

  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    node: Child,
    before: Node | null,
  ): Child {
    if (!before || before.parentNode === this) return insertBefore.call(this, node, before) as Child
    onChanges(observer.takeRecords())
    return insertBefore.call(this, node, childOf(this, before)) as Child
  }
  options.unmount = (vnode: VNode & { readonly __e?: Node | null }) => {
    onChanges(observer.takeRecords())
    const { __e: text } = vnode
    if (text instanceof Text && !text.parentNode) standIns.get(text)?.remove()
    unmount?.(vnode)
  }
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    Node.prototype.insertBefore = insertBefore
    if (unmount) options.unmount = unmount
    else delete options.unmount
  }
}

const isFont = (node: Node | null): node is Element => node instanceof Element && node.localName === 'font'
