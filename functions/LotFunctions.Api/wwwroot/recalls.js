// A recall: how it stands, whom it reaches, and the decision that it waits for.
import { act, get, page, post } from './api.js';
import { amount, amounts, badge, element, facts, field, lotLink, section, table, time } from './dom.js';
import { gaps, linesOf } from './lots.js';
import { refresh, refreshSoon } from './router.js';

const decisions = { tracing: ['cancel'], 'awaiting-approval': ['approve', 'reject', 'cancel'], monitoring: ['close'] };
const passing = ['tracing', 'notifying'];

/** Asks until the workflow has taken the decision in; it works on while the answer is already here. */
async function taken(path, before) {
  for (let asked = 0; asked < 20; asked++) {
    const { status, scopeVersion } = await get(path);
    if (status !== before.status || scopeVersion !== before.scopeVersion) return;
    await new Promise(go => setTimeout(go, 250));
  }
}

function decisionForm(recall, path) {
  const actions = decisions[recall.status]?.filter(action => action !== 'cancel' || !recall.approvedVersion);
  if (!actions) return null;
  const form = element('form', {
    class: 'stacked',
    onsubmit: act(async event => {
      const action = event.submitter?.value ?? actions[0];
      const version = ['approve', 'reject'].includes(action) ? { version: recall.scopeVersion } : {};
      await post(`${path}/${action}`, { comment: form.elements.comment.value, ...version });
      await taken(path, recall);
      await refresh();
    }),
  },
  element('p', {}, 'The decision is recorded under ', element('a', { href: '#who', onclick: toName }, 'the name at the top'), '. Who starts a recall may not approve it.'),
  field('Comment', element('textarea', { name: 'comment', rows: 3, required: '' })),
  element('p', {}, actions.flatMap(action => [element('button', { name: 'action', value: action, class: action }, action), ' '])));
  return section('Decide', form);
}

function toName(event) {
  event.preventDefault();
  document.getElementById('who').focus();
}

function figures({ scope, notices, effectiveness }) {
  if (!scope) return null;
  return section('Figures', facts(
    ['Lots', scope.lots], ['Customers', scope.customers], ['Shipments', scope.shipments], ['Shipped', amounts(scope.quantityShipped)],
    ['On hand', amounts(scope.stock)], ['Stock in unknown quantity', scope.unknownStock || null], ['Can still be stopped', scope.stoppable], ['Lots that do not add up', scope.reconciliation.differences],
    ['More accounted for than came', scope.reconciliation.variances], ['Gaps', scope.gaps],
    ['Notices written', `${notices.written} of ${notices.total}`], ['Answered', notices.answered], ['Outstanding', notices.outstanding],
    ...(effectiveness.answered > 0 && effectiveness.onHand != null ? [
      ['On hand at customers', effectiveness.onHand], ['Kept apart', effectiveness.quarantined], ['Returned', effectiveness.returned],
      ['Destroyed', effectiveness.destroyed], ['Passed on', effectiveness.passedOn]] : [])));
}

function scopeParts(scope) {
  const lines = [
    ['Shipment', s => s.shipment], ['Lot', s => lotLink(s.item, s.lot)], ['Pallet or case', s => s.logisticUnit], ['Quantity', amount],
    ['Grade', s => badge(s.grade)], ['Shipped', s => time(s.at)],
  ];
  return [
    ...scope.customers.map(c => table(`Scope: customer ${c.customer}`, lines, linesOf(c.shipments))),
    table('Can still be stopped', [
      ['Pallet or case', s => s.logisticUnit], ['Lot', s => lotLink(s.item, s.lot)], ['Quantity', amount],
      ['Where', s => s.inTransit ? 'on its way to us' : 'packed here'],
    ], scope.stoppable),
    table('Lots', [
      ['Lot', n => lotLink(n.item, n.lot)], ['Depth', n => n.depth], ['Grade', n => badge(n.grade)], ['Status', n => badge(n.status)],
    ], scope.nodes),
    gaps(scope.gaps),
  ];
}

const arrival = (what, { item, lot, announced, received, unit }) => ({ what, item, lot, quantity: announced ?? received, unit });

