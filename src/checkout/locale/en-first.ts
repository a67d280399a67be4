/** The texts of the first screens, and of errors that can occur on any screen (en.ts describes the format). */
export const first = {
  'app.embedded':
    'This page works inside a shop’s checkout. Please go back to the shop and choose Klump there.',
  'app.offline': 'You seem to be offline. Nothing is lost: we go on as soon as the connection is back.',
  'app.slow': 'The connection is slow. Nothing is lost: we keep trying.',
  'app.loading': 'Getting ready…',
  'app.notStarted': 'We could not reach Klump',
  'app.sending': 'One moment…',
  'app.broken': 'We cannot show this screen',
  'app.brokenText':
    'Something went wrong on our side. Please go back to the shop: it hears how things stand.',
  'header.amount': 'Amount',
  'header.basket': 'Your order',
  'header.shop': 'Paying',
  'header.unnamed': 'a page that does not give its name',
  'header.inside': 'inside {page}',
  'header.test': 'Test',
  'header.testHint': 'Test mode: no money moves.',

  'where.steps': 'Steps left: about {count}',
  'where.last': 'Almost done',
  'action.continue': 'Continue',
  'action.back': 'Back',
  'action.retry': 'Try again',
  'action.openAnew': 'Open the checkout anew',
  'action.toShopPlain': 'Back to the shop',

  'contact.title': 'How can we reach you?',
  'contact.text': 'Klump and your bank use this for your payment plan and nothing else.',
  'contact.email': 'Email address',
  'contact.phone': 'Phone number',
  'contact.phoneHint': '11 digits, like 0801 234 5678',

  'banks.title': 'Choose your bank',
  'banks.text': 'It pays the shop in full, and you repay it in instalments.',
  'banks.rate': '{rate}% a month',
  'banks.charge': '{name} {rate}%',
  'banks.soon': 'Coming soon',
  'banks.from': 'From\u00a0{amount}',
  'banks.upTo': 'Up to {amount}',

  'trouble.offline': 'You were offline, so nothing was sent. Try again when the connection is back.',
  'trouble.unreachable': 'The connection failed. Check it and try again.',
  'trouble.timeout': 'Klump takes too long to answer. Please try again.',
  'trouble.server': 'Klump has a problem at the moment. Please try again in a little while.',
  'trouble.unreadable': 'Something came back that we could not read. Please try again.',
  'trouble.refused': 'That did not work. Please check what you entered.',
  'trouble.refusedPlan':
    'Your request was not accepted. There is no loan, and you have not been charged. Try once more, or go back and choose another plan or bank.',
  'trouble.outdated':
    'This page is older than the checkout. Open the checkout anew to go on: your email address and phone number are kept, anything else is asked for again.',
  'trouble.kept': 'Nothing you typed is lost.',

  'field.optional': '(optional)',
  'field.missing': 'Enter your {label}.',
  'field.missingPlain': 'Fill this in to go on.',
  'field.phone': 'Enter a Nigerian number with 11 digits, like 0801 234 5678.',
  'field.email': 'Enter an address like ada@example.com.',
} as const
