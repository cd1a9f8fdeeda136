import { dirname, join, relative, sep } from 'node:path'

import { layers } from './layers.mjs'

const within = (path, folder) => path === folder || path.startsWith(`${folder}/`)
const layerOf = (path) => layers.find((layer) => within(path, layer.path))

/** The project path an import leads to, or undefined for a package. */
function projectPath(specifier, importer) {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return join(dirname(importer), specifier).split(sep).join('/')
  return undefined
}

function problemWith(specifier, importer) {
  const layer = layerOf(importer)
  if (!layer) return `${importer} lies in no layer: add a row to scripts/lint/layers.mjs.`
  const target = projectPath(specifier, importer)
  if (target === undefined) return vendorProblem(specifier, importer, layer)
  if (layerOf(target) === layer) return undefined
  if (specifier.startsWith('.')) return `"${specifier}" leaves ${layer.path}: write "@/${target}".`
  if (layer.may.some((folder) => within(target, folder))) return undefined
  return `${layer.path} may not import ${target}.`
}

function vendorProblem(specifier, importer, layer) {
  if (specifier.startsWith('node:')) {
    const allowed = layer.node?.some((file) => within(importer.replace(/\.tsx?$/, ''), file))
    return allowed ? undefined : `${layer.path} runs in the browser: no ${specifier}.`
  }
  if (layer.vendors.some((vendor) => within(specifier, vendor))) return undefined
  return `${layer.path} may not know the package ${specifier}.`
}

/** Every import of a file against the table in layers.mjs; tests and styles are free. */
export const boundaries = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const importer = relative(context.cwd, context.filename).split(sep).join('/')
    const check = (source) => {
      if (typeof source?.value !== 'string' || source.value.endsWith('.css')) return
      const message = problemWith(source.value, importer)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      'NewExpression[callee.name="URL"]': (node) => {
        const [path, base] = node.arguments
        if (base?.type === 'MemberExpression' && base.property.name === 'url') check(path)
      },
      TSImportType: (node) => check(node.argument.literal ?? node.source),
    }
  },
}
