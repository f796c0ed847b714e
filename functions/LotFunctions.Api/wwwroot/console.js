// The console: a view for each address, and the search that every view has.
import { act } from './api.js';
import { showDocuments, showExceptions, showRecalls, showSearch } from './lists.js';
import { showLot } from './lots.js';
import { showOverview } from './overview.js';
import { showRecall } from './recalls.js';
import { refresh, start } from './router.js';
import { showRules } from './rules.js';

document.getElementById('search').addEventListener('submit', act(async () => {
  location.hash = `#/search?q=${encodeURIComponent(document.getElementById('q').value)}`;
}));

// Another caller may see more, or less.
document.getElementById('caller').addEventListener('submit', act(refresh));

// Until here the browser itself would have answered the key: with a new page, and nothing found.
for (const id of ['q', 'who']) document.getElementById(id).disabled = false;

start({
  '': showOverview,
  documents: showDocuments,
  exceptions: showExceptions,
  lots: showLot,
  recalls: ([id]) => id ? showRecall(id) : showRecalls(),
  rules: showRules,
  search: showSearch,
});
