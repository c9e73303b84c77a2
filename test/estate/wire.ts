/** One HTTP request, reduced to what a simulated API may look at. Header names are lower case. */
export interface Incoming {
  method: string;
  /** Path and query, exactly as sent. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** What happens to the connection instead of, or during, the answer. */
  wire?: 'reset' | 'truncate';
  delayMs?: number;
}

/** One provider's simulated APIs. All sides share one origin, so each says which requests are its own. */
export interface Side {
  name: string;
  claims(request: Incoming): boolean;
  answer(request: Incoming): Reply;
}
