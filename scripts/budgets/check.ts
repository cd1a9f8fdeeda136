import { z } from 'zod'

import type { Export, PageWeight } from './measure'

export const budgetsSchema = z.strictObject({
  /** A route counts in the first class that names it; `/x/*` is everything below `/x`. */
  classes: z.array(
    z.strictObject({
      name: z.string(),
      routes: z.array(z.string()),
      overBaseKb: z.number(),
      htmlKb: z.number(),
    }),
  ),
  /**
   * Libraries that no page may load at first, known by a text that minifying leaves alone. One
   * that is `shipped` must be somewhere in the export: a marker nobody finds guards nothing.
   */
  lazy: z.array(z.strictObject({ library: z.string(), marker: z.string(), shipped: z.boolean() })),
})

export type Budgets = z.infer<typeof budgetsSchema>

export interface BudgetReport {
  /** One line for each class: its heaviest page against its budget. */
  readonly summary: readonly string[]
  /** One line for each budget that does not hold. */
  readonly problems: readonly string[]
}

export function checkBudgets(
  { pages, scripts: shipped, read, gzBytesOf }: Export,
  budgets: Budgets,
  frameworkFiles: readonly string[],
): BudgetReport {
  const baseBytes = gzBytesOf(frameworkFiles)
  const overBase = ({ jsGzBytes }: PageWeight) => jsGzBytes - baseBytes
  const classOf = ({ route }: PageWeight) =>
    budgets.classes.find(({ routes }) => routes.some((pattern) => matches(pattern, route)))

  const weights = pages.flatMap((page): readonly string[] => {
    const limits = classOf(page)
    if (!limits) return [`${page.route}: no class of bench/budgets.json names this route`]
    return [
      ...over(`${page.route}: first-load JS over the base`, overBase(page), limits.overBaseKb),
      ...over(`${page.route}: HTML`, page.htmlGzBytes, limits.htmlKb),
    ]
  })
  const lazy = pages.flatMap(({ route, scripts }) =>
    budgets.lazy
      .filter(({ marker }) => scripts.some((path) => read(path).includes(marker)))
      .map(({ library }) => `${route}: loads ${library} at first`),
  )
  const stale = budgets.lazy
    .filter((row) => row.shipped && !shipped.some((path) => read(path).includes(row.marker)))
    .map(({ library }) => `no script of the export holds the marker of ${library}: renew it`)
  const summary = budgets.classes.flatMap(({ name, overBaseKb }) => {
    const [heaviest] = pages
      .filter((page) => classOf(page)?.name === name)
      .toSorted((a, b) => b.jsGzBytes - a.jsGzBytes)
    if (!heaviest) return []
    const figures = `${kb(baseBytes)} + ${kb(overBase(heaviest))} kB of ${overBaseKb}`
    return [`${name.padEnd(12)} ${figures}, heaviest ${heaviest.route}`]
  })
  return { summary, problems: [...weights, ...lazy, ...stale] }
}

function over(what: string, bytes: number, budgetKb: number): readonly string[] {
  return bytes <= budgetKb * 1000 ? [] : [`${what} is ${kb(bytes)} kB gz, budget ${budgetKb} kB`]
}

function matches(pattern: string, route: string): boolean {
  return pattern.endsWith('/*') ? route.startsWith(pattern.slice(0, -1)) : route === pattern
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1)
