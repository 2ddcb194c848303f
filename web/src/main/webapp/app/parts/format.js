/** Numbers, money and times as people read them. */

const whole = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short'});
const full = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'long'});

export const number = value => whole.format(value);

/** 59.98 EUR is "59.98 €"; exact, as the API's decimals are texts. */
export function money(amount, currency) {
  try {
    return new Intl.NumberFormat('en', {style: 'currency', currency, minimumFractionDigits: decimals(amount)}).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** What so many pieces cost together, of one currency: as exact as the API, which has no binary fractions either. */
export function total(lines) {
  const places = Math.max(0, ...lines.map(it => decimals(it.unitPrice)));
  const smallest = lines.reduce((sum, {unitPrice, quantity}) =>
    sum + BigInt(unitPrice.replace('.', '')) * 10n ** BigInt(places - decimals(unitPrice)) * BigInt(quantity), 0n);
  const digits = String(smallest).padStart(places + 1, '0');
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}

const decimals = amount => /\.(\d+)/.exec(amount)?.[1].length ?? 0;

/** 1234.5 a second is "1,235", 0.25 is "0.25". */
export function rate(perSecond) {
  if (perSecond === undefined || perSecond === null) {
    return '–';
  }
  return perSecond === 0 ? '0' : perSecond < 9.95 ? String(Math.round(perSecond * 10) / 10 || '<0.1') : whole.format(Math.round(perSecond));
}

/** A length of time: "830 ms", "12 s", "3 min 5 s", "2 h 4 min". */
export function duration(millis) {
  if (Math.round(millis) < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 9_950) {
    return `${(millis / 1000).toFixed(1).replace('.0', '')} s`;
  }
  // Rounded first: no minute has 60 seconds left over.
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    const rest = seconds % 60;
    return minutes < 10 && rest ? `${minutes} min ${rest} s` : `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The time of day, with the date where it is not today. */
export function time(instant, now = new Date()) {
  const at = new Date(instant);
  return at.toDateString() === now.toDateString() ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
}

/** "just now", "12 s ago". */
export function ago(instant, now = Date.now()) {
  const millis = now - new Date(instant);
  return millis < 1500 ? 'just now' : `${duration(Math.floor(millis / 1000) * 1000)} ago`;
}

export const exactly = instant => full.format(new Date(instant));

/** The beginning of an id, enough to tell it from others on a screen. */
export const short = id => id.length > 13 ? id.slice(0, 8) : id;

/** At most so many characters, with a sign where there are more. */
export const clip = (text, most) => text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

export const plural = (count, one, many = one + 's') => `${whole.format(count)} ${count === 1 ? one : many}`;

/** 3,400,000 is "3.4 MB". */
export function bytes(count) {
  const steps = ['B', 'kB', 'MB', 'GB'];
  const rounded = count < 1000 ? count : Number(count.toPrecision(4));
  const step = Math.min(3, Math.floor(Math.log10(Math.max(1, rounded)) / 3));
  return `${(count / 1000 ** step).toFixed(step ? 1 : 0)} ${steps[step]}`;
}
