/** What became of the money. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {money, short} from '../parts/format.js';
import {listView} from '../parts/list.js';
import {address} from '../parts/router.js';
import {badge, clock} from '../parts/ui.js';

export const view = page => listView(page, {
  title: 'Payments', path: '/api/payments', key: it => it.orderId, every: 8_000,
  lead: 'One for each order that the payment provider was asked about.', nothingTitle: 'No payments yet',
  columns: [
    {name: 'Order', title: true, cell: it => html`<a class="mono" href=${address(['orders', it.orderId])}>${short(it.orderId)}</a>`},
    {name: 'Status', cell: it => badge(it.status)},
    {name: 'Amount', number: true, cell: it => money(it.amount, it.currency)},
    {name: 'Reason', clip: true, cell: it => it.reason ?? nothing},
    {name: 'Changed', number: true, cell: it => clock(it.updatedAt)},
  ],
});
