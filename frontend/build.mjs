// Builds dist/: the script that a participant loads, with one language; those that
// only a console or a screen loads besides; one style sheet; all named by their
// content, and the page that loads them. Fails when the first is larger than it may be.
import { build } from 'esbuild'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const maxScriptBytes = 60_000 // gzip; what a phone on a train can take
const here = new URL('.', import.meta.url)
const dist = new URL('dist/', here)

for (const name of await readdir(dist)) {
  if (name !== '.keep') await rm(new URL(name, dist), { recursive: true })
}

/** The words of the minutes and the record's page are said by the server alone. */
const serverWords = /^(minutes|record)\./
const wordsOfTheApp = {
  name: 'words of the app',
  setup: (building) =>
    building.onLoad({ filter: /words\/\w+\.json$/ }, async ({ path }) => {
      const all = Object.entries(JSON.parse(await readFile(path, 'utf8')))
      const shown = all.filter(([key]) => !serverWords.test(key))
      return { contents: JSON.stringify(Object.fromEntries(shown)), loader: 'json' }
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

const sizes = await Promise.all(needed(script).map(size))
const languages = await Promise.all(['en', 'cy'].map((each) => size(builtFrom(`src/words/${each}.json`))))
const scriptBytes = sizes.reduce((sum, bytes) => sum + bytes, 0) + Math.max(...languages)
console.log(`${script} ${scriptBytes} bytes, ${style} ${await size(style)} bytes (gzip)`)
if (scriptBytes > maxScriptBytes) {
  console.error(`the script is larger than ${maxScriptBytes} bytes (gzip)`)
  process.exit(1)
}
