import type { Trust } from '../../model.ts';
import { leastPrivilege } from '../controls.ts';
import { isPowerful, raised, sayPower } from '../power.ts';
import { openResource, owaspNhi } from '../references.ts';
import { defineRule, fine, type Severity } from '../rule.ts';

/** Conditions that leave only few of all, by the last part of their key. `firmly`: others cannot meet them. */
const narrowing: readonly { key: RegExp; firmly: boolean }[] = [
  { key: /^(principal|source)(org(anization)?(id|paths?)|account|owner|arn|vpc|vpce|project|tenant)$/, firmly: true },
  { key: /^(org(anization)?|tenant|project|account)(id)?$/, firmly: true },
  { key: /^(externalid|sourceip)$/, firmly: false },
];

export const rule = defineRule({
  id: 'open-trust',
  title: 'Identity that anyone may act as',
  severity: 'critical',
  why: 'A trust that names everybody, or everybody but a few, is open to every customer of the provider.',
  remediation: [
    'Verify who uses it: `discover show <ref>` lists its use.',
    'Name exactly those accounts or identities in place of everybody.',
    'Until that is done, add a condition on your own organization.',
    'Wait for one full business cycle and watch for refused requests before deleting what is no longer asked for.',
  ],
  references: [owaspNhi(6), openResource],
  controls: ['OWASP NHI6', 'OWASP NHI5', ...leastPrivilege],
  about: 'trust',
  evaluate(trust, facts) {
    const isInverted = trust.weaknesses.includes('not-principal');
    if (trust.principal.dangling) return null;
    if (trust.reach !== 'anyone' && trust.principal.kind !== 'anyone' && !isInverted) return fine;
    const limits = trust.conditions.filter((condition) => holds(condition));
    const severity = severityOf(limits);
    const name = facts.identity?.name ?? trust.identity;
    const who = isInverted ? `Everybody except ${trust.principal.id}` : 'Anyone';
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised(severity) : severity,
      message: `${who} may act as ${name}${sayPower(facts.privilege)}${limits.length === 0 ? '' : `, if ${limits.map(sayCondition).join(' and ')}`}`,
      evidence: [
        {
          what: isInverted ? `trusts everybody except ${trust.principal.id}` : 'trusts everybody',
          source: trust.source,
        },
        ...limits.map((limit) => ({ what: `narrowed by ${sayCondition(limit)}`, source: trust.source })),
      ],
    };
  },
});

type Condition = Trust['conditions'][number];

const sayCondition = ({ operator, key, values }: Condition): string => `${key} ${operator} ${values.join(', ')}`;

function limitOf({ key }: Condition): { firmly: boolean } | undefined {
  const last = key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'), key.lastIndexOf('.')) + 1);
  const plain = last.replaceAll(/[-_]/g, '').toLowerCase();
  return narrowing.find((entry) => entry.key.test(plain));
}

/** A condition counts when it must be met, by a claim that must be there, with a value that is not everything. */
function holds(condition: Condition): boolean {
  if (limitOf(condition) === undefined) return false;
  if (/not|ifexists|forallvalues|null/i.test(condition.operator)) return false;
  return (
    condition.values.length > 0 && !condition.values.some((value) => /^[*?]*$|^0\.0\.0\.0\/0$|^::\/0$/.test(value))
  );
}

function severityOf(limits: readonly Condition[]): Severity {
  if (limits.length === 0) return 'critical';
  return limits.some((limit) => limitOf(limit)?.firmly) ? 'medium' : 'high';
}
