import { defineKlumpElements } from 'klump-checkout/elements'

defineKlumpElements()
defineKlumpElements()
