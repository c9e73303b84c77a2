/** The clock of GitHub's servers, by which tokens live: a client compares it with its own. */
import type { Clock, Seconds } from '../clock.ts';

/**
 * The machine's, and as much later as the company is: a client of another night is later too. A company whose clock stands
 * still lives in a time of its own, and its tokens in the machine's.
 */
export function createWireClock(clock: Clock): () => Seconds {
  const machine = (): Seconds => Math.floor(Date.now() / 1000);
  const [born, bornOnTheWire] = [clock.now(), machine()];
  return () => machine() + (clock.stands ? 0 : Math.max(0, clock.now() - born - (machine() - bornOnTheWire)));
}
