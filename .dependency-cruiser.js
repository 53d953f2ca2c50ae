const testFile = '\\.test\\.ts$'

/** Who may import what. Each rule's comment says where the code should go instead. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'These files import each other in a circle: move what both need into a file of its own.',
      from: {},
      // Types that name each other are harmless: nothing of them is there at run time.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere: add the package to the package.json beside it, or correct the path.',
      from: { pathNot: '^web/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment:
        'The engine decides, and nothing else: pass in what this would fetch, and move the fetching to the use case that calls it.',
      from: { path: '^api/src/engine/', pathNot: testFile },
      to: { pathNot: `^api/src/engine/|${thirdParty('decimal\\.js')}` },
    },
    {
      name: 'xero-behind-the-port',
      severity: 'error',
      comment:
        "Only dependencies.ts names Xero: use the ledger port (api/src/engine/ledger.ts), and let the adapter in xero/ speak Xero's words.",
      from: { path: '^(api|prisma|web|scripts)/', pathNot: '^api/src/(xero/|dependencies\\.ts$)' },
      to: { path: `^api/src/xero/|${thirdParty('xero-node')}` },
    },
    {
      name: 'store-of-own-feature',
      severity: 'error',
      comment:
        "A store is its feature's own: call a use case of that feature, or load what you need in your own feature's store.",
      from: { path: '^api/src/([^/]+)/', pathNot: testFile },
      to: { path: '^api/src/[^/]+/.+\\.store\\.ts$', pathNot: '^api/src/$1/' },
    },
    {
      name: 'store-not-from-the-top',
      severity: 'error',
      comment: 'The files at the top only put the parts together: call a use case of the feature.',
      from: { path: '^api/src/[^/]+\\.ts$', pathNot: '^api/src/dependencies\\.ts$' },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'graphql-at-the-edge',
      severity: 'error',
      comment:
        'Only the GraphQL face knows GraphQL: move this into a *.graphql.ts file, and keep the use case free of it.',
      from: {
        path: '^api/src/',
        pathNot: `\\.graphql\\.ts$|^api/src/(builder|schema|context|server|http/graphql[^/]*|events/(subscribe|follow|changes)|lib/ids)\\.ts$|${testFile}`,
      },
      to: { path: thirdParty('@pothos/[^/]+', 'graphql-yoga') },
    },
    {
      name: 'prisma-in-stores',
      severity: 'error',
      comment: 'Only stores know the database: move the query into a *.store.ts file of this feature.',
      from: {
        path: '^api/src/',
        pathNot: `\\.store\\.ts$|^api/src/(builder|dependencies|demo/main)\\.ts$|^api/src/testing/|${testFile}`,
      },
      // The type of a row may travel; asking the database may not.
      to: {
        dependencyTypesNot: ['type-only'],
        path: `^prisma/src/(client\\.ts$|generated/)|${thirdParty('@prisma/[^/]+')}`,
      },
    },
    {
      name: 'web-never-api',
      severity: 'error',
      comment:
        'The web app knows the API by its GraphQL schema alone: ask for it in an operation, or put the shared contract into schema/.',
      from: { path: '^web/' },
      to: { path: '^(api|prisma|test)/' },
    },
    {
      name: 'api-never-outward',
      severity: 'error',
      comment: 'The API stands on schema/ and prisma/ alone: move what it needs from there into api/src.',
      from: { path: '^api/src/', pathNot: testFile },
      to: { path: '^(web|test|scripts)/' },
    },
    {
      name: 'schema-and-prisma-at-the-bottom',
      severity: 'error',
      comment: 'schema/ and prisma/ carry the others and know none of them: move this up into api/.',
      from: { path: '^(schema|prisma)/' },
      to: { path: '^(api|web|test|scripts)/' },
    },
    {
      name: 'test-by-the-front-door',
      severity: 'error',
      comment:
        'Tests from outside come in by main, server, worker, env or dependencies; what tests an inner file belongs beside that file.',
      // The adapter's own journeys drive it against the simulator, which api/ may not know; two figures are of the budget alone, and one journey holds its rows.
      from: {
        path: '^test/',
        pathNot: '^test/(journeys/(xero|oauth-tokens|kill-writes)|bench/(app-budget|many-organisations))',
      },
      to: { path: '^api/src/', pathNot: '^api/src/(main|server|worker|env|dependencies|routes)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|generated|\\.svelte-kit|\\.wrangler)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
}

function thirdParty(...names) {
  return `node_modules/(${names.join('|')})(/|$)`
}
