import { afterNextRender, Component, type OnDestroy } from '@angular/core'
import { OPEN, openCheckout, PRODUCT, taken } from './shop'

@Component({
  selector: 'app-pay',
  template: `
    <h1 [attr.data-open]="open">{{ product }}</h1>
    <button type="button" (click)="pay()">Pay with Klump</button>
  `,
})
export class Pay implements OnDestroy {
  protected readonly open = OPEN
  protected readonly product = PRODUCT
  private takeAway = () => {}

  constructor() {
    afterNextRender(taken)
  }

  protected pay(): void {
    this.takeAway = openCheckout(() => {})
  }

  ngOnDestroy(): void {
    this.takeAway()
  }
}
