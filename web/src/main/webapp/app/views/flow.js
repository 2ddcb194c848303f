/** How the events flow, right now and in the last 15 minutes. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {chart, sparkline} from '../parts/charts.js';
import {timeToClear} from '../parts/clearing.js';
import {
  clearingText, conditionOf, deadLettersOf, isInDoubtForTooLong, nodesOf, nodesText, oldestOf, waitingOf,
} from '../parts/condition.js';
import {flowPicture} from '../parts/flow-picture.js';
import {flowSeen, lookOften, onFlow, series} from '../parts/flow-watch.js';
import {duration, number, rate} from '../parts/format.js';
import {awayBox, freshness} from '../parts/freshness.js';
import {address} from '../parts/router.js';
import {badge, empty, head, loading, shape} from '../parts/ui.js';

export function view(page) {
  page.title('Flow');
  page.atEnd(onFlow(() => page.update()));
  page.atEnd(lookOften());
  // Says "stale" also while nothing arrives.
  page.every(1_000, () => page.update());
  return () => {
    const {flow, health} = flowSeen();
    if (!flow) {
      return html`${head('Flow')}${loading()}`;
    }
    return html`
      ${head('Flow', {
        lead: 'Every event, from the module that publishes it to those that listen.',
        actions: freshness(),
      })}
      ${awayBox()}
      ${tiles(flow, health)}
      ${flow.topics ? html`
        <section class="panel wide-only" aria-label="Picture">${flowPicture(flow)}</section>
        <div class="columns">
          ${chart({name: 'Waiting', lines: [{name: 'messages', points: series(null, 0)}], format: it => number(Math.round(it)),
            update: () => page.update()})}
          ${chart({name: 'Throughput', lines: [{name: 'in', points: series(null, 1)}, {name: 'out', points: series(null, 2)}],
            format: it => `${rate(it)}/s`,
            update: () => page.update()})}
        </div>
        ${table(flow)}${nodes(flow)}` : empty('No broker in sight', 'Topics and subscriptions are shown again as soon as it is back.')}`;
  };
}

function tiles(flow, health) {
  const all = (flow.topics ?? []).flatMap(it => it.subscriptions);
  const sum = column => all.reduce((total, it) => total + (it[column] ?? 0), 0);
  const oldest = oldestOf(all);
  const dead = deadLettersOf(flow);
  const old = flow.inDoubt.filter(isInDoubtForTooLong);
  const paused = all.filter(it => it.paused).length;
  const tile = (name, value, note, kind = '', href = null) => {
    const long = typeof value === 'string' && value.length > 7;
    const content = html`<span>${name}</span>
      <strong class=${long ? 'word' : ''}>${kind && kind !== 'good' ? shape(kind) : nothing}${value}</strong><small>${note}</small>`;
    return href ? html`<a class="tile ${kind}" href=${href}>${content}</a>` : html`<div class="tile ${kind}">${content}</div>`;
  };
  const known = flow.topics !== undefined;
  const hrefTo = it => it ? address(['subscriptions', it.name]) : null;
  return html`<div class="tiles">
    ${tile('Waiting', known ? number(sum('depth')) : '–', paused ? `${paused} paused` : clearingText(timeToClear(sum('depth'),
      sum('inPerSecond'),
      sum('outPerSecond'))).replace('clear in a moment', 'clear soon'), paused ? 'warn' : '', hrefTo(waitingOf(all)))}
    ${tile('Oldest', oldest ? duration(oldest.oldestAgeSeconds * 1000) : '–', oldest ? 'since sent' : 'nothing waits',
      oldest?.oldestAgeSeconds > 60 ? 'warn' : '', hrefTo(oldest))}
    ${tile('In', known ? html`${rate(sum('inPerSecond'))}<small>/s</small>` : '–', 'last minute')}
    ${tile('Out', known ? html`${rate(sum('outPerSecond'))}<small>/s</small>` : '–', 'last minute')}
    ${tile('Dead letters', known ? number(dead) : '–', dead ? 'see causes' : 'none', dead ? 'bad' : '', '#/dead-letters')}
    ${tile('In doubt', number(flow.inDoubt.length), old.length ? `${old.length} for too long` : 'transactions', old.length ? 'warn'
      : '', '#/in-doubt')}
    ${tile('Health', health ? health.status.toLowerCase() : '–', 'all checks', health && health.status !== 'UP'
      ? health.status === 'DOWN' ? 'bad' : 'warn' : '',
      '#/health')}
  </div>`;
}

const table = flow => html`
  <section class="panel flush">
    <header><h2>Subscriptions</h2></header>
    <div class="scroll"><table class="cards tight">
      <thead><tr><th>Subscription</th><th>State</th><th class="n">Waiting</th><th class="wide-only">Lately</th>
        <th class="n">In, out /s</th><th class="n">Oldest</th><th class="n">Clear in</th><th class="n">Consumers</th><th class="n">Dead</th>
      </tr></thead>
      <tbody>${flow.topics.flatMap(it => it.subscriptions).map(row)}</tbody>
    </table></div>
  </section>`;

/** Who listens, and what each leaves undecided. */
function nodes(flow) {
  const all = flow.topics.flatMap(it => it.subscriptions);
  const row = it => html`<tr>
    <td class="title">${it.node}${it.node === flow.node ? html` <span class="faint">answers this page</span>` : nothing}</td>
    <td class="n" data-label="Consumers">${number(it.consumers)}</td>
    <td class="n" data-label="Listens to">${it.consumers ? `${it.subscriptions} of ${all.length}` : '–'}</td>
    <td class="n whole" data-label="In doubt">${it.inDoubt.length ? html`<a href="#/in-doubt">${number(it.inDoubt.length)}, the oldest for
      ${duration(Math.max(...it.inDoubt.map(found => found.ageSeconds)) * 1000)}</a>` : '0'}</td>
  </tr>`;
  return html`<section class="panel flush">
    <header><h2>Nodes</h2></header>
    <div class="scroll"><table class="cards">
      <thead><tr><th>Node</th><th class="n">Consumers</th><th class="n">Subscriptions</th><th class="n">In doubt</th></tr></thead>
      <tbody>${nodesOf(flow).map(row)}</tbody>
    </table></div>
  </section>`;
}

function row(it) {
  const condition = conditionOf(it);
  return html`<tr>
    <td class="title"><a href=${address(['subscriptions', it.name])}>${it.name}</a></td>
    <td class="whole" data-label="State">${badge('', condition.kind, condition.kind === 'good' ? 'well' : condition.text)}${condition.detail
      ? html`<small class="detail" title=${condition.detail}>${condition.detail}</small>` : nothing}</td>
    <td class="n" data-label="Waiting">${number(it.depth)}</td>
    <td class="wide-only">${sparkline(series(it.name, 0), 84)}</td>
    <td class="n" data-label="In, out /s">${rate(it.inPerSecond)} → ${rate(it.outPerSecond)}</td>
    <td class="n" data-label="Oldest">${it.oldestAgeSeconds === undefined ? '–' : duration(it.oldestAgeSeconds * 1000)}</td>
    <td class="n" data-label="Clear in">${it.depth ? clearingText(timeToClear(it.depth, it.inPerSecond,
      it.outPerSecond)).replace('clear in ', '') : '–'}</td>
    <td class="n" data-label="Consumers" title=${nodesText(it.nodes) || nothing}>${number(it.consumers)}</td>
    <td class="n" data-label="Dead">${it.deadLetters
      ? html`<a href=${address(['dead-letters'], {subscription: it.name})}>${number(it.deadLetters)}</a>` : '0'}</td>
  </tr>`;
}
