/** The run itself: `discover` without a command. */
import { severities } from '../../rules/rule.ts';
import { defineCommand } from '../command.ts';
import { flag, names, oneOf, parsed, wholeNumber } from '../option.ts';
import { parseDuration } from '../text/duration.ts';

export const runOptions = {
  provider: parsed(
    '-p, --provider <ids>',
    'only these; without a configuration, with their ambient credentials',
    names,
  ),
  source: parsed('--source <names>', 'only these sources of the configuration', names),
  region: parsed('--region <codes>', 'read these regions instead of those of the configuration', names),
  maxCalls: parsed('--max-calls <n>', 'end before more network calls than this', wholeNumber(1)),
  deadline: parsed('--deadline <time>', 'end after this long, e.g. 30m', parseDuration),
  concurrency: parsed('--concurrency <n>', 'scopes (accounts, projects …) read at once', wholeNumber(1)),
  acceptShrink: flag('--accept-shrink', 'believe listings that have lost much since the last run'),
  resume: flag('--resume', 'go on with a run of the last day that was interrupted'),
  failOn: oneOf('--fail-on <severity>', 'exit 3 when a finding of this severity or above is open', severities),
};

export const command = defineCommand({
  description: 'Discovers non-human identities, their credentials, use, privileges and owners. Only ever reads.',
  options: runOptions,
  examples: [
    ['discover --provider aws', 'this AWS account, with the credentials of the AWS CLI'],
    ['discover', 'everything that ./discover.yaml names'],
    ['discover --provider aws --region eu-west-1 --db /tmp/a.db', 'one region, into a file of its own'],
    ['discover --json --fail-on high', 'for a pipeline: summary as JSON, exit 3 on high findings'],
    ['discover list identities --unused 90d', 'what nobody has used for 90 days'],
  ],
  async run(invocation) {
    const { discoverOnce } = await import('../discover-once.ts');
    return await discoverOnce(invocation);
  },
});
