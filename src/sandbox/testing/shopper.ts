import type { Sandbox } from '../index.ts'
import { Client, withEnvironment, type Answer, type NextStep, type WireField } from './client.ts'

/** What a shopper would type, by the name of the field: the values that Klump publishes for tests, and plain ones. */
const TYPED: Record<string, unknown> = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  firstname: 'John',
  lastname: 'Olamide',
  email: 'samuel@example.test',
  username: 'SPTest',
  password: '111111',
  repaymentDay: 7,
  downpayment_amount: 30_000,
  date_of_birth: '1990-01-31',
  address: '12 Marina Road, Lagos Island',
  bvn: '12345678901',
  monthly_income: 250_000,
  document_number: 'ABC12345DE67',
  document_file:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
}

/**
 * A checkout that knows no bank: it follows `next_step`, fills in the fields that a step declares, and sends those and
 * nothing else. Any client that follows the answers can complete a flow that this one completes.
 */
export class Shopper {
  /** The steps that were completed so far. */
  readonly names: string[] = []
  readonly client: Client
  private readonly sandbox: Sandbox
  private readonly slug: string
  private readonly order: Record<string, unknown>
  private readonly typed: Record<string, unknown>
  private bank: string | undefined
  /** The customer's details so far. They are sent with every one-time code. */
  private told: Record<string, unknown> = {}
  private choice: Record<string, unknown> = {}
  private termsVersion: string | undefined

  constructor(
    sandbox: Sandbox,
    slug: string,
    order: Record<string, unknown>,
    typed: Record<string, unknown> = {},
  ) {
    this.sandbox = sandbox
    this.slug = slug
    this.order = order
    this.typed = { ...TYPED, ...typed }
    this.client = new Client(sandbox, order)
  }

  get step(): NextStep {
    if (!this.client.step) throw new Error('There is no step to continue.')
    return this.client.step
  }

  async start(): Promise<this> {
    await this.client.initiate()
    const partner = await this.client.choose(this.slug)
    this.bank = partner.config.extra_form_fields?.[0]?.options[0]?.slug
    return this
  }

  /** Goes on until a step of this name is open. @throws Error when the server refuses something */
  async walkTo(goal: string): Promise<this> {
    while (this.step.name !== goal) {
      const { name } = this.step
      const { status, body } = await this.goOn()
      if (status !== 200) throw new Error(`${name} answered ${status}: ${String(body['message'])}`)
      if (this.names.length > 14) throw new Error(`No end in sight: ${this.names.join(', ')}`)
    }
    return this
  }

  /** Continues the open step. What is given here replaces what would be sent; `undefined` leaves it out. */
  async goOn(instead: Record<string, unknown> = {}): Promise<Answer> {
    const { name, method, api, display_data: display } = this.step
    const values = method === 'POST' ? { ...(await this.values()), ...instead } : {}
    const answer = await (method === 'GET'
      ? this.client.send('GET', withEnvironment(api))
      : this.client.send('POST', api, { ...this.context(), ...values }))
    if (answer.status !== 200) return answer
    this.names.push(name)
    Object.assign(this.told, pick(values, ['accountNumber', 'phoneNumber', 'firstname', 'email', 'bank']))
    Object.assign(this.choice, pick(values, ['installment', 'repaymentDay', 'insurerId']))
    const { version } = (answer.body['data'] ?? {}) as { version?: string }
    this.termsVersion = version ?? display?.version ?? this.termsVersion
    return answer
  }

  private context(): Record<string, unknown> {
    return {
      partner: this.slug,
      // The bank was chosen with the partner, and is sent with every later step.
      ...(this.bank && { bank: this.bank }),
      is_live: false,
      klump_public_key: this.sandbox.account().test.publicKey,
    }
  }

  private async values(): Promise<Record<string, unknown>> {
    const { api, form_fields: fields = [] } = this.step
    const own: Record<string, unknown> = {}
    for (const field of fields) {
      const value = await this.valueOf(field)
      if (value !== undefined) own[field.name] = value
    }
    if (fields.some(({ name }) => name === 'otp')) return { ...this.told, ...own }
    if (api.startsWith('/loans/account/repayments-detail')) return { amount: this.order['amount'], ...own }
    if (api.startsWith('/loans/account/accept-loan-terms')) return { ...own, is_accepted: true }
    if (api.startsWith('/loans/account/new-loan')) {
      const { amount, items } = this.order
      return { amount, items, ...this.choice, termsAndConditionVersion: this.termsVersion }
    }
    return own
  }

  private async valueOf({ type, name, value, max, options, required }: WireField): Promise<unknown> {
    if (name === 'insurerId') return this.firstInsurer()
    if (type === 'hidden') return value ?? { ...this.order, ...this.told, bank: this.bank }[name]
    if (name === 'otp') return '123456'.slice(0, max)
    // A new password in the required format, which the published login password does not have.
    const typed =
      this.step.name === 'LOGIN_OR_CREATE_ACCOUNT' && name === 'password' ? 'Password@1' : this.typed[name]
    const answer = typed ?? options?.[0]?.value
    if (required && answer === undefined) throw new Error(`${this.step.name}: nobody knows what ${name} is.`)
    return answer
  }

  private async firstInsurer(): Promise<string | undefined> {
    const step = this.client.step
    const { body } = await this.client.send(
      'GET',
      `/loans/partners/insurers?is_live=false&partner=${this.slug}`,
    )
    this.client.step = step
    return (body['data'] as { value: string }[])[0]?.value
  }
}

function pick(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
}
