import adapterNode from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'
import { build, kitConfig } from './kit.config.ts'
import { pseudoWords } from './pseudo.config.ts'
import { trustedDocuments } from './trusted.config.ts'

/** For a test: the language nobody speaks. Kit reads this file again in processes of its own, so it is the environment that says so. */
const pseudo = process.env['WORDS'] === 'pseudo'
const folders = pseudo
  ? { out: '.svelte-kit/pseudo/build', kit: '.svelte-kit/pseudo' }
  : { out: 'build', kit: '.svelte-kit' }

/** The Node server (`build/`), and `vite dev`. */
export default defineConfig({
  plugins: [
    ...(pseudo ? [pseudoWords()] : []),
    trustedDocuments(),
    sveltekit(kitConfig(adapterNode({ out: folders.out }), folders.kit)),
  ],
  build,
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
