/** Shows a page of the documentation: /docs/read.html?operating#pausing-a-subscription. All of it is put in as text. */
import {blocks} from './markdown.js';

/** What the build brings along; links to anything else, to source code above all, lead nowhere from here, and are text. */
const PAGES = ['operating', 'when-things-break', 'settings', 'users', 'api'];
const main = document.getElementById('text');

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.flat());
  return made;
}

function target(to) {
  const [, page, anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(to) ?? [];
  return /^(https?:|#)/.test(to) ? to : PAGES.includes(page) ? `/docs/read.html?${page}${anchor}` : null;
}

const inline = parts => parts.map(part => {
  if (part.link) {
    const href = target(part.to);
    return href ? element('a', {href}, inline(part.link)) : element('span', {}, inline(part.link));
  }
  return part.code !== undefined ? element('code', {}, part.code) : part.bold ? element('strong', {}, inline(part.bold))
    : part.stressed ? element('em', {}, inline(part.stressed)) : part.text;
});

function block(it) {
  if (it.heading) {
    return element(`h${it.level}`, {id: it.slug, tabindex: '-1'}, inline(it.heading));
  }
  if (it.code !== undefined) {
    return element('pre', {tabindex: '0'}, it.code);
  }
  if (it.table) {
    const [head, ...rows] = it.table;
    return element('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table'}, element('table', {},
      element('thead', {}, element('tr', {}, head.map(cell => element('th', {}, inline(cell))))),
      element('tbody', {}, rows.map(row => element('tr', {}, row.map(cell => element('td', {}, inline(cell))))))));
  }
  if (it.list) {
    return element(it.ordered ? 'ol' : 'ul', {}, it.list.map(item => element('li', {}, inline(item.parts), item.blocks.map(block))));
  }
  return element('p', {}, inline(it.paragraph));
}

async function show() {
  const page = location.search.slice(1);
  if (!PAGES.includes(page)) {
    throw new Error('There is no such page.');
  }
  const answer = await fetch(`/docs/text/${page}.md`);
  if (!answer.ok) {
    throw new Error(`The page is answered with ${answer.status}.`);
  }
  main.replaceChildren(...blocks(await answer.text()).map(block));
  document.title = `${main.querySelector('h1')?.textContent ?? page} · Orderflow`;
  document.querySelector(`nav a[href="/docs/read.html?${page}"]`)?.setAttribute('aria-current', 'page');
  const paragraph = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  paragraph?.scrollIntoView();
  paragraph?.focus({preventScroll: true});
}

show().catch(failure => main.replaceChildren(element('p', {role: 'alert'}, failure.message)))
  .finally(() => main.removeAttribute('aria-busy'));
