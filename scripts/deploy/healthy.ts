/** Ends well when this container's process answers: the health check of the image. */
const { METRICS_PORT, PORT = '4000' } = process.env
const url = process.argv[2] ?? `http://127.0.0.1:${METRICS_PORT || PORT}/healthz`
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000), redirect: 'manual' }).catch(() => undefined)
process.exit(answer && answer.status < 400 ? 0 : 1)
