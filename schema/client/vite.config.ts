import { defineConfig } from 'vitest/config'

/** One file with everything in it: whoever installs the client installs nothing else. */
export default defineConfig({
  build: {
    lib: { entry: 'src/main.ts', formats: ['es'], fileName: 'main' },
    outDir: 'build',
    target: 'es2023',
    minify: false,
  },
  test: { include: ['src/**/*.test.ts'] },
})
