/** The command line as a process of its own, on the fake provider: `FAKE='{"users":3}' node test/suites/fake-cli.ts …` */
import { main } from '../../core/cli/main.ts';
import { fakeConnector, type Fake } from './fake-connector.ts';

const fake = JSON.parse(process.env['FAKE'] ?? '{}') as Fake;
process.exitCode = await main(process.argv.slice(2), {
  connectors: async () => ({ fake: async () => fakeConnector(fake) }),
});
