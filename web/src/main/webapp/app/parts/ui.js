/** Pieces that all views use. Whatever comes from the server goes into them as text. */
import {html, nothing, svg} from '../../lib/lit-html/lit-html.js';
import {ago, exactly, time} from './format.js';

const SHAPES = {
  good: svg`<path d="M3.5 8.5l3 3 6-7" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
  bad: svg`<path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>`,
  warn: svg`<path d="M8 2.2 14.6 14H1.4z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>
    <path d="M8 6.4v3.2M8 11.6v.2" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
  wait: svg`<circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="3 2.2"/>`,
  paused: svg`<path d="M5.5 3.5v9M10.5 3.5v9" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/>`,
  sent: svg`<path d="M2.5 8h9M8 4l4 4-4 4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round"/>`,
  seen: svg`<path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8z" fill="none" stroke="currentColor" stroke-width="1.5"/>
    <circle cx="8" cy="8" r="1.9" fill="currentColor"/>`,
  off: svg`<circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="1.8"/>
    <path d="M4.2 11.8l7.6-7.6" stroke="currentColor"
    stroke-width="1.8"/>`,
};

/** What a status looks like: a colour and a shape, so that nobody depends on the colour. */
const KINDS = {
  PLACED: 'wait', CONFIRMED: 'good', SHIPPED: 'sent', REJECTED: 'bad', CANCELLED: 'off',
  AUTHORIZED: 'wait', CAPTURED: 'good', DECLINED: 'bad', VOIDED: 'off', REFUNDED: 'off',
  PREPARED: 'wait', DISPATCHED: 'sent',
  DEAD: 'bad', RETRIED: 'sent', EDITED: 'sent', DISCARDED: 'off', REMOVED: 'off', EDIT_PROPOSED: 'wait', EDIT_REJECTED: 'off',
  UPLOADING: 'wait', RUNNING: 'wait', COMPLETED: 'good', DONE: 'good', STOPPED: 'off',
  UP: 'good', DEGRADED: 'warn', DOWN: 'bad', PAUSED: 'paused',
};

/** A shape of 16 by 16. */
export const shape = kind => html`<svg class="shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${SHAPES[kind]}</svg>`;

export const shapePath = kind => SHAPES[kind];

/** A status with its shape. */
export const badge = (status, kind = KINDS[status] ?? 'wait', text = words(status)) =>
  html`<span class="badge ${kind}">${shape(kind)}${text}</span>`;

/** EDIT_PROPOSED is "edit proposed". */
export const words = constant => String(constant).toLowerCase().replaceAll('_', ' ');

/** How long ago something was, and exactly when in its title. */
export const when = instant => instant
  ? html`<time datetime=${instant} title=${exactly(instant)}>${ago(instant)}</time>` : html`<span class="faint">–</span>`;

/** The time of day, and exactly when in its title. */
export const clock = instant => instant
  ? html`<time datetime=${instant} title=${exactly(instant)}>${time(instant)}</time>` : html`<span class="faint">–</span>`;

/** A problem, as people want to read it. */
export const problemBox = problem => problem ? html`
  <div class="problem" role="alert">
    ${shape('warn')}
    <div>
      <strong>${problem.title || 'Something went wrong'}</strong>
      ${problem.detail && problem.detail !== problem.title ? html`<p>${problem.detail}</p>` : nothing}
      ${problem.errors?.length ? html`<ul>${problem.errors.map(it => html`<li>
        ${it.line ? html`line ${it.line}: ` : nothing}${it.field ? html`<code>${it.field}</code> `
          : nothing}${it.message}</li>`)}</ul>` : nothing}
      ${problem.instance ? html`<p class="faint">The server's log has it under <code>${problem.instance}</code>.</p>` : nothing}
    </div>
  </div>` : nothing;

/** What is wrong with one field, or nothing. */
export const fieldError = (problem, ...fields) => {
  const found = problem?.errors?.filter(it => fields.includes(it.field)) ?? [];
  return found.length ? html`<span class="field-error">${found.map(it => it.message).join('; ')}</span>` : nothing;
};

/** Head of a view: its name, and what can be done here. */
export const head = (title, {lead = nothing, actions = nothing, back = nothing} = {}) => html`
  <header class="head">
    <div class="head-text">${back}<h1 tabindex="-1">${title}</h1>${lead === nothing ? nothing : html`<p class="lead">${lead}</p>`}</div>
    <div class="actions">${actions}</div>
  </header>`;

/** The way back to where this view belongs. */
export const backTo = (href, text) => html`<a class="back" href=${href}>${text}</a>`;

/** Nothing is here, and why. */
export const empty = (title, text = nothing) => html`<div class="empty"><strong>${title}</strong><p>${text}</p></div>`;

export const loading = () => html`<div class="empty" aria-busy="true"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
  <p>Loading</p></div>`;

/** Name and value pairs; a third element that is true makes one twice as wide. */
export const facts = pairs => html`<dl class="facts">${pairs.filter(Boolean).map(([name, value, wide]) =>
  html`<div class=${wide ? 'span' : ''}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** The next page of a list that grows downwards. */
export const more = (next, busy, load) => next
  ? html`<div class="more"><button class="quiet" ?disabled=${busy} @click=${load}>${busy ? 'Loading…' : 'Show more'}</button>
    </div>` : nothing;
