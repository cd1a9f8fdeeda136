'use client'

import { useEffect } from 'react'

import { href } from '@/lib/format/href'

import { keepLaterFiles, savesData } from './later-files'
import { notify } from './notices'

/** Registers the worker after the page is done, and tells, never forces, when a new version waits. */
export function ServiceWorkerStatus() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    if (document.readyState === 'complete') void start()
    else addEventListener('load', () => void start(), { once: true })
  }, [])
  return null
}

async function start() {
  try {
    const hadWorker = navigator.serviceWorker.controller !== null
    const registration = await navigator.serviceWorker.register(href('/sw.js'))
    watchForUpdates(registration)
    watchForTakeover(hadWorker)
    await navigator.serviceWorker.ready
    if (!savesData()) whenIdle(() => void keepLaterFiles().catch(() => undefined))
  } catch {
    // No worker (private window, blocked storage, a host without sw.js): the site works online.
  }
}

function watchForUpdates(registration: ServiceWorkerRegistration) {
  const track = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') announce(registration)
    })
  announce(registration)
  track(registration.installing)
  registration.addEventListener('updatefound', () => track(registration.installing))
}

function announce(registration: ServiceWorkerRegistration) {
  // Without a controller this is the first install, which is nobody's news.
  if (!registration.waiting || !navigator.serviceWorker.controller) return
  notify({
    text: 'A new version of Retry-After is ready. Reloading keeps grades and what you typed.',
    action: {
      label: 'Reload now',
      run: () => {
        // Another tab may have said yes first; then there is nobody left to ask.
        if (!registration.waiting) return location.reload()
        askedToReload = true
        registration.waiting.postMessage({ type: 'SKIP_WAITING' })
      },
    },
  })
}

let askedToReload = false

/** Another tab may have said yes: then this one runs on, and says that it is of the old version. */
function watchForTakeover(hadWorker: boolean) {
  let isUpdate = hadWorker
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (askedToReload) location.reload()
    else if (isUpdate) {
      notify({
        text: 'Another tab switched to the new version. Reload this one when you are done.',
        action: { label: 'Reload', run: () => location.reload() },
      })
    }
    isUpdate = true
  })
}

function whenIdle(run: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 10_000 })
  else setTimeout(run, 2_000)
}
