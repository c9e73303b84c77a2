/** Native types of bindings, and of those whom they name. */
import type { NativeType } from '../../../core/connector.ts';

export const bindingTypes: Readonly<Record<string, NativeType>> = {};
