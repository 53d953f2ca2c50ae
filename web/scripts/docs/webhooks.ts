import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface EventSchema {
  description: string
  data: { properties: Record<string, { type: string; description: string; enum?: string[] }>; required: string[] }
}

const file = join(import.meta.dirname, '../../../schema/webhook-events.json')

/** Everything an endpoint can hear of, as Markdown: when it is sent, and what its `data` holds. */
export function webhookCatalogue(): string {
  const events = JSON.parse(readFileSync(file, 'utf8')) as Record<string, EventSchema>
  return Object.entries(events)
    .map(([name, { description, data }]) => [`### ${name}`, description, ...tableOf(data)].join('\n\n'))
    .join('\n\n')
}

function tableOf({ properties, required }: EventSchema['data']): string[] {
  const rows = Object.entries(properties).map(([name, { type, description, enum: values }]) => {
    const kind = values ? values.map((value) => `\`${value}\``).join(', ') : type
    return `| \`${name}\` | ${kind}${required.includes(name) ? '' : ', optional'} | ${description} |`
  })
  return rows.length === 0 ? [] : [['| In `data` | Type | What |', '| --- | --- | --- |', ...rows].join('\n')]
}
