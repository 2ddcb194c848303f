/** Who is logged in. The session itself is in a cookie that no script can read. */
import {call, setCsrfToken} from './api.js';

let user = null;

/** Name and roles, or null. */
export function currentUser() {
  return user;
}

export function isOperator() {
  return user !== null && user.roles.includes('operator');
}

function became(answer) {
  user = {name: answer.data.name, roles: answer.data.roles};
  setCsrfToken(answer.data.csrfToken);
  return user;
}

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

export async function logIn(name, password) {
  return became(await call('POST', '/api/login', {body: {name, password}, quietly: true}));
}

export async function logOut() {
  await call('DELETE', '/api/login', {quietly: true});
  forget();
}

/** The server knows the session no more. */
export function forget() {
  user = null;
  setCsrfToken(null);
}
