/** Changes of status while they happen: one stream for all views of this tab, open while somebody looks at it. */
import {stream} from './live.js';

const listeners = new Set();
let opened = null;
let live = false;

export const isLive = () => live;

/**
 * @param {function(?Object)} listener gets each change; and null whenever the stream is lost, or there again: what happened meanwhile it
 *   does not tell
 * @returns {function} to hear no more
 */
export function onOrders(listener) {
  listeners.add(listener);
  opened ??= stream('/api/stream?heartbeat=event', {status: tell}, is);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      opened.end();
      opened = null;
      live = false;
    }
  };
}

function tell(change) {
  listeners.forEach(it => it(change));
}

function is(yes) {
  live = yes;
  tell(null);
}
