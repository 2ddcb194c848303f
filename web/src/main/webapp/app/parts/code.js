/** JSON, readable, each piece of it as text. */
import {html} from '../../lib/lit-html/lit-html.js';
import {pretty} from './json-lines.js';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/g;

export function code(text, label = 'JSON') {
  const shown = pretty(text);
  return html`<pre tabindex="0" role="region" aria-label=${label}><code>${pieces(shown)}</code></pre>`;
}

function pieces(text) {
  // What is not JSON, or very long, is shown as it is.
  if (!/^\s*[[{]/.test(text) || text.length > 60_000) {
    return text;
  }
  const found = [];
  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    const [whole, string, colon, other] = token;
    found.push(text.slice(at, token.index));
    found.push(other ? html`<span class="code-number">${other}</span>`
      : colon ? html`<span class="code-key">${string}</span>${colon}` : html`<span class="code-string">${string}</span>`);
    at = token.index + whole.length;
  }
  found.push(text.slice(at));
  return found;
}
