// Builds dist/: one script, one style sheet, both named by their content, and
// the page that loads them. Fails when the script is larger than it may be.
import { build } from 'esbuild'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const maxScriptBytes = 60_000 // gzip; what a phone on a train can take
const here = new URL('.', import.meta.url)
const dist = new URL('dist/', here)

for (const name of await readdir(dist)) {
  if (name !== '.keep') await rm(new URL(name, dist), { recursive: true })
}

const { metafile } = await build({
  absWorkingDir: here.pathname,
  entryPoints: [
    { in: 'src/main.tsx', out: 'app' },
    { in: 'src/styles/app.css', out: 'app' },
  ],
  entryNames: 'assets/[name]-[hash]',
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'edge109', 'firefox115', 'safari15.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
})

const built = (ending) =>
  Object.keys(metafile.outputs)
    .find((name) => name.endsWith(ending))
    .slice('dist/'.length)
const script = built('.js')
const style = built('.css')

const words = async (language) =>
  JSON.parse(await readFile(new URL(`src/words/${language}.json`, here), 'utf8'))['app.needsScript']

const page = (await readFile(new URL('index.html', here), 'utf8'))
  .replace('app.css', style)
  .replace('app.js', script)
  .replace('{en}', await words('en'))
  .replace('{cy}', await words('cy'))
await writeFile(new URL('index.html', dist), page)

const size = async (name) => gzipSync(await readFile(new URL(name, dist)), { level: 9 }).length
const scriptBytes = await size(script)
console.log(`${script} ${scriptBytes} bytes, ${style} ${await size(style)} bytes (gzip)`)
if (scriptBytes > maxScriptBytes) {
  console.error(`the script is larger than ${maxScriptBytes} bytes (gzip)`)
  process.exit(1)
}
