import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'

const NAMES: Readonly<Record<keyof typeof breakerPresets, string>> = {
  resilience4j: 'Resilience4j',
  polly: 'Polly',
  cockatiel: 'cockatiel',
  opossum: 'opossum',
  hystrix: 'Hystrix',
  envoy: 'Envoy',
}

/** The library whose defaults these are, or null. Parsed policies have their keys in one order. */
export function libraryOf(policy: BreakerPolicy): string | null {
  const known = Object.keys(NAMES) as (keyof typeof NAMES)[]
  const text = JSON.stringify(policy)
  const library = known.find((name) => JSON.stringify(breakerPresets[name]) === text)
  return library ? NAMES[library] : null
}
