/** Looks at the flow again and again, and remembers the last 15 minutes of it, across reloads of this tab. */
import {get} from './api.js';

const KEPT_MILLIS = 15 * 60_000;
const STEP_MILLIS = 2_000;
const STORE = 'orderflow.flow';
/** The server looks at its parts every few seconds; what is older than this is not what is. */
const STALE_MILLIS = 12_000;

const state = {flow: null, health: null, receivedAt: 0, samples: restored()};
const listeners = new Set();
let timer = null;
let eager = 0;

/** What was seen last. samples: {t, of: {[subscription]: [depth, in, out, dead]}}, the oldest first. */
export const flowSeen = () => state;

/** The latest look is older than it should be. */
export function isStale(now = Date.now()) {
  if (!state.flow) {
    return false;
  }
  const seen = state.flow.seenAt.broker;
  const age = seen ? new Date(state.flow.at) - new Date(seen) : 0;
  return now - state.receivedAt + age > STALE_MILLIS;
}

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

/** While somebody looks at the flow it is asked for every two seconds, otherwise, for the signs in the navigation, every ten. */
export function lookOften() {
  eager++;
  if (timer !== null) {
    clearTimeout(timer);
    look();
  }
  return () => eager--;
}

export function startWatching() {
  if (timer === null) {
    timer = 0;
    look();
  }
}

export function stopWatching() {
  clearTimeout(timer);
  timer = null;
  state.flow = null;
  state.health = null;
}

/** Now, because something was just done. */
export const lookNow = () => look(false);

async function look(again = true) {
  try {
    const [flow, health] = await Promise.all([get('/api/flow'), get('/api/health/ready')]);
    state.flow = flow.data;
    state.health = health.data;
    state.receivedAt = Date.now();
    remember();
  } catch {
    // The connection says so itself; what was seen last stays, and gets stale.
  }
  if (again && timer !== null) {
    clearTimeout(timer);
    timer = setTimeout(look, document.hidden ? 15_000 : eager > 0 ? STEP_MILLIS : 10_000);
  }
  listeners.forEach(it => it());
}

function remember() {
  if (!state.flow.topics) {
    return;
  }
  const of = {};
  state.flow.topics.forEach(topic => topic.subscriptions.forEach(it =>
    of[it.name] = [it.depth, it.inPerSecond ?? null, it.outPerSecond ?? null, it.deadLetters]));
  const t = state.receivedAt;
  state.samples = [...state.samples.filter(it => it.t > t - KEPT_MILLIS), {t, of}];
  if (state.samples.length % 5 === 0) {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(state.samples));
    } catch {
      // No room: then it is not kept across a reload.
    }
  }
}

function restored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]').filter(it => it.t > Date.now() - KEPT_MILLIS && it.of);
  } catch {
    return [];
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && timer !== null) {
    clearTimeout(timer);
    look();
  }
});
