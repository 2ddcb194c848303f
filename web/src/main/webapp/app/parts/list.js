/** A list of which one page after the other is shown. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {repeat} from '../../lib/lit-html/directives/repeat.js';
import {get, withQuery} from './api.js';
import {empty, head, loading, more, problemBox} from './ui.js';

/**
 * @param {{title, path, lead, columns: {name, cell: function, number?, title?, clip?}[], key: function,
 *   query?: Object, actions?: any, back?: any, filters?: function(): any, every?: number,
 *   nothingTitle?: string, nothingText?: any, above?: function(Object[]): any}} what
 */
export function listView(page, what) {
  const state = {items: null, next: null, busy: false, problem: null, pages: 1};
  page.title(what.title);
  const first = withQuery(what.path, {limit: 50, ...what.query});
  let turn = 0;
  const load = async (path, append) => {
    const mine = ++turn;
    state.busy = true;
    state.pages += append ? 1 : 0;
    try {
      const {data, next} = await get(path, {signal: page.signal});
      if (mine !== turn) {
        // Another was begun meanwhile: its answer counts.
        return;
      }
      const known = new Set(append ? state.items.map(what.key) : []);
      state.items = append ? [...state.items, ...data.filter(it => !known.has(what.key(it)))] : data;
      state.next = next;
      state.problem = null;
      state.pages = append ? state.pages : 1;
    } catch (problem) {
      if (mine !== turn) {
        return;
      }
      state.pages -= append ? 1 : 0;
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    state.busy = false;
    page.update();
  };
  page.every(what.every ?? 10_000, async () => {
    if (state.pages === 1) {
      await load(first, false);
    }
  });
  page.reload = () => load(first, false);

  return () => html`
    ${head(what.title, {lead: what.lead ?? nothing, actions: what.actions ?? nothing, back: what.back ?? nothing})}
    ${what.filters ? html`<div class="filters">${what.filters()}</div>` : nothing}
    ${problemBox(state.problem)}
    ${what.above ? what.above(state.items ?? []) : nothing}
    ${state.items === null ? state.problem ? nothing : loading() : state.items.length === 0
      ? empty(what.nothingTitle ?? 'Nothing here', what.nothingText ?? nothing)
      : html`<section class="panel flush"><div class="scroll"><table class="cards">
        <thead><tr>${what.columns.map(it => html`<th class=${it.number ? 'n' : ''}>${it.name
          || html`<span class="hidden">Actions</span>`}</th>`)}</tr></thead>
        <tbody>${repeat(state.items, what.key, item => html`<tr>${what.columns.map(it => html`
          <td class="${it.number ? 'n' : ''} ${it.title ? 'title' : ''} ${it.clip ? 'clip soft'
            : ''}" data-label=${it.name}>${it.cell(item)}</td>`)}</tr>`)}
        </tbody></table></div>${more(state.next, state.busy, () => load(state.next, true))}</section>`}`;
}
