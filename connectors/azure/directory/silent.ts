/** Applications that never ask for a token themselves: that no sign-in of theirs is seen says nothing. */
export interface SilenceFacts {
  tags: readonly string[];
  singleSignOn: string | null;
  /** Of the registration, when it is ours. */
  identifierUris?: readonly string[];
}

/**
 * Microsoft leaves these out of its own list of stale applications.
 * https://learn.microsoft.com/en-us/entra/identity/monitoring-health/recommendation-remove-unused-apps
 */
export function whySilent({ tags, singleSignOn, identifierUris = [] }: SilenceFacts): string | null {
  if (identifierUris.includes('urn:p2p_cert')) return 'it only signs the certificates of joined devices (P2P Server)';
  if (tags.includes('WindowsAzureActiveDirectoryOnPremApp')) return 'Application Proxy signs people in for it';
  if (tags.some((tag) => /CloudSync|AADConnectProvisioning/i.test(tag))) return 'it is a connector of Entra Cloud Sync';
  if (tags.some((tag) => /OfficeAddin/i.test(tag))) return 'it is an Office add-in';
  if (singleSignOn === 'saml') return 'people sign in to it with SAML, which takes no token of its own';
  if (singleSignOn === 'password') return 'Entra fills in passwords for people, and it takes no token';
  // Linked sign-on shows as this.
  if (singleSignOn === 'notSupported') return 'it is only a link';
  return null;
}
