export function Delivery() {
  return (
    <main class="layout">
      <section>
        <h2>Delivery</h2>
        <p>Two days within Lagos, four elsewhere. Free from ₦150,000, otherwise ₦1,500.</p>
      </section>
    </main>
  )
}
