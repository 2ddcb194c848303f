/** Orders, the newest first, arriving while one looks. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {get, withQuery} from '../parts/api.js';
import {money, plural, short} from '../parts/format.js';
import {isLive, onOrders} from '../parts/order-stream.js';
import {address} from '../parts/router.js';
import {isOperator} from '../parts/session.js';
import {badge, clock, empty, head, loading, more, problemBox} from '../parts/ui.js';

const STATUSES = ['', 'PLACED', 'CONFIRMED', 'SHIPPED', 'REJECTED', 'CANCELLED'];
const PAGE = 50;
/** The first page is asked for again at most this often, however many orders come. */
const CALM_MILLIS = 1_500;

export function view(page) {
  const {status = '', customerId = ''} = page.query;
  const state = {orders: null, next: null, busy: false, problem: null, unseen: 0, pages: 1, fresh: new Set()};
  let pending = null;
  page.title('Orders');
  const first = withQuery('/api/orders', {status, customerId, limit: PAGE});

  const load = async (address, append) => {
    state.busy = true;
    page.update();
    try {
      const {data, next} = await get(address, {signal: page.signal});
      const known = new Set(state.orders?.map(it => it.id));
      if (!append && state.orders) {
        state.fresh = new Set(data.filter(it => !known.has(it.id)).map(it => it.id));
      }
      state.orders = append ? [...state.orders, ...data.filter(it => !known.has(it.id))] : data;
      state.next = next;
      state.problem = null;
      state.pages = append ? state.pages + 1 : 1;
      if (!append) {
        state.unseen = 0;
      }
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
  };
  const refresh = () => {
    if (pending === null) {
      pending = setTimeout(async () => {
        await load(first, false);
        pending = null;
      }, CALM_MILLIS);
    }
  };
  page.atEnd(() => clearTimeout(pending));
  page.atEnd(onOrders(change => {
    if (!change || !state.orders) {
      // Nobody told of what happened while the stream was away.
      if (isLive() && state.orders && state.pages === 1) {
        refresh();
      }
      return page.update();
    }
    const known = state.orders.find(it => it.id === change.orderId);
    if (known) {
      Object.assign(known, {status: change.status, reason: change.reason, updatedAt: change.at});
    } else if (change.status === (status || 'PLACED') && (!customerId || change.customerId === customerId)) {
      // Whoever has gone on to further pages, or down the page, is not disturbed.
      if (state.pages === 1 && scrollY < 400) {
        refresh();
      } else {
        state.unseen++;
      }
    }
    page.update();
  }));
  page.every(15_000, async () => {
    if (!state.orders || !isLive() && state.pages === 1) {
      await load(first, false);
    }
  });

  return () => html`
    ${head('Orders', {
      lead: isOperator() ? 'Of all customers, the newest first.' : 'Your orders, the newest first.',
      actions: html`<span class="live ${isLive() ? '' : 'stale'}">${isLive() ? 'live' : 'not live'}</span>
        <a class="button primary" href="#/orders/new">Place an order</a>`,
    })}
    <div class="filters">
      <div class="segments" role="group" aria-label="Status">${STATUSES.map(it => html`<a href=${address(['orders'], {status: it,
        customerId})}
        aria-current=${it === status ? 'true' : nothing}>${it ? it[0] + it.slice(1).toLowerCase() : 'All'}</a>`)}</div>
      ${isOperator() ? html`<form @submit=${event => {
        event.preventDefault();
        location.hash = address(['orders'], {status, customerId: event.target.elements.customerId.value.trim()});
      }}><label>Customer <input name="customerId" size="14" .value=${customerId} placeholder="all" autocomplete="off"></label>
        </form>` : nothing}
    </div>
    ${problemBox(state.problem)}
    ${state.unseen ? html`<button class="news" @click=${() => {
      scrollTo(0, 0);
      load(first, false);
    }}>${plural(state.unseen, 'new order')}</button>` : nothing}
    ${state.orders === null ? state.problem ? nothing : loading() : state.orders.length === 0
      ? empty(status || customerId ? 'No such orders' : 'No orders yet', html`<a href="#/orders/new">Place one</a> and watch it get
        decided.`)
      : html`<section class="panel flush"><div class="scroll"><table class="cards">
        <thead><tr><th>Order</th><th>Status</th>${isOperator() ? html`<th>Customer</th>` : nothing}<th class="n">Total</th><th>Lines</th>
          <th class="n">Placed</th></tr></thead>
        <tbody>${repeat(state.orders, it => it.id, row)}</tbody></table></div>${more(state.next, state.busy, () => load(state.next,
          true))}</section>`}`;

  function row(it) {
    return html`<tr class=${state.fresh.has(it.id) ? 'fresh' : ''}>
      <td class="title"><a class="mono" href=${address(['orders', it.id])} title=${it.id}>${short(it.id)}</a></td>
      <td data-label="Status">${badge(it.status)}</td>
      ${isOperator() ? html`<td data-label="Customer" class="whole">${it.customerId}</td>` : nothing}
      <td class="n" data-label="Total">${money(it.total, it.currency)}</td>
      <td class="clip soft" data-label="Lines">${it.reason ? html`${it.reason}`
        : it.lines.map(line => `${line.quantity} × ${line.sku}`).join(', ')}</td>
      <td class="n" data-label="Placed">${clock(it.placedAt)}</td>
    </tr>`;
  }
}
