'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'

import { learnerPorts } from '@/components/shell/stores'
import { href } from '@/lib/format/href'
import { encodeLink, type LinkContext, type SharedRun } from '@/lib/simulator/link'
import { createSimulatorStore, type SimulatorStore } from '@/lib/state/simulator/store'

import { openEngineRoom, type EngineRoom } from './engine-room'
import type { SimulatorData } from './page-data'

export interface Simulator {
  readonly store: SimulatorStore
  readonly room: EngineRoom
  readonly context: LinkContext
}

/** The worker starts with the first run, which is after the first paint. */
export function useSimulator(data: SimulatorData): Simulator {
  const [simulator] = useState(() => create(data))
  useEffect(() => () => simulator.room.close(), [simulator])
  return simulator
}

function create({ id, engineVersion, lessons }: SimulatorData): Simulator {
  const room = openEngineRoom()
  const context: LinkContext = {
    engineVersion,
    scenarioOf: (lesson) => lessons.find((each) => String(each.id) === lesson)?.scenario,
  }
  const linkTo = async (shared: SharedRun) => {
    const encoded = await encodeLink(shared, context)
    const path = `/simulators/${id}?lesson=${shared.lesson}`
    // What is too long for a link is asked again as the preset was.
    return encoded.ok ? `${path}#${encoded.fragment}` : path
  }
  const log = learnerPorts.log
  const store = createSimulatorStore({ simulator: id, lessons, engine: room.engine, log, linkTo })
  return { store, room, context }
}

export function useSimulatorState({ store }: Simulator) {
  return useSyncExternalStore(store.subscribe, store.getState, store.getInitialState)
}

/** The address of a run on this site, for whoever copies it. */
export const addressOf = (id: string, fragment: string) =>
  `${location.origin}${href(`/simulators/${id}`)}#${fragment}`
