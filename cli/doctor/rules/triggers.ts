import { parse, validate } from '@aws-sdk/util-arn-parser';
import {
  challengeTriggerNames,
  type TriggerName,
  triggerNames,
  triggerOf,
} from '#shared/cognito/triggers.ts';
import type { Facts, Rule, TriggerFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { quoted } from '../fix.ts';
import { guide } from '../guide.ts';
import { allowStatements, limitedTo, matches, type Statement, speaksTo } from '../policy.ts';

/** What is lost without each of the other functions. */
const losses: { readonly [name in TriggerName]?: string } = {
  PreSignUp: 'sign-up takes any address and any writable attribute',
  PostAuthentication: 'addresses are never marked verified',
  PreTokenGeneration: 'suspended profiles still get tokens, and tokens have no claims',
};

const attachCommand = (userPoolId: string): string =>
  `npm run attach -- plan --user-pool-id ${userPoolId} --stack-name STACK`;

/** Two of the three make no sign-in: it fails, or worse, somebody else's function decides. */
const missingTriggers: Rule = (facts) => {
  const attached = facts.triggers.map(({ trigger }) => trigger);
  const subject = `user pool ${facts.userPoolId}`;
  const fix = attachCommand(facts.userPoolId);
  const missing = challengeTriggerNames.filter((trigger) => !attached.includes(trigger));
  if (missing.length === challengeTriggerNames.length) {
    const reason = 'No function makes one-time codes for this pool: nothing is attached yet.';
    const found = { id: 'no-code-triggers', severity: 'note', subject, reason, fix } as const;
    return [{ ...found, guide: guide.challengeTriggers }];
  }
  const incomplete: readonly Finding[] =
    missing.length === 0
      ? []
      : [
          {
            id: 'code-triggers-incomplete',
            severity: 'error',
            subject,
            reason: `Of the three functions of a code sign-in the pool does not call ${missing.join(' and ')}.`,
            fix,
            guide: guide.challengeTriggers,
          },
        ];
  const lost = triggerNames.flatMap((trigger) => {
    const loss = losses[trigger];
    return loss === undefined || attached.includes(trigger) ? [] : [[trigger, loss] as const];
  });
  return [
    ...incomplete,
    ...lost.map(
      ([trigger, loss]): Finding => ({
        id: `no-${triggerOf(trigger).folder}`,
        severity: 'warning',
        subject,
        reason: `The pool does not call ${trigger}: ${loss}.`,
        fix,
        guide: guide.triggers,
      }),
    ),
  ];
};

const cognito = 'cognito-idp.amazonaws.com';

const isForPool = (statement: Statement, poolArn: string): boolean => {
  const sources = limitedTo(statement, 'aws:SourceArn');
  return sources === undefined || sources.some((pattern) => matches(pattern, poolArn));
};

const isOpen = (statement: Statement): boolean =>
  limitedTo(statement, 'aws:SourceArn') === undefined ||
  limitedTo(statement, 'aws:SourceAccount') === undefined;

const accountOf = (arn: string): string => (validate(arn) ? parse(arn).accountId : 'ACCOUNT');

const grant = ({ trigger, functionArn }: TriggerFacts, poolArn: string): string =>
  `aws lambda add-permission --function-name ${functionArn} --statement-id cognito-${trigger} --action lambda:InvokeFunction --principal ${cognito} --source-arn ${poolArn} --source-account ${accountOf(poolArn)}`;

const judge = (facts: Facts, trigger: TriggerFacts): readonly Finding[] => {
  if (trigger.policy === undefined) return [];
  const poolArn = facts.pool.Arn ?? '';
  const statements = allowStatements(trigger.policy).filter((one) =>
    speaksTo(one, 'Service', cognito),
  );
  const subject = `${trigger.trigger} ${trigger.functionArn}`;
  const common = { subject, guide: guide.triggers, severity: 'error' } as const;
  if (!statements.some((statement) => isForPool(statement, poolArn))) {
    const reason =
      'Cognito may not call the function for this pool: every sign-in that needs it fails.';
    return [{ id: 'trigger-not-permitted', ...common, reason, fix: grant(trigger, poolArn) }];
  }
  const open = statements.find(isOpen);
  if (open === undefined) return [];
  const remove = `aws lambda remove-permission --function-name ${trigger.functionArn} --statement-id ${quoted(open.Sid ?? 'SID')}`;
  return [
    {
      id: 'trigger-permission-open',
      ...common,
      reason:
        'Pools of other accounts may call the function with events of their own making: its permission lacks aws:SourceArn or aws:SourceAccount.',
      fix: `${grant(trigger, poolArn)} && ${remove}`,
    },
  ];
};

export const triggerRules: readonly Rule[] = [
  missingTriggers,
  (facts) => facts.triggers.flatMap((trigger) => judge(facts, trigger)),
];
