/**
 * A stream of Server-Sent Events, open while somebody looks at this tab: a browser has six connections to a server, and tabs that nobody
 * sees would take them from those that somebody does. It comes back by itself.
 */
import {tellPresence} from './api.js';

/** A server that refuses is asked again after this; a connection that is lost the browser opens again by itself. */
const RETRY_MILLIS = 5_000;
const CHECK_MILLIS = 1_000;

/**
 * @param {string} path
 * @param {Object<string, function(Object)>} events what is done with the data of each type of event
 * @param {function(boolean)} changed told whether the stream is open, whenever that has changed, and whenever the server refused it
 * @returns {{end: function, again: function}} again: this one is silent, open another
 */
export function stream(path, events, changed) {
  let source = null;
  let retry = null;
  let live = false;

  const is = yes => {
    if (live !== yes) {
      live = yes;
      changed(yes);
    }
  };
  const open = () => {
    clearTimeout(retry);
    const opened = source = new EventSource(path);
    opened.onopen = () => is(true);
    Object.entries(events).forEach(([type, act]) => opened.addEventListener(type, event => act(JSON.parse(event.data))));
    opened.onerror = () => {
      is(false);
      if (opened.readyState === EventSource.CLOSED && source === opened) {
        source = null;
        retry = setTimeout(open, RETRY_MILLIS);
        changed(false);
      }
    };
  };
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = null;
    live = false;
  };
  const again = () => {
    close();
    if (!document.hidden) {
      open();
    }
  };
  const checking = setInterval(() => live && tellPresence(), CHECK_MILLIS);
  document.addEventListener('visibilitychange', again);
  addEventListener('pagehide', close);
  addEventListener('pageshow', again);
  again();
  return {
    again,
    end: () => {
      clearInterval(checking);
      document.removeEventListener('visibilitychange', again);
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', again);
      close();
    },
  };
}
