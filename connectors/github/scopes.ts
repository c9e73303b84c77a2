/** Organizations, below their enterprise when it is configured; and for its administrators a server of one's own. */
import type { ReachedScope, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Attributes, Ref, Scope } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { orgPath } from './rows.ts';
import { OidcSubject } from './schemas.ts';

/** As GitHub numbers it. */
export const organizationIdOf = ({ ref }: Pick<Scope, 'ref'>): string => ref.split(/[:/]/).at(-1) ?? ref;

export async function* reachedScopes(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  const { organizations, settings } = session;
  const { enterprise } = settings;
  const parent: Ref | null = enterprise === undefined ? null : session.ref('enterprise', enterprise);
  if (enterprise !== undefined && parent !== null) {
    yield {
      scope: {
        record: 'scope',
        ref: parent,
        source: 'configuration',
        kind: 'tenant',
        name: enterprise,
        nativeId: enterprise,
        parent: null,
        status: 'active',
      },
      // Nothing is read of an enterprise itself: what GitHub tells, it tells of its organizations.
      readWithParent: true,
    };
  }
  if (session.siteAdmin) {
    const { host } = new URL(session.api.rest);
    yield {
      scope: {
        record: 'scope',
        ref: `github:server:${host}`,
        source: 'users/get-authenticated',
        kind: 'tenant',
        name: host,
        nativeId: host,
        parent: null,
        status: 'active',
      },
    };
  }
  for (const { id, login, name, skip } of organizations) {
    const ref = session.ref('organization', id);
    yield {
      ...(skip === undefined ? {} : { skip }),
      scope: {
        record: 'scope',
        ref,
        source: 'orgs/get',
        kind: 'organization',
        name,
        nativeId: login,
        parent,
        status: 'active',
        attributes: skip === undefined ? await subjectOf(session, login, ref, run) : {},
      },
    };
  }
}

/**
 * How workflows name themselves to clouds: what a trust policy there must match.
 * https://docs.github.com/rest/actions/oidc
 */
async function subjectOf(session: Session, login: string, ref: Ref, run: Run): Promise<Attributes> {
  const request = {
    operation: 'oidc/get-oidc-custom-sub-template-for-org',
    path: orgPath(login, '/actions/oidc/customization/sub'),
  };
  try {
    const { include_claim_keys: claims, use_immutable_subject: immutable } = await session
      .in(login, run)
      .get(request, OidcSubject);
    return { oidcSubjectClaims: claims, oidcImmutableSubject: immutable ?? null };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`the form of OIDC subjects in ${login} is not known tonight: ${error.message}`);
    // What an earlier night read is not taken back.
    const stored = await run.known.record(ref);
    return stored?.record === 'scope' ? stored.attributes : {};
  }
}
