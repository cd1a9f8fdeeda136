import { expect, it } from 'vitest'

import { toHtml } from './markdown'

const BOX = /<section class="set-apart" aria-labelledby="sources-disagree">([\s\S]*)<\/section>/

it.each([
  { what: 'to the end', after: '', outside: 'Before.' },
  { what: 'to the next heading', after: '### After\n\nLater.', outside: 'Later.' },
])('what follows "Sources disagree" stands in a box, $what', async ({ after, outside }) => {
  const html = await toHtml(
    `Before.\n\n### Sources disagree\n\nA says so.\n\nB does not.\n\n${after}`,
  )
  const [box = '', content = ''] = BOX.exec(html) ?? []
  expect(content).toContain('A says so.')
  expect(content).toContain('B does not.')
  expect(content).not.toContain(outside)
  expect(html.replace(box, '')).toContain(outside)
})

it('other headings stand where they stood', async () => {
  expect(await toHtml('### On the wire\n\nA.')).not.toContain('<section')
})
