/** @jsxImportSource react */
import * as Dialog from '@radix-ui/react-dialog'
import { createRoot } from 'react-dom/client'

// What shadcn's dialog is made of.
createRoot(document.querySelector('main') ?? document.body).render(
  <Dialog.Root>
    <Dialog.Trigger>Open the basket</Dialog.Trigger>
    <Dialog.Portal>
      <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: 'rgb(0 0 0 / 0.5)' }} />
      <Dialog.Content
        style={{ position: 'fixed', inset: '20%', background: 'white', zIndex: 99_999 }}
        aria-describedby={undefined}
      >
        <Dialog.Title>Your basket</Dialog.Title>
        <input aria-label="Note" />
        <button id="pay" type="button">
          Pay with Klump
        </button>
        <Dialog.Close>Close the basket</Dialog.Close>
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>,
)
