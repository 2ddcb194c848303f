/**
 * What was seen of the flow, and the last 15 minutes of it, which the server remembers. While a view shows it, it comes by a stream, every
 * second; otherwise, and while there is no stream, the server is asked now and then.
 */
import {get} from './api.js';
import {KEPT_MILLIS, merged, samplesOf} from './flow-samples.js';
import {stream} from './live.js';

/** Between two points of a chart, and between two looks while there is no stream. */
const STEP_MILLIS = 2_000;
const SELDOM_MILLIS = 10_000;
const HIDDEN_MILLIS = 15_000;
/** By the stream the server's looks come every second; without it the server looks every five. */
const STALE_MILLIS = {stream: 4_000, asked: 12_000};
/** From one view that shows the flow to the next it is the same stream. */
const LINGER_MILLIS = 2_000;

const state = {flow: null, health: null, receivedAt: 0, samples: []};
const listeners = new Set();
let timer = null;
let eager = 0;
let closing = null;
let source = null;
let streaming = false;

/** What was seen last, and the samples of the last 15 minutes, the oldest first. */
export const flowSeen = () => state;

/** How old what is shown is: the server's look, and what has passed since it came here. */
export function ageMillis(now = Date.now()) {
  const {flow, receivedAt} = state;
  const seen = flow?.seenAt.broker;
  return now - receivedAt + (seen ? new Date(flow.at) - new Date(seen) : 0);
}

/** The latest look is older than it should be. */
export const isStale = (now = Date.now()) =>
  state.flow !== null && ageMillis(now) > (streaming ? STALE_MILLIS.stream : STALE_MILLIS.asked);

/** The columns of one subscription, or the sum of all. */
export function series(subscription, column) {
  return state.samples.map(({t, of}) => ({
    t,
    value: subscription
      ? of[subscription]?.[column] ?? null
      : Object.values(of).reduce((sum, values) => sum + (values[column] ?? 0), 0),
  }));
}

export function onFlow(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From now until the function that it returns is called, a view shows the flow. */
export function lookOften() {
  eager++;
  clearTimeout(closing);
  if (timer !== null) {
    openStream();
  }
  return () => {
    eager--;
    if (eager === 0) {
      closing = setTimeout(closeStream, LINGER_MILLIS);
    }
  };
}

export function startWatching() {
  if (timer === null) {
    timer = 0;
    look();
    lookBack();
    if (eager > 0) {
      openStream();
    }
  }
}

export function stopWatching() {
  clearTimeout(timer);
  closeStream();
  timer = null;
  state.flow = null;
  state.health = null;
  state.samples = [];
}

/** Now, because something was just done. */
export const lookNow = () => ask();

function openStream() {
  source ??= stream('/api/flow/stream', {
    flow: data => seen(data),
    health: data => {
      state.health = data;
      tell();
    },
  }, live => {
    streaming = live;
    // Lost, or refused: an answer says why, and does meanwhile.
    if (!live) {
      ask();
    }
  });
}

function closeStream() {
  clearTimeout(closing);
  source?.end();
  source = null;
  streaming = false;
}

function seen(flow) {
  state.flow = flow;
  state.receivedAt = Date.now();
  remember();
  tell();
}

const tell = () => listeners.forEach(it => it());

/** Asks where no stream tells, and comes back. */
async function look() {
  clearTimeout(timer);
  if (!streaming || Date.now() - state.receivedAt > STALE_MILLIS.stream) {
    await ask();
  }
  if (timer !== null) {
    clearTimeout(timer);
    timer = setTimeout(look, document.hidden ? HIDDEN_MILLIS : eager > 0 ? STEP_MILLIS : SELDOM_MILLIS);
  }
}

async function ask() {
  try {
    const asked = Date.now();
    const [flow, health] = await Promise.all([get('/api/flow'), get('/api/health/ready')]);
    if (timer === null) {
      return;
    }
    state.health = health.data;
    // The stream may have told of a later one meanwhile.
    if (state.receivedAt <= asked) {
      seen(flow.data);
    }
  } catch {
    // The connection says so itself; what was seen last stays, and gets stale.
  }
  tell();
}

/** What the server saw while this tab did not look. */
async function lookBack() {
  try {
    const {data} = await get('/api/flow/history');
    if (timer !== null) {
      state.samples = merged(state.samples, samplesOf(data, Date.now()));
      tell();
    }
  } catch {
    // Then the charts begin now.
  }
}

function remember() {
  if (!state.flow.topics) {
    return;
  }
  const of = {};
  state.flow.topics.forEach(topic => topic.subscriptions.forEach(it =>
    of[it.name] = [it.depth, it.inPerSecond ?? null, it.outPerSecond ?? null, it.deadLetters]));
  const t = state.receivedAt;
  if (t - (state.samples.at(-1)?.t ?? 0) < STEP_MILLIS * 0.9) {
    return;
  }
  state.samples = [...state.samples.filter(it => it.t > t - KEPT_MILLIS), {t, of}];
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && timer !== null) {
    look();
    lookBack();
  }
});
