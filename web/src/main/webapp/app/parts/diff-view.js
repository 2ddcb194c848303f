/** What differs between two texts, marked by sign and colour. */
import {html} from '../../lib/lit-html/lit-html.js';
import {lineDiff} from './diff.js';

const SIGNS = {same: ' ', gone: '−', new: '+'};
/** More lines than that are not compared: it would take too long. */
const MOST = 3_000;

export function diffView(before, after) {
  if (before.split('\n').length > MOST || after.split('\n').length > MOST) {
    return html`<pre tabindex="0">${after}</pre>`;
  }
  return html`<div class="diff" tabindex="0" role="region" aria-label="Difference">${lineDiff(before, after).map(it => html`
    <div class=${it.kind}><span>${it.before ?? ''}</span><span>${it.after ?? ''}</span><b>${SIGNS[it.kind]}</b><code>${it.text}</code>
      </div>`)}</div>`;
}
