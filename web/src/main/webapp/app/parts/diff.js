/**
 * What differs between two texts, line by line: the longest common subsequence.
 *
 * @returns {{kind: 'same'|'gone'|'new', text: string, before: ?number, after: ?number}[]} with line numbers from 1
 */
export function lineDiff(before, after) {
  const a = before.split('\n');
  const b = after.split('\n');
  const common = Array.from({length: a.length + 1}, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({kind: 'same', text: a[i], before: ++i, after: ++j});
    } else if (i < a.length && (j === b.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push({kind: 'gone', text: a[i], before: ++i, after: null});
    } else {
      lines.push({kind: 'new', text: b[j], before: null, after: ++j});
    }
  }
  return lines;
}
