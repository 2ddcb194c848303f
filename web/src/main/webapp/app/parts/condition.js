/** What is to be thought of a subscription, in a kind (colour and shape) and in words. */
import {isPassedThrough, timeToClear} from './clearing.js';
import {duration, number} from './format.js';

/** What waits longer than this should be looked at. */
const OLD_SECONDS = 60;
/** What waits in a backlog is as old as the backlog. What is so many times older than that still takes is left behind by the others. */
const LEFT_BEHIND = 10;
/** The default of ORDERFLOW_IN_DOUBT_SECONDS. Before that a transaction is traffic. */
const IN_DOUBT_SECONDS = 120;

/** Whether recovery should have decided this transaction by now. */
export const isInDoubtForTooLong = it => it.ageSeconds > IN_DOUBT_SECONDS;

/** Dead letters of all subscriptions, and of none. */
export const deadLettersOf = flow => (flow.topics ?? []).flatMap(it => it.subscriptions).reduce((sum, it) => sum + it.deadLetters,
  flow.unclaimedDeadLetters ?? 0);

/** @returns {{kind: 'good'|'warn'|'bad'|'paused', text: string, detail: ?string}} */
export function conditionOf(it) {
  if (it.paused) {
    return {kind: 'paused', text: 'paused', detail: it.pause ? `by ${it.pause.by}: ${it.pause.reason}` : 'who did it is not known'};
  }
  if (it.consumers === 0) {
    return {kind: 'bad', text: 'nobody listens'};
  }
  if (it.scheduled > 0) {
    return {kind: 'warn', text: `${number(it.scheduled)} failed, will be retried`};
  }
  const clearing = timeToClear(it.depth, it.inPerSecond, it.outPerSecond);
  if (it.oldestAgeSeconds > OLD_SECONDS && !isWorkedOff(it, clearing)) {
    return {kind: 'warn', text: `oldest waits for ${duration(it.oldestAgeSeconds * 1000)}`};
  }
  if (clearing.state === 'growing') {
    return {kind: 'warn', text: 'more comes in than goes out'};
  }
  return {kind: 'good', text: it.depth ? clearingText(clearing) : 'nothing waits'};
}

/** A backlog that gets less, in its turn. */
const isWorkedOff = ({depth, outPerSecond, oldestAgeSeconds}, clearing) => clearing.state === 'clearing'
  && !isPassedThrough(depth, outPerSecond) && oldestAgeSeconds <= clearing.seconds * LEFT_BEHIND;

/** Where the message waits that waits the longest; undefined where nothing waits. */
export const oldestOf = subscriptions => subscriptions.filter(it => it.oldestAgeSeconds !== undefined)
  .reduce((oldest, it) => oldest?.oldestAgeSeconds >= it.oldestAgeSeconds ? oldest : it, undefined);

/** Where to look when messages wait: at what is paused, or else at what is the deepest; undefined where nothing waits. */
export const waitingOf = subscriptions => subscriptions.filter(it => it.paused || it.depth)
  .reduce((most, it) => most && (most.paused && !it.paused || most.paused === it.paused && most.depth >= it.depth) ? most : it, undefined);

/** "clear in 3 min", "growing". */
export function clearingText(clearing) {
  return {
    clear: 'clear', growing: 'growing', standing: 'stands still', unknown: 'not known yet',
    clearing: clearing.seconds < 1 ? 'clear in a moment' : `clear in ${duration(clearing.seconds * 1000)}`,
  }[clearing.state];
}

/** "16 on node1, 16 on node2"; nothing where no node says so. */
export const nodesText = nodes => nodes.map(it => `${number(it.consumers)} on ${it.node}`).join(', ');

/**
 * The nodes, as the subscriptions and the transactions in doubt name them.
 *
 * @returns {{node: string, consumers: number, subscriptions: number, inDoubt: Object[]}[]}
 */
export function nodesOf(flow) {
  const nodes = new Map();
  const of = node => nodes.get(node) ?? nodes.set(node, {node, consumers: 0, subscriptions: 0, inDoubt: []}).get(node);
  of(flow.node);
  (flow.topics ?? []).flatMap(it => it.subscriptions).flatMap(it => it.nodes).forEach(it => {
    of(it.node).consumers += it.consumers;
    of(it.node).subscriptions++;
  });
  flow.inDoubt.filter(it => it.owner).forEach(it => of(it.owner).inDoubt.push(it));
  return [...nodes.values()].sort((a, b) => a.node.localeCompare(b.node));
}

/** Before the first dot of payment.orders. */
export const moduleOf = subscription => subscription.split('.')[0];
export const topicOf = subscription => subscription.slice(subscription.indexOf('.') + 1);
