import { z } from 'zod'

import { designSchema } from './shelves/design'
import { glossarySchema } from './shelves/glossary'
import { incidentSchema } from './shelves/incident'
import { questionSchema } from './shelves/question'
import { referenceSchema } from './shelves/reference'
import { simulationSchema } from './shelves/simulation'
import { topicSchema } from './shelves/topic'

/** Build time only. Client code takes its types from deck.ts, topic-file.ts and search.ts. */
export const itemSchema = z.discriminatedUnion('shelf', [
  questionSchema,
  designSchema,
  incidentSchema,
  simulationSchema,
  referenceSchema,
  glossarySchema,
  topicSchema,
])

export type Item = z.infer<typeof itemSchema>
export type Shelf = Item['shelf']
export type ItemOf<Name extends Shelf> = Extract<Item, { readonly shelf: Name }>
