/** What is on hand, what of it is promised, and a stocktaking of one product. */
import {html} from '../../lib/lit-html/lit-html.js';
import {call, get} from '../parts/api.js';
import {ask} from '../parts/dialog.js';
import {number} from '../parts/format.js';
import {listView} from '../parts/list.js';
import {say} from '../parts/say.js';
import {isOperator} from '../parts/session.js';
import {badge} from '../parts/ui.js';

const FEW = 5;

export function view(page) {
  const count = async sku => {
    const path = `/api/stock/${encodeURIComponent(sku)}`;
    let seen;
    try {
      seen = await get(path);
    } catch (problem) {
      return say(problem.message, 'bad');
    }
    const done = await ask({
      title: `Count ${sku}`, button: 'Save', text: `${number(seen.data.reserved)} of it are reserved for orders; there cannot be fewer.`,
      fields: [{name: 'onHand', label: 'On hand', type: 'number', min: 0, max: 1_000_000_000, value: String(seen.data.onHand)}],
      // What is on hand counts, not what was reserved a moment ago: the tag changes with every order, so it is fetched anew.
      act: async ({onHand}) => {
        const now = await get(path);
        if (now.data.onHand !== seen.data.onHand) {
          seen = now;
          throw Object.assign(new Error(), {title: 'It has changed meanwhile',
            detail: `${number(now.data.onHand)} are on hand by now. Save again if yours is right.`});
        }
        return call('PUT', path, {body: {onHand: Number(onHand)}, headers: {'If-Match': now.etag}});
      },
    });
    if (done) {
      say(`${sku} is counted.`);
      page.reload();
    }
  };
  return listView(page, {
    title: 'Stock', path: '/api/stock', key: it => it.sku, every: 5_000,
    lead: 'Pieces on hand, those of them that are promised to orders, and what can still be promised.',
    nothingTitle: 'Nothing was counted yet',
    columns: [
      {name: 'SKU', title: true, cell: it => html`<span class="mono">${it.sku}</span>`},
      {name: 'On hand', number: true, cell: it => number(it.onHand)},
      {name: 'Reserved', number: true, cell: it => number(it.reserved)},
      {name: 'Available', number: true, cell: it => html`<strong>${number(it.available)}</strong>`},
      {name: 'State', cell: it => it.available === 0 ? badge('', 'bad', 'none left') : it.available <= FEW ? badge('', 'warn',
        'few left') : badge('', 'good', 'enough')},
      ...isOperator() ? [{name: '', number: true, cell: it => html`<button class="quiet" aria-label="Count ${it.sku}" @click=${() =>
        count(it.sku)}>Count…</button>`}]
        : [],
    ],
  });
}
