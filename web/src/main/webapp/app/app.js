/** The frame of the page: who is logged in, which view is shown, what is wrong with the connection. */
import {html, nothing, render} from '../lib/lit-html/lit-html.js';
import {get, goneSince, onConnection, onLoggedOut} from './parts/api.js';
import {deadLettersOf, isInDoubtForTooLong} from './parts/condition.js';
import {closeDialogs} from './parts/dialog.js';
import {flowSeen, onFlow, startWatching, stopWatching} from './parts/flow-watch.js';
import {time} from './parts/format.js';
import {onSaid, said, say, unsay} from './parts/say.js';
import {match, parse} from './parts/router.js';
import {currentUser, forget, isOperator, logOut, onOtherUser, resume} from './parts/session.js';
import {loading, problemBox, shape} from './parts/ui.js';
import {loginView} from './views/login.js';

/** path, module, and for whom; where it belongs to in the navigation. */
const ROUTES = [
  {path: 'flow', module: 'flow', nav: 'flow', operator: true},
  {path: 'subscriptions/:name', module: 'subscription', nav: 'flow', operator: true},
  {path: 'orders', module: 'orders', nav: 'orders'},
  {path: 'orders/new', module: 'place', nav: 'orders'},
  {path: 'orders/:id', module: 'order', nav: 'orders'},
  {path: 'dead-letters', module: 'dead-letters', nav: 'dead-letters', operator: true},
  {path: 'dead-letters/group', module: 'dead-letter-group', nav: 'dead-letters', operator: true},
  {path: 'dead-letters/archive', module: 'archive', nav: 'dead-letters', operator: true},
  {path: 'dead-letters/retries/:id', module: 'retry', nav: 'dead-letters', operator: true},
  {path: 'dead-letters/:id', module: 'dead-letter', nav: 'dead-letters', operator: true},
  {path: 'products', module: 'products', nav: 'products'},
  {path: 'stock', module: 'stock', nav: 'stock'},
  {path: 'shipments', module: 'shipments', nav: 'shipments'},
  {path: 'payments', module: 'payments', nav: 'payments'},
  {path: 'imports', module: 'imports', nav: 'imports', operator: true},
  {path: 'imports/:id', module: 'import', nav: 'imports', operator: true},
  {path: 'in-doubt', module: 'in-doubt', nav: 'in-doubt', operator: true},
  {path: 'health', module: 'health', nav: 'health', operator: true},
  {path: 'audit', module: 'audit', nav: 'audit', operator: true},
];

const NAVIGATION = [
  {title: 'Operate', operator: true, links: [['flow', 'Flow'], ['dead-letters', 'Dead letters'], ['in-doubt', 'In doubt'], ['health',
    'Health']]},
  {title: 'Shop', links: [['orders', 'Orders'], ['products', 'Catalogue'], ['stock', 'Stock'], ['shipments', 'Shipments'],
    ['payments', 'Payments'], ['imports', 'Imports', true]]},
  {title: 'Records', operator: true, links: [['audit', 'Audit']]},
];

const root = document.getElementById('root');
const state = {known: false, problem: null, view: null, shown: '', nav: null, menu: false, wanted: null};
let drawing = false;

/** Draws soon, once for all that changed. */
function update() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      render(frame(), root);
    });
  }
}

/** What a view has of the frame. All that it starts ends with it. */
class Page {
  constructor(parameters, query) {
    Object.assign(this, {parameters, query, ended: false, endings: []});
    const abort = new AbortController();
    this.signal = abort.signal;
    this.atEnd(() => abort.abort());
  }

  update() {
    if (!this.ended) {
      update();
    }
  }

  atEnd(ending) {
    this.endings.push(ending);
  }

  /** Again and again, and now; never twice at the same time, and seldom while nobody looks. */
  every(millis, look) {
    let timer = null;
    this.atEnd(() => clearTimeout(timer));
    const again = async () => {
      await look();
      if (!this.ended) {
        timer = setTimeout(again, document.hidden ? Math.max(millis, 15_000) : millis);
      }
    };
    again();
  }

  title(text) {
    document.title = `${text} · Orderflow`;
  }

  end() {
    this.ended = true;
    this.endings.forEach(it => it());
  }
}

async function show() {
  if (!currentUser()) {
    return update();
  }
  const {path, query} = parse(location.hash);
  if (/^#\/docs(?=[/?]|$)/.test(location.hash)) {
    // Whoever wants to read there without a login is sent here first.
    return location.replace(location.hash.slice(1));
  }
  const found = ROUTES.map(route => ({route, parameters: match(route.path, path)})).find(it => it.parameters);
  if (!found || found.route.operator && !isOperator()) {
    if (path.length) {
      say('There is no such view for you.', 'bad');
    }
    return location.replace(isOperator() ? '#/flow' : '#/orders');
  }
  const before = state.nav;
  state.page?.end();
  const page = state.page = new Page(found.parameters, query);
  state.nav = found.route.nav;
  state.menu = false;
  try {
    const module = await import(`./views/${found.route.module}.js`);
    if (page.ended) {
      return;
    }
    state.view = module.view(page);
    state.shown = path.join('/');
  } catch (failure) {
    console.error(failure);
    state.view = () => problemBox({title: 'This view cannot be shown', detail: failure.message});
  }
  render(frame(), root);
  if (before !== null) {
    scrollTo(0, 0);
    document.querySelector('main h1')?.focus({preventScroll: true});
  }
}

