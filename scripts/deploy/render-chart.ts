import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments, stringify } from 'yaml'

const chart = join(import.meta.dirname, 'chart')

/** A Kubernetes object as the chart makes it. */
export interface Rendered {
  apiVersion: string
  kind: string
  metadata: { name: string }
  spec?: {
    replicas?: number
    template?: { spec: Pod }
  }
}

interface Pod {
  containers: Container[]
  terminationGracePeriodSeconds?: number
}

interface Container {
  image: string
  env: { name: string; value?: string }[]
  ports: object[]
  readinessProbe: { httpGet: object; periodSeconds: number }
  livenessProbe: { httpGet: object }
}

type Values = Record<string, unknown>

/**
 * The chart's objects for these values. Understands what our templates use of Helm and throws at anything else: values, `if`,
 * `include`, `toYaml`, `nindent` and `quote`. Helm itself renders them where they are installed.
 */
export function renderChart(values: Values, release = 'tieout'): Rendered[] {
  const files = readdirSync(join(chart, 'templates'))
  const read = (file: string) => readFileSync(join(chart, 'templates', file), 'utf8')
  const helpers = new Map(files.filter((file) => file.endsWith('.tpl')).flatMap((file) => [...definitions(read(file))]))
  const scope = { Values: values, Release: { Name: release } }
  return files
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(render(read(file), scope, helpers)))
    .flatMap((document) => {
      const [mistake] = document.errors
      if (mistake) throw new Error(mistake.message)
      return (document.toJS() as Rendered | null) ?? []
    })
}

function definitions(text: string): Map<string, string> {
  const found = text.matchAll(/\{\{- define "([^"]+)" -\}\}\n([\s\S]*?)\n\{\{- end \}\}/g)
  return new Map([...found].map(([, name = '', body = '']) => [name, body]))
}

function render(text: string, scope: Values, helpers: ReadonlyMap<string, string>): string {
  const conditional = /[ \t]*\{\{- if (not )?(\S+) \}\}\n([\s\S]*?)[ \t]*\{\{- end \}\}\n?/g
  const within = /\{\{ if (\S+) \}\}(.*?)\{\{ end \}\}/g
  const line = text.replaceAll(within, (_, path: string, body: string) => (lookUp(path, scope) ? body : ''))
  const kept = line.replaceAll(conditional, (_, not: string | undefined, path: string, body: string) =>
    Boolean(lookUp(path, scope)) === (not === undefined) ? body : '',
  )
  return kept.replaceAll(/(\s*)\{\{(-?) (.+?) \}\}/g, (_, space: string, trim: string, expression: string) => {
    const value = evaluate(expression, scope, helpers)
    return trim === '-' ? value : `${space}${value}`
  })
}

function evaluate(expression: string, scope: Values, helpers: ReadonlyMap<string, string>): string {
  const [first = '', ...filters] = expression.split(' | ')
  return filters.reduce(
    (value, filter) => {
      const indent = /^nindent (\d+)$/.exec(filter)?.[1]
      if (filter === 'quote') return JSON.stringify(value)
      if (indent === undefined) throw new Error(`The chart uses ${filter}, which nobody here understands.`)
      return `\n${value.replaceAll(/^(?=.)/gm, ' '.repeat(Number(indent)))}`
    },
    start(first, scope, helpers),
  )
}

function start(first: string, scope: Values, helpers: ReadonlyMap<string, string>): string {
  const included = /^include "([^"]+)" \.$/.exec(first)?.[1]
  if (included !== undefined) {
    const body = helpers.get(included)
    if (body === undefined) throw new Error(`The chart includes ${included}, which is nowhere.`)
    return render(body, scope, helpers)
  }
  if (first.startsWith('toYaml ')) return stringify(lookUp(first.slice('toYaml '.length), scope)).trimEnd()
  return String(lookUp(first, scope))
}

function lookUp(path: string, scope: Values): unknown {
  const value = path
    .split('.')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Values | undefined)?.[name], scope)
  if (value === undefined) throw new Error(`The chart reads ${path}, which values.yaml does not have.`)
  return value
}
