/** What leaves the house. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {post} from '../parts/api.js';
import {short} from '../parts/format.js';
import {listView} from '../parts/list.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {isOperator} from '../parts/session.js';
import {badge, clock} from '../parts/ui.js';

export function view(page) {
  const busy = new Set();
  const dispatch = async it => {
    busy.add(it.id);
    page.update();
    try {
      const {data} = await post(`/api/shipments/${encodeURIComponent(it.id)}/dispatch`);
      Object.assign(it, data);
      say(`The shipment for order ${short(it.orderId)} is on its way.`);
    } catch (problem) {
      say(problem.message, 'bad');
    }
    busy.delete(it.id);
    page.update();
  };
  return listView(page, {
    title: 'Shipments', path: '/api/shipments', key: it => it.id, every: 8_000,
    lead: 'One for each confirmed order, by order id.', nothingTitle: 'Nothing was packed yet',
    columns: [
      {name: 'Order', title: true, cell: it => html`<a class="mono" href=${address(['orders', it.orderId])}>${short(it.orderId)}</a>`},
      {name: 'Status', cell: it => badge(it.status)},
      ...isOperator() ? [{name: 'Customer', cell: it => it.customerId}] : [],
      {name: 'Lines', clip: true, cell: it => it.lines.map(line => `${line.quantity} × ${line.sku}`).join(', ')},
      {name: 'Changed', number: true, cell: it => clock(it.updatedAt)},
      ...isOperator() ? [{name: '', number: true, cell: it => it.status === 'PREPARED'
        ? html`<button class="quiet" ?disabled=${busy.has(it.id)}
        aria-label="Dispatch the shipment for order ${short(it.orderId)}" @click=${() => dispatch(it)}>Dispatch</button>` : nothing}] : [],
    ],
  });
}
