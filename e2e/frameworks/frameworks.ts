/** A fixture app in a folder of that name beside this file. */
export interface Framework {
  readonly name: string
  /** The package whose version the table shows. */
  readonly main: string
  /** The place for the app's copy of shared/shop.ts. */
  readonly shop: string
  readonly build: readonly (readonly string[])[]
  /** The commands that start the built app, and the app under development, on a port of 127.0.0.1. */
  readonly serve: Record<Mode, (port: string) => readonly string[]>
  /** A template with our elements, and the framework's own template checker; see templates.ts. */
  readonly templates?: { readonly file: string; readonly check: readonly string[] }
  /** Whether the app has a server that renders pages and has a route that asks Klump whether an order is paid. */
  readonly hasServer: boolean
  /** Whether its components are mounted twice under development, as in React's StrictMode. */
  readonly mountsTwice?: boolean
  /** The file and the change for the test of hot reload, where there is one. */
  readonly hot?: { readonly file: string; readonly from: string; readonly to: string }
}

export type Mode = 'built' | 'dev'

const viteDev = (port: string) => ['vite', '--host', '127.0.0.1', '--port', port, '--strictPort']

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'vite-react',
    main: 'react',
    shop: 'src/shop.ts',
    build: [['tsc'], ['vite', 'build']],
    templates: { file: 'templates/shop.tsx', check: ['tsc', '--pretty', 'false', '-p', 'templates'] },
    serve: {
      built: (port) => ['vite', 'preview', '--host', '127.0.0.1', '--port', port, '--strictPort'],
      dev: viteDev,
    },
    hasServer: false,
    mountsTwice: true,
    hot: { file: 'src/app.tsx', from: "VERSION = 'one'", to: "VERSION = 'two'" },
  },
  {
    name: 'next',
    main: 'next',
    shop: 'app/shop.ts',
    build: [['next', 'build']],
    serve: {
      built: (port) => ['next', 'start', '-H', '127.0.0.1', '-p', port],
      dev: (port) => ['next', 'dev', '-H', '127.0.0.1', '-p', port],
    },
    hasServer: true,
    mountsTwice: true,
  },
  {
    name: 'nuxt',
    main: 'nuxt',
    shop: 'app/shop.ts',
    build: [['nuxt', 'build']],
    templates: { file: 'templates/shop.vue', check: ['vue-tsc', '--pretty', 'false', '-p', 'templates'] },
    serve: {
      built: () => ['node', '.output/server/index.mjs'],
      dev: (port) => ['nuxt', 'dev', '--host', '127.0.0.1', '--port', port],
    },
    hasServer: true,
  },
  {
    name: 'sveltekit',
    main: '@sveltejs/kit',
    shop: 'src/shop.ts',
    build: [['vite', 'build']],
    templates: {
      file: 'templates/shop.svelte',
      check: [
        'svelte-check',
        '--workspace',
        'templates',
        '--tsconfig',
        'tsconfig.json',
        '--output',
        'machine',
      ],
    },
    serve: { built: () => ['node', 'build/index.js'], dev: viteDev },
    hasServer: true,
  },
  {
    name: 'angular',
    main: '@angular/core',
    shop: 'src/shop.ts',
    build: [['ng', 'build']],
    templates: { file: 'templates/shop.html', check: ['ngc', '-p', 'templates'] },
    serve: {
      built: () => ['node', 'dist/server/server.mjs'],
      dev: (port) => ['ng', 'serve', '--host', '127.0.0.1', '--port', port],
    },
    hasServer: true,
  },
]

/** Settings that turn off the frameworks' telemetry and the question about it. */
export const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  CI: '1',
}
