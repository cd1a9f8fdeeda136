export interface Area {
  readonly href: string
  readonly label: string
}

/** The places of the site in the order of the top bar; the palette lists the same rows. */
export const areas: readonly Area[] = [
  { href: '/questions', label: 'Questions' },
  { href: '/review', label: 'Review' },
  { href: '/simulators', label: 'Simulators' },
  { href: '/designs', label: 'Designs' },
  { href: '/incidents', label: 'Incidents' },
  { href: '/progress', label: 'Progress' },
]

export const sideAreas: readonly Area[] = [
  { href: '/reference', label: 'Reference' },
  { href: '/settings', label: 'Settings' },
]

/** Whatever can be gone to by name. */
export const palettePlaces: readonly Area[] = [
  { href: '/', label: 'Today' },
  ...areas,
  ...sideAreas,
  { href: '/reference/glossary', label: 'Glossary' },
]

export const isWithin = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href}/`)
