/** One subscription: what waits, what died, and the switch that pauses it. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {get, post, withQuery} from '../parts/api.js';
import {chart} from '../parts/charts.js';
import {timeToClear} from '../parts/clearing.js';
import {clearingText, conditionOf, moduleOf, nodesText, topicOf} from '../parts/condition.js';
import {ask} from '../parts/dialog.js';
import {flowSeen, lookNow, lookOften, onFlow, series} from '../parts/flow-watch.js';
import {duration, number, rate} from '../parts/format.js';
import {awayBox, freshness} from '../parts/freshness.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {backTo, badge, clock, empty, facts, head, loading, shape, when, words} from '../parts/ui.js';

export function view(page) {
  const {name} = page.parameters;
  let groups = null;
  let deeds = [];
  page.title(name);
  page.atEnd(onFlow(() => page.update()));
  page.atEnd(lookOften());
  const look = async () => {
    try {
      const [dead, paused, resumed] = await Promise.all([
        get(withQuery('/api/dead-letters', {groupBy: 'cause', subscription: name})),
        ...['SUBSCRIPTION_PAUSED', 'SUBSCRIPTION_RESUMED'].map(what => get(withQuery('/api/audit', {what, subject: name, limit: 10})))]);
      groups = dead.data;
      deeds = [...paused.data, ...resumed.data].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 10);
      page.update();
    } catch {
      // What was seen before stays; the frame says what is wrong.
    }
  };
  page.every(5_000, look);

  const change = async verb => {
    const done = await ask({
      title: verb === 'pause' ? `Pause ${name}?` : `Resume ${name}?`,
      text: verb === 'pause'
        ? 'Nothing of it is delivered any more, on any node, also after a restart; messages wait on the broker. Other subscriptions go on.'
        : 'What has waited is delivered, in the order in which it came.',
      button: verb === 'pause' ? 'Pause' : 'Resume', dangerous: verb === 'pause',
      fields: [{name: 'reason', label: 'Reason', type: 'textarea', hint: 'For the audit list; colleagues will read it.'}],
      act: ({reason}) => post(`/api/subscriptions/${encodeURIComponent(name)}/${verb}`, {reason}),
    });
    if (done) {
      say(verb === 'pause' ? `${name} is paused.` : `${name} is resumed.`);
      lookNow();
      look();
    }
  };

  return () => {
    const {flow} = flowSeen();
    const it = flow?.topics?.flatMap(topic => topic.subscriptions).find(found => found.name === name);
    const back = backTo('#/flow', 'Flow');
    if (!flow) {
      return html`${head(name, {back})}${loading()}`;
    }
    if (!it) {
      return html`${head(name, {back, actions: freshness()})}${awayBox()}${empty(flow.topics ? 'There is no such subscription'
        : 'No broker in sight')}`;
    }
    const condition = conditionOf(it);
    const line = (text, column) => ({name: text, points: series(name, column)});
    return html`
      ${head(html`${name} ${badge('', condition.kind, condition.text)}`, {
        back, lead: `What the module ${moduleOf(name)} still has to hear from the topic ${topicOf(name)}.`,
        actions: html`${freshness()}${it.paused
          ? html`<button class="primary" @click=${() => change('resume')}>Resume…</button>`
          : html`<button @click=${() => change('pause')}>Pause…</button>`}`,
      })}
      ${awayBox()}
      ${it.paused ? pausedBox(it) : nothing}
      <section class="panel">${facts([
        ['Waiting', number(it.depth)],
        ['In hand', number(it.delivering)],
        ['To come again', number(it.scheduled)],
        ['Time to clear', clearingText(timeToClear(it.depth, it.inPerSecond, it.outPerSecond))],
        ['Oldest', it.oldestAgeSeconds === undefined ? '–' : duration(it.oldestAgeSeconds * 1000)],
        ['In, out', `${rate(it.inPerSecond)} → ${rate(it.outPerSecond)} /s`],
        ['A transaction', it.perTransaction === undefined ? '–' : `${rate(it.perTransaction)} messages`],
        ['Consumers', html`${number(it.consumers)}${it.nodes.length ? html` <small>(${nodesText(it.nodes)})</small>` : nothing}`,
          it.nodes.length > 1],
        ['Dead letters', it.deadLetters ? html`<a href=${address(['dead-letters'],
          {subscription: name})}>${number(it.deadLetters)}</a>` : '0'],
      ])}</section>
      <div class="columns">
        ${chart({name: 'Waiting', lines: [line('messages', 0)], format: value => number(Math.round(value)), update: () => page.update()})}
        ${chart({name: 'Throughput', lines: [line('in', 1), line('out', 2)], format: value => `${rate(value)}/s`,
          update: () => page.update()})}
      </div>
      <div class="columns">
        <section class="panel"><header><h2>Dead letters by cause</h2></header>
          ${groups === null ? loading() : groups.length ? html`<ul class="timeline counted">${groups.map(group => html`<li>
            <strong class="bad">${group.count}</strong><a href=${address(['dead-letters', 'group'], {subscription: name, type: group.type,
              cause: group.cause})}>${group.cause || 'unknown cause'}</a></li>`)}</ul>` : html`<p class="faint">None.</p>`}
        </section>
        <section class="panel"><header><h2>Paused and resumed</h2></header>
          ${deeds.length ? html`<ul class="timeline">${deeds.map(deed => html`<li><span class="soft">${shape(
            deed.what === 'SUBSCRIPTION_PAUSED' ? 'paused' : 'sent')}</span><div><strong>${words(deed.what)
            .replace('subscription ', '')}</strong> by ${deed.who}, ${clock(deed.at)}<br>
              <span class="soft">${deed.reason ?? nothing}</span></div></li>`)}</ul>`
            : html`<p class="faint">Nobody has done so lately.</p>`}
        </section>
      </div>`;
  };
}

/** Who stopped it, when, and why: the first thing that a colleague asks. */
const pausedBox = it => html`<div class="note paused" role="status">${shape('paused')}<div>
  <strong>Nothing of it is delivered${it.pause ? html`: paused by ${it.pause.by}, ${when(it.pause.since)}` : nothing}</strong>
  <p>${it.pause ? it.pause.reason : 'Who did it is not known, as where somebody did it in the broker’s console.'}</p></div></div>`;
