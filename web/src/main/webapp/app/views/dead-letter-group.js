/** The dead letters of one group, of several, or those of which an edit waits, one by one: an address that can be sent to a colleague. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {live} from '../../lib/lit-html/directives/live.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {get, withQuery} from '../parts/api.js';
import {filterText, groupAddress, groupOf, isGroup, noteDown, noted, retryMany} from '../parts/dead-letters.js';
import {number, short} from '../parts/format.js';
import {hours} from '../parts/hours.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {backTo, clock, empty, facts, head, loading, more, problemBox, when} from '../parts/ui.js';

const PAGE = 50;
const CALM_MILLIS = 250;
/** A search looks at a thousand dead letters for each page, which may be empty: so many pages it goes on by itself. */
const FURTHER = 10;

export function view(page) {
  const {subscription, type, cause, proposed, search = ''} = page.query;
  const filter = {subscription, type, cause};
  const one = isGroup(filter) && !proposed;
  const state = {letters: null, next: null, group: null, problem: null, busy: false, pages: 1, search};
  let typing = null;
  const title = proposed ? 'Edits that wait for approval' : 'Dead letters';
  page.title(cause || title);
  page.atEnd(() => clearTimeout(typing));
  const first = () => withQuery('/api/dead-letters', {...filter, proposed, search: state.search, limit: PAGE});

  const load = async (path, append) => {
    const asked = state.search;
    state.busy = true;
    try {
      const [{data, next}, group] = await Promise.all([
        asked ? searched(path, asked) : get(path, {signal: page.signal}), one ? groupOf(filter, {signal: page.signal}) : null]);
      if (asked === state.search) {
        const known = new Set(append ? state.letters.map(it => it.id) : []);
        // The list has no filter for messages that do not say their type.
        const found = data.filter(it => !known.has(it.id) && (!one || it.type === type));
        Object.assign(state, {letters: append ? [...state.letters, ...found] : found, next, group, problem: null,
          pages: append ? state.pages + 1 : 1});
      }
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
  };
  /** Until a page is full. */
  const searched = async (path, asked) => {
    const found = [];
    let next = path;
    for (let i = 0; next && found.length < PAGE && i < FURTHER && asked === state.search; i++) {
      const answer = await get(next, {signal: page.signal});
      found.push(...answer.data);
      next = answer.next;
    }
    return {data: found, next};
  };
  page.every(4_000, async () => {
    if (state.pages === 1 && !(state.search && state.letters)) {
      await load(first(), false);
    }
  });
  const searches = event => {
    state.search = event.target.value;
    history.replaceState(null, '', `${groupAddress(filter)}${state.search ? `&search=${encodeURIComponent(state.search)}` : ''}`);
    clearTimeout(typing);
    typing = setTimeout(() => load(first(), false), CALM_MILLIS);
    page.update();
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say('The address of this group is in the clipboard.');
    } catch {
      say('The browser does not let this page copy; the address is in its address bar.', 'bad');
    }
  };
  const write = async () => {
    if (await noteDown(filter)) {
      load(first(), false);
    }
  };

  return () => {
    const {group, letters} = state;
    const count = one ? group?.count ?? 0 : null;
    return html`
      ${head(cause ? html`<span class="cause">${cause}</span>` : title, {
        back: backTo('#/dead-letters', 'Dead letters'),
        lead: one ? nothing : `One by one, those that died last first${subscription || type || cause ? `: ${filterText(filter)}` : ''}.`,
        actions: html`<button @click=${copy}>Copy address</button>
          ${one ? html`<button @click=${write}>Note…</button>` : nothing}
          ${one && count ? html`<button class="primary" @click=${() => retryMany(filter, count)}>Retry these…</button>` : nothing}`,
      })}
      ${problemBox(state.problem)}
      ${one ? html`<div class="columns">
        <section class="panel">${facts([
          ['Dead', letters === null ? '–' : number(count)],
          ['Subscription', html`<a href=${address(['subscriptions', subscription])}>${subscription}</a>`],
          ['Event', type || 'not said'],
          ['First seen', when(group?.firstSeen)],
          ['Last seen', when(group?.latest)],
        ])}${group ? noted(group) : nothing}</section>
        ${group ? html`<section class="panel"><header><h2>Last 24 hours</h2><span class="faint">when each died last</span></header>
          ${hours(group.perHour, {step: 14, height: 56, named: true})}</section>` : nothing}</div>` : nothing}
      ${proposed ? nothing : html`<div class="filters"><input type="search" aria-label="Search causes and stacks"
        placeholder="Search causes and stacks" size="34" maxlength="200" .value=${live(state.search)} @input=${searches}></div>`}
      ${letters === null ? state.problem ? nothing : loading() : letters.length === 0 && !state.next
        ? proposed ? empty('None any more', 'Somebody has decided on each.')
          : state.search ? empty('Nothing of that kind', 'Neither a cause nor a stack of the last deliveries says that.')
          : empty('None any more', html`They were retried, edited or discarded; the <a href="#/dead-letters/archive">archive</a> has what
            was done.`)
        : html`<section class="panel flush"><div class="scroll"><table class="cards">
          <thead><tr><th>Dead letter</th><th>Order</th>${one ? nothing : html`<th>Event</th><th>Subscription</th><th>Cause</th>`}
            <th class="n">Rounds</th><th class="n">Died</th></tr></thead>
          <tbody>${repeat(letters, it => it.id, it => html`<tr>
            <td class="title"><a class="mono" href=${address(['dead-letters', it.id])}>${short(it.id)}</a></td>
            <td data-label="Order">${it.subject ? html`<a class="mono" href=${address(['orders',
              it.subject])}>${short(it.subject)}</a>` : '–'}</td>
            ${one ? nothing : html`<td data-label="Event" class="whole">${it.type || '–'}</td>
              <td data-label="Subscription" class="whole">${it.subscription}</td><td class="clip soft" data-label="Cause">${it.cause}</td>`}
            <td class="n" data-label="Rounds">${it.rounds}</td>
            <td class="n" data-label="Died">${clock(it.deadSince)}</td></tr>`)}</tbody></table></div>
          ${more(state.next, state.busy, () => load(state.next, true))}</section>`}`;
  };
}
