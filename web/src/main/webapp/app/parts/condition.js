/** What is to be thought of a subscription, in a kind (colour and shape) and in words. */
import {timeToClear} from './clearing.js';
import {duration, number} from './format.js';

/** What waits longer than this should be looked at. */
const OLD_SECONDS = 60;

/** @returns {{kind: 'good'|'warn'|'bad'|'paused', text: string}} */
export function conditionOf(it) {
  if (it.paused) {
    return {kind: 'paused', text: 'paused'};
  }
  if (it.consumers === 0) {
    return {kind: 'bad', text: 'nobody listens'};
  }
  if (it.scheduled > 0) {
    return {kind: 'warn', text: `${number(it.scheduled)} failed, will be tried again`};
  }
  const clearing = timeToClear(it.depth, it.inPerSecond, it.outPerSecond);
  if (it.oldestAgeSeconds > OLD_SECONDS && clearing.state !== 'clearing') {
    return {kind: 'warn', text: `oldest message waits for ${duration(it.oldestAgeSeconds * 1000)}`};
  }
  if (clearing.state === 'growing') {
    return {kind: 'warn', text: 'more comes in than goes out'};
  }
  return {kind: 'good', text: it.depth ? clearingText(clearing) : 'nothing waits'};
}

/** "clear in 3 min", "growing". */
export function clearingText(clearing) {
  return {
    clear: 'clear', growing: 'growing', standing: 'stands still', unknown: 'not known yet',
    clearing: clearing.seconds < 1 ? 'clear in a moment' : `clear in ${duration(clearing.seconds * 1000)}`,
  }[clearing.state];
}

/** Before the first dot of payment.orders. */
export const moduleOf = subscription => subscription.split('.')[0];
export const topicOf = subscription => subscription.slice(subscription.indexOf('.') + 1);
