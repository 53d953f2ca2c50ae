import { enableCompileCache } from 'node:module'

// What Node compiled once it keeps for the next start, which then takes half the time. It holds for what is imported after it.
enableCompileCache()
await import('./serve.ts')
