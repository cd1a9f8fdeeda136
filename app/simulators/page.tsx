import { SimulatorList } from '@/components/simulator/simulator-list'
import { Page } from '@/components/ui/page'

export const metadata = { title: 'Simulators' }

export default function SimulatorsPage() {
  return (
    <Page lead="Traffic you can stop, step and rewind, on exact engines." title="Simulators">
      <SimulatorList />
    </Page>
  )
}
