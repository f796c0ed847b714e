// The long lists, a part at a time.
import { act, page, post } from './api.js';
import { badge, element, lotLink, recallLink, rows, time } from './dom.js';
import { refresh } from './router.js';

export const documentColumns = [
  ['Document', d => element('a', { href: d.links.raw, download: '' }, d.shipments.join(', ') || d.controlNumber || d.documentId.slice(0, 12))],
  ['Status', d => badge(d.status)],
  ['Supplier', d => d.supplier ?? 'not known'],
  ['Control number', d => d.controlNumber],
  ['Lots', d => d.lots.length],
  ['Received', d => time(d.receivedAt)],
  ['Answer', d => d.acknowledgment && element('a', { href: d.acknowledgment.href, download: '' }, d.acknowledgment.messages.join(', '))],
  ['Errors', d => d.errors.map(e => e.message).join(' ')],
];

export const recallColumns = [
  ['Recall', recallLink],
  ['Status', r => badge(r.status)],
  ['Kind', r => r.class ? `${r.kind}, class ${r.class}` : r.kind],
  ['Started', r => [time(r.startedAt), ` by ${r.startedBy}`]],
  ['Lots', r => r.scope?.lots ?? '–'],
  ['Answered', r => `${r.notices.answered} of ${r.notices.total}`],
];

export const exceptionColumns = [
  ['Code', e => element('strong', {}, e.code)],
  ['Detail', e => e.detail],
  ['Source', e => e.source],
  ['Raised', e => time(e.raisedAt)],
];

/** A list whose next part comes with a button. */
async function list(title, path, columns, none) {
  const first = await page(path);
  const heading = element('h2', {}, title);
  if (first.items.length === 0) return [heading, element('p', { class: 'none' }, none)];
  const shown = rows(columns, first.items);
  let token = first.continuationToken;
  const more = element('button', {
    type: 'button',
    hidden: token ? null : '',
    onclick: act(async () => {
      const next = await page(path, token);
      shown.add(next.items);
      token = next.continuationToken;
      more.hidden = !token;
    }),
  }, 'Show more');
  return [heading, shown, more];
}

export const showDocuments = () => list('Documents, in the order of receipt', '/documents', documentColumns, 'No document has been received yet.');

const drillButton = () => element('button', {
  type: 'button',
  onclick: act(async () => {
    const { recallId } = await post('/recalls/drills', {});
    location.hash = `#/recalls/${encodeURIComponent(recallId)}`;
  }),
}, 'Start an unannounced drill');

export const showRecalls = async () => [
  ...await list('Recalls, newest first', '/recalls', recallColumns, 'There has been no recall. One is started on the page of the lot that is bad.'),
  element('p', {}, drillButton()),
];

export const showSearch = (_, query) => list(
  `Found for “${query.get('q')}”`, `/lots/search?q=${encodeURIComponent(query.get('q'))}`,
  [['Kind', h => h.kind.replaceAll('-', ' ')], ['What', h => h.kind === 'lot' ? lotLink(h.item, h.value) : h.value]],
  'Nothing starts with this text. Upper and lower case count.');

export function showExceptions() {
  const decide = (e, action) => element('button', {
    type: 'button',
    'aria-label': `${action} ${e.code}`,
    onclick: act(async () => { await post(`/exceptions/${encodeURIComponent(e.exceptionId)}/${action}`, {}); await refresh(); }),
  }, action);
  return list('Open exceptions, newest first', '/exceptions?status=open', [
    ...exceptionColumns,
    ['Original', e => e.links
      ? element('a', { href: e.links.raw, download: '' }, 'Document')
      : element('details', {}, element('summary', {}, 'Show'), element('pre', {}, e.original))],
    ['Decide', e => [e.messageId && decide(e, 'replay'), ' ', decide(e, 'dismiss')]],
  ], 'Nothing needs a person.');
}
