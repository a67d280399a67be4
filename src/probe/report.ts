import { CALLS } from './calls.ts'
import type { Call, Reply, Report } from './model.ts'

const lineOf = ({ method, path }: Call) => `${method.padEnd(7)} ${path}`

/** The progress line of one call. */
export const progressLine = (call: Call, reply: Reply | undefined, done: number, of: number): string =>
  `${String(done).padStart(String(of).length)}/${of} ${reply ? reply.status || 'no answer' : '-- '} ${lineOf(call)}`

/** The calls that would be sent, without keys. */
export function dryRun(api: string): string {
  const calls = CALLS.map((call, index) => {
    const { key, hasToken, headers = {}, body, why } = call
    const header = key === 'public' ? 'klump-public-key' : 'klump-secret-key'
    const named = [
      ...(key === 'none' ? [] : [`${header}: ${key === 'made up' ? 'made up' : `your ${key} key`}`]),
      ...(hasToken ? ['authorization: the token of initiate'] : []),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    return [
      `${String(index + 1).padStart(2)}. ${lineOf(call)}`,
      ...named.map((line) => `      ${line}`),
      ...(body ? [`      ${JSON.stringify(body)}`] : []),
      `      to see: ${why}`,
    ].join('\n')
  })
  return [
    `${CALLS.length} calls to ${api}, one at a time. Nothing was sent: --send sends them.`,
    ...calls,
  ].join('\n')
}

/** For people at a terminal. */
export function textReport({ api, date, rows }: Report): string {
  const lines = rows.map(
    ({ question, isKnown, answer }) => `${isKnown ? 'known  ' : 'unknown'}  ${question}\n         ${answer}`,
  )
  const count = rows.filter(({ isKnown }) => isKnown).length
  return [`${api}, TEST, ${date}`, ...lines, `${count} known, ${rows.length - count} unknown.`].join('\n')
}

/** A table to put beside the documentation's list "What is not known". */
export function markdownReport({ api, date, rows }: Report): string {
  const cell = (text: string) => text.replaceAll(/[|\\<>]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')
  const lines = rows.map(
    ({ about, question, isKnown, answer }) =>
      `| ${cell(about)} | ${cell(question)} | ${isKnown ? 'known' : 'unknown'} | ${cell(answer)} | ${date} |`,
  )
  return [
    `What ${api} answered to a TEST key:`,
    '',
    '| what is not known | question | state | answer | date |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
