/** Says whether what is shown is now, and what cannot be reached: in words, not by colour alone. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {goneSince} from './api.js';
import {ageMillis, flowSeen, isStale} from './flow-watch.js';
import {duration} from './format.js';
import {shape} from './ui.js';

/** "live, node1"; "stale: as it was 8 s ago". Screen readers are told of the change, not of every second. */
export function freshness() {
  const {flow} = flowSeen();
  if (!flow) {
    return nothing;
  }
  const state = goneSince() ? 'no connection' : isStale() ? 'stale' : 'live';
  const age = duration(Math.max(1_000, Math.floor(ageMillis() / 1_000) * 1_000));
  return html`<span class=${state === 'live' ? 'live' : 'live stale'}><span><span role="status">${state}</span>${state === 'live'
    ? `, ${flow.node}` : `: as it was ${age} ago`}</span></span>`;
}

/** Broker and database, where one does not answer: health knows it within seconds, the flow when a look has failed. */
const partsAway = ({flow, health}) => ['broker', 'database'].filter(part =>
  flow?.unknown.includes(part) || health?.checks.some(it => it.name === part && it.status === 'DOWN'));

export function awayBox() {
  const parts = partsAway(flowSeen());
  return parts.length ? html`<div class="problem away" role="alert">${shape('bad')}<div>
    <strong>The ${parts.join(' and the ')} cannot be reached.</strong>
    <p>Messages wait, nothing is lost. What is shown of it is from before. The page shows by itself when it is back.</p></div></div>`
    : nothing;
}
