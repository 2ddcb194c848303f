/** One dead letter: what it says, why it failed each time, and what can be done with it. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {call, get, post} from '../parts/api.js';
import {code} from '../parts/code.js';
import {groupAddress, groupOf, noteDown, noted} from '../parts/dead-letters.js';
import {ask} from '../parts/dialog.js';
import {diffView} from '../parts/diff-view.js';
import {editor} from '../parts/editor.js';
import {plural, short} from '../parts/format.js';
import {locate, pretty, schemaMarks} from '../parts/json-lines.js';
import {address} from '../parts/router.js';
import {say} from '../parts/say.js';
import {currentUser} from '../parts/session.js';
import {backTo, badge, clock, facts, head, loading, problemBox, when, words} from '../parts/ui.js';

export function view(page) {
  const {id} = page.parameters;
  const path = `/api/dead-letters/${encodeURIComponent(id)}`;
  const state = {letter: null, group: null, problem: null, edit: null};
  page.title(`Dead letter ${id.slice(0, 8)}`);

  const look = async () => {
    try {
      state.letter = (await get(path, {signal: page.signal})).data;
      state.group = await groupOf(state.letter, {signal: page.signal});
      state.problem = null;
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  };
  page.every(3_000, look);

  const retry = async () => {
    const done = await ask({
      title: 'Retry this dead letter?', button: 'Retry',
      text: `It goes back to ${state.letter.subscription}, and to no other subscription.`,
      act: () => post(`${path}/retry`),
    });
    if (done) {
      say('It is on its way. Should it fail again, it comes back here, one round further.');
      look();
    }
  };
  const discard = async () => {
    const done = await ask({
      title: 'Discard this dead letter?', button: 'Discard', dangerous: true,
      text: 'It is kept in the archive. That does not settle its order: where that still waits for what this message would '
        + 'have brought, cancel the order first.',
      fields: [{name: 'reason', label: 'Reason', type: 'textarea'}],
      act: ({reason}) => call('DELETE', path, {body: {reason}}),
    });
    if (done) {
      say('It is discarded, and kept in the archive.');
      look();
    }
  };
  const approve = async () => {
    const done = await ask({
      title: 'Approve this edit?', text: 'The corrected copy is sent to the subscription that failed.', button: 'Approve and send',
      act: () => post(`${path}/edit/approval`, {proposedEdit: state.letter.proposedEdit.id}),
    });
    if (done) {
      say('Approved; the corrected copy is on its way.');
      look();
    }
  };
  const reject = async () => {
    const done = await ask({
      title: 'Turn this edit down?', button: 'Turn down', dangerous: true, fields: [{name: 'reason', label: 'Reason', type: 'textarea'}],
      act: ({reason}) => post(`${path}/edit/rejection`, {proposedEdit: state.letter.proposedEdit.id, reason}),
    });
    if (done) {
      say('The edit is turned down.');
      look();
    }
  };

  const edit = () => {
    state.edit = {before: pretty(state.letter.body ?? ''), text: pretty(state.letter.body ?? ''), reviewing: false, problem: null,
      marks: [], busy: false};
    page.update();
  };
  const send = async event => {
    event.preventDefault();
    const it = state.edit;
    it.busy = true;
    it.problem = null;
    page.update();
    try {
      const {data} = await post(`${path}/edit`, {body: it.text, reason: new FormData(event.target).get('reason')});
      state.letter = data;
      state.edit = null;
      say(data.proposedEdit ? 'The edit waits for another operator’s approval.' : 'The corrected copy is on its way.');
    } catch (problem) {
      it.problem = problem;
      it.marks = problem.errors?.filter(error => error.field === 'body').flatMap(error => schemaMarks(it.text, error.message)) ?? [];
      it.reviewing = !it.marks.length;
      it.busy = false;
    }
    page.update();
  };

  return () => {
    const {letter} = state;
    const back = backTo('#/dead-letters', 'Dead letters');
    if (!letter) {
      return html`${head(`Dead letter ${id.slice(0, 8)}`, {back})}${state.problem ? problemBox(state.problem) : loading()}`;
    }
    const dead = letter.state === 'DEAD';
    return html`
      ${head(html`${letter.type || 'A message'} <span class="soft">for ${letter.subscription}</span> ${badge(letter.state)}`, {
        back,
        lead: html`<a href=${groupAddress(letter)}>${letter.cause || 'unknown cause'}</a>${state.group ? noted(state.group) : nothing}`,
        actions: dead && !state.edit ? html`
          <button class="danger-quiet" @click=${discard}>Discard…</button>
          ${letter.body === undefined ? nothing : html`<button @click=${edit}>Edit…</button>`}
          <button @click=${async () => await noteDown(letter) && look()}>Note…</button>
          <button class="primary" @click=${retry}>Retry…</button>` : nothing,
      })}
      ${problemBox(state.problem)}
      <section class="panel">${facts([
        ['Order', letter.subject ? html`<a class="mono" href=${address(['orders', letter.subject])}>${short(letter.subject)}</a>` : '–'],
        ['Dead since', when(letter.deadSince)],
        ['Rounds', letter.rounds],
        ['Failed deliveries', letter.attempts.length],
        ['Subscription', html`<a href=${address(['subscriptions', letter.subscription])}>${letter.subscription}</a>`],
        ['Id', html`<span class="mono">${letter.id}</span>`, true],
      ])}</section>
      ${letter.proposedEdit ? proposed(letter) : nothing}
      ${state.edit ? editing(state.edit) : html`
      <div class="columns">
        <section class="panel"><header><h2>Message</h2></header>${letter.body === undefined ? html`<p class="faint">It is neither text
          nor bytes.</p>`
          : code(letter.body, 'Message')}</section>
        <section class="panel"><header><h2>Failed deliveries</h2><span class="faint">the latest first</span></header>
          ${letter.attempts.length ? letter.attempts.map((it, i) => html`<details class="attempt" ?open=${i === 0}>
            <summary><span><strong>${simple(it.exception)}</strong> ${it.message ?? ''}</span><span class="faint">${clock(it.at)}</span>
              <small>delivery ${it.attempt}${it.node ? ` on ${it.node}` : ''}${it.rootCause
                && it.rootCause !== `${it.exception}: ${it.message}` ? html`; because of ${it.rootCause}` : nothing}</small></summary>
            <pre tabindex="0" role="region" aria-label="Stack of delivery ${it.attempt}">${it.stack}</pre></details>`)
            : html`<p class="faint">Nothing is known of them.</p>`}
        </section>
      </div>`}
      <div class="columns">
        <section class="panel"><header><h2>What was done</h2></header>${letter.actions.length
          ? html`<ul class="timeline">${letter.actions.map(done)}</ul>`
          : html`<p class="faint">Nothing yet.</p>`}</section>
        <section class="panel"><header><h2>Properties</h2></header>
          <table class="lines"><tbody>${Object.entries(letter.properties).map(([name, value]) => html`<tr><td class="mono soft">${name}</td>
            <td class="mono property">${value}</td></tr>`)}</tbody></table></section>
      </div>`;
  };

  function editing(it) {
    const {error} = locate(it.text);
    const marks = error ? [{line: error.line, message: error.message}] : it.marks;
    const changed = it.text !== it.before;
    const cancel = html`<button type="button" class="quiet" @click=${() => {
      state.edit = null;
      page.update();
    }}>Cancel</button>`;
    if (it.reviewing) {
      return html`<section class="panel"><header><h2>What changes</h2></header>
        <form @submit=${send}>
          ${diffView(it.before, it.text)}
          <label class="field spaced"><span>Reason</span><input name="reason" required maxlength="500" placeholder="no currency"
            autocomplete="off"></label>
          ${problemBox(it.problem)}
          <div class="buttons">${cancel}<button type="button" @click=${() => {
            it.reviewing = false;
            page.update();
          }}>Back to the text</button><button class="primary" ?disabled=${it.busy}>${it.busy ? 'Sending…'
            : 'Send the corrected copy'}</button></div>
        </form></section>`;
    }
    return html`<section class="panel"><header><h2>Edit the message</h2><span class="faint">type and order must stay</span></header>
      ${editor({text: it.text, marks, label: 'The corrected message', change: text => {
        it.text = text;
        it.marks = [];
        it.problem = null;
        page.update();
      }})}
      <div class="marks" role="status">${marks.length ? html`<ul class="timeline">${marks.map(mark => html`<li><span></span>
        <div class="bad">line ${mark.line}:
        ${mark.message}</div></li>`)}</ul>` : html`<p class="faint">${changed ? 'It is JSON.' : 'Nothing is changed yet.'}</p>`}</div>
      ${marks.length ? nothing : problemBox(it.problem)}
      <div class="buttons">${cancel}<button class="primary" ?disabled=${!changed || error !== null} @click=${() => {
        it.reviewing = true;
        it.problem = null;
        page.update();
      }}>Look at the difference</button></div>
    </section>`;
  }

  function proposed(letter) {
    const it = letter.proposedEdit;
    const own = it.who === currentUser().name;
    return html`<section class="panel"><header><h2>An edit waits for approval</h2>
      <span class="faint">by ${it.who}, ${when(it.at)}</span></header>
      <p class="soft">${it.reason}</p>${diffView(pretty(letter.body ?? ''), pretty(it.body))}
      <div class="buttons spaced">${own ? html`<span class="faint">Another operator has to approve it.</span>` : nothing}
        <button class="danger-quiet" @click=${reject}>Turn down…</button>
        ${own ? nothing : html`<button class="primary" @click=${approve}>Approve…</button>`}</div></section>`;
  }
}

const simple = name => String(name ?? 'unknown').split('.').at(-1);

const done = it => html`<li><span class="faint">•</span><div><strong>${words(it.action)}</strong> by ${it.who}, ${clock(it.at)}
  ${it.reason ? html`<br><span class="soft">${it.reason}</span>` : nothing}
  ${it.bodyAfter ? html`<details><summary>the difference</summary>${diffView(pretty(it.bodyBefore ?? ''),
    pretty(it.bodyAfter))}</details>` : nothing}</div></li>`;
