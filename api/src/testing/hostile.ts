/** One request somebody sends to stop us, to learn more than they may, or to make us do something twice. */
export interface Hostile {
  name: string
  body: string
  headers?: Record<string, string>
}

function json(body: unknown): string {
  return JSON.stringify(body)
}

function query(text: string, more: object = {}): string {
  return json({ query: text, ...more })
}

function times(count: number, make: (n: number) => string, between = ' '): string {
  return Array.from({ length: count }, (_, n) => make(n)).join(between)
}

function nest(depth: number, open: string, core: string, close: string): string {
  return open.repeat(depth) + core + close.repeat(depth)
}

/** Thirty-odd of them: each is known from somewhere, or what somebody would try next. */
export const hostile: Hostile[] = [
  {
    name: 'deep nesting',
    body: query(`{ invoices { nodes { ${nest(14, 'client { invoices { nodes { ', 'id', ' } } }')} } } }`),
  },
  {
    name: 'deep nesting of what exists',
    body: query(`{ viewer { ${nest(6, 'workspace { members { ', 'id', ' } }')} } }`),
  },
  {
    name: 'deep introspection',
    body: query(`{ __schema { types { ${nest(9, 'fields { type { ', 'name', ' } }')} } } }`),
  },
  {
    name: 'introspection in a circle',
    body: query(
      `{ __type(name: "Query") { ${nest(10, 'ofType { ', 'name', ' }')} fields { type { fields { type { fields { type { name } } } } } } } }`,
    ),
  },
  { name: 'a fragment that spreads itself', body: query('{ viewer { ...a } } fragment a on Viewer { name ...a }') },
  {
    name: 'fragments that spread each other',
    body: query('{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }'),
  },
  {
    name: 'fragments that double each time',
    body: query(
      `{ viewer { ...f0 } } ${times(18, (n) => `fragment f${n} on Viewer { ...f${n + 1} ...f${n + 1} }`)} fragment f18 on Viewer { name }`,
    ),
  },
  {
    name: 'fragments that double under other names',
    body: query(
      `{ ...f0 } ${times(10, (n) => `fragment f${n} on Query { a${n}: viewer { name } ...f${n + 1} ...f${n + 1} }`)} fragment f10 on Query { ${times(29, (n) => `x${n}: invoices(first: 100) { nodes { lines { id } } }`)} }`,
    ),
  },
  { name: 'one field under a thousand names', body: query(`{ ${times(1_000, (n) => `a${n}: __typename`)} }`) },
  {
    name: 'a dear field under many names',
    body: query(`{ ${times(40, (n) => `a${n}: invoices(first: 100) { totalCount }`)} }`),
  },
  {
    name: 'many mutations in one',
    body: query(`mutation { ${times(60, (n) => `a${n}: syncReferenceData { __typename }`)} }`),
  },
  { name: 'the same field thousands of times', body: query(`{ ${'__typename '.repeat(3_900)} }`) },
  { name: 'more tokens than are read', body: query(`{ ${'__typename '.repeat(20_000)} }`) },
  { name: 'directives by the thousand', body: query(`{ __typename ${'@include(if: true) '.repeat(500)} }`) },
  { name: 'unknown directives by the hundred', body: query(`{ __typename ${'@aa'.repeat(1_500)} }`) },
  {
    name: 'lists in lists in lists',
    body: query(
      '{ invoices(first: 100) { nodes { lines { project { client { name } } } payments { id } timeline(first: 100) { nodes { id at } } sync { reason { title } } client { name email } lines2: lines { net { amount } tax { amount } taxRate { name percent } project { name } service { name } } } } bills(first: 100) { nodes { lines { net { amount } tax { amount } taxRate { name percent } project { name } service { name } } } } expenses(first: 100) { nodes { lines { net { amount } tax { amount } taxRate { name percent } project { name } service { name } } } } creditNotes(first: 100) { nodes { lines { net { amount } tax { amount } taxRate { name percent } project { name } service { name } } } } }',
    ),
  },
  { name: 'a name of half a megabyte', body: query(`{ ${'n'.repeat(500_000)} }`) },
  { name: 'an argument of half a megabyte', body: query(`{ node(id: "${'9'.repeat(500_000)}") { id } __nothing }`) },
  { name: 'a number too long to be one', body: query(`{ invoices(first: ${'9'.repeat(200_000)}) { totalCount } }`) },
  { name: 'a block text of many lines', body: query(`{ node(id: """${'\n '.repeat(200_000)}""") { nothing } }`) },
  { name: 'a text without its end', body: query(`{ node(id: "${'a'.repeat(300_000)}`) },
  { name: 'brackets without their end', body: query('{'.repeat(3_000)) },
  { name: 'a list in a list, thousands deep', body: query(`{ nodes(ids: ${nest(1_500, '[', '"a"', ']')}) { id } }`) },
  {
    name: 'an object in an object, thousands deep',
    body: query(`mutation { createClient(input: ${nest(900, '{ name: ', '"a"', ' }')}) { __typename } }`),
  },
  {
    name: 'variables a hundred thousand deep',
    body: `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${nest(100_000, '[', '1', ']')}}}`,
    headers: { 'idempotency-key': 'deep' },
  },
  {
    name: 'a mutation with variables a hundred thousand deep',
    body: `{"query":"mutation ($input: CreateClientInput!) { createClient(input: $input) { __typename } }","variables":{"input":${nest(100_000, '[', '1', ']')}}}`,
    headers: { 'idempotency-key': 'deep-2' },
  },
  {
    name: 'ids by the hundred thousand',
    body: query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: Array.from({ length: 100_000 }, (_, n) => `${n}`) },
    }),
  },
  {
    name: 'operations by the hundred',
    body: query(
      times(400, (n) => `query q${n} { __typename }`),
      { operationName: 'q1' },
    ),
  },
  { name: 'an operation that is not there', body: query('query a { __typename }', { operationName: '__proto__' }) },
  {
    name: 'operations in one array',
    body: json(Array.from({ length: 100 }, () => ({ query: '{ viewer { name } }' }))),
  },
  {
    name: 'the names of prototypes',
    body: '{"query":"{ __proto__ constructor { prototype } }","__proto__":{"query":"{ viewer { name } }"}}',
  },
  { name: 'a scalar’s fields', body: query('{ viewer { name { length } } }') },
  { name: 'many mistakes at once', body: query(`{ ${times(900, (n) => `nothing${n}`)} }`) },
  {
    name: 'mistakes that look like many names',
    body: query(`{ viewer { ${times(25, (n) => `workspac${n}`)} } ${times(400, (n) => `invoicez${n}`)} }`),
  },
  {
    name: 'subscriptions by the dozen',
    body: query(`subscription { ${times(20, (n) => `a${n}: workspaceChanged { __typename }`)} }`),
  },
  { name: 'increments by @defer', body: query('{ viewer { ... @defer { name } } }') },
  {
    name: 'an id that says it is asked for by its hash',
    body: json({ extensions: { persistedQuery: { version: 1, sha256Hash: '__proto__' } } }),
  },
  { name: 'no operation', body: '{}' },
  { name: 'no JSON', body: `{"query": "{ viewer { name } }"${' '.repeat(400_000)}` },
]
