/** A queue that is passed through has messages in it now and then: that is no backlog. */
export const isPassedThrough = (depth, outPerSecond) => depth <= Math.max(10, outPerSecond * 2);

/**
 * How long a queue takes until it is empty, by what came in and went out lately.
 *
 * @returns {{state: 'clear'|'clearing'|'growing'|'standing'|'unknown', seconds: ?number}}
 */
export function timeToClear(depth, inPerSecond, outPerSecond) {
  if (depth === 0) {
    return {state: 'clear', seconds: 0};
  }
  if (inPerSecond === undefined || outPerSecond === undefined || inPerSecond === null || outPerSecond === null) {
    return {state: 'unknown', seconds: null};
  }
  if (outPerSecond === 0) {
    return {state: 'standing', seconds: null};
  }
  const net = outPerSecond - inPerSecond;
  if (isPassedThrough(depth, outPerSecond)) {
    return {state: 'clearing', seconds: depth / outPerSecond};
  }
  return net > 0 ? {state: 'clearing', seconds: depth / net} : {state: 'growing', seconds: null};
}
