import { expect, test } from 'vitest';
import { IndexBuilder } from './index-builder.ts';

const built = (complete: boolean) => {
  const index = new IndexBuilder();
  index.instance('sp-1', 'app-1', 'with a registration', 'azure:service-principal:sp-1');
  index.instance('sp-2', 'app-2', 'without one', 'azure:service-principal:sp-2');
  index.application('app-1', 'azure:application:1');
  return index.finished(complete);
};

test('an own service principal is named by its registration, and by itself when there is none', () => {
  expect(built(true).refOf('sp-1')).toBe('azure:application:1');
  expect(built(true).refOf('sp-2')).toBe('azure:service-principal:sp-2');
});

test('while not all registrations are known, one that is not seen may be there', () => {
  expect(built(false).refOf('sp-1')).toBe('azure:application:1');
  expect(built(false).refOf('sp-2')).toBeUndefined();
});
