// Fetches plotly.js and writes two scripts for the report: plotly-2d.js (scatter, contour, heatmap) and plotly-3d.js (surface, scatter3d).
// They are plotly's own partial bundles, because building one from its 250 source packages takes half a minute and 200 MB of disk, and
// these take seconds and 6 MB. Each becomes one global, Plotly2D or Plotly3D, so that a page can hold both.
// Called by the project file:  node build.mjs FOLDER
// A failure (no network) leaves no file behind and is said in one line; the build goes on without the pictures.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const bundles = [
  { file: 'plotly-2d.js', global: 'Plotly2D', source: 'plotly.js-cartesian-dist-min', script: 'plotly-cartesian.min.js' },
  { file: 'plotly-3d.js', global: 'Plotly3D', source: 'plotly.js-gl3d-dist-min', script: 'plotly-gl3d.min.js' },
];
const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? 'dist');
mkdirSync(target, { recursive: true });
// Every call works in a folder of its own and renames in the end: two builds at once do not meet.
const work = mkdtempSync(join(target, 'npm-'));
try {
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(here, name), join(work, name));
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--loglevel=error'],
    { cwd: work, encoding: 'utf8', shell: process.platform === 'win32', timeout: 180_000 });
  if (npm.error || npm.status !== 0) {
    throw new Error(`npm could not fetch plotly.js: ${npm.error?.message ?? npm.stderr.trim().split('\n')[0]}`);
  }
  for (const { file, global, source, script } of bundles) {
    const from = join(work, 'node_modules', source);
    const licence = readFileSync(join(from, 'LICENSE'), 'utf8').replaceAll('*/', '* /').trim();
    // The bundle looks for an AMD or CommonJS loader first and falls back to the global: give it neither.
    const code = `/*!\nplotly.js (${source})\n\n${licence}\n*/\n`
      + `(function () {\nvar module, exports, define;\n${readFileSync(join(from, script), 'utf8')}\n}).call(self);\n`
      + `self.${global} = self.Plotly;\n`;
    writeFileSync(join(work, file), code);
    renameSync(join(work, file), join(target, file));
  }
  console.log('plotly.js is built in');
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
