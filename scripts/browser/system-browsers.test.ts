import { describe, expect, it } from 'vitest'

import { systemBrowsers, type Machine } from './system-browsers'

const machines: readonly (Pick<Machine, 'platform' | 'env'> & { readonly browser: string })[] = [
  { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' }, browser: '/usr/bin/chromium' },
  { platform: 'linux', env: { PATH: '/usr/bin' }, browser: '/usr/bin/google-chrome-stable' },
  { platform: 'linux', env: {}, browser: '/snap/bin/chromium' },
  {
    platform: 'darwin',
    env: { HOME: '/Users/ada' },
    browser: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  },
  {
    platform: 'darwin',
    env: { HOME: '/Users/ada' },
    browser: '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium',
  },
  {
    platform: 'win32',
    env: { PROGRAMFILES: 'C:\\Program Files' },
    browser: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  },
  {
    platform: 'win32',
    env: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
    browser: 'C:\\Users\\ada\\AppData\\Local\\Chromium\\Application\\chrome.exe',
  },
]

describe('systemBrowsers', () => {
  it.each(machines)('finds $browser on $platform', ({ browser, ...machine }) => {
    expect(systemBrowsers({ ...machine, exists: (path) => path === browser })).toEqual([browser])
  })

  it.each(['linux', 'darwin', 'win32'] as const)('finds nothing on a bare %s', (platform) => {
    expect(systemBrowsers({ platform, env: {}, exists: () => false })).toEqual([])
  })
})
