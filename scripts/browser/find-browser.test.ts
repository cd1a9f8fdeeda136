import { describe, expect, it } from 'vitest'

import { findBrowser, type BrowserSource } from './find-browser'

/** Records what was asked, in order; only the named paths start. */
function search(working: readonly (string | null)[], wantedPath?: string) {
  const asked: string[] = []
  const source = (name: string, ...paths: readonly (string | null)[]): BrowserSource => ({
    name,
    offer: async () => {
      asked.push(name)
      return paths
    },
  })
  const found = findBrowser({
    wantedPath,
    sources: [
      source('playwright', null),
      source('system', '/usr/bin/chromium', '/usr/bin/google-chrome'),
      source('download', null),
      source('debian', '/usr/bin/chromium'),
    ],
    tryLaunch: async (path) =>
      working.includes(path) ? { executablePath: path, version: '1' } : undefined,
  })
  return { found, asked }
}

describe('findBrowser', () => {
  it.each([
    { working: [null, '/usr/bin/chromium'], takes: null, asked: ['playwright'] },
    {
      working: ['/usr/bin/google-chrome'],
      takes: '/usr/bin/google-chrome',
      asked: ['playwright', 'system'],
    },
  ])('takes $takes and installs nothing', async ({ working, takes, asked }) => {
    const { found, asked: order } = search(working)
    expect((await found).executablePath).toBe(takes)
    expect(order).toEqual(asked)
  })

  it('takes the wanted browser without looking at others', async () => {
    const { found, asked } = search([null, '/opt/mine'], '/opt/mine')
    expect((await found).executablePath).toBe('/opt/mine')
    expect(asked).toEqual([])
  })

  it('stops when the wanted browser does not start, even if another would', async () => {
    const { found, asked } = search([null], '/opt/broken')
    await expect(found).rejects.toThrow('PLAYWRIGHT_CHROMIUM_PATH is /opt/broken')
    expect(asked).toEqual([])
  })

  it('asks every source in order, then says what to do', async () => {
    const { found, asked } = search([])
    await expect(found).rejects.toThrow('install Chromium or Chrome')
    expect(asked).toEqual(['playwright', 'system', 'download', 'debian'])
  })
})
