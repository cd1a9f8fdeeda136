import type { Metadata } from 'next'

export const metadata: Metadata = {
  title: 'A bare page',
  description: 'What the framework costs when the page holds nothing.',
}

export default function Page() {
  return (
    <main>
      <h1>A bare page</h1>
      <p>What the framework costs when the page holds nothing.</p>
    </main>
  )
}
