/** A product of Ìtàn Market. Only the server sets prices, in whole naira; a page sends only ids and quantities. */
export interface Product {
  id: string
  name: string
  note: string
  price: number
  picture: string
}

/** A set of products that a visitor can buy in one click. */
export interface Basket {
  id: string
  name: string
  items: { id: string; quantity: number }[]
}

export const products: readonly Product[] = [
  product('lantern', 'Solar lantern', 'Lights a room for eight hours', 12_500),
  product('blender', 'Market blender', 'Glass jug, two blades', 20_000),
  product('pot', 'Cast-iron pot', 'Jollof for twelve', 18_500),
  product('fan', 'Rechargeable fan', 'Six hours without light', 42_500),
  product('machine', 'Sewing machine', 'Straight, zigzag, buttonhole', 145_000),
  product('table', 'Cutting table', 'Folds flat against a wall', 52_000),
  product('freezer', 'Chest freezer', '200 litres, stays cold for two days', 187_501),
]

/** The totals of the last three (with delivery) are those of public samples, so that a tester can compare figures. */
export const baskets: readonly Basket[] = [
  { id: 'evening', name: 'A bright evening', items: [{ id: 'lantern', quantity: 1 }] },
  { id: 'rooms', name: 'Two cool rooms', items: [{ id: 'fan', quantity: 2 }] },
  {
    id: 'kitchen',
    name: 'Sunday kitchen',
    items: [
      { id: 'blender', quantity: 1 },
      { id: 'pot', quantity: 1 },
    ],
  },
  {
    id: 'atelier',
    name: 'First atelier',
    items: [
      { id: 'machine', quantity: 1 },
      { id: 'table', quantity: 1 },
    ],
  },
  {
    id: 'cold',
    name: 'Cold room',
    items: [
      { id: 'freezer', quantity: 1 },
      { id: 'lantern', quantity: 1 },
    ],
  },
]

/** Whole naira. */
export const delivery = { fee: 1_500, freeFrom: 150_000 }

function product(id: string, name: string, note: string, price: number): Product {
  return { id, name, note, price, picture: `/pictures/${id}.svg` }
}
