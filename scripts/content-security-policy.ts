import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { listFiles } from './list-files'

/**
 * A static host sends no policy, so each page carries its own, with the hashes of its own
 * inline scripts: Next writes the page's data into them, and they differ from page to page.
 */
export function addPolicy(html: string): string {
  if (HAS_POLICY.test(html)) return html
  if (!HEAD_START.test(html)) throw new Error('an exported page has no <head>')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}"/>`
  return html.replace(HEAD_START, `$&${meta}`)
}

/** Gives every exported page its policy and returns how many there are. */
export function addPolicies(outDir: string): number {
  const pages = listFiles(outDir).filter((name) => name.endsWith('.html'))
  for (const name of pages) {
    const path = join(outDir, name)
    writeFileSync(path, addPolicy(readFileSync(path, 'utf8')))
  }
  return pages.length
}

/** First in <head>, after the charset alone, which must lie within a page's first 1,024 bytes. */
const HEAD_START = /<head\b[^>]*>(?:<meta charset="[^"]*"\s*\/?>)?/i
/** A page of public/ that runs under rules of its own brings them. */
const HAS_POLICY = /<meta http-equiv="Content-Security-Policy"/i
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi

function policyFor(html: string): string {
  const texts = [...html.matchAll(INLINE_SCRIPT)].map(([, text = '']) => text)
  const hashes = [...new Set(texts.map(hashOf))]
  return [
    "default-src 'self'",
    // No 'wasm-unsafe-eval': PGlite and sql.js belong in workers, and a worker takes its policy
    // from its own response, not from this element (seen in Chromium 156).
    `script-src ${["'self'", ...hashes].join(' ')}`,
    // Monaco writes style elements of its own and stays invisible without this.
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The browser hashes what its parser made of the text, and parsers turn CR LF into LF. */
function hashOf(text: string): string {
  const parsed = text.replace(/\r\n?/g, '\n')
  return `'sha256-${createHash('sha256').update(parsed).digest('base64')}'`
}
