import { Prose } from '@/components/markdown/prose'
import { LevelChip } from '@/components/shell/level-chip'
import { Page } from '@/components/ui/page'
import { Section } from '@/components/ui/section'
import { toHtml } from '@/lib/content/markdown'
import type { Incident } from '@/lib/content/shelves/incident'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'
import { href } from '@/lib/format/href'

import { Play } from './play'

/** What an engineer on call knows when the pager goes off; then the clock runs. */
export async function IncidentPage({ incident }: { readonly incident: Incident }) {
  const { id, title, topic, level, sections, evidence } = incident
  return (
    <Page
      crumb={
        <>
          {topicTitle(topic)} · incident
          <LevelChip level={level} />
        </>
      }
      title={title}
      wide
    >
      <div className="max-w-column">
        <Prose html={await toHtml(sections.Pager, { href })} />
        <Section title="What changed lately">
          <Prose html={await toHtml(sections.Lately, { href })} />
        </Section>
        <Section title="How it is built">
          <Prose html={await toHtml(sections.Architecture, { href })} />
        </Section>
      </div>
      <Section title="Investigate">
        <p className="mb-4 max-w-column text-muted">
          One of several causes is planted, and each of {count(evidence.length, 'look')} costs
          minutes. Say how likely each cause is before you look again, act when it is right, and
          name the cause once you are sure. The artefacts are written for this site, and numbers
          agree with each other.
        </p>
        <Play id={id} looks={evidence.map(({ look, minutes }) => ({ look, minutes }))} />
      </Section>
    </Page>
  )
}
