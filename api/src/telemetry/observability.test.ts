import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backlogGauges } from '../sync/watch-backlog.ts'
import { wallGauge } from '../wall/wall-gauge.ts'
import { meterNames } from './meters.ts'

const folder = join(import.meta.dirname, '../../../scripts/deploy/observability')
const dashboards = readdirSync(join(folder, 'dashboards')).filter((file) => file.endsWith('.json'))
const names = new Set<string>([...Object.values(meterNames), ...backlogGauges.map(({ name }) => name), wallGauge.name])

test.each(['alerts.yaml', ...dashboards.map((file) => `dashboards/${file}`)])('%s asks for what is counted', (file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  const asked = [...text.matchAll(/\b((?:sync|xero|graphql|webhook|email|row)_[a-z_]+)[{[)]/g)].map(
    ([, name = '']) => name,
  )
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.map((name) => name.replace(/_(bucket|count|sum)$/, '')).filter((name) => !names.has(name))).toEqual([])
})

test('everything that is counted is shown somewhere', () => {
  const all = dashboards.map((file) => readFileSync(join(folder, 'dashboards', file), 'utf8')).join('\n')
  expect([...names].filter((name) => !all.includes(name))).toEqual([])
})
