// Starts a recall of one lot; the API traces, holds and assembles, and a second person approves.
import { act, post } from './api.js';
import { element, field } from './dom.js';

const choice = (name, ...values) => element('select', { name }, values.map(value => element('option', { value }, value || 'none')));

export function recallForm({ item, lot }) {
  const text = (name, rows, required) => element('textarea', { name, rows, required: required ? '' : null });
  const form = element('form', {
    class: 'stacked',
    onsubmit: act(async () => {
      const given = [...new FormData(form)].filter(([, value]) => value);
      const { recallId } = await post('/recalls', { ...Object.fromEntries(given), lots: [{ item, lot }] });
      location.hash = `#/recalls/${encodeURIComponent(recallId)}`;
    }),
  },
  field('Title', element('input', { name: 'title', required: '' })),
  field('Kind', choice('kind', 'recall', 'withdrawal', 'drill')),
  field('Class', choice('class', '', 'I', 'II', 'III')),
  field('Reason, in plain words', text('reason', 3, true)),
  field('Hazard', text('hazard', 2)),
  field('What to do with the product', text('instructions', 2)),
  field('Contact for customers', element('input', { name: 'contact' })),
  element('p', { class: 'none' }, 'Starting it holds every lot that it reaches. Customers hear of it when somebody else has approved it.'),
  element('button', {}, 'Start the recall'));
  return element('details', {}, element('summary', {}, 'This lot is bad…'), form);
}
