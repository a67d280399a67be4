import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Browser, signedIn } from './sandbox/testing/browser.ts'
import { listening } from './sandbox/testing/listening.ts'
import { MARK_PATHS, markFile } from './shared/mark.ts'

const ROOT = join(import.meta.dirname, '..')

test('the paths of the mark are written in one source file only', () => {
  const drawings = ['src', 'demo', 'public'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|js|css|svg|html)$/.test(file))
      .map((file) => `${folder}/${file}`)
      .filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(MARK_PATHS[0])),
  )
  expect(drawings).toEqual(['src/shared/mark.ts'])
})

test('the dashboard shows the mark, and has it as its icon', async () => {
  const { sandbox } = await listening()
  const browser = await signedIn(sandbox)
  const pages = [await new Browser(sandbox).open('/dashboard'), await browser.open('/dashboard/transactions')]
  for (const { text } of pages) {
    expect(text).toContain('<link rel="icon" href="/dashboard/mark.svg" type="image/svg+xml" />')
    expect(text).toMatch(/<p class="brand">\s*<img[^>]*\ssrc="\/dashboard\/mark\.svg"/)
  }
  const { text, headers } = await browser.open('/dashboard/mark.svg')
  expect(headers.get('content-type')).toBe('image/svg+xml')
  expect(text).toBe(markFile())
  for (const path of MARK_PATHS) expect(text).toContain(` d="${path}"`)
})
