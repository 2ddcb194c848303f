/** README's picture, alive. */
import {html, nothing, svg} from '../../lib/lit-html/lit-html.js';
import {conditionOf, moduleOf} from './condition.js';
import {COLUMNS, SIZE, curve, fullness, layout} from './flow-layout.js';
import {clip, duration, number, plural, rate} from './format.js';
import {address} from './router.js';
import {shapePath} from './ui.js';

const {publisher, topic: topics, subscription: queues, module: modules} = COLUMNS;
const DEAD_X = queues.x + queues.width + 8;
const DEAD_WIDTH = 58;

export function flowPicture(flow) {
  const placed = layout(flow.topics);
  const heights = new Map(placed.modules.map(it => [it.name, it.y]));
  return html`
    <svg class="picture" viewBox="0 0 ${SIZE.width} ${placed.height}" role="group"
         aria-label="Who publishes to which topic, and which module listens by which subscription">
      ${placed.topics.map(it => edges(it, placed, heights))}
      ${placed.subscriptions.map(it => toModule(it, heights))}
      ${placed.topics.map(node)}
      ${placed.subscriptions.map(queue)}
      ${placed.modules.map(it => moduleBox(it, placed.subscriptions))}
    </svg>`;
}

const pulse = (path, perSecond) => perSecond > 0
  ? svg`<path class="pulse ${perSecond > 50 ? 'fast' : perSecond > 3 ? '' : 'slow'}" d=${path}/>` : nothing;

function edges({topic, y, publisher: name}, placed) {
  const own = placed.subscriptions.filter(it => it.topic === topic);
  const first = curve(publisher.x + publisher.width, y, topics.x, y);
  return svg`
    ${name ? svg`<path class="edge" d=${first}/>${pulse(first, topic.publishedPerSecond)}` : nothing}
    ${own.map(it => {
      const path = curve(topics.x + topics.width, y, queues.x, it.y);
      return svg`<path class="edge" d=${path}/>${pulse(path, it.subscription.inPerSecond)}`;
    })}`;
}

function toModule({subscription, y}, heights) {
  const path = curve(queues.x + queues.width, y, modules.x, heights.get(moduleOf(subscription.name)));
  return svg`<path class="edge" d=${path}/>${subscription.paused ? nothing : pulse(path, subscription.outPerSecond)}`;
}

const node = ({topic, y, publisher: name}) => svg`
  ${name ? svg`<rect class="module" x=${publisher.x} y=${y - 17} width=${publisher.width} height="34" rx="6"/>
    <text x=${publisher.x + publisher.width / 2} y=${y + 4} text-anchor="middle">${name}</text>` : nothing}
  <rect class="topic" x=${topics.x} y=${y - 21} width=${topics.width} height="42" rx="21"/>
  <text class="topic-name" x=${topics.x + topics.width / 2} y=${y - 2} text-anchor="middle">${topic.name}</text>
  <text class="dim" x=${topics.x + topics.width / 2} y=${y + 12} text-anchor="middle">${rate(topic.publishedPerSecond)} /s</text>`;

function queue({subscription: it, y}) {
  const condition = conditionOf(it);
  const state = [condition.text, condition.detail].filter(Boolean).join(' ');
  const top = y - SIZE.rowHeight / 2;
  const right = queues.x + queues.width;
  const details = [plural(it.consumers, 'consumer'), it.delivering ? `${number(it.delivering)} in hand` : null,
    it.scheduled ? `${number(it.scheduled)} to come again` : null].filter(Boolean).join(' · ');
  return svg`
    <a href=${address(['subscriptions', it.name])}
       aria-label="${it.name}: ${state}; ${plural(it.depth, 'message')} waiting, ${rate(it.inPerSecond)} in and
         ${rate(it.outPerSecond)} out a second, ${plural(it.consumers, 'consumer')}">
      <rect class="box ${condition.kind}" x=${queues.x} y=${top} width=${queues.width} height=${SIZE.rowHeight} rx="7"/>
      <g class=${condition.kind} transform="translate(${queues.x + 11} ${y - 8})">${shapePath(condition.kind)}</g>
      <text class="strong" x=${queues.x + 36} y=${y - 3}>${it.name}</text>
      <text class="dim" x=${queues.x + 36} y=${y + 13}>${condition.kind === 'good' ? details
        : clip(state, 28)}</text>
      <text class="strong" x=${right - 186} y=${y - 3} text-anchor="end">${number(it.depth)}</text>
      <text class="dim" x=${right - 186} y=${y + 13} text-anchor="end">waiting</text>
      <text x=${right - 108} y=${y - 3} text-anchor="end">${it.oldestAgeSeconds === undefined ? '–'
        : duration(it.oldestAgeSeconds * 1000)}</text>
      <text class="dim" x=${right - 108} y=${y + 13} text-anchor="end">oldest</text>
      <text x=${right - 14} y=${y - 3} text-anchor="end">${rate(it.inPerSecond)} → ${rate(it.outPerSecond)}</text>
      <text class="dim" x=${right - 14} y=${y + 13} text-anchor="end">in, out /s</text>
      ${it.depth ? svg`<rect class="depth" x=${queues.x + 8} y=${top + SIZE.rowHeight - 3.5} rx="1.25"
        width=${fullness(it.depth) * (queues.width - 16)} height="2.5"/>` : nothing}
    </a>
    ${it.deadLetters ? svg`
      <a href=${address(['dead-letters'], {subscription: it.name})} aria-label="${plural(it.deadLetters, 'dead letter')} of ${it.name}">
        <rect class="box dead" x=${DEAD_X} y=${y - 11} width=${DEAD_WIDTH} height="22" rx="4"/>
        <text class="dead-text" x=${DEAD_X + DEAD_WIDTH / 2} y=${y + 4} text-anchor="middle">${number(it.deadLetters)} dead</text>
      </a>` : nothing}`;
}

function moduleBox({name, y}, subscriptions) {
  const own = subscriptions.map(it => it.subscription).filter(it => moduleOf(it.name) === name);
  const waiting = own.reduce((sum, it) => sum + it.depth, 0);
  const out = own.reduce((sum, it) => sum + (it.outPerSecond ?? 0), 0);
  return svg`
    <rect class="module" x=${modules.x} y=${y - 22} width=${modules.width} height="44" rx="7"/>
    <text class="strong" x=${modules.x + 14} y=${y - 2}>${name}</text>
    <text class="dim" x=${modules.x + 14} y=${y + 13}>${waiting ? `${number(waiting)} waiting · ` : ''}${rate(out)} /s</text>`;
}
