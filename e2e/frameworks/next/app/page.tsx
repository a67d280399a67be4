import Link from 'next/link'

export default function Home() {
  return <Link href="/pay">To the till</Link>
}
