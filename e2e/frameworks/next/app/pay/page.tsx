import { PayButton } from './pay-button.tsx'

// Rendered for each request, on the server, with everything it imports.
export const dynamic = 'force-dynamic'

export default function Pay() {
  return <PayButton />
}
