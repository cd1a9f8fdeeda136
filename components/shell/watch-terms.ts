/** Links that lib/content/term-links made. */
const TERM = 'a.term'
const TIP = '[data-tip]'

const SHOW_AFTER_MS = 120
/** Long enough for a slow hand on its way from the word to the tip. */
const HIDE_AFTER_MS = 400

export type Term = HTMLAnchorElement

interface Hearer {
  /** Whose tip is to be seen, or that none is. */
  readonly show: (term: Term | undefined) => void
  readonly follow: (term: Term) => void
}

/**
 * When a tip comes and goes (WCAG 1.4.13). Pointer and focus each hold one, so that neither takes
 * away what the other asked for; the tip may be pointed at itself, and Escape closes it.
 */
export function watchTerms({ show, follow }: Hearer): () => void {
  const held: { pointed?: Term | undefined; focused?: Term | undefined } = {}
  const shown = () => [held.pointed, held.focused].find((term) => term?.isConnected)
  const tell = () => {
    const term = shown()
    show(term)
    if (term) removals.observe(document.body, { childList: true, subtree: true })
    else removals.disconnect()
  }
  // No event tells that the word itself was taken off the page.
  const removals = new MutationObserver(tell)

  let pause: ReturnType<typeof setTimeout> | undefined
  const point = (term: Term | undefined, afterMs = 0) => {
    clearTimeout(pause)
    const now = () => {
      held.pointed = term
      tell()
    }
    if (afterMs > 0) pause = setTimeout(now, afterMs)
    else now()
  }
  const focus = (term: Term | undefined) => {
    held.focused = term
    tell()
  }
  const close = () => {
    held.focused = undefined
    point(undefined)
  }

  const stop = new AbortController()
  const scene = { shown, point, focus, close, follow, on: listenUntil(stop.signal) }
  watchPointer(scene)
  watchFocus(scene)
  watchClicks(scene)
  // Whoever came by Tab before this listened is there already.
  focus(termAt(document.activeElement))
  return () => {
    stop.abort()
    clearTimeout(pause)
    removals.disconnect()
  }
}

interface Scene {
  readonly shown: () => Term | undefined
  readonly point: (term: Term | undefined, afterMs?: number) => void
  readonly focus: (term: Term | undefined) => void
  readonly close: () => void
  readonly follow: (term: Term) => void
  readonly on: ReturnType<typeof listenUntil>
}

function watchPointer({ on, point, shown }: Scene) {
  on('pointerover', ({ target, pointerType }) => {
    const term = termAt(target)
    if (pointerType === 'touch') return
    if (term) point(term, SHOW_AFTER_MS)
    else if (isInTip(target)) point(shown())
  })
  on('pointerout', ({ target, pointerType }) => {
    if (pointerType === 'touch') return
    if (termAt(target) || isInTip(target)) point(undefined, HIDE_AFTER_MS)
  })
  // A finger that scrolls to read the tip ends in pointercancel: only a tap elsewhere closes it.
  on('pointerup', ({ target }) => {
    if (!termAt(target) && !isInTip(target)) point(undefined)
  })
}

function watchFocus({ on, focus, close }: Scene) {
  on('focusin', ({ target }) => {
    const term = termAt(target)
    if (term) focus(term)
  })
  on('focusout', ({ relatedTarget }) => {
    if (!isInTip(relatedTarget)) focus(undefined)
  })
  on('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
}

/** A finger cannot hover: its first tap shows the tip, the second one leads on. */
function watchClicks({ on, point, shown, close, follow }: Scene) {
  let press: { readonly byMouse: boolean; readonly shown: Term | undefined } | undefined
  // A tap gives focus before it clicks, and so would find the tip there.
  on('pointerdown', ({ pointerType }) => {
    press = { byMouse: pointerType === 'mouse', shown: shown() }
  })
  on('click', (event) => {
    const term = termAt(event.target)
    if (!term) return isLinkInTip(event.target) ? close() : undefined
    if (!isPlain(event)) return
    event.preventDefault()
    // A click of the keyboard counts no presses.
    const byFinger = event.detail > 0 && press?.byMouse === false
    if (byFinger && press?.shown !== term) return point(term)
    close()
    follow(term)
  })
}

const listenUntil =
  (signal: AbortSignal) =>
  <Type extends keyof DocumentEventMap>(
    type: Type,
    listener: (event: DocumentEventMap[Type]) => void,
  ) =>
    document.addEventListener(type, listener, { signal })

const closest = (target: EventTarget | null, selector: string) =>
  target instanceof Element ? target.closest(selector) : null

function termAt(target: EventTarget | null): Term | undefined {
  const term = closest(target, TERM)
  return term instanceof HTMLAnchorElement ? term : undefined
}

const isInTip = (target: EventTarget | null) => closest(target, TIP) !== null
const isLinkInTip = (target: EventTarget | null) => closest(target, `${TIP} a`) !== null

/** Anything else asks the browser for something: a new tab, a download. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented }: MouseEvent) =>
  button === 0 && !(ctrlKey || metaKey || shiftKey || altKey || defaultPrevented)
