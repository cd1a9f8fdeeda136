import { test, type Page } from '@playwright/test'

/** Collects whatever a page does that nobody asked for. */
export async function watch(page: Page): Promise<readonly string[]> {
  const { origin } = new URL(test.info().project.use.baseURL!)
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.origin === origin
    if (!isLocal) problems.push(`another origin: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
  })
  await page.exposeFunction('reportViolation', (text: string) => problems.push(`CSP: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void })
        .reportViolation
      report(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return problems
}
