/** Draws the story of an order. */
import {html, nothing, svg} from '../../lib/lit-html/lit-html.js';
import {duration} from './format.js';
import {story} from './story.js';

const NAMES = {outside: 'outside'};

/** @param {function(string)} choose is told the id of an event that is looked at */
export function storyPicture(events, chosen, choose) {
  const it = story(events, {width: innerWidth < 700 ? 600 : 860});
  return html`
    <div class="story" tabindex="0" role="region" aria-label="Story of the order as a sequence diagram">
      <svg viewBox="0 0 ${it.width} ${it.height}" role="group" aria-label="${events.length} events, each a button that shows its JSON">
        ${it.lanes.map(lane => svg`
          <path class="lane" d="M${lane.x} 36V${it.height - 6}"/>
          <rect class="lane-box" x=${lane.x - 44} y="6" width="88" height="28" rx="6"/>
          <text class="lane-name" x=${lane.x} y="24" text-anchor="middle">${NAMES[lane.name] ?? lane.name}</text>`)}
        ${it.rows.map(row => background(row, it, chosen, choose))}
        ${it.works.map(work)}
        ${it.rows.map(row => line(row, it))}
      </svg>
    </div>`;
}

const background = (row, it, chosen, choose) => svg`
  <g class="row" role="button" tabindex="0" aria-pressed=${chosen === row.event.id}
     aria-label="${row.event.type}, published by ${row.lane} after ${duration(row.millis)}"
     @click=${() => choose(row.event.id)} @keydown=${event => {
       if (event.key === 'Enter' || event.key === ' ') {
         event.preventDefault();
         choose(row.event.id);
       }
     }}>
    <rect x="1" y=${row.y - 24} width=${it.width - 2} height="34" rx="5"/>
    <text class="dim" x="10" y=${row.y + 4}>+${duration(row.millis)}</text>
  </g>`;

function line(row, it) {
  const name = (x, anchor) => svg`<text class="type" x=${x} y=${row.y - 9} text-anchor=${anchor}>${row.event.type}</text>`;
  const start = row.from ? svg`
    <path class="arrow ${row.from.known ? '' : 'heard'}" d="M${row.from.x} ${row.y}H${row.x - 8}"/>
    <path class="tip ${row.from.known ? '' : 'heard-tip'}" d="M${row.x - 4} ${row.y}l-9 -4.5v9z"/>` : nothing;
  const right = row.arrows.some(arrow => arrow.x > row.x) || row.arrows.length === 0 && row.x < it.width - 140;
  return svg`
    <g class=${row.bad ? 'bad' : ''} pointer-events="none">
      ${start}
      ${row.arrows.map(arrow => {
        const to = arrow.x > row.x ? arrow.x - 5 : arrow.x + 5;
        const back = arrow.x > row.x ? -9 : 9;
        return svg`<path class="arrow ${arrow.heard ? 'heard' : ''}" d="M${row.x} ${row.y}H${to + back / 2}"/>
          <path class="tip ${arrow.heard ? 'heard-tip' : ''}" d="M${to} ${row.y}l${back} -4.5v9z"/>`;
      })}
      <circle class="dot ${row.bad ? 'bad' : ''}" cx=${row.x} cy=${row.y} r="4.5"/>
      ${right ? name(row.x + 10, 'start') : name(row.x - 10, 'end')}
    </g>`;
}

const work = it => svg`
  <g pointer-events="none">
    <rect class="work" x=${it.x - 4 + it.shift * 7} y=${it.from} width="8" height=${Math.max(2, it.to - it.from)} rx="2"/>
    ${it.to - it.from > 26 ? svg`<text class="work-time" x=${it.x + 9 + it.shift * 7} y=${it.from + 16}>${duration(it.millis)}</text>`
      : nothing}
  </g>`;
