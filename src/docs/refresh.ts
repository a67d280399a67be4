import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT_PICTURE } from './pages.ts'
import { writeReference } from './reference.ts'

// `npm run docs`: updates the parts of the documents that come from elsewhere in the project.
const root = join(import.meta.dirname, '../..')
await writeReference(root)
copyFileSync(join(root, CHECKOUT_PICTURE), join(root, 'public/checkout.png'))
