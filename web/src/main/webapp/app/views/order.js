/** One order, whole: what it is, what became of it, and its story. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {get, post} from '../parts/api.js';
import {code} from '../parts/code.js';
import {ask} from '../parts/dialog.js';
import {duration, money, time, total} from '../parts/format.js';
import {onOrders} from '../parts/order-stream.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {isOperator} from '../parts/session.js';
import {backTo, badge, clock, facts, head, loading, problemBox, shape, words} from '../parts/ui.js';
import {storyPicture} from '../parts/story-picture.js';

const SETTLED = {REJECTED: true, SHIPPED: true, CANCELLED: true};

export function view(page) {
  const {id} = page.parameters;
  const path = `/api/orders/${encodeURIComponent(id)}`;
  const state = {order: null, events: [], payment: null, shipment: null, problem: null, chosen: null, quietSince: Date.now()};
  page.title(`Order ${id.slice(0, 8)}`);

  const look = async () => {
    try {
      const query = `?orderId=${encodeURIComponent(id)}`;
      const [order, events, payments, shipments] = await Promise.all(
        [path, `${path}/events`, `/api/payments${query}`, `/api/shipments${query}`].map(it => get(it, {signal: page.signal})));
      if (events.data.length !== state.events.length || order.data.status !== state.order?.status) {
        state.quietSince = Date.now();
      }
      Object.assign(state, {order: order.data, events: events.data, payment: payments.data[0], shipment: shipments.data[0], problem: null});
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        state.problem = problem;
      }
    }
    page.update();
  };
  // Often while something happens, seldom when it is over.
  let turn = 0;
  page.every(700, async () => {
    const calm = Date.now() - state.quietSince > 8_000;
    if (!calm || turn++ % 14 === 0) {
      await look();
    }
  });
  page.atEnd(onOrders(change => change?.orderId === id && look()));

  const cancel = async () => {
    const done = await ask({
      title: 'Cancel this order?', button: 'Cancel the order', dangerous: true,
      text: 'Stock is released, the payment voided or refunded, the shipment cancelled; that follows by itself, a moment later.',
      fields: [{name: 'reason', label: 'Reason', placeholder: 'changed my mind'}],
      act: ({reason}) => post(`${path}/cancellation`, {reason}),
    });
    if (done) {
      say('The order is cancelled.');
      state.quietSince = Date.now();
      look();
    }
  };
  const dispatch = async () => {
    const done = await ask({
      title: 'Send the shipment off?', button: 'Dispatch',
      text: 'The order becomes shipped a moment later, and cannot be cancelled any more.',
      act: () => post(`/api/shipments/${encodeURIComponent(state.shipment.id)}/dispatch`),
    });
    if (done) {
      say('The shipment is on its way.');
      state.quietSince = Date.now();
      look();
    }
  };
  const choose = event => {
    state.chosen = state.chosen === event ? null : event;
    page.update();
  };

  return () => {
    const {order, payment, shipment, events} = state;
    const back = backTo('#/orders', 'Orders');
    if (!order) {
      return html`${head(`Order ${id.slice(0, 8)}`, {back})}${state.problem ? problemBox(state.problem) : loading()}`;
    }
    const chosen = events.find(it => it.id === state.chosen);
    return html`
      ${head(html`Order <span class="mono">${id.slice(0, 8)}</span> ${badge(order.status)}`, {
        back, lead: html`${order.customerId}, ${money(order.total, order.currency)}, placed ${clock(order.placedAt)}`,
        actions: html`
          ${isOperator() && shipment?.status === 'PREPARED' ? html`<button class="primary" @click=${dispatch}>Dispatch…</button>` : nothing}
          ${SETTLED[order.status] ? nothing : html`<button class="danger-quiet" @click=${cancel}>Cancel order…</button>`}`,
      })}
      ${problemBox(state.problem)}
      ${order.reason ? html`<div class="problem">${shape(order.status === 'CANCELLED' ? 'off' : 'bad')}<div>
        <strong>${order.status === 'CANCELLED' ? 'Cancelled' : 'Rejected'}</strong><p>${order.reason}</p></div></div>` : nothing}
      <section class="panel">
        <header><h2>Its story</h2><span class="faint">${events.length
          ? `${events.length} events in ${duration(new Date(events.at(-1).time) - new Date(events[0].time))}` : nothing}</span></header>
        ${events.length ? html`${storyPicture(events, state.chosen, choose)}
          ${chosen ? html`<div class="columns"><div><h2>${chosen.type}</h2><p class="faint">published by ${chosen.source.split('/').at(-1)}
            at ${time(chosen.time)}</p>${code(JSON.stringify(chosen), chosen.type)}</div></div>`
            : html`<p class="faint">Choose an event to see its JSON. Bars are the time a module took from hearing an event to publishing its
              own.</p>`}` : html`<p class="faint">The first event is here in a moment.</p>`}
      </section>
      <div class="columns">
        <section class="panel"><header><h2>Lines</h2></header>
          <table class="lines"><thead><tr><th>Product</th><th class="n">Pieces</th><th class="n">Each</th><th class="n">Sum</th></tr>
            </thead>
            <tbody>${order.lines.map(line => html`<tr><td>${line.sku}</td><td class="n">${line.quantity}</td>
              <td class="n">${money(line.unitPrice, order.currency)}</td>
              <td class="n">${money(total([line]), order.currency)}</td></tr>`)}</tbody>
            <tfoot><tr><td colspan="3">Total</td><td class="n">${money(order.total, order.currency)}</td></tr></tfoot></table>
        </section>
        <section class="panel"><header><h2>Where it stands</h2></header>
          ${facts([
            ['Payment', payment ? html`${badge(payment.status)}<br><small>${payment.reason ?? money(payment.amount,
              payment.currency)}</small>` : waiting('nothing yet')],
            ['Stock', reservation(order, events)],
            ['Shipment', shipment ? badge(shipment.status) : waiting('none yet')],
            ['Last change', clock(order.updatedAt)],
            ['Customer', isOperator() ? html`<a href=${address(['orders'], {customerId: order.customerId})}>${order.customerId}</a>`
              : order.customerId],
            ['Id', html`<span class="mono">${order.id}</span>`, true],
          ])}
        </section>
      </div>
      ${events.length ? html`<details class="panel"><summary>All events as a list</summary>
        <ol class="timeline">${events.map(it => html`<li><span class="faint">•</span><div>
          <button class="link" @click=${() => choose(it.id)}>${it.type}</button> <span class="faint">${it.source.split('/').at(-1)},
          ${time(it.time)}</span></div></li>`)}</ol></details>` : nothing}`;
  };
}

const waiting = text => html`<span class="faint">${text}</span>`;

/** What inventory said last about it. */
function reservation(order, events) {
  const last = events.filter(it => it.type.startsWith('Stock')).at(-1);
  if (!last) {
    return waiting('nothing yet');
  }
  if (order.status === 'SHIPPED') {
    return badge('', 'sent', 'left the shelf');
  }
  return {StockReserved: badge('', 'good', 'reserved'), StockShort: badge('', 'bad', 'short'), StockReleased: badge('', 'off',
    'released')}[last.type]
    ?? words(last.type);
}
