import { join, resolve } from 'node:path'

/** A stage of the image under way, and at last the image: a folder that stands for its file system, and how it is run. */
export class Stage {
  readonly root: string
  readonly name: string
  folder = '/'
  env: Record<string, string> = {}
  /** What ARG sets is gone once the image is made. */
  args: Record<string, string> = {}
  command: readonly string[] = []
  health: readonly string[] = []

  constructor(root: string, name: string) {
    this.root = root
    this.name = name
  }

  /** Where a path of the image lies on this machine. */
  locate(path: string): string {
    return join(this.root, resolve(this.folder, path))
  }

  expand(text: string): string {
    return text.replaceAll(/\$\{(\w+)\}|\$(\w+)/g, (_, braced, bare) => {
      const name = String(braced ?? bare)
      return this.args[name] ?? this.env[name] ?? ''
    })
  }

  /** Its variables for a process of this machine: paths of the image lie elsewhere here. */
  environment(): Record<string, string> {
    const located = Object.entries(this.env).map(([name, value]) => [
      name,
      value.replace(/^\/.*/, (path) => this.locate(path)),
    ])
    return Object.fromEntries(located)
  }
}
