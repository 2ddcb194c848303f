/** Dead letters, by cause. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {live} from '../../lib/lit-html/directives/live.js';
import {get, withQuery} from '../parts/api.js';
import {sparkline} from '../parts/charts.js';
import {filterText, groupAddress, progressText, retryMany} from '../parts/dead-letters.js';
import {flowSeen} from '../parts/flow-watch.js';
import {number, plural} from '../parts/format.js';
import {address} from '../parts/router.js';
import {badge, empty, head, loading, problemBox, when} from '../parts/ui.js';

/** How many each group had, while this tab was open. */
const seen = new Map();
const keyOf = it => JSON.stringify([it.subscription, it.type, it.cause]);

export function view(page) {
  const {subscription = '', search = ''} = page.query;
  const state = {groups: null, runs: [], problem: null, search};
  page.title('Dead letters');
  page.every(3_000, async () => {
    try {
      const [groups, runs] = await Promise.all([
        get(withQuery('/api/dead-letters', {groupBy: 'cause', subscription, limit: 200}), {signal: page.signal}),
        get('/api/dead-letters/retry?limit=5', {signal: page.signal})]);
      state.groups = groups.data;
      state.runs = runs.data;
      state.problem = null;
      const t = Date.now();
      const present = new Set(groups.data.map(keyOf));
      groups.data.forEach(it => seen.set(keyOf(it), [...seen.get(keyOf(it)) ?? [], {t, value: it.count}].slice(-450)));
      [...seen.keys()].filter(it => !present.has(it) && !subscription).forEach(it => seen.delete(it));
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  });

  return () => {
    const wanted = state.search.toLowerCase();
    const groups = state.groups?.filter(it => `${it.cause} ${it.type} ${it.subscription}`.toLowerCase().includes(wanted));
    const count = groups?.reduce((sum, it) => sum + it.count, 0);
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
      ${running.map(it => html`<a class="panel tile" href=${address(['dead-letters', 'retries', it.id])}>${badge('RUNNING', 'wait',
        'retrying')}
        ${filterText(it)}: ${progressText(it)} so far, ${it.ratePerSecond} a second at most</a>`)}
      <div class="filters">
        <input type="search" aria-label="Search cause, type and subscription" placeholder="Search cause, type, subscription" size="34"
          .value=${live(state.search)} @input=${event => {
            state.search = event.target.value;
            history.replaceState(null, '', address(['dead-letters'], {subscription, search: state.search}));
            page.update();
          }}>
        ${subscription ? html`<span class="badge off">only ${subscription}</span> <a href="#/dead-letters">show all</a>` : nothing}
        ${groups?.length ? html`<span class="faint">${plural(count, 'dead letter')} in ${plural(groups.length, 'group')}</span>` : nothing}
        ${unclaimed ? html`<span class="badge warn">${unclaimed} of no subscription</span>` : nothing}
      </div>
      ${groups === undefined ? state.problem ? nothing : loading() : groups.length === 0
        ? state.search ? empty('Nothing of that kind') : empty('No dead letters', 'Every message has been handled, or still is.')
        : html`<section class="panel flush"><div class="scroll"><table class="cards">
          <thead><tr><th>Cause</th><th>Subscription</th><th>Event</th><th class="n">Dead</th><th class="wide-only">While open</th>
            <th class="n">First</th>
            <th class="n">Last</th></tr></thead>
          <tbody>${groups.map(row)}</tbody></table></div></section>`}`;
  };
}

const row = it => html`<tr>
  <td class="title cause"><a href=${groupAddress(it)}>${it.cause || 'unknown cause'}</a></td>
  <td data-label="Subscription" class="nowrap">${it.subscription}</td>
  <td data-label="Event">${it.type || html`<span class="faint">not said</span>`}</td>
  <td class="n" data-label="Dead"><strong>${number(it.count)}</strong>${trend(it)}</td>
  <td class="wide-only">${sparkline(seen.get(keyOf(it)) ?? [], 80)}</td>
  <td class="n" data-label="First">${when(it.oldest)}</td>
  <td class="n" data-label="Last">${when(it.latest)}</td>
</tr>`;

/** More or fewer than when this tab first saw the group. */
function trend(it) {
  const difference = it.count - (seen.get(keyOf(it))?.[0].value ?? it.count);
  return difference === 0 ? nothing : html` <small>${difference > 0 ? '▲' : '▼'} ${number(Math.abs(difference))}</small>`;
}
