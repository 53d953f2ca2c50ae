import { startPostgres } from '../postgres.ts'

// A process of its own that starts a server, for tests that kill one of the two.
const server = await startPostgres({ dataDir: process.argv[2] ?? '' })
process.send?.({ url: server.url, pid: server.pid })
await server.ended
process.exit()
