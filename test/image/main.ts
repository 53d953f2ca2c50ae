import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@tieout/prisma/postgres'
import { buildImage } from './build.ts'
import { startImage } from './start.ts'

process.env['NO_PROXY'] = 'localhost,127.0.0.1'

/** Rehearses the image on a machine without a container engine: makes it as the Dockerfile says, starts it, and asks whether it is ready. */
const into = await mkdtemp(join(tmpdir(), 'tieout-image-'))
try {
  const image = await buildImage(into)
  const postgres = await startPostgres({ dataDir: join(into, 'postgres'), fsync: false })
  try {
    await startImage(image, postgres.url)
  } finally {
    await postgres.stop()
  }
  console.log('\nThe image starts, is ready, and ends when told to.')
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
} finally {
  await rm(into, { recursive: true })
}
