/** Each view has an address behind the hash: #/orders/4711?status=PLACED. */

/** @returns {{path: string[], query: Object}} */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  return {path: path.split('/').filter(Boolean).map(decode), query: Object.fromEntries(new URLSearchParams(query))};
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a view; empty parameters are left out. */
export function address(path, query = {}) {
  const parameters = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return '#/' + path.map(encodeURIComponent).join('/') + (parameters.size ? '?' + parameters : '');
}

/** The address of a paragraph of the documentation that this server brings along. */
export const paragraph = (page, title) => `/docs/read.html?${page}#${title.toLowerCase().replaceAll(' ', '-')}`;

/** The parameters of the route that fits: ':id' takes a segment; null where it does not fit. */
export function match(pattern, path) {
  const wanted = pattern.split('/').filter(Boolean);
  if (wanted.length !== path.length) {
    return null;
  }
  const parameters = {};
  const fits = wanted.every((segment, i) => segment.startsWith(':') ? (parameters[segment.slice(1)] = path[i], true) : segment === path[i]);
  return fits ? parameters : null;
}
