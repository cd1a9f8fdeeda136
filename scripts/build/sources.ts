import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { listFiles } from '../list-files'

const CODE_FOLDERS = ['app', 'components', 'lib']
const CODE_SETTINGS = ['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const OTHER_SOURCES = ['content', 'public', 'scripts', 'package.json']

const TEST = /\.test\.tsx?$/
const CODE = /\.(tsx?|css)$/

/**
 * Stands in every page, so it covers the code alone: were content part of it, one new answer
 * would change every page, and every learner would download all of them.
 */
export function hashOfCode(root: string): string {
  const files = filesOf(root, CODE_FOLDERS).filter((path) => CODE.test(path))
  return hashOfFiles(root, [...files, ...filesOf(root, CODE_SETTINGS)])
}

/** Covers everything a build reads: when it is the same, so is the build. */
export function hashOfSources(root: string): string {
  const places = [...CODE_FOLDERS, ...CODE_SETTINGS, ...OTHER_SOURCES]
  return hashOfFiles(root, filesOf(root, places))
}

function filesOf(root: string, places: readonly string[]): readonly string[] {
  return places
    .filter((place) => existsSync(join(root, place)))
    .flatMap((place) =>
      statSync(join(root, place)).isDirectory()
        ? listFiles(join(root, place)).map((name) => `${place}/${name}`)
        : [place],
    )
    .filter((path) => !TEST.test(path))
}

/** Lengths keep two files from hashing like one: "ab" + "c" is not "a" + "bc". */
function hashOfFiles(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 20)
}
