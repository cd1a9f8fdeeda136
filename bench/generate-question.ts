import { topicSlugs, type TopicSlug } from '@/lib/content/topics'

/** Where the n-th question lies below the content folder. */
export const generatedPath = (n: number) => `questions/${topicOf(n)}/generated-${n}.md`

/** The n-th question: as long as a real one, and its words differ from all others. */
export function generateQuestion(n: number): string {
  return `---
kind: explain
level: ${pick(n, ['low', 'medium', 'high'])}
topic: ${topicOf(n)}
keyIdeas:
${[1, 2, 3, 4, 5].map((i) => `  - Idea ${i}, ${phrase(n * 7 + i, 9)}`).join('\n')}
traps:
${[1, 2, 3].map((i) => `  - say: Say ${i}, ${phrase(n * 11 + i, 6)}\n    why: ${phrase(n * 13 + i, 16)}`).join('\n')}
followUps:
${[1, 2].map((i) => `  - ask: Ask ${i}, ${phrase(n * 17 + i, 8)}\n    answer: ${phrase(n * 19 + i, 24)}`).join('\n')}
sources:
  - label: RFC 9110, HTTP Semantics
    url: https://www.rfc-editor.org/rfc/rfc9110
    section: 9.2.2, Idempotent Methods
checked: 2026-11-21
see:
  - generated-${n}
---

## Prompt

Question ${n}: ${phrase(n, 18)}?

## Answer

${[1, 2, 3].map((i) => `**Point ${i}.** ${phrase(n * 23 + i, 30)} with \`${WORDS[n % WORDS.length]}-${n}\`, ${phrase(n * 29 + i, 26)}.`).join('\n\n')}

### On the wire

\`\`\`http
POST /v1/${pick(n, WORDS)}/${n} HTTP/1.1
Host: api.example.com
Content-Type: application/json
Idempotency-Key: "${n}-c0ffee"

{"amount_minor": ${n * 100}, "currency": "EUR", "note": "${phrase(n, 4)}"}
\`\`\`

| Case | Answer |
| --- | --- |
| ${phrase(n + 1, 4)} | ${phrase(n + 2, 6)} |
| ${phrase(n + 3, 4)} | ${phrase(n + 4, 6)} |
`
}

const WORDS =
  'request retry window token bucket limit key account charge payment cursor page index row lock timeout queue worker event signature header cache version field schema client server replica shard lease budget trace metric alarm deploy tenant quota burst replay ledger order refund socket stream batch job backoff jitter'.split(
    ' ',
  )

const topicOf = (n: number): TopicSlug => pick(n, topicSlugs)

function pick<Choice>(n: number, choices: readonly Choice[]): Choice {
  return choices[n % choices.length] as Choice
}

/** Looks random, and is the same on every machine: a multiplier walks over the words. */
function phrase(seed: number, length: number): string {
  return Array.from({ length }, (_, i) => pick((seed + i) * 31 + i * i * 7 + seed, WORDS)).join(' ')
}
