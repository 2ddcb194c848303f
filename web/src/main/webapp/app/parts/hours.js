/** How many there were in each of the last hours, as small bars; the highest is as high as the picture. */
import {html, svg} from '../../lib/lit-html/lit-html.js';
import {number, plural} from './format.js';

/**
 * @param {number[]} perHour the present hour is the last one
 * @param {{step?: number, height?: number, named?: boolean}} size named: each bar tells its hour and its number to whoever points at it
 */
export function hours(perHour, {step = 5, height = 22, named = false} = {}) {
  const most = Math.max(1, ...perHour);
  const width = perHour.length * step;
  const bar = (count, i) => {
    const high = count ? Math.max(2, count / most * (height - 2)) : 1;
    return svg`<rect class=${count ? 'some' : 'none'} x=${i * step} y=${height - high} width=${step - 1} height=${high}>
      ${named ? svg`<title>${hourText(perHour.length - 1 - i)}: ${number(count)}</title>` : ''}</rect>`;
  };
  return html`<svg class=${named ? 'hours wide' : 'hours'} width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
    preserveAspectRatio=${named ? 'none' : 'xMinYMid'} aria-label=${text(perHour)}>${perHour.map(bar)}</svg>
    ${named ? html`<div class="axis" aria-hidden="true"><span>${perHour.length} hours ago</span>
      <span>${number(most)} at most in an hour</span><span>now</span></div>` : ''}`;
}

const hourText = ago => ago === 0 ? 'the last hour' : `${plural(ago, 'hour')} ago`;

const text = perHour => {
  const all = perHour.reduce((sum, it) => sum + it, 0);
  return `${number(all)} in the last ${perHour.length} hours, ${number(perHour.at(-1))} of them in the last hour`;
};
