import { defineConfig, globalIgnores } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

const shape = {
  noDefaultExport: {
    selector: 'ExportDefaultDeclaration',
    message: 'Export it by name: a default export is called something else in every file that imports it.',
  },
  noBarrel: {
    selector: 'ExportAllDeclaration',
    message: 'Import from the file that has it: a file that only passes things on hides where they are.',
  },
  functionDeclarations: {
    selector:
      ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression.init',
    message: 'Write it as a function declaration: at the top level those can be read in any order.',
  },
}

export default defineConfig(
  globalIgnores([
    '**/node_modules',
    '**/build',
    '**/generated',
    '**/.svelte-kit',
    '**/.wrangler',
    '**/.data',
    '**/.turbo',
    'coverage',
  ]),
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      'max-lines': ['error', 200],
      'max-params': ['error', 4],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...Object.values(shape)],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read it in api/src/env.ts, which checks everything at once, and pass the value on.',
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // These rules know the types: TypeScript only.
    files: ['{api,prisma,schema,scripts,test}/**/*.ts'],
    ignores: ['**/*.config.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    // What starts the product, tests it or configures a tool has to see the environment as it is.
    files: [
      'api/src/env.ts',
      'api/src/testing/**',
      'scripts/**',
      'test/**',
      'prisma/src/testing.ts',
      'prisma/src/test-server.ts',
      '**/*.config.{js,ts}',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // What a GraphQL answer holds is what the test asked for: each test says it once, in its query.
    files: ['test/**/*.ts', 'api/src/testing/**', 'api/src/**/*.test.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Tools ask for a default export in their configuration.
    files: ['**/*.config.{js,ts}', '.dependency-cruiser.js'],
    rules: { 'no-restricted-syntax': ['error', shape.noBarrel, shape.functionDeclarations] },
  },
  {
    // The front door to what Prisma generates.
    files: ['prisma/src/client.ts'],
    rules: { 'no-restricted-syntax': ['error', shape.noDefaultExport, shape.functionDeclarations] },
  },
  {
    // SvelteKit's own shape: hooks and load functions are constants with a type.
    files: ['web/src/hooks*.ts', 'web/src/routes/**'],
    rules: { 'no-restricted-syntax': ['error', shape.noDefaultExport, shape.noBarrel] },
  },
  {
    files: ['web/src/**'],
    rules: {
      // The app lives at the root of its address, and the API names pages by their path.
      'svelte/no-navigation-without-resolve': 'off',
      // Sets and maps are replaced, not changed: the reactive ones cost the invoice list more than a kilobyte.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
)
