import { defineConfig } from 'vite'

/** One program with everything in it: whoever installs it installs nothing else. */
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'build',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', banner: '#!/usr/bin/env node' } },
  },
  ssr: { noExternal: true },
})
