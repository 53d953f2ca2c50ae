import { defineConfig } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/**
 * The types of the client and of what it is made of, in one file. gql.tada's name graphql's; those of graphql 17 declare
 * `Kind` twice over, which cannot be put into one file, so 16 stands in (types alone: none of its code is shipped).
 */
export default defineConfig({
  input: 'src/main.ts',
  output: { file: 'build/main.d.ts', format: 'es' },
  plugins: [dts({ includeExternal: ['gql.tada', '@0no-co/graphql.web', 'graphql', 'standardwebhooks'] })],
})
