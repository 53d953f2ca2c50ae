import { spawnSync } from 'node:child_process'
import { constants, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join, matchesGlob, relative } from 'node:path'
import { Arg, Copy, DockerfileParser, Env, type Instruction } from 'dockerfile-ast'
import { root } from '../kit/processes.ts'
import { Stage } from './stage.ts'

/** Said by the image of itself; nobody needs it to make or to run it here. */
const told = ['LABEL', 'EXPOSE']

/**
 * Does what the Dockerfile says, instruction by instruction, in folders beneath `into`, and gives back the last stage. What takes
 * a container engine is left out and said: the base image's own files (Node is the one that runs this) and other users.
 */
export async function buildImage(into: string): Promise<Stage> {
  const stages: Stage[] = []
  const globals = new Stage(into, 'globals')
  await writeLeftOut(join(into, 'left-out'))
  for (const instruction of DockerfileParser.parse(readFileSync(join(root, 'Dockerfile'), 'utf8')).getInstructions()) {
    const keyword = instruction.getKeyword()
    console.log(`\n${keyword} ${instruction.getArgumentsContent()}`)
    if (keyword === 'FROM') stages.push(await begin(instruction, { into, number: stages.length, globals }))
    else await follow(instruction, stages.at(-1) ?? globals, stages)
  }
  const last = stages.at(-1)
  if (!last) throw new Error('The Dockerfile has no stage.')
  return last
}

async function begin(
  instruction: Instruction,
  { into, number, globals }: { into: string; number: number; globals: Stage },
): Promise<Stage> {
  const [image = '', , name = String(number)] = wordsOf(instruction)
  const version = /^node:(\d+\.\d+\.\d+)/.exec(globals.expand(image))?.[1]
  if (version !== process.versions.node)
    throw new Error(`It begins with Node ${version}, and this is ${process.versions.node}.`)
  const stage = new Stage(join(into, name), name)
  await mkdir(stage.root)
  return stage
}

async function follow(instruction: Instruction, stage: Stage, stages: readonly Stage[]): Promise<void> {
  const keyword = instruction.getKeyword()
  const words = wordsOf(instruction)
  if (keyword === 'ARG') Object.assign(stage.args, settingsOf(instruction, stage))
  else if (keyword === 'ENV') Object.assign(stage.env, settingsOf(instruction, stage))
  else if (keyword === 'WORKDIR') await enter(stage, words[0] ?? '/')
  else if (keyword === 'COPY') await copy(instruction, stage, stages)
  else if (keyword === 'RUN') runStep(instruction.getArgumentsContent() ?? '', stage)
  else if (keyword === 'CMD') stage.command = JSON.parse(instruction.getArgumentsContent() ?? '')
  else if (keyword === 'HEALTHCHECK')
    stage.health = JSON.parse((instruction.getArgumentsContent() ?? '').replace(/^.*?CMD/, ''))
  else if (keyword === 'USER') console.log('  left out: everything runs as whoever runs this')
  else if (!told.includes(keyword)) throw new Error(`What ${keyword} does is not known here: teach it.`)
}

async function enter(stage: Stage, folder: string): Promise<void> {
  await mkdir(stage.locate(folder), { recursive: true })
  stage.folder = folder
}

async function copy(instruction: Instruction, stage: Stage, stages: readonly Stage[]): Promise<void> {
  const [from = '', to = ''] = wordsOf(instruction)
  const source =
    instruction instanceof Copy
      ? instruction
          .getFlags()
          .find((flag) => flag.getName() === 'from')
          ?.getValue()
      : null
  const exact = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE }
  if (source) {
    const other = stages.find(({ name }) => name === source)
    if (!other) throw new Error(`No stage is called ${source}.`)
    await cp(other.locate(from), stage.locate(to), exact)
    return
  }
  const isSent = readIgnored()
  // Entry by entry: a folder is not copied as a whole to where something may lie already.
  for (const entry of await readdir(join(root, from))) {
    const path = join(root, from, entry)
    if (isSent(path)) await cp(path, join(stage.locate(to), entry), { ...exact, filter: isSent })
  }
}

/** Whether .dockerignore lets a file of the repository into the image. */
function readIgnored(): (path: string) => boolean {
  const lines = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  const patterns = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'))
  const exception = patterns.find((pattern) => pattern.startsWith('!'))
  if (exception) throw new Error(`What ${exception} in .dockerignore does is not known here: teach it.`)
  return (path) => !patterns.some((pattern) => matchesGlob(relative(root, path), pattern))
}

function runStep(command: string, stage: Stage): void {
  const located = command.replaceAll(/(^|\s)(\/\w[\w./-]*)/g, (_, before, path) => `${before}${stage.locate(path)}`)
  const local = stage.locate('/usr/local')
  const path = [
    join(local, 'bin'),
    join(dirname(stage.root), 'left-out'),
    dirname(process.execPath),
    process.env['PATH'],
  ]
  const { status } = spawnSync('sh', ['-ec', located], {
    cwd: stage.locate('.'),
    env: {
      ...process.env,
      ...stage.args,
      ...stage.environment(),
      npm_config_prefix: local,
      PATH: path.join(delimiter),
    },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`RUN ended with ${status}: ${command}`)
}

async function writeLeftOut(folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'chown'), '#!/bin/sh\necho "  left out, it takes root: chown $*"\n')
  await chmod(join(folder, 'chown'), 0o755)
}

function wordsOf(instruction: Instruction): string[] {
  return instruction.getArguments().map((argument) => argument.getValue())
}

function settingsOf(instruction: Instruction, stage: Stage): Record<string, string> {
  const given = instruction instanceof Env ? instruction.getProperties() : []
  const named = instruction instanceof Arg ? instruction.getProperty() : null
  const all = named ? [named, ...given] : given
  return Object.fromEntries(all.map((property) => [property.getName(), stage.expand(property.getValue() ?? '')]))
}
