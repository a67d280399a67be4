import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { example } from '../docs/blocks.ts'
import { outcomeOf } from './program.ts'

/* A shop's unit tests with Jest: the example of the page “Testing”, with the usual TypeScript transforms. */

export const JESTS = [
  { name: 'jest-29', main: 'jest' },
  { name: 'jest-30', main: 'jest' },
] as const

export type Jest = (typeof JESTS)[number]

const BABEL = `module.exports = {
  presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
}
`
const TSCONFIG = `{ "compilerOptions": {
  "target": "es2022", "lib": ["es2023", "dom"], "strict": true, "skipLibCheck": true, "allowJs": true, "module": "preserve"
} }`

const TS_JEST = 'ts-jest/presets/js-with-ts'
const NEXT = "transpilePackages: ['klump-checkout']"

/** The settings that the page gives in words. They must match those that run here. */
export const SAID_ON_THE_PAGE = [TS_JEST, NEXT, '"allowJs": true', '"module": "preserve"'] as const

/** Settings in addition to those of the page, by the name of the run. */
const WAYS: Readonly<Record<string, string>> = {
  Babel: '{}',
  SWC: String.raw`{ transform: { '^.+\\.[jt]sx?$': '@swc/jest' } }`,
  'ts-jest': `{ preset: '${TS_JEST}' }`,
}

const PAGE = './jest.config.cjs'

const NEXT_JEST = `const { moduleNameMapper } = require('${PAGE}')
module.exports = require('next/jest')({ dir: __dirname })({ moduleNameMapper })
`

/** The passed and failed runs, in a folder in which npm has installed Jest. The output of a failed run is printed. */
export async function runJest(
  { name }: Jest,
  folder: string,
): Promise<{ passed: string[]; failed: string[] }> {
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  const [code, tests] = [example('checkout.ts'), example('checkout.jest.ts')]
  write('babel.config.cjs', BABEL)
  write('tsconfig.json', TSCONFIG)
  write(PAGE, example('jest.config.js'))
  write('checkout.ts', code)
  write('checkout.test.ts', tests)

  const found = { passed: [] as string[], failed: [] as string[] }
  async function judge(run: string, config: string, environment: string, expected: RegExp): Promise<void> {
    const command = ['jest', '--config', config, '--env', environment]
    const { said } = await outcomeOf({ folder, command })
    const isAsExpected = expected.test(said)
    if (!isAsExpected) console.log(said.replaceAll(/.{500,}/g, '(a long line)'))
    found[isAsExpected ? 'passed' : 'failed'].push(run)
  }

  for (const [way, settings] of Object.entries(WAYS)) {
    const config = `${way}.config.cjs`
    write(config, `module.exports = { ...require('${PAGE}'), ...${settings} }\n`)
    for (const environment of ['node', 'jsdom'])
      await judge(`${way} in ${environment}`, config, environment, /Tests: +2 passed, 2 total/)
  }
  if (name === 'jest-30') {
    mkdirSync(join(folder, 'app'))
    write('next.config.js', `module.exports = { ${NEXT} }\n`)
    write('next.config.cjs', NEXT_JEST)
    await judge('next/jest in jsdom', 'next.config.cjs', 'jsdom', /Tests: +2 passed, 2 total/)
  }

  // Each setting is needed, and the tests find a shop's mistake.
  for (const setting of ['transformIgnorePatterns', 'moduleNameMapper']) {
    const config = `without-${setting}.config.cjs`
    write(config, `const { ${setting}, ...others } = require('${PAGE}')\nmodule.exports = others\n`)
    await judge(`not without ${setting}`, config, 'node', /Tests: +(?:[12] failed|0 total)/)
  }
  write('checkout.ts', code.replace('reference: outcome.reference', 'reference: orderId'))
  await judge('a mistake is noticed', PAGE, 'node', /Tests: +1 failed, 1 passed/)
  return found
}
