/** Whether all is well, and where to read on when it is not. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {flowSeen, lookOften, onFlow} from '../parts/flow-watch.js';
import {freshness} from '../parts/freshness.js';
import {address, paragraph} from '../parts/router.js';
import {badge, head, loading, shape, words} from '../parts/ui.js';

/** What each check means, where it leads, and the paragraph that helps. */
const CHECKS = {
  database: ['A transaction with the database can be made.', null, ['when-things-break', 'Signs']],
  broker: ['A transaction with the broker can be made.', null, ['when-things-break', 'Signs']],
  'broker-disk': ['The broker has room for messages.', null, ['when-things-break', 'Signs']],
  'in-doubt': ['No transaction is in doubt for too long.', ['#/in-doubt', 'In doubt'], ['when-things-break', 'Transactions in doubt']],
  'dead-letters': ['There are not too many dead letters.', ['#/dead-letters', 'Dead letters'], ['operating', 'Working with dead letters']],
  subscriptions: ['Every subscription has its queue and consumers, and none is paused.', ['#/flow', 'Flow'],
    ['operating', 'Pausing a subscription']],
};
const SHAPES = {UP: 'good', DEGRADED: 'warn', DOWN: 'bad'};

export function view(page) {
  page.title('Health');
  page.atEnd(onFlow(() => page.update()));
  page.atEnd(lookOften());
  page.every(1_000, () => page.update());
  return () => {
    const {health, flow} = flowSeen();
    if (!health) {
      return html`${head('Health')}${loading()}`;
    }
    return html`
      ${head(html`Health ${badge(health.status)}`, {lead: 'What every order needs, tried out just now.', actions: freshness()})}
      <section class="panel"><ul class="timeline">${health.checks.map(check)}</ul></section>
      <div class="columns">
        <section class="panel"><header><h2>This node</h2></header><p>${flow?.node ?? '–'}</p>
          <p class="soft">Other nodes tell of themselves at their own addresses; queues and transactions are seen the same from
            each.</p></section>
        <section class="panel"><header><h2>Other ways in</h2></header><ul>
          <li><a href="/docs/read.html?operating">Operating, and when things break</a></li>
          <li><a href="/docs">Descriptions of the API and of the events</a></li>
          <li><a href="/openapi">OpenAPI document</a></li>
          <li><a href="/api/metrics">Metrics for Prometheus</a></li>
          <li><a href="/api/health/ready">This as JSON</a></li>
          ${flow?.console ? html`<li><a href=${flow.console} target="_blank" rel="noreferrer">Artemis console</a></li>` : nothing}
        </ul></section>
      </div>`;
  };
}

function check(it) {
  const [text, link, help] = CHECKS[it.name] ?? ['', null, null];
  return html`<li><span class=${SHAPES[it.status]}>${shape(SHAPES[it.status])}</span><div>
    <strong>${words(it.name).replaceAll('-', ' ')}</strong> <span class="faint">${it.status}</span><br><span class="soft">${text}
      ${help ? html`<a class="read" href=${paragraph(...help)}>Read “${help[1]}”</a>` : nothing}</span>
    ${it.status === 'UP' ? nothing : html`${Object.entries(it.data ?? {}).filter(([, found]) => found.length).map(([kind,
      found]) => html`<br>${words(kind
      .replaceAll(/[A-Z]/g, letter => ` ${letter}`))}: ${found.map((name, i) => html`${i ? ', '
        : ''}<a href=${address(['subscriptions', name])}>${name}</a>`)}`)}
      ${link ? html`<br><a href=${link[0]}>${link[1]}</a>` : nothing}`}
  </div></li>`;
}
