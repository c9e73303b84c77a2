/** A connector without a provider: records from a generator, for benchmarks of the engine alone. */
import { z } from 'zod';
import { defineConnector, type Connector } from '../../core/connector.ts';
import type { InventoryRecordInput, Ref } from '../../core/model.ts';

const scope = 'bench:account:000000000001' satisfies Ref;
const docs = 'https://example.invalid/';

/** Half machine users, half their keys, each with tags, attributes and one usage signal. */
export function* records(count: number, now: number): Generator<InventoryRecordInput> {
  const windowStart = new Date(now - 400 * 86_400_000).toISOString();
  for (let index = 0; index < count; index += 2) {
    const id = String(index).padStart(12, '0');
    const identity = `bench:user:AIDA${id}` as const;
    const created = new Date(1_600_000_000_000 + index * 1000).toISOString();
    const usage = [
      {
        source: 'bench:report',
        lastAt: index % 3 === 0 ? null : new Date(1_700_000_000_000 + index * 1000).toISOString(),
        windowStart,
        precision: 'minute' as const,
        lagHours: 4,
        detail: { region: 'us-east-1', service: 's3' },
      },
    ];
    yield {
      record: 'identity',
      ref: identity,
      scope,
      source: 'bench:generator',
      kind: 'machine-user',
      name: `svc-${id}`,
      nativeId: `arn:bench:iam::000000000001:user/svc-${id}`,
      status: 'active',
      nature: { is: 'machine', because: 'made by a generator' },
      managedBy: 'customer',
      createdAt: created,
      purpose: null,
      usage,
      tags: { owner: `team-${index % 40}`, env: 'prod' },
      attributes: { path: '/', mfa: false },
    };
    yield {
      record: 'credential',
      ref: `bench:access-key:AKIA${id}`,
      scope,
      source: 'bench:generator',
      identity,
      kind: 'access-key',
      name: `AKIA${id}`,
      nativeId: `AKIA${id}`,
      status: 'active',
      createdAt: created,
      rotatedAt: null,
      expiresAt: { unknown: 'unsupported' },
      usage,
      attributes: { slot: 1 },
    };
  }
}

export function generatorConnector(count: number, now: number): Connector {
  return defineConnector<object, null>({
    id: 'bench',
    title: 'Generator',
    settings: z.object({}),
    types: {
      account: { record: 'scope', title: 'Account', docs },
      user: { record: 'identity', title: 'User', docs },
      'access-key': { record: 'credential', title: 'Key', of: ['user'], docs },
    },
    limits: [],
    origins: () => [],
    open: async () => ({
      session: null,
      caller: 'bench',
      scopes: (async function* () {
        yield {
          scope: {
            record: 'scope',
            ref: scope,
            source: 'bench',
            kind: 'account',
            name: 'bench',
            nativeId: '1',
            parent: null,
            status: 'active',
          },
        };
      })(),
    }),
    collectors: [
      {
        id: 'everything',
        title: 'Everything',
        in: ['account'],
        emits: ['user', 'access-key'],
        permissions: [],
        firstRunCalls: 0,
        collect: async function* () {
          yield* records(count, now);
        },
      },
    ],
    probe: async () => 'cannot-tell',
    policy: () => '',
  });
}
