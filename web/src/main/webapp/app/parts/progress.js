/** A bar that fills. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';

/** @param {?number} share 0 to 1; null where nobody knows */
export const progressBar = (share, label) => {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return html`<progress class="bar" max="100" value=${percent ?? nothing} aria-label=${label}></progress>`;
};
