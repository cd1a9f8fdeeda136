import { describe, expect, it } from 'vitest'

import { parsePort } from './port'

describe('parsePort', () => {
  it.each([
    { text: undefined, port: 3000 },
    { text: '', port: 3000 },
    { text: '8080', port: 8080 },
    { text: '0', port: 0 },
    { text: '65535', port: 65_535 },
  ])('reads $text as $port', ({ text, port }) => {
    expect(parsePort(text)).toBe(port)
  })

  it.each(['65536', '-1', '80.5', '0x50', '1e3', 'http', '3000 4000'])('refuses %s', (text) => {
    expect(() => parsePort(text)).toThrow(`not "${text}"`)
  })
})
