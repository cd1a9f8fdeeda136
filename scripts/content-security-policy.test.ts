import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { addPolicies, addPolicy } from './content-security-policy'
import { tempFolder } from './temp-folder'

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

/** The directives of a page's policy, by name. */
function policyOf(html: string): ReadonlyMap<string, string> {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
}

describe('addPolicy', () => {
  it('lets only the charset come before the policy', () => {
    const html = addPolicy(page('<link rel="preload" href="/a.js"/>'))
    expect(html).toMatch(/<head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy"/)
  })

  it('stands first when a page names no charset', () => {
    const html = addPolicy('<html><head><script src="/a.js"></script></head></html>')
    expect(html).toMatch(/<head><meta http-equiv/)
  })

  it('allows each inline script by the hash of its exact text, once', () => {
    const theme = 'document.documentElement.dataset.theme="dark"'
    const data = 'self.__next_f.push([1,"$& <b>"])'
    const html = addPolicy(
      page(
        `<script>${theme}</script>`,
        `<script id="_R_">${data}</script><script>${theme}</script>`,
      ),
    )
    expect(policyOf(html).get('script-src')).toBe(
      `'self' 'sha256-${sha256(theme)}' 'sha256-${sha256(data)}'`,
    )
  })

  it('hashes line ends as the HTML parser reads them', () => {
    const html = addPolicy(page('<script>a()\r\nb()\rc()</script>'))
    expect(policyOf(html).get('script-src')).toContain(sha256('a()\nb()\nc()'))
  })

  it('needs no hash for a script with an address', () => {
    const html = addPolicy(page('<script src="/_next/static/a.js" async=""></script>'))
    expect(policyOf(html).get('script-src')).toBe("'self'")
  })

  it.each([
    ['default-src', "'self'"],
    ['connect-src', "'self'"],
    ['worker-src', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
  ])('sets %s to %s', (directive, value) => {
    expect(policyOf(addPolicy(page(''))).get(directive)).toBe(value)
  })

  it('never allows eval, any inline script or another origin', () => {
    const policy = [...policyOf(addPolicy(page('<script>1</script>'))).entries()].flat().join(' ')
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|blob:/)
    expect(policyOf(addPolicy(page(''))).get('script-src')).not.toContain('unsafe-inline')
  })

  it('leaves the page that brings its own policy alone', () => {
    const own = page('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"/>')
    expect(addPolicy(own)).toBe(own)
  })

  it('changes nothing else in the page', () => {
    const html = page('<title>A</title>', '<p>$1 $& text</p>')
    const added = addPolicy(html)
    expect(added.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')).toBe(html)
  })

  it('refuses a page without a head rather than leaving it open', () => {
    expect(() => addPolicy('<p>no head</p>')).toThrow('no <head>')
  })
})

describe('addPolicies', () => {
  it('reaches pages in every folder and no other file', () => {
    const outDir = tempFolder({
      'index.html': page(''),
      'questions/offset.html': page(''),
      'index.txt': '<head>',
    })
    expect(addPolicies(outDir)).toBe(2)
    expect(readFileSync(join(outDir, 'questions/offset.html'), 'utf8')).toContain('script-src')
    expect(readFileSync(join(outDir, 'index.txt'), 'utf8')).toBe('<head>')
  })
})
