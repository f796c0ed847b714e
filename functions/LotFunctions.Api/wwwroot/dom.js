// Builds what is shown. Every text that comes from the API goes in as a text node; nothing is ever parsed as HTML.

/** One element with attributes, handlers (on...) and children; strings become text, what is null or false is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter(c => c != null && c !== false).map(c => c instanceof Node ? c : document.createTextNode(c)));
  return made;
}

const tones = {
  healthy: 'good', available: 'good', warned: 'warn', processed: 'good', answered: 'good', pass: 'good', closed: 'good', definite: 'strong',
  tracing: 'busy', notifying: 'busy', monitoring: 'busy', accepted: 'busy', announced: 'busy', sent: 'busy', written: 'busy',
  'awaiting-approval': 'warn', held: 'warn', quarantined: 'warn', 'partly-processed': 'warn', overdue: 'warn', expired: 'warn', possible: 'warn',
  unhealthy: 'bad', recalled: 'bad', failed: 'bad', rejected: 'bad', fail: 'bad', cancelled: 'bad',
};

/** A state, in words; the colour only underlines it. */
export function badge(state) {
  return element('span', { class: `badge ${tones[state] ?? 'plain'}` }, state.replaceAll('-', ' '));
}

export function time(value) {
  return value ? element('time', { datetime: value }, `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`) : '';
}

export const amount = row => row.quantity == null ? 'not known' : `${row.quantity} ${row.unit ?? ''}`;
export const amounts = list => list.map(amount).join(' + ') || 'none';

export function lotLink(item, lot) {
  return element('a', { href: `#/lots/${encodeURIComponent(item)}/${encodeURIComponent(lot)}` }, lot || '(no lot)', ' ', element('small', {}, item));
}

export function recallLink(recall) {
  return element('a', { href: `#/recalls/${encodeURIComponent(recall.recallId)}` }, recall.title);
}

let sections = 0;

/** A part of a view under its own heading. */
export function section(title, ...content) {
  const id = `section-${++sections}`;
  return element('section', { 'aria-labelledby': id }, element('h3', { id }, title), ...content);
}

/**
 * A table that stacks its rows on a narrow screen, each value behind its column's name. The roles keep it a table there.
 * columns: [name, row => text or node].
 */
export function rows(columns, list) {
  const line = row => element('tr', { role: 'row' }, columns.map(([name, cell]) => {
    const value = cell(row);
    return element('td', { role: 'cell', 'data-label': name }, element('div', {}, value instanceof Node || Array.isArray(value) ? value : String(value ?? '')));
  }));
  const body = element('tbody', { role: 'rowgroup' }, list.map(line));
  const head = element('tr', { role: 'row' }, columns.map(([name]) => element('th', { scope: 'col', role: 'columnheader' }, name)));
  const made = element('table', { role: 'table' }, element('thead', { role: 'rowgroup' }, head), body);
  made.add = more => body.append(...more.map(line));
  return made;
}

/** A table under a heading with its count, or a sentence when there is nothing. */
export function table(title, columns, list, none = 'None.') {
  const part = section(`${title} (${list.length})`, list.length === 0 ? element('p', { class: 'none' }, none) : rows(columns, list));
  return part;
}

/** Names and values; a value that is missing takes its name with it. */
export function facts(...pairs) {
  return element('dl', {}, pairs.filter(([, value]) => value != null && value !== '')
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value instanceof Node ? value : String(value)))));
}

/** A labelled field of a form; control is made by element(). */
export function field(label, control) {
  control.id = control.name;
  return element('p', { class: 'field' }, element('label', { for: control.id }, label), control);
}