const frame = () => {
  if (!state.known) {
    return html`<main class="alone" id="main">${state.problem ? problemBox(state.problem) : loading()}</main>`;
  }
  if (!currentUser()) {
    return html`${messages()}<main class="alone" id="main">${loginView(loggedIn, update)}</main>`;
  }
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
    <div class="frame">
      <header class="side">
        <div class="brand">
          <a href="#/" aria-label="Orderflow, to the start"><img src="app/icon.svg" width="22" height="22" alt="">Orderflow</a>
          <button class="menu" aria-expanded=${state.menu} aria-controls="navigation" @click=${() => {
            state.menu = !state.menu;
            update();
          }}>Menu</button>
        </div>
        <nav id="navigation" class=${state.menu ? 'open' : ''} aria-label="Views">
          ${NAVIGATION.filter(it => !it.operator || isOperator()).map(group => html`
            ${isOperator() ? html`<h2>${group.title}</h2>` : nothing}
            <ul>${group.links.filter(([, , operator]) => !operator || isOperator()).map(([name, text]) => html`
              <li><a href="#/${name}" aria-current=${state.nav === name ? 'page' : nothing}>${text}${sign(name)}</a></li>`)}
            </ul>`)}
          <div class="who">
            <span><span class="faint">${isOperator() ? 'Operator' : 'Customer'}</span><br>${currentUser().name}</span>
            <button class="quiet" @click=${leave}>Log out</button>
          </div>
        </nav>
      </header>
      <div class="content">
        ${banner()}
        <main id="main" tabindex="-1" data-view=${state.shown}>${state.view ? state.view() : loading()}</main>
      </div>
    </div>
    ${messages()}`;
};

/** What somebody should look at shows wherever one is. */
function sign(name) {
  const {flow, health} = flowSeen();
  if (!isOperator() || !flow) {
    return nothing;
  }
  if (name === 'dead-letters') {
    const dead = deadLettersOf(flow);
    return dead ? html`<span class="count bad" title="dead letters">${dead}</span>` : nothing;
  }
  if (name === 'in-doubt') {
    const old = flow.inDoubt.filter(isInDoubtForTooLong).length;
    return old ? html`<span class="count warn" title="older than two minutes">${old}</span>` : nothing;
  }
  if (name === 'health' && health && health.status !== 'UP') {
    return html`<span class="count ${health.status === 'DOWN' ? 'bad' : 'warn'}">${shape(health.status === 'DOWN' ? 'bad' : 'warn')}
      <span class="hidden">${health.status}</span></span>`;
  }
  return nothing;
}

const banner = () => goneSince() ? html`
  <div class="banner bad" role="alert">${shape('bad')}<span>No connection to Orderflow since ${time(goneSince())}. What you see is from
    before; the page tries again by itself.</span></div>` : nothing;

const messages = () => html`
  <div class="messages" role="status" aria-live="polite">${said().map(it => html`
    <div class="message ${it.kind}">${shape(it.kind)}<span>${it.text}</span>
      <button class="icon" aria-label="Close this message" @click=${() => unsay(it.id)}>${shape('bad')}</button></div>`)}
  </div>`;

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function loggedIn() {
  document.title = 'Orderflow';
  state.view = null;
  if (isOperator()) {
    startWatching();
  }
  if (state.wanted !== null && location.hash !== state.wanted) {
    location.hash = state.wanted;
  } else {
    show();
  }
  state.wanted = null;
}

async function leave() {
  try {
    await logOut();
  } catch (problem) {
    if (problem.status !== 401) {
      return say(problem.message, 'bad');
    }
    forget();
  }
  loggedOut(null);
}

/** Back to the form, and afterwards to where one was. */
function loggedOut(wanted) {
  forget();
  end();
  state.wanted = wanted;
  document.title = 'Log in · Orderflow';
  if (wanted === null) {
    history.replaceState(null, '', '#/');
  }
  update();
}

/** Nothing goes on of what was shown. */
function end() {
  closeDialogs();
  stopWatching();
  state.page?.end();
  state.page = null;
  state.view = null;
  state.nav = null;
}

async function begin() {
  try {
    const user = await resume();
    state.known = true;
    if (user) {
      return loggedIn();
    }
    document.title = 'Log in · Orderflow';
    state.wanted = location.hash || null;
  } catch (problem) {
    state.problem = problem;
    setTimeout(begin, 2_000);
  }
  update();
}

onLoggedOut(() => {
  if (currentUser()) {
    loggedOut(location.hash);
    say('You were logged out. Log in again, and you are back where you were.', 'bad');
  }
});
onOtherUser(() => {
  end();
  // The new one may not see this, perhaps. And a dialog closes when one goes elsewhere.
  location.hash = '#/';
  loggedIn();
  say(`${currentUser().name} has logged in with another tab of this browser. Nothing more is done for who was here before.`, 'bad');
});
onConnection(update);
onSaid(update);
onFlow(update);
addEventListener('hashchange', show);
// While the server is away and nobody asks it for anything: is it back?
setInterval(() => goneSince() && get('/api/health/live').catch(() => {}), 2_000);
begin();
