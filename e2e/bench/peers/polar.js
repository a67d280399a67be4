import { PolarEmbedCheckout } from '@polar-sh/checkout/embed'

window.pay = () => PolarEmbedCheckout.create(window.benchFrame)
