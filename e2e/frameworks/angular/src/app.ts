// oxlint-disable typescript/no-extraneous-class -- Angular reads what is decorated, not what is in it
import { Component, provideZoneChangeDetection, type ApplicationConfig } from '@angular/core'
import { provideClientHydration } from '@angular/platform-browser'
import { provideRouter, RouterLink, RouterOutlet } from '@angular/router'
import { Pay } from './pay'

@Component({ selector: 'app-home', imports: [RouterLink], template: `<a routerLink="/pay">To the till</a>` })
class Home {}

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<main><router-outlet /></main>`,
})
export class App {}

const routes = [
  { path: '', component: Home },
  { path: 'pay', component: Pay },
]

// With zone.js, which most Angular shops still load: it replaces promises, timers and addEventListener.
export const config: ApplicationConfig = {
  providers: [provideZoneChangeDetection(), provideClientHydration(), provideRouter(routes)],
}
