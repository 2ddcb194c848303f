/**
 * The story of an order as a sequence diagram: who published what, who reacted to it, and how long that took. Only what the events
 * say by causationid; what was heard and led to nothing of its own is marked as heard.
 */

const LANES = ['outside', 'orders', 'inventory', 'payment', 'shipping'];
const TOP = 58;
const ROW = 44;
/** Who decides by what the others publish. */
const DECIDES = 'orders';

/** /orderflow/payment is payment. */
const laneOf = event => event.source?.split('/').at(-1) || 'outside';

/**
 * @param {Object[]} events CloudEvents in the order of happening
 * @param {{width?: number}} size
 * @returns {{width, height, lanes: {name, x}[], rows: Object[], works: Object[]}} rows: an event each, with the arrows that begin in it;
 *   works: what a lane did between hearing an event and publishing its own
 */
export function story(events, {width = 860} = {}) {
  const known = new Map(events.map((event, i) => [event.id, i]));
  const names = [...LANES, ...events.map(laneOf).filter(name => !LANES.includes(name))].filter((name, i, all) => all.indexOf(name) === i)
    .filter(name => name === 'outside' || name === DECIDES || events.some(event => laneOf(event) === name));
  const left = 116;
  const step = (width - left - 70) / Math.max(1, names.length - 1);
  const lanes = names.map((name, i) => ({name, x: left + i * step}));
  const x = name => lanes.find(it => it.name === name).x;
  const begin = events.length ? new Date(events[0].time).getTime() : 0;

  let y = TOP;
  const rows = events.map((event, i) => {
    const millis = new Date(event.time).getTime() - begin;
    const since = i ? millis - (new Date(events[i - 1].time).getTime() - begin) : 0;
    // Long waits take some room, in proportion to their logarithm.
    y += i ? ROW + Math.min(36, 12 * Math.log10(1 + Math.max(0, since) / 200)) : ROW / 2;
    return {event, millis, since, y, lane: laneOf(event), x: x(laneOf(event)), bad: isBad(event.type), arrows: []};
  });

  const works = [];
  rows.forEach(row => {
    const cause = known.has(row.event.causationid) ? rows[known.get(row.event.causationid)] : null;
    if (!cause) {
      row.from = {x: x('outside'), known: !row.event.causationid};
      return;
    }
    if (cause.lane !== row.lane && !cause.arrows.some(it => it.lane === row.lane)) {
      cause.arrows.push({lane: row.lane, x: row.x, heard: false});
    }
    works.push({lane: row.lane, x: row.x, from: cause.y, to: row.y, millis: row.millis - cause.millis, event: row.event.id});
  });
  rows.filter(row => row.arrows.length === 0 && row.lane !== DECIDES && !row.from)
    .forEach(row => row.arrows.push({lane: DECIDES, x: x(DECIDES), heard: true}));
  return {width, height: y + 34, lanes, rows, works: apart(works)};
}

/** Two works of a lane at the same time stand beside each other. */
function apart(works) {
  const placed = [];
  works.forEach(work => {
    let shift = 0;
    while (placed.some(it => it.lane === work.lane && it.shift === shift && it.from < work.to && work.from < it.to)) {
      shift++;
    }
    placed.push({...work, shift});
  });
  return placed;
}

const isBad = type => ['OrderRejected', 'OrderCancelled', 'PaymentDeclined', 'StockShort'].includes(type);
