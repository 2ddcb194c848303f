/** Where everything stands in the picture of the flow: who publishes, topics, subscriptions, modules, from left to right. */
import {moduleOf} from './condition.js';

const PUBLISHERS = {orders: 'orders', payments: 'payment', inventory: 'inventory', shipping: 'shipping'};
export const SIZE = {width: 1000, rowHeight: 46, gap: 7, topicGap: 13};
export const COLUMNS = {
  publisher: {x: 1, width: 82}, topic: {x: 118, width: 108}, subscription: {x: 274, width: 432}, module: {x: 866, width: 133},
};
const MODULE_HEIGHT = 46;

/**
 * @param {{name: string, subscriptions: {name: string}[]}[]} topics
 * @returns {{height: number, topics: Object[], subscriptions: Object[], modules: Object[]}} y is the middle of each
 */
export function layout(topics) {
  const subscriptions = [];
  const placedTopics = [];
  let y = 1;
  for (const topic of topics) {
    const first = y;
    for (const subscription of topic.subscriptions) {
      subscriptions.push({subscription, topic, y: y + SIZE.rowHeight / 2});
      y += SIZE.rowHeight + SIZE.gap;
    }
    const middle = (first + y - SIZE.gap) / 2;
    placedTopics.push({topic, y: middle, publisher: PUBLISHERS[topic.name] ?? null});
    y += SIZE.topicGap;
  }
  const height = Math.max(y - SIZE.topicGap - SIZE.gap + 2, 60);
  return {height, topics: placedTopics, subscriptions, modules: modules(subscriptions, height)};
}

/** Each module at the height of what it listens to, none over another. */
function modules(subscriptions, height) {
  const heights = new Map();
  subscriptions.forEach(it => {
    const name = moduleOf(it.subscription.name);
    heights.set(name, [...heights.get(name) ?? [], it.y]);
  });
  const placed = [...heights].map(([name, ys]) => ({name, y: ys.reduce((a, b) => a + b) / ys.length})).sort((a, b) => a.y - b.y);
  const step = placed.length > 1 ? (height - MODULE_HEIGHT - 2) / (placed.length - 1) : 0;
  placed.forEach((it, i) => it.y = placed.length > 1 ? MODULE_HEIGHT / 2 + 1 + i * step : it.y);
  return placed;
}

/** A line from one place to the next, level at both ends. */
export function curve(x1, y1, x2, y2) {
  const bend = (x2 - x1) * 0.5;
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** How much of its bar a depth fills, 0 to 1: ten, a hundred, a thousand are equally far from one another. */
export const fullness = depth => depth === 0 ? 0 : Math.min(1, (Math.log10(depth) + 0.5) / 5);
