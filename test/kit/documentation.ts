import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.ts'

/** What a page of docs/guide tells its reader to do, in order. */
export type Step =
  | { kind: 'file'; name: string; text: string }
  | { kind: 'run'; command: string; output?: string }
  | { kind: 'browser'; what: string }

export interface GuidePage {
  name: string
  steps: Step[]
}

const folder = join(root, 'docs/guide')
const block = /^```(\S*)([^\n]*)\n([^]*?)^```$|^<!-- test: (\w+) -->$/gm

/** Every page that has something to run. */
export function readGuidePages(): GuidePage[] {
  return readdirSync(folder)
    .map((name) => ({ name, steps: readSteps(readFileSync(join(folder, name), 'utf8')) }))
    .filter(({ steps }) => steps.some(({ kind }) => kind === 'run'))
}

function readSteps(markdown: string): Step[] {
  const steps: Step[] = []
  for (const [, , info = '', text = '', what] of markdown.matchAll(block)) {
    const words = info.trim().split(/\s+/)
    const file = words.find((word) => word.startsWith('file='))
    const last = steps.at(-1)
    if (what) steps.push({ kind: 'browser', what })
    else if (file) steps.push({ kind: 'file', name: file.slice('file='.length), text })
    else if (words.includes('run')) steps.push({ kind: 'run', command: text })
    else if (words.includes('output') && last?.kind === 'run') last.output = text.trim()
  }
  return steps
}

/** What a command is said to answer, as a pattern: `…` stands for anything. */
export function toPattern(output: string): RegExp {
  const parts = output.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^\\n]*')}$`)
}
