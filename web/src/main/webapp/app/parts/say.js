/** Short messages: seen in a corner, read out by screen readers. */

const listeners = new Set();
let messages = [];
let last = 0;

/** @param {'good'|'bad'} kind */
export function say(text, kind = 'good') {
  const message = {id: ++last, text, kind};
  messages = [...messages.slice(-2), message];
  listeners.forEach(it => it());
  setTimeout(() => unsay(message.id), kind === 'bad' ? 10_000 : 5_000);
}

export function unsay(id) {
  messages = messages.filter(it => it.id !== id);
  listeners.forEach(it => it());
}

export const said = () => messages;

export const onSaid = listener => listeners.add(listener);
