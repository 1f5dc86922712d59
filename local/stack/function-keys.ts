import type { Access } from '../access/access.ts';
import type { SessionPrincipal } from '../access/keys.ts';
import { type Role, roleIdOf, sessionArnOf } from '../access/role.ts';
import { accountId } from '../identity.ts';
import type { CallLog } from '../observe/call-log.ts';
import type { FunctionKey } from '../services/lambda/host/environment.ts';
import type { Declared } from './declared.ts';

type Parts = {
  readonly access: Access;
  readonly calls: CallLog;
  readonly functions: Declared['functions'];
  /** By logical id. */
  readonly roles: ReadonlyMap<string, Role>;
};

/** Lambda names the session of a role after the function (developer guide: execution role). */
const principalOf = ({ arn, layers }: Role, functionName: string): SessionPrincipal => ({
  arn: sessionArnOf(arn, functionName),
  roleArn: arn,
  account: accountId,
  userId: `${roleIdOf(arn)}:${functionName}`,
  layers,
  context: {},
});

/** Without a role nothing is allowed: SAM would make one of `Policies`, which is not modelled. */
const noRole = (functionName: string): Role => ({
  arn: `arn:aws:iam::${accountId}:role/${functionName}-without-a-role`,
  trust: { Version: '2012-10-17', Statement: [] },
  layers: [{ kind: 'identity', name: `${functionName} has no role here`, policies: [] }],
  maxSessionDuration: 3600,
});

/** The key of each function, bound to its role; all processes of a function have the same. */
export const functionKeys = ({ access, calls, functions, roles }: Parts) => {
  const byArn = new Map([...roles.values()].map((role) => [role.arn, role]));
  const issued = new Map<string, FunctionKey>();
  const issue = (name: string): FunctionKey | undefined => {
    const found = functions.find(({ logicalId }) => logicalId === name);
    if (found === undefined) return undefined;
    const role = byArn.get(found.roleArn ?? '') ?? noRole(name);
    const key = access.issueToFunction(name, principalOf(role, name));
    calls.addKey(key.accessKeyId, name);
    issued.set(name, key);
    return key;
  };
  return (name: string): FunctionKey | undefined => issued.get(name) ?? issue(name);
};
