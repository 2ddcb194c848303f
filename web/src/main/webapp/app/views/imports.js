/** Files of orders: send one, and see how far the others are. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {newKey, upload} from '../parts/api.js';
import {bytes, duration, number, short} from '../parts/format.js';
import {listView} from '../parts/list.js';
import {progressBar} from '../parts/progress.js';
import {address} from '../parts/router.js';
import {badge, clock, problemBox} from '../parts/ui.js';

export function view(page) {
  const sending = {file: null, sent: 0, of: 0, began: 0, request: null, problem: null};
  page.atEnd(() => sending.request?.abort());

  const send = async event => {
    event.preventDefault();
    const file = event.target.elements.file.files[0];
    if (!file) {
      return;
    }
    Object.assign(sending, {file, sent: 0, of: file.size, began: Date.now(), problem: null});
    page.update();
    try {
      const found = await upload('/api/imports', file, 'text/csv', {'Idempotency-Key': newKey()}, (sent, of, request) => {
        Object.assign(sending, {sent, of, request});
        page.update();
      });
      sending.request = null;
      location.hash = address(['imports', found.id]);
    } catch (problem) {
      Object.assign(sending, {file: null, request: null, problem});
      page.update();
    }
  };

  const list = listView(page, {
    title: 'Imports', path: '/api/imports', key: it => it.id, every: 3_000,
    lead: 'Files of orders, of any size. They are placed in chunks, and go on after any crash.',
    nothingTitle: 'No file was imported yet',
    nothingText: 'A sample of 10,000 orders is in ear/docs/sample-orders.csv.gz; unpack it first.',
    above: () => sending.file ? uploading() : html`
      <form class="panel" @submit=${send}>
        <header><h2>Import a file</h2></header>
        <p class="soft">CSV in UTF-8. The first line is <code>customerId,currency,paymentToken,lines</code>, each of the others an order:
          <code>c-1,EUR,tok_visa,BOOK-1*2;PEN-1*1</code></p>
        <div class="filters spaced"><input type="file" name="file" accept=".csv,text/csv" required aria-label="File of orders">
          <button class="primary">Upload</button></div>
        ${problemBox(sending.problem)}
      </form>`,
    columns: [
      {name: 'Import', title: true, cell: it => html`<a class="mono" href=${address(['imports', it.id])}>${short(it.id)}</a>`},
      {name: 'State', cell: it => badge(it.state)},
      {name: 'Lines', number: true, cell: it => number(it.lines)},
      {name: 'Accepted', number: true, cell: it => number(it.accepted)},
      {name: 'Rejected', number: true, cell: it => it.rejected ? html`<strong class="bad">${number(it.rejected)}</strong>` : '0'},
      {name: 'A second', number: true, cell: it => it.ordersPerSecond ?? nothing},
      {name: 'Begun', number: true, cell: it => clock(it.startedAt)},
    ],
  });

  const uploading = () => {
    const seconds = (Date.now() - sending.began) / 1000;
    const perSecond = sending.sent / Math.max(seconds, 0.1);
    return html`<section class="panel"><header><h2>${sending.file.name}</h2>
      <span class="faint">${bytes(sending.sent)} of ${bytes(sending.of)},
      ${bytes(perSecond)}/s${sending.sent && sending.sent < sending.of
        ? `, ${duration((sending.of - sending.sent) / perSecond * 1000)} left` : ''}</span></header>
      ${progressBar(sending.of ? sending.sent / sending.of : null, 'Uploaded')}
      <div class="buttons spaced"><button class="danger-quiet" @click=${() => sending.request?.abort()}>Stop</button></div></section>`;
  };
  return list;
}
