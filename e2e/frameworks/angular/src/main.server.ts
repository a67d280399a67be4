import { mergeApplicationConfig } from '@angular/core'
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser'
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr'
import { App, config } from './app'

// Rendered for each request, on the server, with everything it imports.
const rendering = provideServerRendering(withRoutes([{ path: '**', renderMode: RenderMode.Server }]))
const onServer = mergeApplicationConfig(config, { providers: [rendering] })

const bootstrap = (context: BootstrapContext) => bootstrapApplication(App, onServer, context)

export default bootstrap
