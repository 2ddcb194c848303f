/** The catalogue: everybody reads it, operators change it. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {call, get, overtaken} from '../parts/api.js';
import {ask} from '../parts/dialog.js';
import {listView} from '../parts/list.js';
import {money} from '../parts/format.js';
import {say} from '../parts/say.js';
import {isOperator} from '../parts/session.js';

export function view(page) {
  const path = sku => `/api/products/${encodeURIComponent(sku)}`;
  const add = async () => {
    const done = await ask({
      title: 'Add a product', button: 'Add',
      fields: [
        {name: 'sku', label: 'SKU', placeholder: 'TEA-9'}, {name: 'name', label: 'Name', placeholder: 'Green tea'},
        {name: 'unitPrice', label: 'Price', placeholder: '4.50', hint: 'With no more decimals than the currency has.'},
        {name: 'currency', label: 'Currency', value: 'EUR'},
      ],
      act: ({sku, ...product}) => call('PUT', path(sku.trim()), {body: product, headers: {'If-None-Match': '*'}}),
    });
    if (done) {
      say('The product is in the catalogue. Its stock is nothing yet.');
      page.reload();
    }
  };
  const change = async sku => {
    let seen;
    try {
      seen = await get(path(sku));
    } catch (problem) {
      return say(problem.message, 'bad');
    }
    const done = await ask({
      title: `Change ${sku}`, button: 'Save', text: 'Orders that were placed keep their price.',
      fields: [
        {name: 'name', label: 'Name', value: seen.data.name}, {name: 'unitPrice', label: 'Price', value: seen.data.unitPrice},
        {name: 'currency', label: 'Currency', value: seen.data.currency},
      ],
      act: product => call('PUT', path(sku), {body: product, headers: {'If-Match': seen.etag}}).catch(overtaken),
    });
    if (done) {
      say(`${sku} is changed.`);
      page.reload();
    }
  };
  return listView(page, {
    title: 'Catalogue', path: '/api/products', key: it => it.sku, every: 20_000,
    lead: 'What can be ordered. Prices come from here when an order is placed.',
    actions: isOperator() ? html`<button class="primary" @click=${add}>Add a product…</button>` : nothing,
    nothingTitle: 'The catalogue is empty',
    columns: [
      {name: 'Product', title: true, cell: it => it.name},
      {name: 'SKU', cell: it => html`<span class="mono">${it.sku}</span>`},
      {name: 'Price', number: true, cell: it => money(it.unitPrice, it.currency)},
      ...isOperator() ? [{name: '', number: true, cell: it => html`<button class="quiet" aria-label="Change ${it.name}" @click=${() =>
        change(it.sku)}>
        Change…</button>`}] : [],
    ],
  });
}
