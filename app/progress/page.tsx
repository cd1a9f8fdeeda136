import { Progress } from '@/components/progress/progress'
import { Page } from '@/components/ui/page'
import { find } from '@/lib/content/library'
import { skillAreas } from '@/lib/content/skill-areas'

export const metadata = { title: 'Progress' }

export default function ProgressPage() {
  return (
    <Page
      lead="Computed from what you have done in this browser, each figure with its n and its formula."
      title="Progress"
      wide
    >
      <Progress areas={skillAreas(find('reference', 'chk-engineer-skills'))} />
    </Page>
  )
}
