/** @jsxImportSource react */
import { Dialog, DialogPanel, DialogTitle } from '@headlessui/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Shop() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open the basket
      </button>
      <Dialog open={open} onClose={setOpen}>
        <div style={{ position: 'fixed', inset: '20%', background: 'white' }}>
          <DialogPanel>
            <DialogTitle>Your basket</DialogTitle>
            <input aria-label="Note" />
            <button id="pay" type="button">
              Pay with Klump
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              Close the basket
            </button>
          </DialogPanel>
        </div>
      </Dialog>
    </>
  )
}

createRoot(document.querySelector('main') ?? document.body).render(<Shop />)
