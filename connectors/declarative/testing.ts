/** A small manifest for tests, and a provider that is one function. */
import { Manifest } from './manifest.ts';

type Part = Readonly<Record<string, unknown>>;

const docs = 'https://acme.example/docs';

export const stream = (more: Part = {}): Part => ({
  id: 'tokens',
  title: 'Tokens',
  docs,
  request: { kind: 'rest', path: '/tokens' },
  paginate: { type: 'cursor', param: 'after', path: 'next' },
  records: 'data',
  requires: ['tokens:read'],
  emit: [
    {
      record: 'credential',
      type: 'token',
      id: 'id',
      identity: null,
      kind: 'api-token',
      name: 'name',
      status: 'active',
      createdAt: { path: 'created', as: 'iso' },
      usage: [
        {
          lastAt: { path: 'used', as: 'iso' },
          window: { from: { path: 'created', as: 'iso' } },
          precision: 'second',
          lagHours: 1,
          nullMeans: 'never',
        },
      ],
    },
  ],
  examples: [{ file: 'tokens.json', origin: docs }],
  ...more,
});

export const draft = (more: Part = {}): Part => ({
  apiVersion: 'nhi/v1',
  id: 'acme',
  title: 'Acme',
  docs,
  config: { token: { description: 'A token.', secret: true } },
  baseUrl: 'https://api.acme.example/v1',
  allowHosts: ['api.acme.example'],
  auth: { type: 'bearer', token: '{config.token}' },
  limits: [{ perSecond: 1000, docs }],
  scope: { kind: 'workspace', id: 'main', name: 'main' },
  types: { token: { record: 'credential', title: 'Token', docs } },
  streams: [stream()],
  ...more,
});

export const manifest = (more: Part = {}): Manifest => Manifest.parse(draft(more));
