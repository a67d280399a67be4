import { AdyenCheckout, Card, Dropin } from '@adyen/adyen-web'
import '@adyen/adyen-web/styles/adyen.css'

// What its server would say; nothing of it is asked for.
const paymentMethodsResponse = {
  paymentMethods: [{ type: 'scheme', name: 'Cards', brands: ['visa', 'mc'] }],
}
window.pay = async () => {
  const checkout = await AdyenCheckout({
    environment: 'test',
    clientKey: 'test_MADEUP00000000000000000000000000',
    countryCode: 'NG',
    locale: 'en-US',
    amount: { value: 410_000, currency: 'NGN' },
    analytics: { enabled: false },
    paymentMethodsResponse,
    onError: () => {},
  })
  new Dropin(checkout, { paymentMethodComponents: [Card] }).mount('#place')
}
