/**
 * Where in a text of JSON each value stands, and where it stops being JSON: the browser's own parser tells neither.
 *
 * @returns {{error: ?{line: number, column: number, message: string}, lines: Map<string, number>}} lines by path: data.lines[0].sku
 */
export function locate(text) {
  const lines = new Map();
  let at = 0;

  const fail = message => {
    const before = text.slice(0, at).split('\n');
    throw {line: before.length, column: before.at(-1).length + 1, message};
  };
  const blank = () => {
    while (' \t\r\n'.includes(text[at]) && at < text.length) {
      at++;
    }
  };
  const expect = (character, message) => text[at] === character ? at++ : fail(message);
  const lineHere = () => text.slice(0, at).split('\n').length;

  const string = () => {
    const found = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    found.lastIndex = at;
    const token = found.exec(text)?.[0];
    if (!token) {
      fail(text[at] === '"' ? 'This text has no end, or a character that must be escaped.' : 'A name in double quotes is expected here.');
    }
    at += token.length;
    return JSON.parse(token);
  };
  const members = (path, close, one) => {
    at++;
    blank();
    if (text[at] === close) {
      return void at++;
    }
    for (let i = 0; ; i++) {
      blank();
      one(i);
      blank();
      if (text[at] === close) {
        return void at++;
      }
      expect(',', `A comma or ${close} is expected here.`);
    }
  };
  const value = path => {
    blank();
    lines.set(path, lineHere());
    if (text[at] === '{') {
      return members(path, '}', () => {
        const name = string();
        blank();
        expect(':', 'A colon is expected here.');
        value(path ? `${path}.${name}` : name);
      });
    }
    if (text[at] === '[') {
      return members(path, ']', i => value(`${path}[${i}]`));
    }
    if (text[at] === '"') {
      return void string();
    }
    const simple = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
    simple.lastIndex = at;
    const token = simple.exec(text)?.[0];
    if (!token) {
      fail(at >= text.length ? 'The text ends too early.' : 'A value is expected here.');
    }
    at += token.length;
  };
  try {
    value('');
    blank();
    if (at < text.length) {
      fail('Nothing is expected here any more.');
    }
    return {error: null, lines};
  } catch (error) {
    if (error instanceof Error) {
      throw error;
    }
    return {error, lines};
  }
}

/** The line that a path like data.lines[0].sku, /data/lines/0/sku or $.data.currency stands in; of what is missing, its parent's. */
export function lineOf(lines, path) {
  let wanted = path.replace(/^\$\.?/, '').replace(/^\//, '').replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
  while (wanted && !lines.has(wanted)) {
    wanted = wanted.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, '');
  }
  return lines.get(wanted) ?? 1;
}

/**
 * Where in an event the server found something wrong: "The data is against urn:...: /lines/0/quantity: must be ...; : required ...", of
 * which the paths are those within data; "not JSON, from line 3"; or "The subject must ...".
 *
 * @returns {{line: number, message: string}[]}
 */
export function schemaMarks(text, message) {
  const {lines} = locate(text);
  const place = /not JSON, from line (\d+)/.exec(message);
  if (place) {
    return [{line: Number(place[1]), message}];
  }
  const [, wrong] = /^The data is against \S+: (.*)$/s.exec(message) ?? [];
  if (wrong === undefined) {
    return [{line: lineOf(lines, /^The (\w+) /.exec(message)?.[1] ?? ''), message}];
  }
  return wrong.split('; ').map(it => {
    const [, path, said] = /^\$?([^\s:]*): (.*)$/s.exec(it) ?? [null, '', it];
    return {line: lineOf(lines, `data${path}`), message: path ? `${path.replace(/^[/.]/, '')}: ${said}` : said};
  });
}

/** JSON with two blanks for each step, or the text as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
