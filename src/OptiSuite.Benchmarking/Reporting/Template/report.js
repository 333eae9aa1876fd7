'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const hidden = new Set();
  const dashes = ['solid', '7px,3px', '2px,3px', '8px,3px,2px,3px'];

  // Tables: filters and sorting.
  for (const input of document.querySelectorAll('input[data-filter]')) {
    const items = [...document.getElementById(input.dataset.filter).querySelectorAll('[data-name]')];
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of items) item.hidden = !words.every(word => item.dataset.name.toLowerCase().includes(word));
    });
  }
  const number = key => (key === 'inf' ? Infinity : key === '-inf' ? -Infinity : key === '' ? NaN : Number(key));
  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => head.querySelector('button').addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...table.tBodies[0].rows];
      const value = row => {
        const cell = row.cells[column];
        return cell.dataset.key === undefined ? cell.textContent : number(cell.dataset.key);
      };
      const sign = down ? -1 : 1;
      rows.sort((a, b) => {
        const x = value(a), y = value(b);
        if (typeof x === 'string') return sign * x.localeCompare(y, 'en', { numeric: true });
        // What is not known stays at the end, whichever way the column is sorted.
        if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
        return x === y ? 0 : sign * (x < y ? -1 : 1);
      });
      table.tBodies[0].append(...rows);
    }));
  }

  if (typeof Plotly2D === 'undefined') return;

  // Pictures.
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = contender => style('--c' + contender % 8);
  const dash = contender => dashes[(contender + Math.floor(contender / 8)) % dashes.length];
  const faded = (hex, alpha) => {
    const value = parseInt(hex.slice(1), 16);
    return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
  };
  // Dragging zooms, a double click goes back: a bar of buttons over every small picture would hide the curves.
  const config = { responsive: true, displayModeBar: false };
  const axis = (title, extra) => Object.assign({
    title: { text: title, standoff: 8, font: { size: 11, color: style('--soft') } },
    gridcolor: style('--rule'), linecolor: style('--rule'), zeroline: false, color: style('--soft'),
    tickfont: { size: 11 }, exponentformat: 'power', fixedrange: false, automargin: true,
  }, extra);
  const layout = (x, y, extra) => Object.assign({
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', showlegend: false, hovermode: 'x unified',
    font: { family: style('--sans'), size: 12, color: style('--ink') },
    hoverlabel: { bgcolor: style('--raised'), bordercolor: style('--rule'), font: { size: 11, color: style('--ink') } },
    margin: { l: 48, r: 12, t: 8, b: 40 }, xaxis: x, yaxis: y,
  }, extra);
  const decades = { type: 'log', dtick: 1 };
  const spread = count => (count > 8 ? { dtick: 2 } : {});

  function drawProfile(place) {
    const traces = data.profiles.map((profile, contender) => ({
      name: data.contenders[contender], x: profile.x, y: profile.y.map(share => 100 * share), mode: 'lines',
      line: { shape: 'hv', width: 2.4, color: colour(contender), dash: dash(contender) },
      hovertemplate: '%{y:.0f} %', visible: !hidden.has(contender),
    }));
    const y = axis('targets reached, %', { range: [0, 102], rangemode: 'tozero' });
    Plotly2D.react(place, traces, layout(axis('evaluations / n', decades), y), config);
  }

  function drawCurve(place) {
    const problem = data.problems[Number(place.dataset.curve)];
    const bands = [], lines = [];
    let lowest = data.target, highest = data.target;
    for (const series of problem.series) {
      const ink = colour(series.contender), visible = !hidden.has(series.contender);
      for (const gap of series.median) {
        if (gap === null) continue;
        lowest = Math.min(lowest, gap);
        highest = Math.max(highest, gap);
      }
      if (series.lower) {
        // One closed outline, there and back, as steps like the line's.
        const whole = series.x.map((_, i) => i).filter(i => series.lower[i] !== null && series.upper[i] !== null);
        const x = [], y = [];
        const steps = (values, order) => order.forEach((i, k) => {
          if (k > 0) { x.push(series.x[Math.max(i, order[k - 1])]); y.push(values[Math.min(i, order[k - 1])]); }
          x.push(series.x[i]); y.push(values[i]);
        });
        steps(series.upper, whole);
        steps(series.lower, whole.slice().reverse());
        bands.push({ x, y, mode: 'lines', line: { width: 0 }, fill: 'toself', fillcolor: faded(ink, 0.16), hoverinfo: 'skip', visible });
      }
      lines.push({
        name: data.contenders[series.contender], x: series.x, y: series.median, mode: 'lines', visible,
        line: { shape: 'hv', width: 2, color: ink, dash: dash(series.contender) }, hovertemplate: '%{y:.2~e}',
      });
    }
    const bottom = Math.floor(Math.log10(lowest) - 0.1), top = Math.ceil(Math.log10(highest) + 0.1);
    const extra = {
      shapes: [{ type: 'line', xref: 'paper', x0: 0, x1: 1, y0: data.target, y1: data.target, line: { width: 1, dash: 'dot', color: style('--soft') } }],
    };
    const y = axis('relative gap', Object.assign({ type: 'log', range: [bottom, top] }, { dtick: top - bottom > 8 ? 3 : top - bottom > 4 ? 2 : 1 }));
    const x = axis('evaluations', Object.assign({}, decades, { range: [0, Math.log10(problem.budget)] }, spread(Math.log10(problem.budget))));
    Plotly2D.react(place, bands.concat(lines), layout(x, y, extra), config);
  }

  const profile = document.getElementById('profile');
  const curves = [...document.querySelectorAll('[data-curve]')];
  const drawn = new Set();
  const draw = place => { drawn.add(place); drawCurve(place); };
  // A hundred pictures at once would freeze the page: each is drawn when it comes near.
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: '400px' });
  const redraw = () => { drawProfile(profile); for (const place of drawn) drawCurve(place); };

  drawProfile(profile);
  for (const place of curves) watcher.observe(place);
  window.addEventListener('beforeprint', () => curves.forEach(draw));
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  for (const button of document.querySelectorAll('[data-contender]')) {
    button.addEventListener('click', () => {
      const contender = Number(button.dataset.contender);
      if (!hidden.delete(contender)) hidden.add(contender);
      button.setAttribute('aria-pressed', String(!hidden.has(contender)));
      redraw();
    });
  }
})();
