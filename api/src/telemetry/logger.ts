import { pino, stdSerializers, type Logger } from 'pino'
import { traceIds } from './spans.ts'

/** Never written, wherever in an entry it stands, down to the third level. */
const secrets = [
  ...['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey'],
  ...['accessToken', 'refreshToken', 'idToken', 'clientSecret', 'webhookKey', 'databaseUrl', 'codeVerifier'],
]

/**
 * The log: one JSON object a line, on standard output. Secrets by name are blacked out, an error brings its name, words,
 * code and stack and nothing else that hangs on it (a failed request hangs its headers there), and what is traced names its trace.
 */
export function makeLogger(level: string, destination?: { write(line: string): void }): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  const options = {
    level,
    redact: { paths, censor: '[redacted]' },
    mixin: traceIds,
    serializers: { err: tellError },
  }
  return destination ? pino(options, destination) : pino(options)
}

function tellError(cause: unknown): unknown {
  if (!(cause instanceof Error)) return { message: String(cause) }
  const { type, message, stack } = stdSerializers.err(cause)
  const { code } = cause as { code?: unknown }
  return { type, message, stack, ...(typeof code === 'string' ? { code } : {}) }
}
