/** Something about this machine stops Tieout from starting. The message is written for the person starting it: what is wrong and what mends it. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem'
}

/** What a caught value says for itself. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
