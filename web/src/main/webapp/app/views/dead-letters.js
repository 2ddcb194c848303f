/** Dead letters, by cause; what was given back lately; and the retries of many. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {live} from '../../lib/lit-html/directives/live.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {get, withQuery} from '../parts/api.js';
import {filterText, groupAddress, noted, progressText, retryAddress, retryMany} from '../parts/dead-letters.js';
import {flowSeen} from '../parts/flow-watch.js';
import {number, plural} from '../parts/format.js';
import {hours} from '../parts/hours.js';
import {address, paragraph} from '../parts/router.js';
import {badge, clock, empty, head, loading, problemBox, when} from '../parts/ui.js';

/** Who types is asked for when the last letter is this old. */
const CALM_MILLIS = 250;
/** More groups than that are not shown: the largest are. */
const MOST_GROUPS = 200;
/** More edits than that are not counted. */
const MOST_PROPOSED = 50;

export function view(page) {
  const {subscription = '', search = ''} = page.query;
  const state = {groups: null, runs: [], givenBack: [], proposed: null, problem: null, search, found: null};
  let typing = null;
  page.title('Dead letters');
  page.atEnd(() => clearTimeout(typing));
  const look = async () => {
    const asked = state.search;
    // A search looks into the stacks of all groups: once, when its text changes.
    const again = !asked || asked !== state.found;
    try {
      const [groups, givenBack, runs, proposed] = await Promise.all([
        again ? get(withQuery('/api/dead-letters', {groupBy: 'cause', subscription, search: asked, limit: MOST_GROUPS}),
          {signal: page.signal}) : {data: state.groups},
        get('/api/dead-letters/given-back?limit=20', {signal: page.signal}),
        get('/api/dead-letters/retry?limit=5', {signal: page.signal}),
        get(withQuery('/api/dead-letters', {proposed: true, limit: MOST_PROPOSED}), {signal: page.signal})]);
      if (asked === state.search) {
        Object.assign(state, {groups: groups.data, found: asked, givenBack: givenBack.data, runs: runs.data, proposed, problem: null});
      }
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  };
  page.every(3_000, look);
  const searches = event => {
    state.search = event.target.value;
    history.replaceState(null, '', address(['dead-letters'], {subscription, search: state.search}));
    clearTimeout(typing);
    typing = setTimeout(look, CALM_MILLIS);
    page.update();
  };

  return () => {
    const {groups} = state;
    const all = groups !== null && groups.length < MOST_GROUPS;
    const shown = groups?.reduce((sum, it) => sum + it.count, 0) ?? 0;
    const count = all ? shown : countOf(subscription, shown);
    const running = state.runs.filter(it => it.state === 'RUNNING');
    const unclaimed = flowSeen().flow?.unclaimedDeadLetters;
    return html`
      ${head('Dead letters', {
        lead: 'Messages that failed five times or can never succeed, by what they failed of.',
        actions: html`<a class="button" href="#/dead-letters/archive">Archive</a>
          ${groups?.length && !state.search ? html`<button class="primary" @click=${() => retryMany(subscription ? {subscription}
            : {}, count)}>Retry all…</button>` : nothing}`,
      })}
      ${problemBox(state.problem)}
      ${running.map(it => html`<a class="panel tile" href=${retryAddress(it)}>${badge('RUNNING', 'wait',
        'retrying')}
        ${filterText(it)}: ${progressText(it, it.total)} so far, ${it.ratePerSecond} a second at most</a>`)}
      ${state.proposed?.data.length ? waiting(state.proposed) : nothing}
      <div class="filters">
        <input type="search" aria-label="Search causes and stacks" placeholder="Search causes and stacks" size="34" maxlength="200"
          .value=${live(state.search)} @input=${searches}>
        ${subscription ? html`<span class="badge off">only ${subscription}</span> <a href="#/dead-letters">show all</a>` : nothing}
        ${groups?.length ? html`<span class="faint">${all ? `${plural(count, 'dead letter')} in ${plural(groups.length, 'group')}`
          : `the ${MOST_GROUPS} largest groups`}</span>
          <a href=${address(['dead-letters', 'group'], {subscription, search: state.search})}>one by one</a>` : nothing}
        ${unclaimed ? html`<a class="badge warn" href=${paragraph('operating', 'Dead letters of no subscription')}>${number(unclaimed)} of
          no subscription</a>` : nothing}
      </div>
      ${groups === null ? state.problem ? nothing : loading() : groups.length === 0
        ? state.search ? empty('Nothing of that kind', 'Neither a cause nor a stack of the last deliveries says that.')
          : empty('No dead letters', 'Every message has been handled, or still is.')
        : html`<section class="panel flush"><div class="scroll"><table class="cards">
          <thead><tr><th>Cause</th><th>Subscription</th><th>Event</th><th class="n">Dead</th><th>Last 24 hours</th>
            <th class="n">First seen</th><th class="n">Last seen</th></tr></thead>
          <tbody>${repeat(groups, groupAddress, row)}</tbody></table></div></section>`}
      ${state.givenBack.length ? givenBack(state.givenBack) : nothing}
      ${state.runs.length ? retries(state.runs) : nothing}`;
  };
}

/** Whoever is to approve an edit is another than who proposed it: it has to be found. */
const waiting = ({data, next}) => html`<a class="panel tile" href=${address(['dead-letters', 'group'], {proposed: true})}>
  ${badge('EDIT_PROPOSED', 'wait', 'edit proposed')}
  ${next ? `${number(data.length)} edits or more wait` : data.length === 1 ? '1 edit waits' : `${number(data.length)} edits wait`} for
  approval</a>`;

/** What the broker counts, where the groups that are shown are not all; null where that cannot be: its look is older, or fails. */
function countOf(subscription, shown) {
  const count = (flowSeen().flow?.topics ?? []).flatMap(it => it.subscriptions)
    .filter(it => !subscription || it.name === subscription).reduce((sum, it) => sum + it.deadLetters, 0);
  return count < shown ? null : count;
}

const row = it => html`<tr>
  <td class="title cause"><a href=${groupAddress(it)}>${it.cause || 'unknown cause'}</a>${noted(it)}</td>
  <td data-label="Subscription" class="nowrap whole">${it.subscription}</td>
  <td data-label="Event" class="whole">${it.type || html`<span class="faint">not said</span>`}</td>
  <td class="n" data-label="Dead"><strong>${number(it.count)}</strong></td>
  <td data-label="Last 24 hours" class="whole">${hours(it.perHour)}</td>
  <td class="n" data-label="First seen">${when(it.firstSeen)}</td>
  <td class="n" data-label="Last seen">${when(it.latest)}</td>
</tr>`;

/** What may be on its way still: while its subscription has messages waiting nobody knows. */
function givenBack(groups) {
  const waiting = new Map((flowSeen().flow?.topics ?? []).flatMap(it => it.subscriptions).map(it => [it.name, it.depth]));
  const fate = it => !waiting.has(it.subscription) ? nothing : waiting.get(it.subscription)
    ? badge('', 'wait', `${plural(waiting.get(it.subscription), 'message')} waiting there`) : badge('', 'good', 'handled');
  return html`<section class="panel flush"><header><h2>Given back in the last hour</h2>
      <span class="faint">and not come back</span></header><div class="scroll"><table class="cards">
    <thead><tr><th>Cause</th><th>Subscription</th><th>Event</th><th>State</th><th class="n">Given back</th><th class="n">Last</th></tr>
    </thead>
    <tbody>${repeat(groups, groupAddress, it => html`<tr>
      <td class="title cause"><a href=${groupAddress(it)}>${it.cause || 'unknown cause'}</a></td>
      <td data-label="Subscription" class="nowrap whole">${it.subscription}</td>
      <td data-label="Event" class="whole">${it.type || html`<span class="faint">not said</span>`}</td>
      <td data-label="State" class="whole">${fate(it)}</td>
      <td class="n" data-label="Given back">${number(it.count)}</td>
      <td class="n" data-label="Last">${when(it.last)}</td></tr>`)}</tbody></table></div></section>`;
}

const retries = runs => html`<section class="panel flush"><header><h2>Retries of many</h2><span class="faint">the latest</span></header>
  <div class="scroll"><table class="cards">
    <thead><tr><th>Of</th><th>State</th><th class="n">Sent</th><th class="n">Came back</th><th>By</th><th class="n">Begun</th></tr></thead>
    <tbody>${repeat(runs, it => it.id, it => html`<tr>
      <td class="title cause"><a href=${retryAddress(it)}>${filterText(it)}</a></td>
      <td data-label="State">${badge(it.state)}</td>
      <td class="n" data-label="Sent">${number(it.retried)}</td>
      <td class="n" data-label="Came back">${it.returned ? html`<strong class="bad">${number(it.returned)}</strong>` : '0'}</td>
      <td data-label="By">${it.startedBy}</td>
      <td class="n" data-label="Begun">${clock(it.startedAt)}</td></tr>`)}</tbody></table></div></section>`;
