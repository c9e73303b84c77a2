/** Is this a cron expression and a time zone? */
import { Cron } from 'croner';

export function cronProblem(
  cron: string,
  timezone: string,
): { field: 'cron' | 'timezone'; message: string } | undefined {
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    return { field: 'timezone', message: 'not a time zone: use an IANA name such as Europe/Berlin or UTC' };
  }
  try {
    const job = new Cron(cron, { paused: true, timezone });
    if (job.nextRun() === null) return { field: 'cron', message: 'this moment never comes' };
    return undefined;
  } catch (error) {
    const why = (error as Error).message.replace(/^CronPattern: /, '');
    return { field: 'cron', message: `not a cron expression such as "0 2 * * *" (${why})` };
  }
}
