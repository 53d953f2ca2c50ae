import manifest from '../package.json' with { type: 'json' }

/** Tieout's version. */
export const version: string = manifest.version
