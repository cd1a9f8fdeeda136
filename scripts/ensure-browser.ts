import { ensureBrowser } from './browser/ensure'
import { runMain } from './plain-error'

await runMain(async () => {
  const { executablePath, version } = await ensureBrowser()
  console.log(`Chromium ${version}: ${executablePath ?? "Playwright's own"}`)
})
