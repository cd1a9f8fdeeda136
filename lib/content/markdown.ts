import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

import { rehypeAddresses, type ToHref } from './rehype-addresses'
import { rehypeScrollableTables } from './rehype-scrollable-tables'

export { speakingSeconds, toPlainText } from './plain-text'

export interface HtmlOptions {
  /** Puts a path of this site under its base path. */
  readonly href?: ToHref
}

/** Build time only. Raw HTML is dropped, and so is every address but a plain link. */
export async function toHtml(markdown: string, options: HtmlOptions = {}): Promise<string> {
  const processor = await processorFor(options.href ?? unchanged)
  return String(await processor.process(markdown))
}

const unchanged: ToHref = (path) => path
const processors = new Map<ToHref, ReturnType<typeof createProcessor>>()

/** Kept, because loading the grammars takes as long as hundreds of answers. */
function processorFor(href: ToHref) {
  const processor = processors.get(href) ?? createProcessor(href)
  processors.set(href, processor)
  return processor
}

async function createProcessor(href: ToHref) {
  // Not at the top: whoever only wants plain text would load every grammar.
  const { default: rehypeShiki } = await import('@shikijs/rehype/core')
  const { codeTheme, createHighlighter } = await import('./highlighter')
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeAddresses, href)
    .use(rehypeSlug)
    .use(rehypeScrollableTables)
    .use(rehypeShiki, await createHighlighter(), {
      theme: codeTheme,
      defaultLanguage: 'text',
      fallbackLanguage: 'text',
    })
    .use(rehypeStringify)
    .freeze()
}
