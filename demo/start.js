/*
 * The script that `npm start` runs. It uses only syntax that an old Node can parse, so that an old Node prints what is
 * missing instead of a syntax error.
 */
import { existsSync } from 'fs'
import { fileURLToPath } from 'url'

var version = process.versions.node.split('.')
var major = Number(version[0])
var minor = Number(version[1])

/** @param {string} line */
function refuse(line) {
  console.error(line)
  process.exitCode = 1
}

if (major < 20 || (major === 20 && minor < 19)) {
  refuse('The demo needs Node 20.19 or newer; this is Node ' + process.versions.node + '.')
} else if (!existsSync(fileURLToPath(new URL('../node_modules/tsx', import.meta.url)))) {
  refuse('The dependencies are not installed: run npm ci first.')
} else {
  import('tsx/esm/api')
    .then(function (tsx) {
      tsx.register()
      return import('./main.ts')
    })
    .catch(function (error) {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && /node_modules|Cannot find package/.test(error.message)) {
        refuse('Some dependencies are missing: run npm ci. (' + error.message.split('\n')[0] + ')')
      } else throw error
    })
}
