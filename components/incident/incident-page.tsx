import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { LevelChip } from '@/components/shell/level-chip'
import { Page } from '@/components/ui/page'
import { Section } from '@/components/ui/section'
import { toHtml } from '@/lib/content/markdown'
import type { Incident } from '@/lib/content/shelves/incident'
import { topicTitle } from '@/lib/content/topics'
import { href } from '@/lib/format/href'

import { Causes } from './causes'
import { Diagnosis } from './diagnosis'
import { Looks } from './looks'

/** The plain page of an incident: the likeliest cause is planted, and each look shows what it would show. */
export async function IncidentPage({ incident }: { readonly incident: Incident }) {
  const { id, title, topic, level, sections, causes, sources, checked } = incident
  const planted = causes.reduce((best, cause) => (cause.prior > best.prior ? cause : best))
  return (
    <Page
      crumb={
        <>
          {topicTitle(topic)} · incident
          <LevelChip level={level} />
        </>
      }
      title={title}
    >
      <Prose html={await toHtml(sections.Pager, { href })} />
      <Section title="What changed lately">
        <Prose html={await toHtml(sections.Lately, { href })} />
      </Section>
      <Section title="How it is built">
        <Prose html={await toHtml(sections.Architecture, { href })} />
      </Section>
      <Section title="Where you can look">
        <Looks incident={incident} planted={planted.key} />
      </Section>
      <Section title="What do you think it is?">
        <Diagnosis id={id}>
          <p className="mb-6">
            <strong>It was this one:</strong> {planted.cause}.
          </p>
          <Causes causes={causes} planted={planted.key} />
          <Sources checked={checked} sources={sources} />
        </Diagnosis>
      </Section>
    </Page>
  )
}
