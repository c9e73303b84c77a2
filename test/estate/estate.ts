import { generateAws, SIZE_1X, type Size } from './aws/generate.ts';
import type { Partition } from './aws/ids.ts';
import { secretOf } from './aws/keys.ts';
import type { Behaviour } from './aws/service.ts';
import { createAwsSide } from './aws/side.ts';
import type { AwsState } from './aws/state.ts';
import { AZURE_1X, createAzureSide, type AzureSide, type AzureSize } from './azure/index.ts';
import { createClock, type Clock, type Seconds } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGitHubSide, GITHUB_1X, type GitHubSide, type GitHubSize } from './github/index.ts';
import { createGoogleSide, GOOGLE_1X, type GoogleSide, type GoogleSize } from './google/index.ts';
import { createLimits, type Limits } from './limits.ts';
import { createLog, type RequestLog } from './log.ts';
import type { SideContext } from './provider.ts';
import { createSaasSide, SAAS_1X, type SaasSide, type SaasSize } from './saas/index.ts';
import { createSlackSide, SLACK_1X, type SlackSide, type SlackSize } from './slack/index.ts';
import type { Incoming, Reply, Side } from './wire.ts';

export interface EstateOptions {
  /** The same seed, `now` and size make the same company. `'halden'` by default. */
  seed?: string;
  /** When the company is looked at; the clock then stands still. Without it, the clock is the machine's. */
  now?: Date;
  /** Anything not named is as in the readable company ("1x"). */
  size?: Partial<Size>;
  partition?: Partition;
  azure?: Partial<AzureSize>;
  google?: Partial<GoogleSize>;
  github?: Partial<GitHubSize>;
  slack?: Partial<SlackSize>;
  saas?: Partial<SaasSize>;
  /** `false`: only plain filler, so that every count is exactly as asked for. Benchmarks want that. */
  story?: boolean;
  behaviour?: Partial<Behaviour>;
}

/** One simulated company, with all that a test needs to look at it and to disturb it. */
export interface Estate {
  readonly clock: Clock;
  /** Every request so far. */
  readonly log: RequestLog;
  /** What is to go wrong. */
  readonly faults: Faults;
  /** Token buckets per account, service and operation; off until set. */
  readonly limits: Limits;
  /** Habits of the real services, free to change at any time. */
  readonly behaviour: Behaviour;
  /** The AWS side's state, for tests that need more than the mutations offer. */
  readonly aws: AwsState;
  /** Made when first looked at, as are those that follow. */
  readonly azure: AzureSide;
  readonly google: GoogleSide;
  readonly github: GitHubSide;
  readonly slack: SlackSide;
  readonly saas: SaasSide;
  /** Sets the servers' clock this far from the machine's, in seconds, to provoke clock skew errors. */
  setSkew(seconds: number): void;
  /** Answers one request. Nothing here waits: delays and broken connections are told in the reply. */
  answer(request: Incoming): Reply;
}

/** Makes the company. Quick: well under a second for 1,000 users, 2,000 roles and 500 policies. */
export function createEstate(options: EstateOptions = {}): Estate {
  const start: Seconds | undefined = options.now && Math.floor(options.now.getTime() / 1000);
  const clock = createClock(start);
  const size: Size = { ...SIZE_1X, ...options.size };
  const aws = generateAws(
    options.seed ?? 'halden',
    clock.now(),
    options.partition ?? 'aws',
    size,
    options.story ?? true,
  );
  const behaviour: Behaviour = {
    shortPages: false,
    emptyPages: true,
    reportPolls: 1,
    reportColumns: 22,
    latencyMs: 0,
    ...options.behaviour,
  };
  const [log, faults, limits] = [createLog(), createFaults(), createLimits()];
  let skew = 0;
  const context: SideContext = {
    seed: options.seed ?? 'halden',
    clock,
    log,
    faults,
    limits,
    story: options.story ?? true,
  };
  const azure = once(() => createAzureSide(context, { ...AZURE_1X, ...options.azure }));
  const google = once(() => createGoogleSide(context, { ...GOOGLE_1X, ...options.google }));
  const github = once(() => createGitHubSide(context, { ...GITHUB_1X, ...options.github }));
  const slack = once(() => createSlackSide(context, { ...SLACK_1X, ...options.slack }));
  const saas = once(() => createSaasSide(context, { ...SAAS_1X, ...options.saas }));
  const awsSide = createAwsSide({ state: aws, clock, behaviour, log, faults, limits, skew: () => skew });
  const sidesFor = (request: Incoming): readonly Side[] =>
    request.headers['authorization']?.startsWith('AWS4-') === true
      ? [awsSide]
      : [azure(), google(), github(), slack(), saas(), awsSide];
  return {
    clock,
    log,
    faults,
    limits,
    behaviour,
    aws,
    get azure() {
      return azure();
    },
    get google() {
      return google();
    },
    get github() {
      return github();
    },
    get slack() {
      return slack();
    },
    get saas() {
      return saas();
    },
    setSkew(seconds) {
      skew = seconds;
    },
    answer(request) {
      const side = sidesFor(request).find((each) => each.claims(request));
      if (side) return side.answer(request);
      log.add({ at: clock.now(), provider: '?', service: '?', operation: '?', status: 404 });
      return {
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: '{"message":"no provider of the estate lives here"}',
      };
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export interface StaticCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** The collector's own long-lived key, in the hub account. */
export function hubCredentials({ aws }: Estate): StaticCredentials {
  return { accessKeyId: aws.hub.keyId, secretAccessKey: secretOf(aws.seed, aws.hub.keyId) };
}
