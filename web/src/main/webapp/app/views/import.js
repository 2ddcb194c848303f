/** One import: how far it is, how fast, and which lines were rejected. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {get} from '../parts/api.js';
import {csv} from '../parts/csv.js';
import {duration, number, rate} from '../parts/format.js';
import {progressBar} from '../parts/progress.js';
import {say} from '../parts/say.js';
import {backTo, badge, clock, facts, head, loading, problemBox} from '../parts/ui.js';

export function view(page) {
  const {id} = page.parameters;
  const path = `/api/imports/${encodeURIComponent(id)}`;
  const state = {it: null, problem: null, downloading: false};
  page.title(`Import ${id.slice(0, 8)}`);
  page.every(1_000, async () => {
    if (state.it?.state === 'COMPLETED') {
      return;
    }
    try {
      state.it = (await get(path, {signal: page.signal})).data;
      state.problem = null;
    } catch (problem) {
      state.problem = problem.name === 'AbortError' ? null : problem;
    }
    page.update();
  });

  const download = async () => {
    state.downloading = true;
    page.update();
    try {
      const lines = [];
      for (let next = `${path}/rejected?limit=200`; next;) {
        const answer = await get(next, {signal: page.signal});
        lines.push(...answer.data);
        next = answer.next;
      }
      const text = 'line,message,content\r\n' + csv(lines.map(it => [it.line, it.message, it.content]));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], {type: 'text/csv'}));
      link.download = `rejected-${id.slice(0, 8)}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        say(problem.message, 'bad');
      }
    }
    state.downloading = false;
    page.update();
  };

  return () => {
    const {it} = state;
    const back = backTo('#/imports', 'Imports');
    if (!it) {
      return html`${head(`Import ${id.slice(0, 8)}`, {back})}${state.problem ? problemBox(state.problem) : loading()}`;
    }
    const left = it.lines - it.read;
    return html`
      ${head(html`Import <span class="mono">${id.slice(0, 8)}</span> ${badge(it.state)}`, {
        back, lead: html`Begun ${clock(it.startedAt)}${it.finishedAt ? html`, done ${clock(it.finishedAt)}` : nothing}`,
        actions: it.rejected ? html`<button ?disabled=${state.downloading} @click=${download}>${state.downloading ? 'Downloading…'
          : 'Download rejected lines'}</button>` : nothing,
      })}
      ${problemBox(state.problem)}
      <section class="panel">
        <header><h2>${number(it.read)} of ${number(it.lines)} lines</h2><span class="faint">${it.state === 'RUNNING' && it.ordersPerSecond
          ? `${duration(left / it.ordersPerSecond * 1000)} left` : nothing}</span></header>
        ${progressBar(it.state === 'COMPLETED' ? 1 : it.lines ? it.read / it.lines : null, 'Lines read')}
      </section>
      <section class="panel">${facts([
        ['Accepted', number(it.accepted)], ['Rejected', number(it.rejected)],
        ['Orders a second', rate(it.ordersPerSecond)], ['Last progress', clock(it.updatedAt)],
      ])}</section>
      ${it.errors?.length ? html`<section class="panel flush"><header><h2>Rejected lines</h2>
        <span class="faint">${it.rejected > it.errors.length
        ? `the first ${it.errors.length} of ${number(it.rejected)}` : nothing}</span></header>
        <div class="scroll"><table><thead><tr><th class="n">Line</th><th>Why</th></tr></thead><tbody>${it.errors.map(error => html`<tr>
          <td class="n">${error.line}</td><td>${error.message}</td></tr>`)}</tbody></table></div></section>` : nothing}`;
  };
}
