// A lot: how it stands, what went into it, what it went into, where it was shipped.
import { get } from './api.js';
import { amount, badge, element, facts, lotLink, recallLink, section, table, time } from './dom.js';
import { recallForm } from './recall-form.js';

const key = lot => JSON.stringify([lot.item, lot.lot]);

/**
 * The lots of a trace as a list within a list. A lot that is reached on several ways stands once, as near to the root as it
 * is, and names all the work orders that lead to it.
 */
function tree(trace, near, far) {
  const depths = new Map(trace.nodes.map(n => [key(n), n.depth]));
  const ways = Map.groupBy(trace.edges, e => key(e[far]));
  const parentOf = n => (ways.get(key(n)) ?? []).find(e => depths.get(key(e[near])) === n.depth - 1)?.[near] ?? trace.root;
  const children = Map.groupBy(trace.nodes.filter(n => n.depth > 0), n => key(parentOf(n)));
  const branch = node => element('li', {},
    element('span', { class: 'node' }, lotLink(node.item, node.lot), ' ', badge(node.grade), ' ', badge(node.status), ' ', orders(node)),
    children.has(key(node)) && element('ul', {}, children.get(key(node)).map(branch)));
  const orders = node => element('small', {}, 'depth ', String(node.depth), ', by ', [...new Set((ways.get(key(node)) ?? []).map(e => e.workOrder))].join(', '));
  return element('ul', { class: 'tree' }, (children.get(key(trace.root)) ?? []).map(branch));
}

function direction(title, trace, near, far) {
  const { lots, levels } = trace.statistics;
  return section(`${title} (${lots - 1} lots, ${levels} levels)`,
    lots > 1 ? tree(trace, near, far) : element('p', { class: 'none' }, 'No other lot.'));
}

const shipmentColumns = [
  ['Shipment', s => s.shipment], ['Customer', s => s.customer], ['Lot', s => lotLink(s.item, s.lot)], ['Pallet or case', s => s.logisticUnit],
  ['Quantity', amount], ['Grade', s => badge(s.grade)], ['At', s => time(s.at)],
];

/** Shipments as one row a line. */
export const linesOf = shipments => shipments.flatMap(({ lines, ...shipment }) => lines.map(line => ({ ...shipment, ...line })));

export const gaps = list => table('Gaps', [['Code', g => g.code], ['Lot', g => lotLink(g.item, g.lot)], ['Detail', g => g.detail]], list, 'The records are complete.');

function quantities(state) {
  const all = [state.quantities, ...state.otherUnits].filter(q => q);
  return table('Quantities', [
    ...['announced', 'received', 'produced', 'consumed', 'shipped', 'returned', 'scrapped', 'adjusted'].map(name => [name, q => q[name]]),
    ['on hand', q => element('strong', {}, q.onHand == null ? 'unknown' : `${q.onHand} ${q.unit}`)],
  ], all, 'No event states a quantity.');
}

function reports(query, item, lot) {
  const epcClass = `urn:lotfunctions:class:${encodeURIComponent(item)}:${encodeURIComponent(lot)}`;
  const file = (name, href) => element('a', { href, download: '' }, name);
  return section('Reports', element('p', {},
    file('FSMA 204 spreadsheet', `/api/reports/fsma204?${query}&format=xlsx`), ' of its trace, or ',
    file('as CSV', `/api/reports/fsma204?${query}`), '; its ',
    file('EPCIS events', `/api/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(epcClass)}&perPage=1000`)));
}

export async function showLot([item, lot]) {
  const query = `item=${encodeURIComponent(item)}&lot=${encodeURIComponent(lot)}`;
  const [state, forward, backward] = await Promise.all([
    get(`/lots?${query}`), get(`/lots/trace?${query}&direction=forward`), get(`/lots/trace?${query}&direction=backward`),
  ]);
  const { description, expiry, bestBefore, production } = state.attributes ?? {};
  return [
    element('h2', {}, `Lot ${state.lot || '(none)'} of ${state.item}`),
    facts(['Status', badge(state.status)], ['Item', state.item], ['Description', description], ['Produced', production],
      ['Best before', bestBefore], ['Expires', expiry]),
    table('Stock', [['Location', b => b.location || 'not said'], ['Quantity', b => b.quantity == null ? 'unknown' : amount(b)]], state.balances, 'Nothing on hand.'),
    quantities(state),
    state.holds.length > 0 && table('Holds', [['Reason', h => h.reason], ['Hold', h => h.key]], state.holds),
    state.openRecalls.length > 0 && table('Open recalls', [['Recall', recallLink]], state.openRecalls),
    state.inspections.length > 0 && table('Inspections', [
      ['Test', i => i.test], ['Result', i => badge(i.result)], ['Laboratory', i => i.laboratory], ['At', i => time(i.at)],
    ], state.inspections),
    gaps(state.gaps),
    direction('Trace forward: what it went into', forward, 'from', 'to'),
    table('Shipments of these lots', shipmentColumns, linesOf(forward.shipments), 'Nothing was shipped.'),
    direction('Trace backward: what went into it', backward, 'to', 'from'),
    table('Receipts from suppliers', [
      ['Lot', r => lotLink(r.item, r.lot)], ['Supplier', r => r.supplier], ['Announced', r => r.announced], ['Received', r => r.received ?? (r.receivedUnknown ? 'unknown' : 'in transit')],
      ['Unit', r => r.unit], ['At', r => time(r.at)],
    ], backward.receipts),
    reports(query, item, lot),
    section('Start a recall', recallForm(state)),
  ].filter(part => part);
}
