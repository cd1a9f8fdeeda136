'use client'

import { Component, type ReactNode, Suspense } from 'react'

interface OptionalProps {
  readonly children: ReactNode
}

/**
 * For parts that load on first use and that the page can do without. When their code does not
 * arrive (no network, a release in between), they are missing, and the page around them stays.
 */
export class Optional extends Component<OptionalProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? null : <Suspense>{this.props.children}</Suspense>
  }
}
