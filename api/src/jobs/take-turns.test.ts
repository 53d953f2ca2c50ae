import { expect, test } from 'vitest'
import { takeTurns } from './take-turns.ts'

/** Work that ends when it is told to, and tells what was begun. */
function makeWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (id: string) => {
    begun.push(id)
    return new Promise<void>((resolve) => ends.set(id, resolve))
  }
  const end = async (id: string) => {
    ends.get(id)?.()
    await new Promise(setImmediate)
  }
  return { begun, work, end }
}

test('no more have their turn at once than may, in the order they came', async () => {
  const { begun, work, end } = makeWork()
  const turns = takeTurns(2, work)
  for (const id of ['a', 'b', 'c', 'd']) turns.wake(id)
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
})

test('who is woken during its turn has another, after those that waited, and never two at once', async () => {
  const { begun, work, end } = makeWork()
  const turns = takeTurns(1, work)
  for (const id of ['a', 'b', 'a', 'a']) turns.wake(id)
  expect(begun).toEqual(['a'])
  await end('a')
  await end('b')
  expect(begun).toEqual(['a', 'b', 'a'])
  await end('a')
  expect(begun).toEqual(['a', 'b', 'a'])
})

test('stopping waits for what is under way and begins nothing', async () => {
  const { begun, work, end } = makeWork()
  const turns = takeTurns(1, work)
  turns.wake('a')
  turns.wake('b')
  let isStopped = false
  const stopping = turns.stop().then(() => (isStopped = true))
  await new Promise(setImmediate)
  expect(isStopped).toBe(false)
  await end('a')
  await stopping
  expect(begun).toEqual(['a'])
})
