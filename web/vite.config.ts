import adapterNode from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'
import { build, kitConfig } from './kit.config.ts'
import { trustedDocuments } from './trusted.config.ts'

/** The Node server (`build/`), and `vite dev`. */
export default defineConfig({
  plugins: [trustedDocuments(), sveltekit(kitConfig(adapterNode({ out: 'build' }), '.svelte-kit'))],
  build,
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
