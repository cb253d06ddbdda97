// Builds dist/: the script that a participant loads, those that only a console or
// a screen loads besides, the words of each language, and one style sheet, all
// named by their content, and the page that loads them. Fails when the script of
// one window is larger than it may be.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'

const maxScriptBytes = 60_000 // gzip; what a phone on a train can take
const here = new URL('.', import.meta.url)
const dist = new URL('dist/', here)

for (const name of await readdir(dist)) {
  if (name !== '.keep') await rm(new URL(name, dist), { recursive: true })
}

/** The words of the minutes and the record's page are said by the server alone. */
const serverWords = /^(minutes|record)\./

/** Words are data, not script: each language is a file of its own that the app fetches. */
const wordsOfTheApp = {
  name: 'words of the app',
  setup: (building) =>
    building.onLoad({ filter: /words\/\w+\.json$/ }, async ({ path }) => {
      const all = Object.entries(JSON.parse(await readFile(path, 'utf8')))
      const words = JSON.stringify(Object.fromEntries(all.filter(([key]) => !serverWords.test(key))))
      const hash = createHash('sha256').update(words).digest('hex').slice(0, 8)
      const name = `assets/${basename(path, '.json')}-${hash}.json`
      await mkdir(new URL('assets/', dist), { recursive: true })
      await writeFile(new URL(name, dist), words)
      return { contents: `export default await (await fetch('/${name}')).json()`, loader: 'js' }
    }),
}

const { metafile } = await build({
  absWorkingDir: here.pathname,
  entryPoints: [
    { in: 'src/main.tsx', out: 'app' },
    { in: 'src/styles/app.css', out: 'app' },
  ],
  entryNames: 'assets/[name]-[hash]',
  outdir: 'dist',
  chunkNames: 'assets/[name]-[hash]',
  bundle: true,
  splitting: true,
  plugins: [wordsOfTheApp],
  minify: true,
  format: 'esm',
  target: ['chrome109', 'edge109', 'firefox115', 'safari15.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
})

const builtFrom = (entry) =>
  Object.entries(metafile.outputs)
    .find(([, { entryPoint }]) => entryPoint === entry)[0]
    .slice('dist/'.length)
const script = builtFrom('src/main.tsx')
const style = builtFrom('src/styles/app.css')

const words = async (language) =>
  JSON.parse(await readFile(new URL(`src/words/${language}.json`, here), 'utf8'))['app.needsScript']

/** A script with everything it cannot begin without. */
const needed = (name) => [
  name,
  ...metafile.outputs[`dist/${name}`].imports
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => path.slice('dist/'.length)),
]
const [, ...chunks] = needed(script)
const preloads = chunks.map((chunk) => `<link rel="modulepreload" href="/${chunk}" />\n    `).join('')

const page = (await readFile(new URL('index.html', here), 'utf8'))
  .replace('app.css', style)
  .replace('<script', `${preloads}<script`)
  .replace('app.js', script)
  .replace('{en}', await words('en'))
  .replace('{cy}', await words('cy'))
await writeFile(new URL('index.html', dist), page)

const size = async (name) => gzipSync(await readFile(new URL(name, dist)), { level: 9 }).length

console.log(`${style} ${await size(style)} bytes (gzip)`)

/** What a window loads of script: the app's, and its own page's. */
for (const [window, own] of [
  ['participant', []],
  ['console', needed(builtFrom('src/pages/console.tsx'))],
  ['screen', needed(builtFrom('src/pages/screen.tsx'))],
]) {
  const loaded = [...new Set([...needed(script), ...own])]
  const bytes = (await Promise.all(loaded.map(size))).reduce((sum, each) => sum + each, 0)
  console.log(`script of a ${window}: ${bytes} bytes (gzip)`)
  if (bytes > maxScriptBytes) {
    console.error(`that is more than ${maxScriptBytes}`)
    process.exit(1)
  }
}
