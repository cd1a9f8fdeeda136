import { Appearance } from '@/components/settings/appearance'
import { DataStatus } from '@/components/settings/data-status'
import { Keys } from '@/components/settings/keys'
import { OfflineStatus } from '@/components/settings/offline-status'
import { ReviewSettings } from '@/components/settings/review-settings'
import { Section } from '@/components/ui/section'
import { Page } from '@/components/ui/page'

export const metadata = { title: 'Settings' }

export default function SettingsPage() {
  return (
    <Page lead="Kept in this browser. There is no account to carry it elsewhere." title="Settings">
      <Section title="Review">
        <ReviewSettings />
      </Section>
      <Section title="Your data">
        <DataStatus />
      </Section>
      <Section title="Appearance">
        <Appearance />
      </Section>
      <Section title="Keys">
        <Keys />
      </Section>
      <Section title="Offline">
        <OfflineStatus />
      </Section>
    </Page>
  )
}
