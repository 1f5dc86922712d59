import { parse, validate } from '@aws-sdk/util-arn-parser';
import type { StatementRef } from '#shared/iam/decide/layer.ts';
import { cognitoService, type Trigger } from '#shared/iam/invoke/invoke-call.ts';
import { invokePermission } from '#shared/iam/invoke/invoke-permission.ts';
import { openInvokeAllows } from '#shared/iam/invoke/invoke-scope.ts';
import { describeRefusal, type Refusal } from '#shared/iam/invoke/reason.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { Rule, TriggerFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { quoted } from '../fix.ts';
import { guide } from '../guide.ts';

type Found = Pick<Finding, 'id' | 'severity' | 'reason' | 'fix'>;

const accountOf = (arn: string): string => (validate(arn) ? parse(arn).accountId : 'ACCOUNT');

const grant = (name: string, { functionArn, poolArn }: Trigger): string =>
  `aws lambda add-permission --function-name ${functionArn} --statement-id cognito-${name} --action lambda:InvokeFunction --principal ${cognitoService} --source-arn ${poolArn} --source-account ${accountOf(poolArn)}`;

const remove = (functionArn: string, { statement }: StatementRef): string =>
  `aws lambda remove-permission --function-name ${functionArn} --statement-id ${quoted(statement.Sid ?? 'SID')}`;

const show = ({ functionArn }: Trigger): string =>
  `aws lambda get-policy --function-name ${functionArn} --query Policy --output text`;

const isDenied = (refusal: Refusal): boolean =>
  'statement' in refusal && refusal.statement.statement.Effect === 'Deny';

/** Another Allow helps against everything but a Deny, which only its author can explain. */
const notPermitted = (name: string, refusal: Refusal, trigger: Trigger): Found => ({
  id: 'trigger-not-permitted',
  severity: 'error',
  reason: `Cognito may not call the function for this pool, so every request that needs it fails: ${describeRefusal(refusal)}.`,
  fix: isDenied(refusal) ? show(trigger) : grant(name, trigger),
});

const unclear = (refusal: Refusal, trigger: Trigger): Found => ({
  id: 'trigger-permission-unclear',
  severity: 'warning',
  reason: `It is not clear whether Cognito may call the function for this pool: ${describeRefusal(refusal)}.`,
  fix: show(trigger),
});

const open = (name: string, statement: StatementRef, trigger: Trigger): Found => ({
  id: 'trigger-permission-open',
  severity: 'error',
  reason: `Pools of other accounts may call the function with events of their own making: statement ${statement.id} does not limit both aws:SourceArn and aws:SourceAccount.`,
  fix: `${grant(name, trigger)} && ${remove(trigger.functionArn, statement)}`,
});

const judge = (name: string, policy: string | undefined, trigger: Trigger): readonly Found[] => {
  const permission = invokePermission(policy, trigger);
  if (permission.allowed) {
    const [found] = openInvokeAllows(parsePolicy(policy), trigger);
    return found === undefined ? [] : [open(name, found, trigger)];
  }
  const isUnclear = permission.reason === 'malformed' || permission.reason === 'not-modelled';
  return [isUnclear ? unclear(permission, trigger) : notPermitted(name, permission, trigger)];
};

const findingsOf = (
  { trigger: name, functionArn, policy }: TriggerFacts,
  poolArn: string,
): readonly Finding[] =>
  policy === undefined
    ? []
    : judge(name, policy === '' ? undefined : policy, { functionArn, poolArn }).map((found) => ({
        ...found,
        subject: `${name} ${functionArn}`,
        guide: guide.triggers,
      }));

/** What the functions' resource policies say of Cognito's calls for this pool. */
export const triggerPermissions: Rule = ({ triggers, pool }) =>
  triggers.flatMap((trigger) => findingsOf(trigger, pool.Arn ?? ''));
