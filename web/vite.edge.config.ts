import adapterCloudflare from '@sveltejs/adapter-cloudflare'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { build, kitConfig } from './kit.config.ts'
import { trustedDocuments } from './trusted.config.ts'

/** The worker for the edge; wrangler.jsonc points at what it writes. */
export default defineConfig({
  plugins: [trustedDocuments(), sveltekit(kitConfig(adapterCloudflare(), '.svelte-kit/edge'))],
  build,
})
