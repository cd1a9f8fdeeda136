'use client'

import './globals.css'

import { ErrorReport } from '@/components/shell/error-report'

/** The frame itself broke: the report stands alone. */
export default function GlobalError(props: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorReport {...props} />
      </body>
    </html>
  )
}
