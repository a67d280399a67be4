/** A fixture app in a folder of that name beside this file. */
export interface Framework {
  readonly name: string
  /** The package whose version is named in the table. */
  readonly main: string
  /** Where its copy of shared/shop.ts goes. */
  readonly shop: string
  readonly build: readonly (readonly string[])[]
  /** The built app, and the one under development, each as it is started on a port of 127.0.0.1. */
  readonly serve: Record<Mode, (port: string) => readonly string[]>
  /** A template with our elements, and the framework's own checker of templates; see templates.ts. */
  readonly templates?: { readonly file: string; readonly check: readonly string[] }
  /** It renders pages on its server, and has a route there that asks Klump whether an order is paid. */
  readonly hasServer: boolean
  /** Under development its components are mounted twice: React's StrictMode. */
  readonly mountsTwice?: boolean
  /** A file to change while the app is under development, and what to change in it, where hot reload is tried. */
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

/** None of them is to phone home, nor to ask whether it may. */
export const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  CI: '1',
}
