/** Changes of status while they happen: one stream for all views of this tab. */

const listeners = new Set();
let source = null;
let retry = null;
let live = false;

export const isLive = () => live;

/**
 * @param {function(?Object)} listener gets each change; and null whenever the stream begins, is lost, or is there again
 * @returns {function} to hear no more
 */
export function onOrders(listener) {
  listeners.add(listener);
  if (listeners.size === 1) {
    open();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      close();
    }
  };
}

function tell(change) {
  listeners.forEach(it => it(change));
}

function is(yes) {
  if (live !== yes) {
    live = yes;
    tell(null);
  }
}

function open() {
  source = new EventSource('/api/stream');
  source.onopen = () => is(true);
  source.addEventListener('status', event => tell(JSON.parse(event.data)));
  source.onerror = () => {
    is(false);
    // Refused, not lost: then the browser does not try again by itself.
    if (source?.readyState === EventSource.CLOSED) {
      clearTimeout(retry);
      retry = setTimeout(() => listeners.size && open(), 5_000);
    }
  };
}

function close() {
  clearTimeout(retry);
  source?.close();
  source = null;
  live = false;
}

addEventListener('pagehide', close);
addEventListener('pageshow', event => {
  if (event.persisted && listeners.size) {
    open();
  }
});
