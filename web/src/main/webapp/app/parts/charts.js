/** Small charts of the last 15 minutes, or of as much of them as was seen, in SVG, drawn by the style sheet's colours. */
import {html, nothing, svg} from '../../lib/lit-html/lit-html.js';
import {time} from './format.js';

const MINUTE_MILLIS = 60_000;
/** So many minutes a chart shows; the fewest that hold all that was seen. */
const SPANS = [2, 5, 15];
/** A line is broken where nothing was seen for longer than this. */
const HOLE_MILLIS = 45_000;

/** The smallest of 1, 2, 4, 6, 8, 10, 20, ... that is not below it. */
export function niceMaximum(value) {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return [1, 2, 4, 6, 8, 10].map(it => it * step).find(it => it >= value - 1e-9) ?? value;
}

/** Who has just opened the page sees a line across the chart, and not a blot at its end. */
export function spanMinutes(points, now) {
  const first = points.find(it => it.value !== null && it.value !== undefined)?.t ?? now;
  return SPANS.find(it => now - first <= it * MINUTE_MILLIS) ?? SPANS.at(-1);
}

/** The d of a path through the points, broken where there is a hole. */
export function path(points, x, y) {
  let before = null;
  return points.filter(it => (it.value ?? null) !== null).map(it => {
    const command = before === null || it.t - before > HOLE_MILLIS ? 'M' : 'L';
    before = it.t;
    return `${command}${x(it.t).toFixed(1)} ${y(it.value).toFixed(1)}`;
  }).join('');
}

/** The same in a line of text. */
export function sparkline(points, width = 110, height = 22, now = Date.now()) {
  const most = niceMaximum(Math.max(1, ...points.map(it => it.value ?? 0)));
  const x = t => width - (now - t) / (spanMinutes(points, now) * MINUTE_MILLIS) * width;
  const y = value => height - 2 - value / most * (height - 4);
  return html`<svg class="spark" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path d="M0 ${height - 1.5}H${width}" stroke-opacity=".25"/><path d=${path(points, x, y)}/></svg>`;
}

const ticks = minutes => minutes === 2 ? [2, 1, 0] : minutes === 5 ? [5, 4, 3, 2, 1, 0] : [15, 10, 5, 0];

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 20;
const pointers = new Map();

/**
 * One or two lines over time; the pointer reads values off.
 *
 * @param {{name: string, lines: {name: string, points: Object[]}[], format: function(number): string, update: function}} what
 */
export function chart({name, lines, format, update, now = Date.now()}) {
  const most = niceMaximum(Math.max(2, ...lines.flatMap(it => it.points.map(point => point.value ?? 0))));
  const minutes = Math.max(...lines.map(it => spanMinutes(it.points, now)));
  const span = minutes * MINUTE_MILLIS;
  const x = t => WIDTH - (now - t) / span * (WIDTH - LEFT);
  const y = value => HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - 8);
  const pointer = pointers.get(name) ?? null;
  const at = pointer === null ? null : now - (WIDTH - pointer) / (WIDTH - LEFT) * span;
  const read = points => {
    const near = at === null ? points.at(-1) : points.reduce(
      (best, it) => !best || Math.abs(it.t - at) < Math.abs(best.t - at) ? it : best, null);
    return near?.value ?? null;
  };
  const move = event => {
    const box = event.currentTarget.getBoundingClientRect();
    pointers.set(name, Math.min(WIDTH, Math.max(LEFT, (event.clientX - box.left) / box.width * WIDTH)));
    update();
  };
  const leave = () => {
    pointers.delete(name);
    update();
  };
  const text = lines.map(it => `${it.name} ${read(it.points) === null ? 'unknown' : format(read(it.points))}`).join(', ');
  return html`
    <figure class="panel chart">
      <header><h2>${name}</h2><div class="legend">
        ${lines.map((it, i) => html`<span><svg width="18" height="8" aria-hidden="true">
          <path class=${'ab'[i]} d="M0 4H18" stroke-width="2"/></svg>
          ${it.name} <strong>${read(it.points) === null ? '–' : format(read(it.points))}</strong></span>`)}
        <span class="faint">${at === null ? `last ${minutes} min` : time(at)}</span></div></header>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name} over the last ${minutes} minutes; now ${text}"
           @pointermove=${move} @pointerleave=${leave}>
        ${[0, 0.5, 1].map(it => svg`<path class="grid" d="M${LEFT} ${y(most * it)}H${WIDTH}"/>
          <text x=${LEFT - 8} y=${y(most * it) + 4} text-anchor="end">${format(most * it)}</text>`)}
        ${ticks(minutes).map(it => svg`<text x=${x(now - it * MINUTE_MILLIS)} y=${HEIGHT - 3}
          text-anchor=${it === minutes ? 'start' : it === 0 ? 'end' : 'middle'}>${it ? `−${it} min` : 'now'}</text>`)}
        ${lines.map((it, i) => svg`<path class=${'ab'[i]} d=${path(it.points, x, y)}/>`)}
        ${pointer === null ? nothing : svg`<path class="cursor" d="M${pointer} 4V${HEIGHT - BOTTOM}"/>`}
      </svg>
    </figure>`;
}
