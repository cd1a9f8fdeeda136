/** The topics in the order in which they are best learned. The slug is the folder's name. */
export const topics = [
  { slug: 'fundamentals', title: 'Fundamentals' },
  { slug: 'http', title: 'HTTP' },
  { slug: 'rest-design', title: 'REST design' },
  { slug: 'security', title: 'Security and identity' },
  { slug: 'rate-limiting', title: 'Rate limiting' },
  { slug: 'pagination-and-search', title: 'Pagination and search' },
  { slug: 'versioning-and-evolution', title: 'Versioning and evolution' },
  { slug: 'idempotency-and-payments', title: 'Idempotency and payments' },
  { slug: 'caching', title: 'Caching' },
  { slug: 'api-styles', title: 'API styles' },
  { slug: 'reliability-and-resilience', title: 'Reliability and resilience' },
  { slug: 'observability', title: 'Observability' },
  { slug: 'webhooks-and-events', title: 'Webhooks and events' },
  { slug: 'realtime', title: 'Realtime' },
  { slug: 'async-and-bulk', title: 'Asynchronous and bulk work' },
  { slug: 'uploads-and-streaming', title: 'Uploads and streaming' },
  { slug: 'multi-tenancy', title: 'Multi-tenancy' },
  { slug: 'cost-and-governance', title: 'Cost and governance' },
  { slug: 'interview-tactics', title: 'Interview tactics' },
] as const satisfies readonly { readonly slug: string; readonly title: string }[]

export type TopicSlug = (typeof topics)[number]['slug']

export const topicSlugs = topics.map(({ slug }) => slug)

const titles: ReadonlyMap<string, string> = new Map(topics.map(({ slug, title }) => [slug, title]))

export function isTopicSlug(text: string): text is TopicSlug {
  return titles.has(text)
}

export function topicTitle(slug: TopicSlug): string {
  return titles.get(slug) ?? slug
}
