/** The dead letters of one cause: an address that can be sent to a colleague. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {get, withQuery} from '../parts/api.js';
import {retryMany} from '../parts/dead-letters.js';
import {number, short} from '../parts/format.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {backTo, clock, empty, facts, head, loading, more, problemBox, when} from '../parts/ui.js';

export function view(page) {
  const {subscription, type, cause} = page.query;
  const filter = {subscription, type, cause};
  const state = {letters: null, next: null, group: null, problem: null, busy: false, pages: 1};
  page.title(cause || 'Dead letters');
  const first = withQuery('/api/dead-letters', {...filter, limit: 50});

  const load = async (path, append) => {
    state.busy = true;
    try {
      const [{data, next}, groups] = await Promise.all([
        get(path, {signal: page.signal}), get(withQuery('/api/dead-letters', {...filter, groupBy: 'cause', limit: 200}),
          {signal: page.signal})]);
      const known = new Set(state.letters?.map(it => it.id));
      state.letters = append ? [...state.letters, ...data.filter(it => !known.has(it.id))] : data;
      state.next = next;
      state.group = groups.data;
      state.problem = null;
      state.pages += append ? 1 : 0;
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
  };
  page.every(4_000, async () => {
    if (state.pages === 1) {
      await load(first, false);
    }
  });

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say('The address of this group is in the clipboard.');
    } catch {
      say('The browser does not let this page copy; the address is in its address bar.', 'bad');
    }
  };

  return () => {
    const count = state.group?.reduce((sum, it) => sum + it.count, 0) ?? null;
    const oldest = state.group?.map(it => it.oldest).sort()[0];
    const latest = state.group?.map(it => it.latest).sort().at(-1);
    return html`
      ${head(cause || 'Dead letters', {
        back: backTo('#/dead-letters', 'Dead letters'),
        actions: html`<button @click=${copy}>Copy address</button>
          ${count ? html`<button class="primary" @click=${() => retryMany(Object.fromEntries(Object.entries(filter).filter(([,
            it]) => it !== undefined)), count)}>
            Retry these…</button>` : nothing}`,
      })}
      ${problemBox(state.problem)}
      <section class="panel">${facts([
        ['Dead', count === null ? '–' : number(count)],
        subscription && ['Subscription', html`<a href=${address(['subscriptions', subscription])}>${subscription}</a>`],
        ['Event', type || 'any'],
        ['First', when(oldest)],
        ['Last', when(latest)],
      ])}</section>
      ${state.letters === null ? state.problem ? nothing : loading() : state.letters.length === 0
        ? empty('None any more', 'They were retried, edited or discarded; the archive has what was done.')
        : html`<section class="panel flush"><div class="scroll"><table class="cards">
          <thead><tr><th>Dead letter</th><th>Order</th><th>Event</th><th>Cause</th><th class="n">Rounds</th><th class="n">Died</th>
            </tr></thead>
          <tbody>${repeat(state.letters, it => it.id, it => html`<tr>
            <td class="title"><a class="mono" href=${address(['dead-letters', it.id])}>${short(it.id)}</a></td>
            <td data-label="Order">${it.subject ? html`<a class="mono" href=${address(['orders',
              it.subject])}>${short(it.subject)}</a>` : '–'}</td>
            <td data-label="Event">${it.type || '–'}</td>
            <td class="clip soft" data-label="Cause">${it.cause}</td>
            <td class="n" data-label="Rounds">${it.rounds}</td>
            <td class="n" data-label="Died">${clock(it.deadSince)}</td></tr>`)}</tbody></table></div>
          ${more(state.next, state.busy, () => load(state.next, true))}</section>`}`;
  };
}
