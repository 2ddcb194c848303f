/**
 * A stream of Server-Sent Events, open while somebody looks at this tab: a browser has six connections to a server, and tabs that nobody
 * sees would take them from those that somebody does. It comes back by itself, also when it is silent: a browser does not notice a
 * connection that nobody ends.
 */
import {tellPresence} from './api.js';

/** A server that refuses is asked again after this; a connection that is lost the browser opens again by itself. */
const RETRY_MILLIS = 5_000;
const CHECK_MILLIS = 1_000;
/** A stream that says nothing for so long is dead; where it says how often it shows that it lives, so long after two times of that. */
const SILENT_MILLIS = 10_000;

/**
 * @param {string} path
 * @param {Object<string, function(Object)>} events what is done with the data of each type of event
 * @param {function(boolean)} changed told whether the stream is open, whenever that has changed, and whenever the server refused it or
 *   said nothing
 * @returns {{end: function}}
 */
export function stream(path, events, changed) {
  let source = null;
  let retry = null;
  let live = false;
  let heardAt = 0;
  let silentMillis = SILENT_MILLIS;

  const is = yes => {
    live = yes;
    changed(yes);
  };
  const open = () => {
    clearTimeout(retry);
    const opened = source = new EventSource(path);
    const hears = (type, act) => opened.addEventListener(type, event => {
      heardAt = Date.now();
      act(event);
    });
    heardAt = Date.now();
    hears('open', () => is(true));
    hears('alive', event => {
      silentMillis = SILENT_MILLIS + 2_000 * JSON.parse(event.data).everySeconds;
    });
    Object.entries(events).forEach(([type, act]) => hears(type, event => act(JSON.parse(event.data))));
    hears('error', () => {
      const refused = opened.readyState === EventSource.CLOSED && source === opened;
      if (refused) {
        source = null;
        retry = setTimeout(open, RETRY_MILLIS);
      }
      if (live || refused) {
        is(false);
      }
    });
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
  const checking = setInterval(() => {
    if (source !== null && Date.now() - heardAt > silentMillis) {
      is(false);
      again();
    }
    if (live) {
      tellPresence();
    }
  }, CHECK_MILLIS);
  document.addEventListener('visibilitychange', again);
  addEventListener('pagehide', close);
  addEventListener('pageshow', again);
  again();
  return {
    end: () => {
      clearInterval(checking);
      document.removeEventListener('visibilitychange', again);
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', again);
      close();
    },
  };
}
