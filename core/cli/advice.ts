/** What to do about something that could not be read, by its reason. */

const advice: Readonly<Record<string, (provider: string) => string>> = {
  denied: (provider) =>
    `discover doctor names each missing permission; discover permissions --provider ${provider} prints the whole policy.`,
  unlicensed: () => "The tenant's plan does not include this; nothing to do unless it is upgraded.",
  disabled: () => 'Switch the API or region on at the provider, or leave it out of the configuration.',
  pending: () => 'The provider was not ready; run again later.',
  failed: () => 'Run again; with --verbose it says more.',
  held: () => 'Look at what is missing, then confirm it with: discover --accept-shrink',
  quarantined: () =>
    'Some records did not fit the model and are kept aside in the table "quarantine"; please report them.',
  'call-budget': () => 'Raise --max-calls; discover plan predicts what is needed.',
  deadline: () => 'Raise --deadline, or run again: discover plan predicts the minutes.',
  interrupted: () => 'discover --resume goes on where it stopped.',
};

export function adviceFor(because: string | null, provider: string): string | undefined {
  return advice[because ?? '']?.(provider);
}
