import PaystackPop from '@paystack/inline-js'

const popup = new PaystackPop()
window.pay = () =>
  popup.newTransaction({ key: 'pk_test_madeup0001', email: 'ada@example.test', amount: 410_000 })
