/** How wide an element is, now and whenever that changes. */
export function onWidth(element: HTMLElement | null, tell: (width: number) => void) {
  if (!element) return undefined
  tell(Math.round(element.getBoundingClientRect().width))
  const observer = new ResizeObserver(([entry]) => tell(Math.round(entry!.contentRect.width)))
  observer.observe(element)
  return () => observer.disconnect()
}

/** The theme is an attribute of <html> or a matter of the system. */
export function onThemeChange(tell: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  media.addEventListener('change', tell)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', tell)
  }
}
