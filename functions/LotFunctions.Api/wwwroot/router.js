// The address after # decides the view, so that the browser's history, its bookmarks and plain links work.
import { say } from './api.js';
import { element } from './dom.js';

const main = document.getElementById('view');
let routes;
let turn = 0;

/** Shows the view of the address again, without moving the keyboard's focus. */
export async function refresh() {
  const mine = ++turn;
  main.setAttribute('aria-busy', 'true');
  let content;
  try {
    const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
    const [name, ...parts] = path.split('/').map(decodeURIComponent);
    content = await (routes[name] ?? routes[''])(parts, new URLSearchParams(query));
  } catch (error) {
    content = [element('h2', {}, 'This cannot be shown'), element('p', {}, error.message)];
  }
  // Somebody went on while this one loaded.
  if (mine !== turn) return;
  main.replaceChildren(...content);
  main.removeAttribute('aria-busy');
  document.title = `${main.querySelector('h2')?.textContent ?? 'Console'} – LotFunctions`;
}

/** Shows the view again after a while, unless the reader has gone elsewhere. */
export function refreshSoon() {
  const seen = turn;
  setTimeout(() => { if (turn === seen) refresh(); }, 1000);
}

async function navigate() {
  const focused = document.activeElement;
  say('');
  const view = location.hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#/${view}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  await refresh();
  window.scrollTo(0, 0);
  // Who has gone to a field while the view loaded types on there.
  if ([focused, document.body].includes(document.activeElement)) main.focus({ preventScroll: true });
}

export function start(table) {
  routes = table;
  window.addEventListener('hashchange', () => { if (location.hash !== '#view') navigate(); });
  navigate();
}
