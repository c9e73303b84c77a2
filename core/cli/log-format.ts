/** Of what is said on stderr while running, when no option says it. */
export function logFormat(env: Readonly<Record<string, string | undefined>>): 'text' | 'json' {
  return env['DISCOVER_LOG_FORMAT'] === 'json' ? 'json' : 'text';
}
