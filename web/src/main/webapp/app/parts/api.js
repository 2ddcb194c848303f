/** Calls the REST API, and tells whether it can be reached. */

/** Whoever has not touched the page for so long is not there: what it asks by itself meanwhile keeps no session open. */
const AWAY_MILLIS = 60_000;

/** A script asks: no dialog of the browser's where nobody is logged in. By plain HTTP from another machine it would not know. */
const OF_PAGE = {'X-Requested-With': 'page'};

let touched = Date.now();
let present = touched;
let login = {user: null, csrfToken: null};
let whenLoggedOut = () => {};
let whenTokenIsOld = async () => {};
let renewal = null;
const connection = {goneSince: null};
const connectionListeners = new Set();

/** What went wrong with a call, in the words of RFC 9457. */
export class Problem extends Error {
  constructor({status = 0, title = 'Something went wrong', detail = '', errors = [], type = '', instance = ''}) {
    super(detail || title);
    Object.assign(this, {status, title, detail, errors, type, instance});
  }
}

['pointerdown', 'pointermove', 'keydown', 'wheel'].forEach(it => addEventListener(it, () => {
  touched = Date.now();
}, {passive: true, capture: true}));

/** Who is logged in, in one word, and the token that goes with what they change; null where nobody is. */
export function setLogin(user, csrfToken) {
  login = {user, csrfToken};
}

/** What to do when the server says that nobody is logged in. */
export function onLoggedOut(listener) {
  whenLoggedOut = listener;
}

/** How to learn who is logged in now, when another tab has begun another session. */
export function onOldToken(listener) {
  whenTokenIsOld = listener;
}

/** Whether a refused call is to be sent again: its token was that of a session before, and the user of that is logged in still. */
async function isToRepeat(problem, sentAs) {
  if (problem.type !== 'urn:orderflow:problem:csrf-token') {
    return false;
  }
  if (login === sentAs) {
    renewal ??= whenTokenIsOld().finally(() => renewal = null);
    await renewal;
  }
  return login !== sentAs && login.user === sentAs.user;
}

/** Since when the server does not answer; null while it does. */
export function goneSince() {
  return connection.goneSince;
}

export function onConnection(listener) {
  connectionListeners.add(listener);
}

function reached(yes) {
  const before = connection.goneSince;
  connection.goneSince = yes ? null : before ?? new Date();
  if ((before === null) !== (connection.goneSince === null)) {
    connectionListeners.forEach(it => it());
  }
}

/**
 * One call. It is sent once more where another tab has begun another session of the same user meanwhile.
 *
 * @param {string} method
 * @param {string} path from /api on
 * @param {{body?: any, headers?: Object, quietly?: boolean, signal?: AbortSignal}} options quietly: a 401 is the caller's affair
 * @returns {Promise<{data: any, status: number, etag: ?string, next: ?string, location: ?string, headers: Headers}>}
 */
export async function call(method, path, options = {}) {
  const sentAs = login;
  try {
    return await callOnce(method, path, options);
  } catch (problem) {
    if (await isToRepeat(problem, sentAs)) {
      return callOnce(method, path, options);
    }
    throw problem;
  }
}

async function callOnce(method, path, {body, headers = {}, quietly = false, signal}) {
  const all = {Accept: 'application/json', ...OF_PAGE, ...headers};
  if (body !== undefined && !all['Content-Type']) {
    all['Content-Type'] = 'application/json';
  }
  if (Date.now() - touched > AWAY_MILLIS) {
    all['X-Background'] = 'true';
  }
  if (method !== 'GET' && login.csrfToken) {
    all['X-CSRF-Token'] = login.csrfToken;
  }
  let response;
  try {
    response = await fetch(path, {
      method, headers: all, signal, credentials: 'same-origin', cache: 'no-store',
      body: body === undefined || typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    reached(false);
    throw new Problem({title: 'The server cannot be reached', detail: 'Orderflow does not answer. The page tries again by itself.'});
  }
  reached(![502, 504].includes(response.status));
  const text = await response.text();
  const data = text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text || null;
  if (!response.ok && !(response.status === 503 && data?.checks)) {
    if (response.status === 401 && !quietly) {
      whenLoggedOut();
    }
    throw new Problem(data && typeof data === 'object' ? data : {status: response.status, title: `Status ${response.status}`});
  }
  return {
    data, status: response.status, etag: response.headers.get('ETag'), location: response.headers.get('Location'),
    next: nextPage(response.headers.get('Link')), headers: response.headers,
  };
}

export const get = (path, options) => call('GET', path, options);
export const post = (path, body, options = {}) => call('POST', path, {...options, body});

/**
 * Whoever watches a stream uses the page without asking for anything, and a stream is no use of the session. So this asks for something,
 * once a minute at most, where the page was touched since.
 */
export async function tellPresence() {
  if (touched > present && Date.now() - present > AWAY_MILLIS) {
    present = Date.now();
    await get('/api/orders?limit=1').catch(() => {});
  }
}

/** An Idempotency-Key. A page that came by plain HTTP from another machine has no randomUUID. */
export const newKey = () => crypto.randomUUID?.() ?? String(Math.random());

/** 412 in words: somebody else was faster. */
export function overtaken(problem) {
  if (problem.status === 412) {
    problem.title = 'Somebody else has changed it meanwhile';
    problem.detail = 'Cancel, look at it again, and repeat your change.';
  }
  throw problem;
}

/** The address of the next page out of a Link header. */
export function nextPage(link) {
  return /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1] ?? null;
}

/** A path with parameters, without those that are empty. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return query.size ? `${path}?${query}` : path;
}

/** Sends a file and tells how much of it is sent; fetch cannot. It is sent once more where a call would be. */
export async function upload(path, file, type, headers, whileSending) {
  const sentAs = login;
  try {
    return await uploadOnce(path, file, type, headers, whileSending);
  } catch (problem) {
    if (await isToRepeat(problem, sentAs)) {
      return uploadOnce(path, file, type, headers, whileSending);
    }
    throw problem;
  }
}

function uploadOnce(path, file, type, headers, whileSending) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    Object.entries({'Content-Type': type, 'X-CSRF-Token': login.csrfToken ?? '', ...OF_PAGE, ...headers})
      .forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = event => whileSending(event.loaded, event.total, request);
    request.onerror = () => reject(new Problem({title: 'The upload broke off', detail: 'Nothing of the file is kept.'}));
    request.onabort = () => reject(new Problem({title: 'The upload was stopped', detail: 'Nothing of the file is kept.'}));
    request.onload = () => {
      let data = {};
      try {
        data = JSON.parse(request.responseText);
      } catch {
        // Then the status has to do.
      }
      if (request.status >= 200 && request.status < 300) {
        resolve(data);
      } else {
        if (request.status === 401) {
          whenLoggedOut();
        }
        reject(new Problem({status: request.status, ...data}));
      }
    };
    request.send(file);
    whileSending(0, file.size, request);
  });
}
