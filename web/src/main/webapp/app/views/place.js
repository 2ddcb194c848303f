/** Puts an order together, and goes on to watch it get decided. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {live} from '../../lib/lit-html/directives/live.js';
import {call, get, newKey} from '../parts/api.js';
import {money, number, total} from '../parts/format.js';
import {address} from '../parts/router.js';
import {currentUser, isOperator} from '../parts/session.js';
import {backTo, empty, fieldError, head, loading, problemBox} from '../parts/ui.js';

/** What the sandbox does with each token. */
const TOKENS = [
  ['tok_visa', 'authorises'],
  ['tok_declined', 'declines: the order is rejected, its stock released'],
  ['tok_slow_3000', 'takes three seconds'],
  ['tok_flaky_2', 'fails twice, then authorises'],
  ['tok_broken', 'fails for ever: ends as a dead letter'],
];

/** More goods than that are not shown at once, and more products than that not loaded. */
const MOST_SHOWN = 60;
const MOST_LOADED = 2_000;

export function view(page) {
  const state = {products: null, stock: new Map(), basket: new Map(), search: '', token: 'tok_visa', own: '', customer: 'c-1',
    problem: null, busy: false, key: newKey()};
  page.title('Place an order');
  const all = async path => {
    const found = [];
    for (let next = path; next;) {
      const answer = await get(next, {signal: page.signal});
      found.push(...answer.data);
      next = found.length < MOST_LOADED ? answer.next : null;
    }
    return found;
  };
  const load = async () => {
    try {
      const [products, stock] = await Promise.all([all('/api/products?limit=200'), all('/api/stock?limit=200')]);
      state.products = products;
      state.stock = new Map(stock.map(it => [it.sku, it.available]));
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  };
  load();

  const put = (product, quantity) => {
    // One order, one currency.
    if (quantity > 0 && currency() && currency() !== product.currency) {
      state.basket.clear();
    }
    if (quantity > 0) {
      state.basket.set(product.sku, Math.min(quantity, 10_000));
    } else {
      state.basket.delete(product.sku);
    }
    page.update();
  };
  const chosen = () => [...state.basket].map(([sku, quantity]) => ({product: state.products.find(it => it.sku === sku), quantity}));
  const currency = () => chosen()[0]?.product.currency;
  const sum = lines => total(lines.map(it => ({unitPrice: it.product.unitPrice, quantity: it.quantity})));

  const submit = async event => {
    event.preventDefault();
    state.busy = true;
    state.problem = null;
    page.update();
    try {
      const {data} = await call('POST', '/api/orders', {
        headers: {'Idempotency-Key': state.key},
        body: {
          customerId: isOperator() ? state.customer : currentUser().name, currency: currency(),
          paymentToken: state.token === 'own' ? state.own : state.token,
          lines: chosen().map(it => ({sku: it.product.sku, quantity: it.quantity})),
        },
      });
      location.hash = address(['orders', data.id]);
    } catch (problem) {
      state.problem = problem;
      state.busy = false;
      // Another order needs another key; one that may have been placed keeps its own.
      if (problem.status >= 400 && problem.status < 500) {
        state.key = newKey();
      }
      page.update();
    }
  };

  return () => {
    const back = backTo('#/orders', 'Orders');
    if (!state.products) {
      return html`${head('Place an order', {back})}${problemBox(state.problem)}${state.problem ? nothing : loading()}`;
    }
    const wanted = state.search.toLowerCase();
    const shown = state.products.filter(it => `${it.sku} ${it.name}`.toLowerCase().includes(wanted));
    const lines = chosen();
    return html`
      ${head('Place an order', {back, lead: 'Pick from the catalogue; you see at once how it gets decided.'})}
      <form class="shop" @submit=${submit}>
        <div>
          <div class="filters"><input type="search" aria-label="Search the catalogue" placeholder="Search" .value=${live(state.search)}
            @input=${event => {
              state.search = event.target.value;
              page.update();
            }}></div>
          ${shown.length ? html`<ul class="goods">${shown.slice(0, MOST_SHOWN).map(good)}</ul>` : empty('Nothing is called like that')}
          ${shown.length > MOST_SHOWN ? html`<p class="faint more">${number(MOST_SHOWN)} of ${number(shown.length)}, search for the
            others</p>` : nothing}
        </div>
        <aside class="basket" aria-label="Your order">
          <section class="panel">
            <header><h2>Basket</h2></header>
            ${lines.length ? html`<table class="lines"><tbody>${lines.map(it => html`<tr><td>${it.quantity} × ${it.product.name}</td>
              <td class="n">${money(sum([it]), it.product.currency)}</td></tr>`)}</tbody>
              <tfoot><tr><td>Total</td><td class="n">${money(sum(lines), currency())}</td></tr></tfoot></table>`
              : html`<p class="faint">Nothing in it yet.</p>`}
          </section>
          <fieldset class="panel tokens"><legend class="hidden">Means of payment</legend>
            <header><h2>Means of payment</h2></header>
            ${TOKENS.map(([token, text]) => option(token, html`<code>${token}</code>`, text))}
            ${option('own', 'Another token', html`<input aria-label="Another payment token" .value=${live(state.own)} maxlength="200"
              placeholder="tok_slow_<ms>, tok_flaky_<n>" @input=${event => {
                state.own = event.target.value;
                state.token = 'own';
                page.update();
              }}>`)}
            ${fieldError(state.problem, 'paymentToken')}
          </fieldset>
          ${isOperator() ? html`<label class="field"><span>For customer</span>
            <input .value=${live(state.customer)} required maxlength="100" @input=${event => {
            state.customer = event.target.value;
            page.update();
          }}>${fieldError(state.problem, 'customerId')}</label>` : nothing}
          ${problemBox(state.problem)}
          <button class="primary wide" ?disabled=${state.busy || !lines.length}>${state.busy ? 'Placing…'
            : lines.length ? `Place the order for ${money(sum(lines), currency())}` : 'Pick something first'}</button>
        </aside>
      </form>`;
  };

  function option(value, title, text) {
    return html`<label><input type="radio" name="token" value=${value} .checked=${live(state.token === value)} @change=${() => {
      state.token = value;
      page.update();
    }}><span>${title}</span><small>${text}</small></label>`;
  }

  function good(it) {
    const quantity = state.basket.get(it.sku) ?? 0;
    const available = state.stock.get(it.sku) ?? 0;
    const other = currency() && currency() !== it.currency;
    return html`<li class="good-card ${quantity ? 'chosen' : ''}">
      <p>${it.name}</p>
      <small>${it.sku} · ${available ? `${available} in stock` : 'not in stock'}${other ? ` · in ${it.currency}, starts a new basket`
        : ''}</small>
      <footer><strong>${money(it.unitPrice, it.currency)}</strong>
        ${quantity ? html`<span class="stepper">
          <button type="button" aria-label="One less of ${it.name}" @click=${() => put(it, quantity - 1)}>−</button>
          <input type="text" inputmode="numeric" aria-label="Pieces of ${it.name}" .value=${live(String(quantity))} @change=${event =>
            put(it, Math.max(0, Math.floor(Number(event.target.value) || 0)))}>
          <button type="button" aria-label="One more of ${it.name}" @click=${() => put(it, quantity + 1)}>+</button></span>`
          : html`<button type="button" aria-label="Add ${it.name}" @click=${() => put(it, 1)}>Add</button>`}
      </footer></li>`;
  }
}
