/** What was done with dead letters, by whom, when and why. */
import {listView} from '../parts/list.js';
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {short} from '../parts/format.js';
import {address} from '../parts/router.js';
import {backTo, badge, clock} from '../parts/ui.js';

export const view = page => listView(page, {
  title: 'Archive of dead letters', path: '/api/dead-letters/archive', back: backTo('#/dead-letters', 'Dead letters'),
  lead: 'What was done, by whom, when and why, the latest first.',
  nothingTitle: 'Nothing was done yet', key: it => it.id,
  columns: [
    {name: 'Done', title: true, cell: it => badge(it.action)},
    {name: 'Dead letter', cell: it => html`<a class="mono" href=${address(['dead-letters', it.deadLetter])}>${short(it.deadLetter)}</a>`},
    {name: 'By', cell: it => it.who},
    {name: 'Reason', clip: true, cell: it => it.reason ?? nothing},
    {name: 'Round', number: true, cell: it => it.round},
    {name: 'When', number: true, cell: it => clock(it.at)},
  ],
});
