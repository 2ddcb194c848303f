/** Who is logged in. The session itself is in a cookie that no script can read. */
import {call, onOldToken, setLogin} from './api.js';

/** Tabs that log in tell the others: the cookie, which is of all of them, is that of another session now. */
const tabs = new BroadcastChannel('login');

let user = null;
let whenOtherUser = () => {};

tabs.onmessage = () => user && renew().catch(() => {});
onOldToken(renew);

/** Name and roles, or null. */
export function currentUser() {
  return user;
}

export function isOperator() {
  return user !== null && user.roles.includes('operator');
}

/** What to do when somebody else has logged in with another tab. */
export function onOtherUser(listener) {
  whenOtherUser = listener;
}

function became(answer) {
  user = {name: answer.data.name, roles: answer.data.roles};
  setLogin(words(user), answer.data.csrfToken);
  return user;
}

const words = ({name, roles}) => [name, ...roles].join(' ');

/** Whoever has a session already, from another tab or before a reload; null where there is none. */
export async function resume() {
  try {
    return became(await call('GET', '/api/login', {quietly: true}));
  } catch (problem) {
    if (problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/** Takes over the session that another tab has begun. */
async function renew() {
  const before = user;
  const now = await resume();
  if (before && now && words(before) !== words(now)) {
    whenOtherUser();
  }
}

export async function logIn(name, password) {
  became(await call('POST', '/api/login', {body: {name, password}, quietly: true}));
  tabs.postMessage(null);
  return user;
}

export async function logOut() {
  await call('DELETE', '/api/login', {quietly: true});
  forget();
}

/** The server knows the session no more. */
export function forget() {
  user = null;
  setLogin(null, null);
}
