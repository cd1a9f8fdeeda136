import ts from 'typescript'

import type { Fault, Listing } from './listings'

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUnusedLocals: false,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Each listing is read by itself, so each is a module of its own.
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: ['node'],
}

/** Compiles every listing, each alone, in one program. */
export function typeFaults(listings: readonly Listing[]): readonly Fault[] {
  const texts = new Map(listings.map(({ code }, index) => [`/listing-${index}.ts`, code]))
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists, getSourceFile } = host
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, language) => {
    const text = texts.get(path)
    return text === undefined
      ? getSourceFile(path, language)
      : ts.createSourceFile(path, text, language)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const listing = listings[[...texts.keys()].indexOf(file?.fileName ?? '')]
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    const said = ts.flattenDiagnosticMessageText(messageText, ' ')
    return { name: listing?.name ?? 'the compiler', reason: `line ${line}: ${said}` }
  })
}
