// Draws pictures from standard input, [{name, variable, points: [{t, value, derivative, curve}]}], to FOLDER/name.svg:  node render.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
if (!existsSync(join(here, 'node_modules', 'vega-lite'))) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (npm.error || npm.status !== 0) throw new Error('npm could not fetch Vega; check the network.');
}

const vega = await import('vega');
const vegaLite = await import('vega-lite');
const folder = process.argv[2];
// A long title is as wide as two panels: one line for each part of it.
const lines = title => (title.length > 45 ? title.split(/(?<=[,;]) /) : title);

for (const { name, variable, points } of JSON.parse(readFileSync(0, 'utf8'))) {
  const several = new Set(points.map(point => point.curve)).size > 1;
  const panel = (field, title) => ({
    width: 300,
    height: 200,
    mark: { type: 'line', strokeWidth: 2, interpolate: 'linear' },
    encoding: {
      x: { field: 't', type: 'quantitative', title: lines(variable), scale: { nice: false } },
      y: { field, type: 'quantitative', title },
      color: several
        ? { field: 'curve', type: 'nominal', title: null, sort: null, legend: { orient: 'bottom', labelLimit: 0 } }
        : { value: '#1f77b4' },
    },
  });
  const spec = {
    data: { values: points },
    hconcat: [panel('value', 'value'), panel('derivative', 'derivative')],
    background: 'white',
    padding: 8,
    config: { font: 'sans-serif', view: { stroke: '#ccc' }, range: { category: ['#1f77b4', '#d95f02', '#1b9e77', '#7570b3'] } },
  };
  const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: 'none' });
  // Coordinates of whole tenths of a pixel, and no attributes that a still picture does not need, keep the files small.
  const svg = (await view.toSVG())
    .replace(/<[^>]*>/g, tag => tag
      .replace(/-?\d+\.\d{2,}/g, number => String(Math.round(number * 10) / 10))
      .replace(/ (aria-[a-z]+|role|pointer-events|class)="[^"]*"/g, ''));
  writeFileSync(join(folder, `${name}.svg`), `${svg}\n`);
}
