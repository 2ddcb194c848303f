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
  let coming = 0;
  let turn = 0;
  page.title('Orders');
  const first = withQuery('/api/orders', {status, customerId, limit: PAGE});

  /** Whether it was shown: not where another was begun meanwhile, whose answer counts. */
  const load = async (address, append) => {
    const mine = ++turn;
    state.busy = true;
    state.pages += append ? 1 : 0;
    page.update();
    try {
      const {data, next} = await get(address, {signal: page.signal});
      if (mine !== turn) {
        return false;
      }
      const known = new Set(state.orders?.map(it => it.id));
      if (!append && state.orders) {
        state.fresh = new Set(data.filter(it => !known.has(it.id)).map(it => it.id));
      }
      state.orders = append ? [...state.orders, ...data.filter(it => !known.has(it.id))] : data;
      state.next = next;
      state.problem = null;
      if (!append) {
        state.pages = 1;
        state.unseen = 0;
      }
    } catch (problem) {
      if (mine !== turn) {
        return false;
      }
      state.pages = Math.max(1, state.pages - (append ? 1 : 0));
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
    return true;
  };
  /** Whoever has gone on to further pages, or down the page, is not disturbed. */
  const isAtTop = () => state.pages === 1 && scrollY < 400;
  const refresh = () => {
    pending ??= setTimeout(async () => {
      pending = null;
      if (state.pages === 1 && state.busy) {
        return refresh();
      }
      const count = coming;
      coming = 0;
      if (state.pages > 1 || !await load(first, false)) {
        state.unseen += count;
        page.update();
      }
    }, CALM_MILLIS);
  };
  /** It has not the status any more that is looked for. */
  const leaves = order => {
    state.orders = state.orders.filter(it => it !== order);
    if (state.orders.length === 0) {
      // What is behind them was not asked for yet.
      state.pages = 1;
    }
    if (state.orders.length === 0 || isAtTop()) {
      refresh();
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
    if (known && status && change.status !== status) {
      leaves(known);
    } else if (known) {
      Object.assign(known, {status: change.status, reason: change.reason, updatedAt: change.at});
    } else if (change.status === (status || 'PLACED') && (!customerId || change.customerId === customerId)) {
      if (isAtTop()) {
        coming++;
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
      actions: html`<span class="live ${isLive() ? '' : 'stale'}" role="status">${isLive() ? 'live' : 'not live'}</span>
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
