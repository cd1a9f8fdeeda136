'use client'

import { type Durability, useDurability } from '@/components/shell/use-durability'
import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'

/** Whether the browser may throw it away, and when Safari does. */
export function DurabilityStatus() {
  const { state, asked, ask } = useDurability()
  return (
    <>
      <div className="mt-3 min-h-13" role="status">
        {state && <Words asked={asked} state={state} />}
      </div>
      {state === 'not-promised' && (
        <Button className="mt-2" onClick={ask}>
          Ask the browser to keep it
        </Button>
      )}
      <p className="mt-3 text-small text-muted">
        Safari deletes what a site has stored after seven days of use without a visit to that site.
        It spares sites added to the Home Screen. A backup file is safe from all of this.
      </p>
    </>
  )
}

function Words({ state, asked }: { readonly state: Durability; readonly asked: boolean }) {
  switch (state) {
    case 'promised':
      return (
        <p>
          <Mark shape="dot" /> The browser has promised not to delete it when space runs out.
        </p>
      )
    case 'not-promised':
      return (
        <p>
          <Mark shape="half" />{' '}
          {asked
            ? 'The browser did not promise it this time. Most decide by themselves: a site that is visited often, installed or bookmarked is told yes.'
            : 'The browser has not promised to keep it: when space runs out on this device, it may delete it.'}
        </p>
      )
    case 'unknown':
      return (
        <p>
          <Mark shape="half" /> This browser does not say whether it will keep it when space runs
          out.
        </p>
      )
  }
}
