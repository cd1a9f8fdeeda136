'use client'

import { ErrorReport } from '@/components/shell/error-report'

export default function RouteError(props: { readonly error: Error; readonly reset: () => void }) {
  return <ErrorReport {...props} />
}
