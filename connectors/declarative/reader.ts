/** Signs, sends and judges one request. A refused token is renewed once. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../core/errors.ts';
import type { Ask } from './ask.ts';
import type { Signer } from './auth/signer.ts';
import type { Gate } from './gate.ts';
import { verdictOf, type Asked, type Verdict } from './verdict.ts';

export interface Answer {
  verdict: Verdict;
  headers: Headers;
}

export type Send = (ask: Ask, asked: Asked & { operation: string }, run: Run) => Promise<Answer>;

export function senderOf(signer: Signer, gate: Gate, common: Readonly<Record<string, string>>): Send {
  return async (ask, asked, run) => {
    const attempt = async (): Promise<Response> => {
      await gate.pass(run);
      return run.fetch(ask.url, {
        method: ask.method,
        headers: {
          accept: 'application/json',
          ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...common,
          ...ask.headers,
          // Last: no header of a manifest takes its place.
          ...(await signed(signer, run)),
        },
        ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
        signal: run.signal,
        door: { operation: asked.operation },
      });
    };
    let response = await attempt();
    if (response.status === 401 && signer.renew !== undefined) {
      signer.renew();
      response = await attempt();
    }
    gate.heard(response.headers);
    return { verdict: verdictOf(response.status, await response.text(), asked), headers: response.headers };
  };
}

/** Later than at the start, a refused sign-in is a refusal like any other: what was read stays. */
async function signed(signer: Signer, run: Run): Promise<Readonly<Record<string, string>>> {
  try {
    return await signer.headers(run);
  } catch (error) {
    if (error instanceof SignInFailed)
      throw new ReadFailed('denied', error.message, { next: error.next, cause: error });
    throw error;
  }
}
