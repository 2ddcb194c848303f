/** What operators did. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {listView} from '../parts/list.js';
import {address} from '../parts/router.js';
import {clock, words} from '../parts/ui.js';

export function view(page) {
  const {who = '', what = ''} = page.query;
  return listView(page, {
    title: 'Audit', path: '/api/audit', query: {who, what}, key: it => it.id, every: 8_000,
    lead: 'What operators did, when and why, the latest first.', nothingTitle: 'Nothing of that kind',
    filters: () => html`
      <form @submit=${event => {
        event.preventDefault();
        location.hash = address(['audit'], {what, who: event.target.elements.who.value.trim()});
      }}><label>Operator <input name="who" size="14" .value=${who} placeholder="all" autocomplete="off"></label></form>
      ${what ? html`<span class="badge off">${words(what)}</span> <a href=${address(['audit'], {who})}>show all</a>` : nothing}`,
    columns: [
      {name: 'What', title: true, cell: it => html`<a href=${address(['audit'], {who, what: it.what})}>${words(it.what)}</a>`},
      {name: 'To', cell: it => html`<span class="mono">${it.subject}</span>`},
      {name: 'Details', clip: true, cell: it => it.details ?? nothing},
      {name: 'Why', clip: true, cell: it => it.reason ?? nothing},
      {name: 'Who', cell: it => it.who},
      {name: 'When', number: true, cell: it => clock(it.at)},
    ],
  });
}
