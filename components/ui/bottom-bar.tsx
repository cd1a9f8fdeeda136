import type { ReactNode } from 'react'

/** The next action at the thumb: stuck to the bottom of a phone, in the flow elsewhere. */
export function BottomBar({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className="max-sm:sticky max-sm:mt-auto max-sm:bottom-0 max-sm:z-10 max-sm:-mx-4.5 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-4.5 max-sm:pt-3 max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      data-print="hide"
    >
      {children}
    </div>
  )
}
