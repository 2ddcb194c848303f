/**
 * The points of the charts: what the server has seen before this tab was opened, and what this tab has seen.
 *
 * A sample is {t, of: {[subscription]: [depth, in, out, dead]}}; t is a time of the browser's clock.
 */
export const KEPT_MILLIS = 15 * 60_000;
/** The server's history has a look for each five seconds: what is nearer to one of the tab's is the same. */
const SAME_MILLIS = 2_500;

/** The samples of an answer of /api/flow/history that came now, by the browser's clock: the server's may be another. */
export function samplesOf({at, seenAt, subscriptions}, now) {
  const ahead = now - new Date(at);
  return seenAt.map((time, i) => ({
    t: new Date(time).getTime() + ahead,
    of: Object.fromEntries(subscriptions.filter(it => it.depth[i] !== null).map(it =>
      [it.name, [it.depth[i], it.inPerSecond[i], it.outPerSecond[i], it.deadLetters[i]]])),
  }));
}

/** The tab's samples, and those of the server where the tab has none. */
export const merged = (seen, past) => [...seen, ...past.filter(({t}) => !seen.some(it => Math.abs(it.t - t) < SAME_MILLIS))]
  .sort((a, b) => a.t - b.t);
