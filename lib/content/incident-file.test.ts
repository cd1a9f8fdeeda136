import { expect, it } from 'vitest'

import { buildIncidentFile } from './incident-file'
import { find } from './library'

it('is an incident with each cell as what it is', () => {
  const file = buildIncidentFile(find('incident', 'inc-504-after-deploy'))
  const [routes] = file.evidence
  const [wall] = routes!.readings
  expect(wall!.artefacts.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'lines: p99 by route, gateway',
    'table: 10:05 to 10:06',
  ])
  expect(file.evidence.flatMap(({ readings }) => readings)).toHaveLength(23)
  expect(JSON.stringify(file)).not.toContain('sections')
})
