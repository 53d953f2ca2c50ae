/** Asks a Tieout over HTTP, as any outsider would. */
export interface Graph {
  /** Throws, with the query and the request id, when the answer carries errors. */
  ask<Data = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<Data>
  /** A mutation that takes one input: answers its union member, problems included. */
  run(mutation: string, input: object | undefined, fields: string): Promise<Record<string, any>>
}

export function graphAt(apiUrl: string, headers: Record<string, string>): Graph {
  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const answer = await fetch(`${apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown }
    if (errors || !data)
      throw new Error(`${query}\n${JSON.stringify(variables)}\n${answer.status} ${JSON.stringify(errors)}`)
    return data
  }
  async function run(mutation: string, input: object | undefined, fields: string): Promise<Record<string, any>> {
    const name = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`
    const [head, call] = input ? [`($input: ${name}!)`, '(input: $input)'] : ['', '']
    const query = `mutation ${head} { ${mutation}${call} { __typename ... on Problem { code title message } ${fields} } }`
    const data = await ask<Record<string, Record<string, any>>>(query, input ? { input } : {})
    return data[mutation] ?? {}
  }
  return { ask, run }
}
