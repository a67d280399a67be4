import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core'
import type { KlumpButtonOptions } from 'klump-checkout/elements'

@Component({
  selector: 'app-shop',
  templateUrl: './shop.html',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
})
export class Shop {
  protected readonly options: KlumpButtonOptions = { publicKey: 'klp_pk_test_madeup' }
  protected use(what: unknown): void {
    console.log(what)
  }
}
