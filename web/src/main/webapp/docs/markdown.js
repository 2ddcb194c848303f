/**
 * Reads the Markdown that our documentation is written in: headings, paragraphs, lists, tables, code, links. Knows nothing of the document;
 * what it does not know stays text.
 */

/** As GitHub makes it, so that a link to a paragraph is the same here and there. */
export const slug = text => text.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-');

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])|!\[([^\]]*)\]\([^)]*\)|\[((?:`[^`]*`|[^\]`])+)\]\(([^)]+)\)/g;

/** @returns {Object[]} {text}, {code}, {bold: parts}, {stressed: parts}, {link: parts, to} in their order; a picture is its description */
export function inline(text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > at) {
      parts.push({text: text.slice(at, found.index)});
    }
    const [, code, bold, stressed, picture, link, to] = found;
    parts.push(code !== undefined ? {code} : bold !== undefined ? {bold: inline(bold)}
      : stressed !== undefined ? {stressed: inline(stressed)} : picture !== undefined ? {text: picture}
      : {link: inline(link), to});
    at = found.index + found[0].length;
  }
  if (at < text.length) {
    parts.push({text: text.slice(at)});
  }
  return parts;
}

const cells = row => row.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map(cell => inline(cell.trim().replaceAll('\\|', '|')));
const ITEM = /^(\s*)(?:[-*]|\d+\.)\s+(.*)$/;
const beginsBlock = line => /^(#{1,6}\s|```|\|)/.test(line) || ITEM.test(line) || !line.trim();

/** Whether a list goes on with this line: with an item, with something of the item before, or with a blank line before such. */
const goesOn = (line, next) => ITEM.test(line) || /^\s+\S/.test(line) || !line.trim() && /^\s+\S/.test(next);

/**
 * @returns {Object[]} {heading, level, slug}, {paragraph}, {code}, {table: rows of cells}, {list: items, ordered}, in their order; an item
 *   has parts, and blocks where it has more than a line of text
 */
export function blocks(markdown) {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const found = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const fence = /^```/.test(line);
    if (!line.trim()) {
      i++;
    } else if (heading) {
      found.push({heading: inline(heading[2]), level: heading[1].length, slug: slug(heading[2].replace(/`/g, ''))});
      i++;
    } else if (fence) {
      const end = lines.findIndex((it, at) => at > i && /^```/.test(it));
      found.push({code: lines.slice(i + 1, end < 0 ? lines.length : end).join('\n')});
      i = end < 0 ? lines.length : end + 1;
    } else if (line.startsWith('|')) {
      const first = i;
      while (i < lines.length && lines[i].startsWith('|')) {
        i++;
      }
      found.push({table: lines.slice(first, i).filter(row => !/^\|[\s:|-]+\|?$/.test(row)).map(cells)});
    } else if (ITEM.test(line)) {
      const ordered = /^\s*\d/.test(line);
      const list = [];
      while (i < lines.length && goesOn(lines[i], lines[i + 1] ?? '')) {
        const item = ITEM.exec(lines[i]);
        if (item && !item[1] && /^\d/.test(lines[i]) !== ordered) {
          break;
        }
        if (item && !item[1]) {
          list.push([item[2]]);
        } else {
          list.at(-1).push(lines[i]);
        }
        i++;
      }
      found.push({list: list.map(listItem), ordered});
    } else {
      const first = i++;
      while (i < lines.length && !beginsBlock(lines[i])) {
        i++;
      }
      found.push({paragraph: inline(lines.slice(first, i).map(it => it.trim()).join(' '))});
    }
  }
  return found;
}

/** Lines that go on with the text of the item, and then blocks of its own, moved to the left. */
function listItem(lines) {
  const indent = Math.min(...lines.slice(1).filter(it => it.trim()).map(it => /^\s*/.exec(it)[0].length));
  const moved = [lines[0], ...lines.slice(1).map(it => it.slice(Number.isFinite(indent) ? indent : 0))];
  const end = moved.findIndex((it, at) => at > 0 && beginsBlock(it));
  const text = moved.slice(0, end < 0 ? moved.length : end);
  return {parts: inline(text.map(it => it.trim()).join(' ')), blocks: end < 0 ? [] : blocks(moved.slice(end).join('\n'))};
}
