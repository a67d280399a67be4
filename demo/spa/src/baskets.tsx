import type { Basket } from '../../merchant/catalogue.ts'
import { naira, pricesOf } from './prices.ts'
import type { Catalogue } from './shop-api.ts'

interface BasketsProps {
  catalogue: Catalogue
  chosen: Basket | undefined
  onChoose: (basket: Basket) => void
}

export function Baskets({ catalogue, chosen, onChoose }: BasketsProps) {
  return (
    <section aria-labelledby="baskets-title">
      <h2 id="baskets-title">Choose a basket</h2>
      <div class="baskets" role="radiogroup" aria-labelledby="baskets-title">
        {catalogue.baskets.map((basket) => {
          const { lines, total } = pricesOf(basket, catalogue)
          return (
            <label key={basket.id} class="basket" data-basket={basket.id}>
              <input
                type="radio"
                name="basket"
                checked={basket === chosen}
                onChange={() => onChoose(basket)}
              />
              <span class="pictures">
                {lines.map(({ id, picture }) => (
                  <img key={id} src={picture} alt="" />
                ))}
              </span>
              <span class="basket-text">
                <b>{basket.name}</b>
                <span class="quiet">{lines.map(({ name }) => name).join(', ')}</span>
              </span>
              <span class="price">{naira(total)}</span>
            </label>
          )
        })}
      </div>
    </section>
  )
}
