// The console: every text that comes from the API goes through textContent, and nothing is ever parsed as HTML.
'use strict';

const view = document.getElementById('view');
const message = document.getElementById('message');
const who = document.getElementById('who');

/** One element with attributes, handlers (on...) and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.map(c => c instanceof Node ? c : document.createTextNode(c ?? '')));
  return made;
}

async function call(path, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  // A host without keys takes the name, one with keys the key; each ignores the other.
  if (who.value) { headers['X-User'] = who.value; headers['X-Api-Key'] = who.value; }
  const response = await fetch('/api' + path, { ...options, headers });
  const body = await response.json();
  if (!response.ok) throw new Error(`${body.code}: ${body.detail ?? body.title}`);
  return body;
}

function post(path, body) {
  return call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/** Runs an action and shows what went wrong with it. */
function act(action) {
  return async event => {
    event?.preventDefault();
    message.textContent = '';
    try {
      await action();
    } catch (error) {
      message.textContent = error.message;
    }
  };
}

function table(title, columns, rows) {
  const head = element('tr', {}, ...columns.map(([name]) => element('th', {}, name)));
  const lines = rows.map(row => element('tr', {}, ...columns.map(([, cell]) => {
    const value = cell(row);
    return element('td', {}, value instanceof Node ? value : String(value ?? ''));
  })));
  return element('section', {}, element('h2', {}, `${title} (${rows.length})`),
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines)));
}

const amount = row => row.quantity == null ? '' : `${row.quantity} ${row.unit ?? ''}`;
const lotButton = (item, lot) => element('button', { type: 'button', onclick: act(() => showLot(item, lot)) }, `${item} ${lot}`);

function show(...parts) {
  view.replaceChildren(...parts);
}

function showLots() {
  const text = element('input', { name: 'q', placeholder: 'Item, lot, work order, shipment or SSCC', size: '40' });
  const hits = element('div');
  const search = act(async () => {
    const found = await call(`/lots/search?q=${encodeURIComponent(text.value)}`);
    hits.replaceChildren(table('Found', [
      ['Kind', h => h.kind],
      ['What', h => h.kind === 'lot' ? lotButton(h.item, h.value) : h.value],
    ], found.items));
  });
  show(element('form', { onsubmit: search }, text, element('button', {}, 'Search')), hits);
}

async function showLot(item, lot) {
  const query = `item=${encodeURIComponent(item)}&lot=${encodeURIComponent(lot)}`;
  const [state, trace] = await Promise.all([call(`/lots?${query}`), call(`/lots/trace?${query}`)]);
  show(
    element('h2', {}, `Lot ${state.lot} of ${state.item}: ${state.status}`),
    table('Stock', [['Location', b => b.location], ['Quantity', amount]], state.balances),
    table('Holds', [['Hold', h => h.key], ['Reason', h => h.reason]], state.holds),
    table('Lots connected', [
      ['Depth', n => n.depth], ['Lot', n => lotButton(n.item, n.lot)], ['Grade', n => n.grade], ['Status', n => n.status],
    ], trace.nodes),
    table('Connections', [
      ['From', e => `${e.from.item} ${e.from.lot}`], ['Work order', e => e.workOrder], ['To', e => `${e.to.item} ${e.to.lot}`],
      ['Quantity', amount], ['Grade', e => e.grade],
    ], trace.edges),
    table('Receipts', [
      ['Lot', r => `${r.item} ${r.lot}`], ['Supplier', r => r.supplier], ['Document', r => r.document],
      ['Announced', r => r.announced], ['Received', r => r.received], ['Unit', r => r.unit], ['At', r => r.at],
    ], trace.receipts),
    table('Shipments', [
      ['Shipment', s => s.shipment], ['Customer', s => s.customer], ['Lot', s => `${s.item} ${s.lot}`], ['Quantity', amount],
      ['Grade', s => s.grade], ['At', s => s.at],
    ], trace.shipments.flatMap(s => s.lines.map(l => ({ ...s, ...l })))),
    table('Gaps', [['Code', g => g.code], ['Lot', g => `${g.item} ${g.lot}`], ['Detail', g => g.detail]], trace.gaps));
}

async function showDocuments() {
  const list = await call('/documents');
  show(table('Documents', [
    ['Document', d => element('a', { href: d.links.raw }, d.documentId)], ['Status', d => d.status], ['Supplier', d => d.supplier],
    ['Control number', d => d.controlNumber], ['Shipments', d => d.shipments.join(', ')], ['Lots', d => d.lots.length],
    ['Received', d => d.receivedAt], ['Errors', d => d.errors.map(e => e.message).join(' ')],
  ], list.items));
}

function decisions(recall) {
  const open = { 'awaiting-approval': ['approve', 'reject', 'cancel'], monitoring: ['close'] }[recall.status] ?? [];
  return element('span', {}, ...open.map(action => element('button', {
    type: 'button',
    onclick: act(async () => {
      const comment = window.prompt(`${action} ${recall.title}: why?`);
      if (comment === null) return;
      await post(`/recalls/${encodeURIComponent(recall.recallId)}/${action}`, { comment });
      await showRecall(recall.recallId);
    }),
  }, action)));
}

async function showRecalls() {
  const list = await call('/recalls');
  show(table('Recalls', [
    ['Recall', r => element('button', { type: 'button', onclick: act(() => showRecall(r.recallId)) }, r.title)],
    ['Kind', r => r.kind], ['Class', r => r.class], ['Status', r => r.status], ['Started by', r => r.startedBy],
    ['Lots', r => r.scope?.lots], ['Customers', r => r.scope?.customers], ['Answered', r => `${r.notices.answered} of ${r.notices.total}`],
    ['Decide', decisions],
  ], list.items));
}

async function showRecall(id) {
  const path = `/recalls/${encodeURIComponent(id)}`;
  const recall = await call(path);
  const notices = await call(`${path}/notices`);
  show(
    element('h2', {}, `${recall.title}: ${recall.status}`), element('p', {}, recall.reason), decisions(recall),
    table('Notices', [
      ['Customer', n => n.customer], ['Version', n => n.version], ['Status', n => n.status],
      ['Files', n => element('span', {}, ...Object.entries(n.files).flatMap(([kind, f]) => [element('a', { href: f.href }, kind), ' ']))],
      ['Answers', n => n.answers.length],
    ], notices.items),
    table('Timeline', [['At', t => t.at], ['Step', t => t.step], ['By', t => t.by], ['Comment', t => t.comment]], recall.timeline));
}

async function showExceptions() {
  const list = await call('/exceptions?status=open');
  const button = (e, action) => element('button', {
    type: 'button',
    onclick: act(async () => { await post(`/exceptions/${encodeURIComponent(e.exceptionId)}/${action}`, {}); await showExceptions(); }),
  }, action);
  show(table('Exceptions', [
    ['At', e => e.raisedAt], ['Source', e => e.source], ['Code', e => e.code], ['Detail', e => e.detail],
    ['Decide', e => element('span', {}, ...(e.messageId ? [button(e, 'replay')] : []), button(e, 'dismiss'))],
  ], list.items));
}

const views = { lots: showLots, documents: showDocuments, recalls: showRecalls, exceptions: showExceptions };
for (const button of document.querySelectorAll('nav button')) {
  button.addEventListener('click', act(async () => {
    for (const other of document.querySelectorAll('nav button')) other.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'page');
    await views[button.dataset.view]();
  }));
}

showLots();
