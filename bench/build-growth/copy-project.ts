import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { generatedPath, generateQuestion } from '../generate-question'

/** Inside the project, so that packages are found in the folders above it. */
export const COPY = '.cache/growth'
const SOURCES = ['app', 'components', 'lib', 'public', 'content', 'scripts', 'package.json']
const SETTINGS = ['tsconfig.json', 'next.config.ts', 'postcss.config.mjs']

/** The project as it stands, with this many generated questions beside its own. */
export function copyProject(questions: number): void {
  rmSync(COPY, { recursive: true, force: true })
  mkdirSync(COPY, { recursive: true })
  for (const source of [...SOURCES, ...SETTINGS]) {
    cpSync(source, join(COPY, source), { recursive: true })
  }
  for (let n = 1; n <= questions; n += 1) {
    const path = join(COPY, 'content', generatedPath(n))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, generateQuestion(n))
  }
}
