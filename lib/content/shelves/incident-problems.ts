import { partsAt } from '../headings'
import { artefactOf, blocksIn } from './artefacts'
import { cellKey, cellsOf } from './incident-cells'
import { contradictions, unshown, type Constant } from './quoted'
import { strayStamps, type Window } from './stamps'

interface Reading {
  readonly key: string
  readonly shows: string
  readonly means: string
  readonly likelihoods: Readonly<Record<string, number>>
}

interface Evidence {
  readonly key: string
  readonly look: string
  readonly form: string
  readonly readings: readonly Reading[]
}

/** What is checked of an incident beyond the types of its fields. */
export interface Checked {
  readonly window: Window & { readonly also: readonly string[] }
  readonly constants: readonly Constant[]
  readonly causes: readonly { readonly key: string; readonly prior: number }[]
  readonly mitigations: readonly { readonly key: string; readonly stops: readonly string[] }[]
  readonly evidence: readonly Evidence[]
  readonly sections: Readonly<Record<'Pager' | 'Lately' | 'Architecture' | 'Artefacts', string>>
}

interface Problem {
  readonly path: readonly (string | number)[]
  readonly says: string
}

export function incidentProblems(incident: Checked): readonly Problem[] {
  return [
    ...oddsProblems(incident),
    ...mitigationProblems(incident),
    ...cellProblems(incident),
    ...textProblems(incident),
  ]
}

const isOne = (parts: readonly number[]) =>
  Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < 1e-9

function oddsProblems({ causes, evidence }: Checked): readonly Problem[] {
  const priors = isOne(causes.map(({ prior }) => prior))
    ? []
    : [{ path: ['causes'], says: 'has priors that do not add up to 1' }]
  const names = causes.map(({ key }) => key)
  const likelihoods = evidence.flatMap((source, index) =>
    likelihoodProblems(source, names).map((says) => ({ path: ['evidence', index], says })),
  )
  return [...priors, ...likelihoods]
}

/** A source has to say something about each cause, and for each cause exactly one thing. */
function likelihoodProblems({ key, readings }: Evidence, causes: readonly string[]) {
  const strangers = readings
    .flatMap(({ likelihoods }) => Object.keys(likelihoods))
    .filter((name) => !causes.includes(name))
  return [
    ...strangers.map((name) => `("${key}") names the unknown cause "${name}"`),
    ...causes
      .filter((name) => !isOne(readings.map(({ likelihoods }) => likelihoods[name] ?? 0)))
      .map((name) => `("${key}") has likelihoods of "${name}" that do not add up to 1`),
  ]
}

function mitigationProblems({ causes, mitigations }: Checked): readonly Problem[] {
  const names = causes.map(({ key }) => key)
  const stopped = mitigations.flatMap(({ stops }) => stops)
  return [
    ...stopped
      .filter((name) => !names.includes(name))
      .map((name) => `stops the unknown cause "${name}"`),
    ...names
      .filter((name) => !stopped.includes(name))
      .map((name) => `has none that stops "${name}"`),
  ].map((says) => ({ path: ['mitigations'], says }))
}

function cellProblems(incident: Checked): readonly Problem[] {
  const { evidence, sections } = incident
  const wanted = cellsOf(evidence)
  const cells = partsAt(sections.Artefacts, 3).parts
  const written = cells.map(({ heading }) => heading)
  return [
    ...wanted.filter((cell) => !written.includes(cell)).map((cell) => `lacks "### ${cell}"`),
    ...written
      .filter((cell, index) => !wanted.includes(cell) || written.indexOf(cell) !== index)
      .map((cell) => `has "### ${cell}", which is no cell or is there twice`),
    ...evidence.flatMap((source) =>
      source.readings.flatMap((reading) => {
        const cell = cellKey(source, reading)
        const text = cells.find(({ heading }) => heading === cell)?.text
        if (text === undefined) return []
        return [
          ...blockProblems(text, source.form, incident.window),
          ...unshown(reading.shows, text).map(
            (number) => `does not show the ${number} of "${reading.shows}"`,
          ),
        ].map((says) => `in "### ${cell}": ${says}`)
      }),
    ),
  ].map((says) => ({ path: ['sections', 'Artefacts'], says }))
}

function blockProblems(text: string, form: string, window: Window): readonly string[] {
  const { blocks, rest } = blocksIn(text)
  const [first] = blocks
  const outside = rest === '' ? [] : [`has "${rest.slice(0, 40)}" outside of its blocks`]
  if (first?.form !== form) return [...outside, `does not begin with a block \`\`\`${form}`]
  return [
    ...outside,
    ...blocks.flatMap((block) => {
      const artefact = artefactOf(block, window)
      return typeof artefact === 'string' ? [`the ${block.form} ${artefact}`] : []
    }),
  ]
}

/** Times within the window, and quantities that agree wherever they are quoted. */
function textProblems({ window, constants, evidence, sections }: Checked): readonly Problem[] {
  const said = evidence.map((source, index) => ({
    path: ['evidence', index],
    text: [source.look, ...source.readings.flatMap(({ shows, means }) => [shows, means])].join(
      '\n',
    ),
  }))
  const texts = [
    ...Object.entries(sections).map(([name, text]) => ({ path: ['sections', name], text })),
    ...said,
  ]
  const timed = texts.filter(({ path }) => !UNTIMED.includes(String(path[1])))
  const known = (text: string) =>
    window.also.reduce((left, also) => left.replaceAll(also, ''), text)
  return [
    ...timed.flatMap(({ path, text }) =>
      strayStamps(known(text), window).map((stamp) => ({
        path,
        says: `shows "${stamp.trim()}", which is outside of the window`,
      })),
    ),
    ...texts.flatMap(({ path, text }) =>
      constants.flatMap((constant) =>
        contradictions(constant, text).map((quote) => ({
          path,
          says: `says "${quote}", but ${constant.name} is ${constant.value}`,
        })),
      ),
    ),
  ]
}

/** What changed lately may lie days back. */
const UNTIMED = ['Lately', 'Architecture']
