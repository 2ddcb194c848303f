/** Deeper than that nobody nests, and a recursion has an end. */
const DEEPEST = 1_000;
/** So deep a text can still be read with its indentation, which grows with the square of the depth. */
const DEEPEST_PRETTY = 100;

/** What was looked at last: whoever edits sees the same text drawn many times. */
let located = {text: null, found: null};

/**
 * Where in a text of JSON each value stands, and where it stops being JSON: the browser's own parser tells neither.
 *
 * @returns {{error: ?{line: number, column: number, message: string}, lines: Map<string, number>}} lines by path: data.lines[0].sku
 */
export function locate(text) {
  if (located.text !== text) {
    located = {text, found: look(text)};
  }
  return located.found;
}

function look(text) {
  const lines = new Map();
  let at = 0;
  let line = 1;
  let lineBegan = 0;
  let depth = 0;

  const fail = message => {
    throw {line, column: at - lineBegan + 1, message};
  };
  /** No value goes on in another line: all ends of lines are between them. */
  const blank = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at])) {
      if (text[at++] === '\n') {
        line++;
        lineBegan = at;
      }
    }
  };
  const expect = (character, message) => text[at] === character ? at++ : fail(message);

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
  const members = (close, one) => {
    if (++depth > DEEPEST) {
      fail('It is nested too deeply here.');
    }
    at++;
    blank();
    if (text[at] === close) {
      depth--;
      return void at++;
    }
    for (let i = 0; ; i++) {
      blank();
      one(i);
      blank();
      if (text[at] === close) {
        depth--;
        return void at++;
      }
      expect(',', `A comma or ${close} is expected here.`);
    }
  };
  const value = path => {
    blank();
    lines.set(path, line);
    if (text[at] === '{') {
      return members('}', () => {
        const name = string();
        blank();
        expect(':', 'A colon is expected here.');
        value(path ? `${path}.${name}` : name);
      });
    }
    if (text[at] === '[') {
      return members(']', i => value(`${path}[${i}]`));
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

/** A piece of JSON: a text, a sign, or anything else that stands between signs and blanks. */
const PIECE = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with two blanks for each step, or the text as it is. Nothing but the white space between its pieces changes: a number keeps all its
 * digits, a text its escapes, and a name that comes twice stays twice.
 */
export function pretty(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const pieces = text.match(PIECE);
  const shown = [];
  let depth = 0;
  const newLine = () => shown.push('\n', '  '.repeat(depth));
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    const opens = piece === '{' || piece === '[';
    if (opens && (pieces[i + 1] === '}' || pieces[i + 1] === ']')) {
      shown.push(piece, pieces[++i]);
    } else if (opens) {
      if (++depth > DEEPEST_PRETTY) {
        return text;
      }
      shown.push(piece);
      newLine();
    } else if (piece === '}' || piece === ']') {
      depth--;
      newLine();
      shown.push(piece);
    } else {
      shown.push(piece === ':' ? ': ' : piece);
      if (piece === ',') {
        newLine();
      }
    }
  }
  return shown.join('');
}
