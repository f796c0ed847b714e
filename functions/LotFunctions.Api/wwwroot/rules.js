// The lot rules: which are in force, a new version of them, and a label to be tried.
import { act, get, post, put, say } from './api.js';
import { badge, element, facts, field, rows, section, time } from './dom.js';
import { refresh } from './router.js';

const waitsFor = rule => rule.releasedBy === 'release' ? 'a release' : 'an inspection or a release';

const columns = [
  ['Rule', r => element('strong', {}, r.name)],
  ['For', r => [r.supplier && `supplier ${r.supplier}`, r.item && `item ${r.item}`, r.itemPrefix && `items ${r.itemPrefix}…`, r.companyPrefix && `company ${r.companyPrefix}`]
    .filter(Boolean).join(', ') || 'all lots'],
  ['Normalisation', r => r.normalisation.join(', ')],
  ['Pattern', r => r.pattern && element('code', {}, r.pattern)],
  ['Receipt must say', r => r.requiredAttributes.join(', ')],
  ['A violation', r => r.action],
  ['Receipts wait for', r => r.quarantineOnReceipt ? waitsFor(r) : ''],
];

const given = (form, name) => new FormData(form).get(name).trim() || undefined;

function tryForm() {
  const result = element('div', { role: 'status' });
  const form = element('form', {
    class: 'stacked',
    onsubmit: act(async () => {
      const check = await post('/lot-rules/check', {
        supplier: given(form, 'supplier'), item: given(form, 'item'), lot: given(form, 'lot'), barcode: given(form, 'barcode'),
        attributes: { expiry: given(form, 'expiry'), production: given(form, 'production') },
      });
      result.replaceChildren(facts(
        ['A receipt', badge(check.outcome)], ['Lot', check.lot], ['As labelled', check.labelled], ['Item', check.item],
        ['Recorded already', check.known ? 'yes' : 'no'], ['Rule', check.rule?.name ?? 'none'], ['Version', check.ruleVersion],
        ['Waits in quarantine for', check.quarantineOnReceipt ? waitsFor(check) : null]),
      element('ul', {}, check.violations.map(v => element('li', {}, v.detail))));
    }),
  },
  field('Supplier', element('input', { name: 'supplier' })),
  field('Barcode', element('input', { name: 'barcode' })),
  field('Item', element('input', { name: 'item' })),
  field('Lot', element('input', { name: 'lot' })),
  field('Expiry', element('input', { name: 'expiry', type: 'date' })),
  field('Production', element('input', { name: 'production', type: 'date' })),
  element('button', {}, 'Try the label'));
  return section('Try a label', form, result);
}

function editForm(current) {
  const text = element('textarea', { name: 'rules', rows: 16, spellcheck: 'false' }, JSON.stringify(current.rules, null, 2));
  const form = element('form', {
    class: 'stacked',
    onsubmit: act(async () => {
      // The version goes along: what somebody else has changed meanwhile is not written over.
      const next = await put('/lot-rules', { version: current.version, comment: given(form, 'comment'), rules: JSON.parse(text.value) });
      await refresh();
      say(`Version ${next.version} is in force.`);
    }),
  },
  field('Rules (JSON)', text),
  field('Why', element('input', { name: 'comment' })),
  element('button', {}, 'Put as the next version'));
  return section('Change the rules', form);
}

export async function showRules() {
  const current = await get('/lot-rules');
  return [
    element('h2', {}, 'Lot rules'),
    current.version === 0
      ? element('p', { class: 'none' }, 'No rules were put yet: every lot is taken as it is labelled.')
      : facts(['Version', current.version], ['Put by', current.putBy], ['Put', time(current.putAt)], ['Why', current.comment]),
    current.rules.length > 0 && section('In force', rows(columns, current.rules)),
    tryForm(),
    editForm(current),
  ].filter(Boolean);
}
