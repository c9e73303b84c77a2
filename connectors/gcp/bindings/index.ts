/** Collectors of IAM bindings and trusts. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../session.ts';
import { bindings } from './bindings.ts';

export const bindingCollectors: readonly Collector<Session>[] = [bindings];
