import type { ReactNode } from 'react'

/** The next action at the thumb: stuck to the bottom of a phone, in the flow elsewhere and in large text. */
export function BottomBar({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className="phone:sticky phone:mt-auto phone:bottom-0 phone:z-10 phone:-mx-4.5 phone:border-t phone:border-line phone:bg-surface phone:px-4.5 phone:pt-3 phone:pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      data-print="hide"
    >
      {children}
    </div>
  )
}
