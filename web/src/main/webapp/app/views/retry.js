/** A retry of many: how far it is, and the button that stops it. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {call, get} from '../parts/api.js';
import {filterText, groupAddress, progressText} from '../parts/dead-letters.js';
import {duration, number} from '../parts/format.js';
import {say} from '../parts/say.js';
import {progressBar} from '../parts/progress.js';
import {backTo, badge, clock, facts, head, loading, problemBox} from '../parts/ui.js';

export function view(page) {
  const {id} = page.parameters;
  const of = Number(page.query.of) || null;
  const path = `/api/dead-letters/retry/${encodeURIComponent(id)}`;
  const state = {run: null, problem: null};
  page.title('Retry of many');
  const look = async () => {
    try {
      state.run = (await get(path, {signal: page.signal})).data;
      state.problem = null;
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  };
  page.every(1_000, async () => {
    if (!state.run || state.run.state === 'RUNNING') {
      await look();
    }
  });
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
    const total = of ?? run.limit ?? null;
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
        run.remaining !== undefined && ['Dead still or again', number(run.remaining)],
      ])}</section>
      ${run.state === 'DONE' && run.remaining ? html`<p class="soft">What failed again is back in <a href=${groupAddress(run)}>its
        group</a>, one round
        further.</p>` : nothing}`;
  };
}
