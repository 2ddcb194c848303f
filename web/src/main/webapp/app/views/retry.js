/** A retry of many: how far it is, and the button that stops it. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {call, get} from '../parts/api.js';
import {filterText, groupAddress, progressText} from '../parts/dead-letters.js';
import {duration, number, plural, short} from '../parts/format.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {progressBar} from '../parts/progress.js';
import {backTo, badge, clock, facts, head, loading, more, problemBox} from '../parts/ui.js';

/** What it sent last may still fail: five deliveries take most of a minute. */
const AFTERMATH_MILLIS = 90_000;

export function view(page) {
  const {id} = page.parameters;
  const path = `/api/dead-letters/retry/${encodeURIComponent(id)}`;
  const state = {run: null, problem: null, returned: [], next: null, pages: 1, busy: false};
  page.title('Retry of many');
  const look = async () => {
    try {
      state.run = (await get(path, {signal: page.signal})).data;
      if (state.run.returned && state.pages === 1) {
        const {data, next} = await get(`${path}/returned?limit=50`, {signal: page.signal});
        // Not where somebody has gone on to further pages meanwhile.
        if (state.pages === 1) {
          Object.assign(state, {returned: data, next});
        }
      }
      state.problem = null;
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  };
  page.every(1_500, async () => {
    if (!state.run || state.run.state === 'RUNNING' || Date.now() - new Date(state.run.updatedAt) < AFTERMATH_MILLIS) {
      await look();
    }
  });
  const further = async () => {
    state.busy = true;
    state.pages++;
    page.update();
    try {
      const {data, next} = await get(state.next, {signal: page.signal});
      Object.assign(state, {returned: [...state.returned, ...data], next});
    } catch (problem) {
      state.pages--;
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
  };
  const stop = async () => {
    try {
      state.run = (await call('DELETE', path)).data;
      say('It stops before its next batch. What is sent is sent.');
    } catch (problem) {
      state.problem = problem;
    }
    page.update();
  };

  return () => {
    const {run} = state;
    const back = backTo('#/dead-letters', 'Dead letters');
    if (!run) {
      return html`${head('Retry of many', {back})}${state.problem ? problemBox(state.problem) : loading()}`;
    }
    const total = run.total ?? run.limit ?? null;
    const running = run.state === 'RUNNING';
    return html`
      ${head(html`Retry of many ${badge(run.state)}`, {
        back, lead: run.subscription || run.cause ? html`<a href=${groupAddress(run)}>${filterText(run)}</a>` : filterText(run),
        actions: running ? html`<button class="danger-quiet" @click=${stop}>Stop</button>` : nothing,
      })}
      ${problemBox(state.problem)}
      <section class="panel">
        <header><h2>${progressText(run, total)} sent</h2><span class="faint">${running && total
          ? `${duration(Math.max(0, total - run.retried) / run.ratePerSecond * 1000)} left at most at this rate` : nothing}</span></header>
        ${progressBar(run.state === 'DONE' ? 1 : total ? run.retried / total : null, 'Dead letters sent')}
      </section>
      <section class="panel">${facts([
        ['Sent', number(run.retried)],
        ['At most', run.limit ? number(run.limit) : 'all'],
        ['Rate', `${number(run.ratePerSecond)} a second`],
        ['Begun', html`${clock(run.startedAt)} by ${run.startedBy}`],
        run.stoppedBy && ['Stopped by', run.stoppedBy],
        run.remaining !== undefined && ['Not sent', number(run.remaining)],
        ['Came back', run.returned ? html`<strong class="bad">${number(run.returned)}</strong>` : '0'],
      ])}</section>
      ${state.returned.length ? html`<section class="panel flush"><header><h2>What came back</h2>
        <span class="faint">${plural(run.returned, 'dead letter')}, one round further</span></header>
        <div class="scroll"><table class="cards">
        <thead><tr><th>Dead letter</th><th>Order</th><th>Event</th><th>By now</th><th>Cause</th><th class="n">Died</th></tr></thead>
        <tbody>${repeat(state.returned, (it, i) => `${it.id} ${i}`, it => html`<tr>
          <td class="title"><a class="mono" href=${address(['dead-letters', it.id])}>${short(it.id)}</a></td>
          <td data-label="Order">${it.subject ? html`<a class="mono" href=${address(['orders',
            it.subject])}>${short(it.subject)}</a>` : '–'}</td>
          <td data-label="Event" class="whole">${it.type || '–'}</td>
          <td data-label="By now">${badge(it.state)}</td>
          <td class="clip soft" data-label="Cause"><a href=${groupAddress(it)}>${it.cause}</a></td>
          <td class="n" data-label="Died">${clock(it.deadSince)}</td></tr>`)}</tbody></table></div>
        ${more(state.next, state.busy, further)}</section>`
        : running || !run.retried ? nothing : html`<p class="soft">Nothing has come back. What fails again does so within a minute, where
          nothing else waits before it.</p>`}`;
  };
}
