/** https://learn.microsoft.com/en-us/graph/api/resources/passwordcredential and keycredential */
import { iso } from '../../../clock.ts';
import type { Certificate, Secret } from '../../state.ts';
import type { Wire } from '../entity.ts';

export const passwordCredential = (secret: Secret): Wire => ({
  customKeyIdentifier: null,
  displayName: secret.displayName,
  endDateTime: iso(secret.endDateTime),
  hint: secret.hint,
  keyId: secret.keyId,
  // Only the answer to its creation has it.
  secretText: null,
  startDateTime: iso(secret.startDateTime),
});

/** `key` is null in every listing; a single object that selects it shows the public half. */
export const keyCredential = (certificate: Certificate): Wire => ({
  customKeyIdentifier: certificate.customKeyIdentifier,
  displayName: certificate.displayName,
  endDateTime: iso(certificate.endDateTime),
  key: null,
  keyId: certificate.keyId,
  startDateTime: iso(certificate.startDateTime),
  type: 'AsymmetricX509Cert',
  usage: certificate.usage,
});
