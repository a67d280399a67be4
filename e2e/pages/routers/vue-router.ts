import { createApp, h, onUnmounted } from 'vue'
import { createRouter, createWebHistory, RouterView, useRoute } from 'vue-router'

const moves: string[] = []

const Drawn = {
  setup() {
    const route = useRoute()
    return () => {
      moves.push(`draws ${route.path}`)
      return h('h1', { 'data-route': route.path }, route.path)
    }
  },
}
const Cart = {
  setup() {
    onUnmounted(() => window.shop.klump?.destroy())
    return () => h(Drawn)
  },
}

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/cart', component: Cart },
    { path: '/:rest(.*)', component: Drawn },
  ],
  scrollBehavior(to, _from, saved) {
    moves.push(`scrolls ${to.path}`)
    return saved ?? { top: 0 }
  },
})
router.beforeEach(({ path }) => void moves.push(`moves to ${path}`))
window.app = {
  moves,
  go: (path) => router.push(path),
  drawn: () => document.querySelector('h1')?.dataset['route'] ?? '',
}
createApp({ render: () => h(RouterView) })
  .use(router)
  .mount('#app')
