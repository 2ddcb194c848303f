/** Transactions that are prepared and not decided. */
import {html} from '../../lib/lit-html/lit-html.js';
import {isInDoubtForTooLong} from '../parts/condition.js';
import {flowSeen, lookOften, onFlow} from '../parts/flow-watch.js';
import {duration} from '../parts/format.js';
import {freshness} from '../parts/freshness.js';
import {paragraph} from '../parts/router.js';
import {badge, clock, empty, head, loading} from '../parts/ui.js';

export function view(page) {
  page.title('In doubt');
  page.atEnd(onFlow(() => page.update()));
  page.atEnd(lookOften());
  // Says "stale" also while nothing arrives.
  page.every(1_000, () => page.update());
  return () => {
    const {flow} = flowSeen();
    const title = head('In doubt', {
      lead: 'Transactions that are prepared and not decided yet. Of healthy traffic there are always some; what is older than '
        + 'two minutes should be looked at.',
      actions: freshness(),
    });
    if (!flow) {
      return html`${title}${loading()}`;
    }
    return html`${title}
      ${flow.unknown.length ? html`<p class="problem">The ${flow.unknown.join(' and the ')} cannot be seen; what is in doubt there is
        not listed.</p>` : ''}
      ${flow.inDoubt.length === 0 ? empty('Nothing is in doubt',
        'Whatever was prepared is decided, in the database and on the broker.') : html`
      <section class="panel flush"><div class="scroll"><table class="cards">
        <thead><tr><th>Transaction</th><th>Where</th><th>State</th><th>Decided by</th><th class="n">Since</th><th class="n">Age</th>
          </tr></thead>
        <tbody>${flow.inDoubt.map(it => html`<tr>
          <td class="mono clip title" title=${it.id}>${it.transaction ?? it.id}</td>
          <td data-label="Where">${it.where}</td>
          <td data-label="State" class="whole">${isInDoubtForTooLong(it) ? badge('', 'warn', 'for too long')
            : badge('', 'wait', 'under way')}</td>
          <td data-label="Decided by">${it.owner ?? 'no node of ours'}</td>
          <td class="n" data-label="Since">${clock(it.since)}</td>
          <td class="n" data-label="Age">${duration(it.ageSeconds * 1000)}</td></tr>`)}</tbody></table></div></section>`}
      <p class="soft">Recovery decides them by itself, at the latest two minutes after their node is back. When it does not,
        <a href=${paragraph('when-things-break', 'Transactions in doubt')}>read “Transactions in doubt”</a>.</p>`;
  };
}
