import { allowsFlow } from '#shared/cognito/auth-flows.ts';
import {
  challengeTriggerNames,
  type TriggerName,
  triggerNames,
  triggerOf,
} from '#shared/cognito/triggers.ts';
import type { Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { guide } from '../guide.ts';
import { triggerPermissions } from './trigger-permissions.ts';

/** What is lost without each of the other functions. */
const losses: { readonly [name in TriggerName]?: string } = {
  PreSignUp: 'sign-up accepts any address and any writable attribute',
  PostAuthentication: 'addresses are never marked verified',
  PreTokenGeneration: 'suspended profiles still get tokens, and tokens have no claims',
};

const attachCommand = (userPoolId: string): string =>
  `npm run attach -- plan --user-pool-id ${userPoolId} --stack-name STACK`;

/** With one or two of the three a sign-in fails, or a function from elsewhere decides. */
const missingTriggers: Rule = (facts) => {
  const attached = facts.triggers.map(({ trigger }) => trigger);
  const subject = `user pool ${facts.userPoolId}`;
  const fix = attachCommand(facts.userPoolId);
  const missing = challengeTriggerNames.filter((trigger) => !attached.includes(trigger));
  const none = missing.length === challengeTriggerNames.length;
  if (none && !attached.some((trigger) => losses[trigger] !== undefined)) {
    const reason = 'No function creates one-time codes for this pool: nothing is attached yet.';
    const found = { id: 'no-code-triggers', severity: 'note', subject, reason, fix } as const;
    return [{ ...found, guide: guide.challengeTriggers }];
  }
  // A stack with CodeSignIn=native attaches the others, and no client of its pool asks for the three.
  const isNative = none && !facts.clients.some((client) => allowsFlow(client, 'CUSTOM_AUTH'));
  const incomplete: readonly Finding[] =
    missing.length === 0 || isNative
      ? []
      : [
          {
            id: 'code-triggers-incomplete',
            severity: 'error',
            subject,
            reason: `A sign-in by code needs three functions, and the pool does not call ${missing.join(' and ')}.`,
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

export const triggerRules: readonly Rule[] = [missingTriggers, triggerPermissions];
