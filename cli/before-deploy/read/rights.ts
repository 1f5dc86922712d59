import {
  GetRoleCommand,
  type IAMClient,
  paginateSimulatePrincipalPolicy,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Look } from '../../doctor/read/look.ts';
import { deployActions } from '../deploy-actions.ts';
import type { Right, RightsFacts } from '../facts.ts';

const assumed = /^arn:[^:]+:sts::\d+:assumed-role\/([^/]+)\//;

/** The policies of an assumed role are the role's; its session ARN leaves out the role's path. */
const principalOf = async (iam: IAMClient, caller: string): Promise<string> => {
  const [, RoleName] = assumed.exec(caller) ?? [];
  if (RoleName === undefined) return caller;
  return (await iam.send(new GetRoleCommand({ RoleName }))).Role?.Arn ?? caller;
};

const simulate = async (iam: IAMClient, PolicySourceArn: string): Promise<readonly Right[]> => {
  const input: SimulatePrincipalPolicyCommandInput = {
    PolicySourceArn,
    ActionNames: [...deployActions],
  };
  const rights: Right[] = [];
  for await (const page of paginateSimulatePrincipalPolicy({ client: iam }, input)) {
    for (const result of page.EvaluationResults ?? []) {
      rights.push({
        action: result.EvalActionName ?? '',
        decision: result.EvalDecision ?? '',
        conditional: (result.MissingContextValues ?? []).length > 0,
      });
    }
  }
  return rights;
};

/** What the caller's policies say of the calls of a first deployment, on any resource. */
export const readRights = async (
  { iam, sts }: { readonly iam: IAMClient; readonly sts: STSClient },
  look: Look,
): Promise<RightsFacts | undefined> => {
  const about = 'rights of the deployer';
  const caller = await look('sts:GetCallerIdentity', about, () =>
    sts.send(new GetCallerIdentityCommand({})),
  );
  const arn = caller?.Arn;
  // IAM simulates no root user; nothing is denied to it but by an organization.
  if (arn === undefined || arn.endsWith(':root')) return undefined;
  const principal = await look('iam:GetRole', about, () => principalOf(iam, arn));
  if (principal === undefined) return undefined;
  const rights = await look('iam:SimulatePrincipalPolicy', about, () => simulate(iam, principal));
  return rights === undefined ? undefined : { principal, rights };
};
