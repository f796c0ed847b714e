// The first view: is the house well, and what needs a person.
import { health, page } from './api.js';
import { badge, element, facts, rows, section } from './dom.js';
import { documentColumns, exceptionColumns, recallColumns } from './lists.js';

const shown = 8;

// The API lists documents oldest first: the newest are at the end, and this is how far the console reads for them.
const documentPages = 10;

async function newestDocuments() {
  let [token, tail] = [null, []];
  for (let read = 0; read < documentPages; read++) {
    const next = await page('/documents', token, 1000);
    tail = [...tail, ...next.items].slice(-shown);
    token = next.continuationToken;
    if (!token) return { items: tail.reverse() };
  }
  return { items: tail.reverse(), note: 'There are more documents than the overview reads, so these are not the newest.' };
}

/** A part of its own: what a caller may not see, or does not work, leaves the others as they are. */
async function part(title, all, load, columns, none) {
  try {
    const found = await load();
    return section(title,
      found.items.length === 0 ? element('p', { class: 'none' }, none) : rows(columns, found.items),
      found.note && element('p', { class: 'none' }, found.note),
      element('p', {}, element('a', { href: all }, `All: ${title.toLowerCase()}`)));
  } catch (error) {
    return section(title, element('p', { class: 'none' }, error.message));
  }
}

async function healthPart() {
  try {
    const { status, dependencies } = await health();
    return section('Health', facts(['host', badge(status)], ...Object.entries(dependencies).map(([name, state]) => [name, badge(state)])));
  } catch (error) {
    return section('Health', badge('unhealthy'), ` ${error.message}`);
  }
}

export async function showOverview() {
  const parts = await Promise.all([
    healthPart(),
    part('Recalls', '#/recalls', () => page('/recalls', null, shown), recallColumns, 'There has been no recall.'),
    part('Open exceptions', '#/exceptions', () => page('/exceptions?status=open', null, shown), exceptionColumns, 'Nothing needs a person.'),
    part('Newest documents', '#/documents', newestDocuments, documentColumns, 'No document has been received yet.'),
  ]);
  return [element('h2', {}, 'Overview'), ...parts];
}
