import { writeFileSync } from 'node:fs'

import { fonts, subset } from './fonts/subset'
import { runMain } from './plain-error'

/** Run it after an update of the package that publishes the fonts. */
await runMain(async () => {
  for (const { from, to } of fonts) {
    const font = await subset(from)
    writeFileSync(to, font)
    console.log(`${to}: ${font.length} bytes`)
  }
})
