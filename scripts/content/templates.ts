import { stringify } from 'yaml'

import type { Place } from '@/lib/content/place'
import type { Shelf } from '@/lib/content/schema'
import { dimensions } from '@/lib/content/shelves/design'
import { registry } from '@/lib/engines/registry'

import { DRAFT } from './rules'

interface Template {
  readonly fields: Readonly<Record<string, unknown>>
  readonly sections: Readonly<Record<string, string>>
}

/** A file that the schema accepts and the content check does not: every text is still a draft. */
export function templateOf({ shelf, topic }: Place, today: string): string {
  const { fields, sections } = templates[shelf]()
  const frontMatter = { ...fields, topic, sources: [source], checked: today }
  return [
    `---\n${stringify(frontMatter, { lineWidth: 100 })}---`,
    ...Object.entries(sections).map(([name, text]) => `## ${name}\n\n${text}`),
  ]
    .join('\n\n')
    .concat('\n')
}

const draft = (text: string) => `${DRAFT} ${text}`

const source = {
  label: draft('the document'),
  url: 'https://example.com/',
  section: draft('number or heading of the section you opened'),
}

const templates: Readonly<Record<Shelf, () => Template>> = {
  question,
  design,
  incident,
  simulation,
  reference: () => ({
    fields: { title: draft('what it lists'), kind: 'table' },
    sections: {
      About: draft('what it is for, in a sentence.'),
      Table: `| ${draft('column')} | Meaning |\n| --- | --- |\n| row | meaning |`,
      Remember: `- ${draft('what to keep in mind.')}`,
    },
  }),
  topic: () => ({
    fields: {
      lead: draft('what it is about, and why it is asked.'),
      probes: ['A', 'B', 'C'].map((which) => ({
        ask: draft(`what is asked first, ${which}`),
        listensFor: draft('what a strong answer shows'),
      })),
    },
    sections: {},
  }),
  glossary: () => ({
    fields: { term: draft('the term') },
    sections: { Definition: draft('one or two sentences.') },
  }),
}

function question(): Template {
  return {
    fields: {
      kind: 'explain',
      level: 'medium',
      keyIdeas: ['first', 'second', 'third'].map((which) =>
        draft(`the ${which} thing a learner can honestly tick`),
      ),
      traps: ['A', 'B'].map((which) => ({
        say: draft(`wrong sentence ${which}`),
        why: draft('why it is wrong'),
      })),
      followUps: ['A', 'B'].map((which) => ({
        ask: draft(`probe ${which}`),
        answer: draft('a short answer'),
      })),
    },
    sections: {
      Prompt: draft('the question as an interviewer says it.'),
      Answer: draft('110 to 240 words that can be said, the key idea first.'),
    },
  }
}

function design(): Template {
  return {
    fields: {
      title: draft('what is to be designed'),
      level: 'high',
      clarify: ['A', 'B', 'C'].map((which) => ({
        ask: draft(`question ${which}`),
        answer: draft('what the interviewer replies'),
      })),
      requirements: {
        functional: [draft('what it does'), draft('what else it does')],
        nonFunctional: [draft('how fast'), draft('how safe')],
      },
      twists: [15, 30].map((minute) => ({
        minute,
        say: draft(`what changes in minute ${minute}`),
        strong: draft('a strong response'),
      })),
      rubric: [...dimensions, dimensions[2]].map((dimension, index) => ({
        dimension,
        point: draft(`point ${index + 1}`),
      })),
    },
    sections: { Prompt: draft('the opening sentence.'), Answer: draft('the model answer.') },
  }
}

const CAUSES = ['first', 'second', 'third']

/** Five looks with a reading for each cause, which is likely under it and unlikely under the others. */
function incident(): Template {
  const looks = [1, 2, 3, 4, 5].map((number) => `look-${number}`)
  return {
    fields: {
      title: draft('the symptom'),
      level: 'medium',
      window: { from: '2026-11-23 10:00', to: '2026-11-23 11:00' },
      constants: [{ name: draft('a quantity that is quoted twice'), value: '30 s' }],
      causes: CAUSES.map((key, index) => ({
        key,
        prior: [0.5, 0.3, 0.2][index],
        cause: draft('what is broken'),
        mitigation: draft('what stops the bleeding, and why'),
        fix: [draft('what repairs it')],
        prevention: [draft('what keeps it from coming back')],
        say: draft('the sentence for the interview'),
      })),
      mitigations: ['one', 'another'].map((key) => ({
        key,
        do: draft('what one does before one knows'),
        minutes: 4,
        stops: CAUSES,
      })),
      traps: [{ fix: draft('what looks like a fix'), why: draft('why it is none') }],
      evidence: looks.map((key) => ({
        key,
        look: draft('where one looks'),
        minutes: 3,
        form: 'log',
        readings: CAUSES.map((reading) => ({
          key: reading,
          shows: draft('what is seen'),
          means: draft('for and against which cause, and why'),
          likelihoods: Object.fromEntries(
            CAUSES.map((cause) => [cause, cause === reading ? 0.7 : 0.15]),
          ),
        })),
      })),
    },
    sections: {
      Pager: draft('the message as it arrives.'),
      Lately: `- ${draft('what changed.')}`,
      Architecture: draft('a small sketch.'),
      Artefacts: looks
        .flatMap((look) => CAUSES.map((reading) => `### ${look} / ${reading}\n\n${cell}`))
        .join('\n\n'),
    },
  }
}

const cell = `\`\`\`log ${draft('where it comes from')}\n10:00:00 ${draft('a line')}\n\`\`\``

function simulation(): Template {
  const [entry] = registry
  return {
    fields: {
      title: draft('the situation'),
      summary: draft('its one lesson'),
      engine: entry?.id,
      order: 99,
      scenario: entry?.examples[0],
    },
    sections: {
      Question: draft('what the learner predicts before the run.'),
      Lesson: draft('what the run showed.'),
    },
  }
}