/** What the last scope version brought, for whoever decides on it. */
function changes(diff) {
  if (!diff) return null;
  const lines = [
    ...diff.addedLines.map(l => ({ what: 'more', ...l })), ...diff.removedLines.map(l => ({ what: 'less', ...l })),
    ...diff.changedLines.map(c => ({ what: 'changed', ...c.to })),
  ];
  return table(`Changed since version ${diff.from}`, [
    ['What', l => l.what], ['Customer', l => l.customer], ['Shipment', l => l.shipment], ['Lot', l => lotLink(l.item, l.lot)],
    ['Quantity', amount], ['Grade', l => badge(l.grade)],
  ], [
    ...lines,
    ...diff.addedLots.map(l => ({ what: 'lot more', ...l })), ...diff.removedLots.map(l => ({ what: 'lot less', ...l })),
    ...diff.addedReceipts.map(r => arrival('to us: more', r)), ...diff.removedReceipts.map(r => arrival('to us: less', r)),
  ]);
}

function drillPart(report) {
  if (!report) return null;
  const goal = (part, value, unit) => `${value ?? '…'} ${unit}, ${part.isMet == null ? 'open' : part.isMet ? 'met' : 'missed'}`;
  return section('Drill', facts(
    ['Traced after', goal(report.trace, report.trace.seconds, 's')], ['Scope after', goal(report.scope, report.scope.seconds, 's')],
    ['Reconciled', goal(report.reconciled, report.reconciled.percent, '%')], ['Picked by', report.pick?.rule], ['Seed', report.pick?.seed],
    ['Lots to pick from', report.pick?.candidates]));
}

const file = ([kind, f], customer) => element('a', { href: f.href, target: '_blank', rel: 'noopener', 'aria-label': `${kind} for ${customer}` }, kind);

function noticePart(notices) {
  return table('Notices', [
    ['Customer', n => n.customer], ['Version', n => n.version], ['Status', n => badge(n.status)],
    ['Files', n => Object.entries(n.files).flatMap(entry => [file(entry, n.customer), ' '])],
    ['Answers', n => n.answers.map(a => element('p', {}, time(a.at), `: ${answer(a)}`))],
  ], notices.items, 'There is no notice before the approval.');
}

function answer(given) {
  const numbers = [['on hand', given.onHand], ['kept apart', given.quarantined], ['returned', given.returned], ['destroyed', given.destroyed], ['passed on', given.passedOn]];
  return [...numbers.filter(([, n]) => n != null).map(([name, n]) => `${n} ${name}`), given.contact, given.comment].filter(t => t).join(', ') || 'received';
}

export async function showRecall(id) {
  const path = `/recalls/${encodeURIComponent(id)}`;
  const recall = await get(path);
  const [notices, scope, diff, drill] = await Promise.all([
    page(`${path}/notices`, null, 1000), recall.scope ? get(`${path}/scope`) : null,
    recall.scopeVersion > 1 ? get(`${path}/scope?diff=${recall.approvedVersion || recall.scopeVersion - 1}`) : null,
    recall.kind === 'drill' ? get(`${path}/drill-report`) : null,
  ]);
  if (passing.includes(recall.status)) refreshSoon();
  return [
    element('h2', {}, recall.title),
    facts(['Status', badge(recall.status)], ['Recall', recall.recallId], ['Kind', recall.kind], ['Class', recall.class], ['Scope version', recall.scopeVersion], ['Approved version', recall.approvedVersion || null],
      ['Started', time(recall.startedAt)], ['By', recall.startedBy], ['Approval due', time(recall.approvalDue)], ['Approved by', recall.approvedBy],
      ['Answers due', time(recall.responseDue)], ['Ended', time(recall.endedAt)], ['Failure', recall.failure], ['Reason', recall.reason],
      ['Hazard', recall.hazard], ['Instructions', recall.instructions], ['Contact', recall.contact]),
    decisionForm(recall, path),
    recall.status === 'closed' && element('p', {}, element('a', { href: recall.links.package, download: '' }, 'Download the evidence package')),
    drillPart(drill),
    changes(diff),
    figures(recall),
    noticePart(notices),
    ...(scope ? scopeParts(scope) : []),
    table('Timeline', [
      ['At', t => time(t.at)], ['Step', t => t.step.replaceAll('-', ' ')], ['By', t => t.by], ['Version', t => t.scopeVersion], ['Comment', t => t.comment],
    ], recall.timeline),
  ].filter(part => part);
}
