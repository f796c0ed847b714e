// Calls the API as everybody else does.

const who = document.getElementById('who');
const message = document.getElementById('message');

async function send(path, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  // A host without keys takes the name, one with keys the key; each ignores the other.
  if (who.value) { headers['X-User'] = who.value; headers['X-Api-Key'] = who.value; }
  const response = await fetch(path, { ...options, headers });
  const body = await response.json();
  if (!response.ok) throw new Error([`${body.code}: ${body.detail ?? body.title}`, ...(body.errors ?? []).map(e => e.message)].join(' '));
  return body;
}

export const get = path => send(`/api${path}`);

const sendBody = (method, path, body) =>
  send(`/api${path}`, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const post = (path, body) => sendBody('POST', path, body);

export const put = (path, body) => sendBody('PUT', path, body);

/** The health of each dependency; an unhealthy host answers 503 and still says which. */
export async function health() {
  return (await fetch('/health/ready', { headers: { Accept: 'application/json' } })).json();
}

/** A part of a list, from where the part before ended. */
export function page(path, token, limit = 100) {
  const next = token ? `&continuationToken=${encodeURIComponent(token)}` : '';
  return get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next}`);
}

export function say(text) {
  message.textContent = text;
}

/** A handler that runs an action once at a time and shows what went wrong with it. */
export function act(action) {
  let running = false;
  return async event => {
    event?.preventDefault();
    if (running) return;
    running = true;
    say('');
    try {
      await action(event);
    } catch (error) {
      say(error.message);
    } finally {
      running = false;
    }
  };
}
