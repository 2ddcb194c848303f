/** A text with numbered lines; those that are wrong are marked. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {live} from '../../lib/lit-html/directives/live.js';

/** @param {{text: string, marks: {line: number}[], label: string, change: function(string)}} what */
export function editor({text, marks, label, change}) {
  const lines = text.split('\n').length;
  const wrong = new Set(marks.map(it => it.line));
  return html`<div class="editor">
    <ol aria-hidden="true">${Array.from({length: lines}, (_, i) => html`<li class=${wrong.has(i + 1) ? 'wrong'
      : nothing}>${i + 1}</li>`)}</ol>
    <textarea aria-label=${label} aria-invalid=${marks.length > 0} spellcheck="false" rows=${lines} wrap="off" .value=${live(text)}
      @input=${event => change(event.target.value)} @keydown=${indent}></textarea>
  </div>`;
}

/** Enter keeps the indentation; Tab leaves the field, as it does everywhere. */
function indent(event) {
  if (event.key !== 'Enter' || event.isComposing) {
    return;
  }
  const area = event.target;
  const before = area.value.slice(0, area.selectionStart);
  const blanks = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '';
  if (blanks) {
    event.preventDefault();
    area.setRangeText('\n' + blanks, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }
}
