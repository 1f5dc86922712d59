import { json } from 'jq-wasm';
import type { Facts } from '../../../cli/doctor/facts.ts';

const filterIn = /\| jq '((?:[^'])*)'/;

const edit = async <T>(value: T, filter: string): Promise<T> =>
  (await json(value as object, filter)) as T;

/**
 * What a fix command would leave, worked out by jq itself: the filter runs over what the command's first half reads.
 * Nothing for a command that is not of this kind.
 */
export const applyFix = async (facts: Facts, fix: string): Promise<Facts | undefined> => {
  const filter = filterIn.exec(fix)?.[1];
  const { identityPool } = facts;
  if (filter === undefined) return undefined;
  if (fix.startsWith('aws cognito-idp describe-user-pool-client ')) {
    const edited = await Promise.all(
      facts.clients.map((client) =>
        fix.includes(client.ClientId ?? '-') ? edit(client, filter) : client,
      ),
    );
    return { ...facts, clients: edited };
  }
  if (fix.startsWith('aws cognito-idp describe-user-pool ')) {
    const { Arn, UsernameAttributes, UsernameConfiguration } = facts.pool;
    const pool = await edit(facts.pool, filter);
    // The update leaves what it does not take.
    const kept = { ...(Arn && { Arn }), ...(UsernameConfiguration && { UsernameConfiguration }) };
    return {
      ...facts,
      pool: { ...pool, ...kept, ...(UsernameAttributes && { UsernameAttributes }) },
    };
  }
  if (identityPool === undefined) return undefined;
  if (fix.startsWith('aws cognito-identity describe-identity-pool ')) {
    const description = await edit(identityPool.description, filter);
    return { ...facts, identityPool: { ...identityPool, description } };
  }
  if (fix.startsWith('aws cognito-identity get-identity-pool-roles ')) {
    const roles = await edit(identityPool.roles, filter);
    return { ...facts, identityPool: { ...identityPool, roles } };
  }
  if (fix.startsWith('aws iam get-role ')) {
    const roleFacts = await Promise.all(
      identityPool.roleFacts.map(async (role) => ({
        ...role,
        trust: await edit(role.trust, filter),
      })),
    );
    return { ...facts, identityPool: { ...identityPool, roleFacts } };
  }
  return undefined;
};
