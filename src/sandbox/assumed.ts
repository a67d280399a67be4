/**
 * Where the sandbox's responses go beyond the published ones, each with its reason. The code that relies on an assumption names
 * it with `assumed`, so that every assumption in this list is in use and can be found by its name.
 */
export const ASSUMPTIONS = {
  'other partners':
    'Of First Bank, Renmoney, FCMB Credit Direct and OPay only the names are public, and of Klump itself the figures of pay in 4. The rest of their steps, figures, fees and limits is made up.',
  'open partners':
    'The published list calls Fidelity and Wema "coming soon". Here both can be chosen, so that their ways can be tried. Their steps after the first, figures and limits are made up.',
  'later steps':
    'Published are the first step of each bank and what Stanbic asks until the plan, and the REDIRECT of Polaris after the loan request. The other steps, and the form in which they ask, are made up from their names.',
  'Specta figures': 'The published list states no rate and no charge for Specta. Its plan is made up.',
  'smallest order':
    'Klump lends from about 25 000 naira in general, and the published list states a minimum for Polaris only. Here a bank without one lends from 25 000 (1 000 in test), and the list says so to smaller orders.',
  'split by amount':
    'One published answer of Stanbic offers 1 to 4 instalments, another is a plan in 6 for 40 000. Here the order decides: 5 and 6 from 40 000 on.',
  'single share':
    'Stanbic offers "1 instalment", and no published plan shows it. Here nothing is due now and the whole is due a month later.',
  'kept on the account':
    'The minimum balance of the published Stanbic plan is 500 above the down payment and the charges. Here it is that 500 for every order.',
  'account number':
    'The published Stanbic plan repeats the customer’s account number. The sandbox keeps none, so it repeats the published test number.',
  'plan before the loan':
    'The published Polaris plan is in the answer to new-loan. Here repayments-detail shows the same plan before.',
  'plan in the loan':
    'Published is the answer to new-loan of Polaris. Here the other banks answer in the same form, with their own plan in it.',
  'totals of others':
    'What `totalRepayment` holds is public for Stanbic and Polaris only. For other banks it may hold the down payment, the fee, or neither.',
  'amount of the shop':
    'Verification states what the shopper repays in all, the down payment included. Public samples of pay in 4 do so. The one published amount of a bank, Polaris, is its `totalRepayment`. Whether a bank whose total lacks the down payment states an amount without it is not known.',
  'original amount':
    'Documented for `.abandoned`, and published in the answer to new-loan of Polaris. Here verification and `resend-webhook` state it too.',
  'reference in use':
    'Where references are "kind": an order whose loan was asked for is refused with 409 in words that are public, and the rest of that answer, with which the same shopper finds the loan again, is made up.',
  'test customers':
    'Published test values only succeed. The values that decline, wait for ever or ask for more are made up.',
  'document upload':
    'The step DOCUMENT_VERIFICATION is known by name. That it asks for a file, as a field of the type "file", and takes it as a data URL (base64) in the JSON of the next call, is made up.',
  'refund wallet': 'The step CONFIRM_WALLET_BALANCE is known by name. Its call and its question are made up.',
  insurers: 'The call that lists insurers is public, the insurers are made up.',
  'open to new tries':
    'Where references are "kind": the same order of the same shopper can use its merchant reference again while no loan stands. One shop saw Klump refuse every second attempt, and so does the sandbox by default.',
  'used up at':
    'That a merchant_reference is used up by its first attempt was seen; at which moment was not. Here `initiate` uses it up, or, with `usedUpAt: "lender"`, the choice of a lender: until then several attempts may be open, and verification knows none of them by it.',
  'payment pages':
    'The call, its body and its answer were seen. That a page needs a reference, a fixed amount and to be published, that its order has to have that amount, and how it looks are made up.',
  'probe of the address':
    'One shop’s server answers 200 to GET and to an empty POST, probably because Klump’s dashboard sends these when the webhook address is saved. Here it does, shows what came back, and saves the address whatever that was.',
  'status declined':
    'Of the statuses of a transaction, new, successful and abandoned are public. That a declined one is called "declined" is made up.',
  'after a decline':
    'Whether another lender can be asked in the same transaction after a decline is not known. Here it can, or, with `afterDecline: "fresh-transaction"`, every step of another lender is refused in the words for a used reference.',
  'merchant_reference in webhooks':
    'One shop saw `.successful` without merchant_reference, other integrations read it there. Here it is left out of that event alone, or, with `successfulNamesMerchantReference`, of none.',
  'merchant_reference in verify':
    'It is documented as optional, and nobody says when it is missing. Here it comes whenever the shop gave one, or, without `verifyNamesMerchantReference`, never.',
} as const satisfies Readonly<Record<string, string>>

export type Assumption = keyof typeof ASSUMPTIONS

/** Marks a value that no published response confirms. Returns the value unchanged. */
export function assumed<T>(_why: Assumption, value: T): T {
  return value
}
