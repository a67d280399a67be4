/** @jsxImportSource react */
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Shop() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open the basket</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { 'aria-label': 'Your basket' } }}
      >
        <input aria-label="Note" />
        <button id="pay" type="button">
          Pay with Klump
        </button>
        <Button onClick={() => setOpen(false)}>Close the basket</Button>
      </Dialog>
    </>
  )
}

createRoot(document.querySelector('main') ?? document.body).render(<Shop />)
