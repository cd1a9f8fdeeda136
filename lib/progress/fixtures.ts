import { itemId } from '@/lib/content/item-id'

import { defaultSettings } from '@/lib/review/settings'

import type {
  DesignGraded,
  Diagnosed,
  Envelope,
  Fact,
  Graded,
  LearnerEvent,
  Predicted,
  SettingsChanged,
} from './events'

/** An ordinary fact for tests, of which a case names only what matters to it. */
export function gradedFact(part: Partial<Graded> = {}): Graded {
  return {
    kind: 'graded',
    itemId: itemId('idempotency-keys'),
    grade: 'good',
    suggested: 'good',
    confidence: 'fairly',
    ideas: { ticked: [0, 1, 3], of: 4 },
    spentMs: 72_000,
    attempt: 'typed',
    ...part,
  }
}

export function gradedEvent(part: Partial<Envelope & Graded> = {}): Envelope & Graded {
  return {
    ...gradedFact(),
    id: '2f1c5a0e-6a0c-4d53-9d0b-0c8f5a1f7b11',
    schema: 1,
    clock: { ms: 1_767_603_600_000, counter: 0, device: 'phone' },
    ...part,
  }
}

/** The same short name is the same UUID, so that a case can say what it undoes. */
export const eventId = (name: string | number) =>
  `00000000-0000-4000-8000-${Buffer.from(`${name}`).toString('hex').padStart(12, '0').slice(-12)}`

/** Events in the order given, one a second, named by their place. */
export function happened(...facts: readonly Fact[]): readonly LearnerEvent[] {
  return facts.map((fact, place) => ({
    ...fact,
    id: eventId(place),
    schema: 1,
    clock: { ms: place * 1_000, counter: 0, device: 'phone' },
  }))
}

export function settingsFact(part: Partial<SettingsChanged> = {}): SettingsChanged {
  return { kind: 'settingsChanged', ...defaultSettings, ...part }
}

export function predictedFact(part: Partial<Predicted> = {}): Predicted {
  return {
    kind: 'predicted',
    itemId: itemId('window-edge'),
    right: false,
    confidence: 'certain',
    link: '/simulators/rate-limiting#s=eyJzZWVkIjo0Mn0',
    ...part,
  }
}

export function diagnosedFact(part: Partial<Diagnosed> = {}): Diagnosed {
  return {
    kind: 'diagnosed',
    itemId: itemId('inc-double-charge'),
    right: false,
    confidence: 'unsure',
    cause: itemId('retry-without-key'),
    seed: 7,
    link: '/incidents/inc-double-charge#seed=7',
    spentMs: 900_000,
    ...part,
  }
}

export function designGradedFact(part: Partial<DesignGraded> = {}): DesignGraded {
  return {
    kind: 'designGraded',
    itemId: itemId('design-rate-limiter'),
    dimensions: [
      { itemId: itemId('design-rate-limiter-capacity'), points: 1, of: 4 },
      { itemId: itemId('design-rate-limiter-contract'), points: 4, of: 4 },
    ],
    link: '/designs/design-rate-limiter',
    spentMs: 2_700_000,
    ...part,
  }
}
