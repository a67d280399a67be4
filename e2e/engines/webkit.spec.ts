import { createServer, type AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { withDemo as test } from '../support/demo.ts'
import { TEST } from '../support/shopper.ts'
import { isHere, WEBKIT } from './find.ts'
import { startWebKit, type Driver } from './web-driver.ts'

test.skip(!isHere(WEBKIT), 'WebKitGTK is not installed: npm run engines')

const OVERLAY = `return document.querySelector('klump-overlay')?.shadowRoot.querySelector('iframe:not([inert])')`
const HEADING = `return [...document.querySelectorAll('h1')].some((h1) => h1.textContent.includes(arguments[0]))`
const BUTTON = `return [...document.querySelectorAll('button:not([disabled])')].find((button) => button.textContent.includes(arguments[0]))`
const FIELD = `return [...document.querySelectorAll('label')].find((label) => label.textContent.includes(arguments[0]))?.control`

test('a returning customer pays in 4, in WebKit', async ({ demo }, info) => {
  const webkit = await startWebKit(await freePort())
  info.annotations.push({ type: 'engine', description: `WebKitGTK ${webkit.version}` })
  try {
    await webkit.goTo(demo.origins.shop)
    await webkit.click(`return document.querySelector('[data-basket=atelier]')`)
    await webkit.click(`return document.querySelector('#returning')`)
    await webkit.click(`return document.querySelector('#pay:not([disabled])')`)
    await webkit.enter(OVERLAY)
    await buys(webkit)
    await webkit.enter()
    await webkit.until(`return !document.querySelector('klump-overlay')`)
    const heard = await webkit.until<string[]>(
      `const heard = [...document.querySelectorAll('[data-heard]')].map((line) => line.dataset.heard)
       return heard.includes('result') && heard`,
    )
    expect(heard).toEqual(['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result'])
    await webkit.until(`return document.querySelector('#decision')?.textContent.includes('Paid')`)
    expect(demo.sandbox.loanCount()).toBe(1)
  } finally {
    await info.attach('last seen', { body: await webkit.screenshot(), contentType: 'image/png' })
    await webkit.close()
  }
})

async function buys(webkit: Driver): Promise<void> {
  const sees = (heading: string) => webkit.until(HEADING, heading)
  const presses = (name: string) => webkit.click(BUTTON, name)
  await sees('Choose your bank')
  await presses('Klump')
  await webkit.type(TEST.phone, FIELD, 'Phone number')
  await presses('Continue')
  await sees('Enter the code')
  await webkit.type(TEST.codes.klump, FIELD, 'ode')
  await presses('Continue')
  await presses('See my payments')
  await sees('Check your plan')
  await webkit.click(`return document.querySelector('input[type=checkbox]')`)
  await presses('Agree')
  await sees('all set')
  await presses('Back to')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
