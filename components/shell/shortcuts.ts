'use client'

import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'

import { preferences } from './stores'

export interface Shortcut {
  /** `mod+k`, `/`, `Space`, `1` … `mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: string
  readonly label: string
  readonly run: () => void
  /** Listed and bound only while it can do something. */
  readonly enabled?: boolean
}

export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/** The one table: the key handler walks it, and the sheet behind `?` prints it. */
let groups: readonly ShortcutGroup[] = []
const listeners = new Set<() => void>()

function replace(old: ShortcutGroup | undefined, next: ShortcutGroup | undefined) {
  groups = [...groups.filter((group) => group !== old), ...(next ? [next] : [])]
  for (const listener of listeners) listener()
}

export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => groups,
    () => groups,
  )
}

/** Binds keys while the component is on screen: in the commit that shows it, so that none goes astray. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]) {
  const latest = useRef(shortcuts)
  useLayoutEffect(() => {
    latest.current = shortcuts
  })

  // Only what the sheet prints makes a new group; the handlers are read through the ref.
  const printed = JSON.stringify(
    shortcuts.map(({ keys, label, enabled }) => [keys, label, enabled ?? true]),
  )
  useLayoutEffect(() => {
    const rows = JSON.parse(printed) as [string, string, boolean][]
    const group = {
      title,
      shortcuts: rows.flatMap(([keys, label, enabled], index) =>
        enabled ? [{ keys, label, run: () => latest.current[index]?.run() }] : [],
      ),
    }
    replace(undefined, group)
    return () => replace(group, undefined)
  }, [title, printed])
}

const TYPING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=textbox]'
/** Space and Enter already mean something on these. */
const PRESSABLE =
  'a, button, summary, select, input:not([type=radio]:checked), [role=option], [role=menuitem]'
/** A text box takes back words of its own with it. */
const EDITING = new Set(['mod+z'])

export function listenForShortcuts(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const shortcut = find(event)
    if (!shortcut) return
    event.preventDefault()
    shortcut.run()
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function find(event: KeyboardEvent): Shortcut | undefined {
  const modified = event.ctrlKey || event.metaKey
  if (event.altKey || (!modified && !mayPressSingle(event))) return undefined
  const pressed = `${modified ? 'mod+' : ''}${nameOf(event.key)}`
  if (EDITING.has(pressed) && isTyping(event)) return undefined
  // The latest group wins: what is on screen now over what is always there.
  return groups
    .toReversed()
    .flatMap((group) => group.shortcuts)
    .find(({ keys }) => keys === pressed)
}

function mayPressSingle(event: KeyboardEvent): boolean {
  if (!preferences.getState().singleKeys) return false
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest(TYPING) || document.querySelector('[role=dialog]:not([aria-hidden=true])'))
    return false
  const presses = event.key === ' ' || event.key === 'Enter'
  return !(presses && target?.closest(PRESSABLE))
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof Element && target.closest(TYPING) !== null

const nameOf = (key: string) => (key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key)
