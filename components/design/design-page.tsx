import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { LevelChip } from '@/components/shell/level-chip'
import { Page } from '@/components/ui/page'
import { Section } from '@/components/ui/section'
import { toHtml } from '@/lib/content/markdown'
import type { Design } from '@/lib/content/shelves/design'
import { topicTitle } from '@/lib/content/topics'
import { href } from '@/lib/format/href'

import { Rubric } from './rubric'
import { Workbench } from './workbench'

export async function DesignPage({ design }: { readonly design: Design }) {
  const { id, title, topic, level, clarify, twists, rubric, sections, sources, checked } = design
  return (
    <Page
      crumb={
        <>
          {topicTitle(topic)} · design
          <LevelChip level={level} />
        </>
      }
      title={title}
    >
      <Prose html={await toHtml(sections.Prompt, { href })} />
      <Section title="Ask before you design">
        <Asides rows={clarify.map(({ ask, answer }) => ({ summary: ask, text: answer }))} />
      </Section>
      <Section title="Your design">
        <Workbench id={id}>
          <Section title="A strong answer">
            <Prose html={await toHtml(sections.Answer, { href })} />
          </Section>
          <Section title="Thrown in midway">
            <Asides
              rows={twists.map(({ minute, say, strong }) => ({
                summary: `Minute ${minute}: ${say}`,
                text: strong,
              }))}
            />
          </Section>
          <Section title="Read yourself against it">
            <Rubric rubric={rubric} />
            <Sources checked={checked} sources={sources} />
          </Section>
        </Workbench>
      </Section>
    </Page>
  )
}

interface AsidesProps {
  readonly rows: readonly { readonly summary: string; readonly text: string }[]
}

function Asides({ rows }: AsidesProps) {
  return (
    <div className="hairlines border-y border-line">
      {rows.map(({ summary, text }) => (
        <details key={summary} className="py-2.5">
          <summary className="cursor-pointer leading-snug">{summary}</summary>
          <p className="mt-2 max-w-[68ch] border-l-2 border-line pl-4 text-muted">{text}</p>
        </details>
      ))}
    </div>
  )
}
