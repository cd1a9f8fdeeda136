import './globals.css'

import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

import { Shell } from '@/components/shell/shell'
import { ThemeScript } from '@/components/shell/theme-script'

import { mono, sans } from './fonts'

export const metadata: Metadata = {
  title: { default: 'Retry-After', template: '%s · Retry-After' },
  description:
    'Interview prep for API and system design that you run instead of read. Offline, without an account; what you do stays in your browser.',
  applicationName: 'Retry-After',
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1116' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html
      className={`${sans.variable} ${mono.variable}`}
      lang="en"
      // The theme script sets data-theme before React looks at this element.
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
      </head>
      <body className="flex min-h-dvh flex-col">
        <Shell>{children}</Shell>
      </body>
    </html>
  )
}
