/**
 * Listens to an AbortSignal that thousands of calls share. `addEventListener` walks all listeners to find doubles, which
 * makes 10,000 waiting requests on the signal of the run quadratic; here each signal gets one real listener.
 */
type Listener = () => void;
const nothing: Listener = () => undefined;

const listenersOf = new WeakMap<AbortSignal, Set<Listener>>();

/** Calls `listener` once when the signal aborts, at once when it already has. Returns how to unsubscribe. */
export function onAbort(signal: AbortSignal | undefined, listener: Listener): () => void {
  if (signal === undefined) return nothing;
  if (signal.aborted) {
    listener();
    return nothing;
  }
  const listeners = listenersOf.get(signal) ?? subscribe(signal);
  // A wrapper of its own, so that the same function may listen twice.
  const entry = () => listener();
  listeners.add(entry);
  return () => listeners.delete(entry);
}

function subscribe(signal: AbortSignal): Set<Listener> {
  const listeners = new Set<Listener>();
  listenersOf.set(signal, listeners);
  signal.addEventListener(
    'abort',
    () => {
      const all = [...listeners];
      listeners.clear();
      for (const listener of all) listener();
    },
    { once: true },
  );
  return listeners;
}
