import type { ReactNode } from 'react'

import { Alive } from './alive'
import { BackToReview } from './back-to-review'
import { Notices } from './notices'
import { OverlayProvider } from './overlays'
import { ServiceWorkerStatus } from './service-worker'
import { ShellEffects } from './shell-effects'
import { Terms } from './terms'
import { TopBar } from './top-bar'
import { UnlessEmbedded } from './unless-embedded'

/** What every page has around it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <OverlayProvider>
      <a
        className="sr-only rounded-lg bg-ink px-4 py-3 text-paper focus:not-sr-only focus:absolute focus:top-1.5 focus:left-2 focus:z-50"
        href="#content"
      >
        Skip to content
      </a>
      <p className="old-browser">
        This browser is too old to draw the page: Chrome or Edge 123, Firefox 120 and Safari 17.5 or
        later can.
      </p>
      <UnlessEmbedded>
        <TopBar />
      </UnlessEmbedded>
      <p className="mx-auto hidden max-w-column px-4.5 pt-6 text-muted sm:px-7 no-script:block">
        JavaScript is off. Prompts, reference and navigation work; answering, grading, search and
        the simulators need it.
      </p>
      <main className="flex grow flex-col outline-none" id="content" tabIndex={-1}>
        <BackToReview />
        {children}
        <Terms />
      </main>
      <UnlessEmbedded>
        <ShellEffects />
        <ServiceWorkerStatus />
        <Notices />
      </UnlessEmbedded>
      <Alive />
    </OverlayProvider>
  )
}
