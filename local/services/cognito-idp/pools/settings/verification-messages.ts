import { olderMessages } from '#shared/cognito/older-messages.ts';
import type { PoolRecord } from '../../store/records.ts';

type Properties = PoolRecord['properties'];

const named = <Name extends string>(entries: readonly (readonly [Name, string | undefined])[]) =>
  Object.fromEntries(entries.filter(([, text]) => text !== undefined));

/**
 * A pool describes each text of a verification message twice: in the template, and as the older member. Either one
 * implies the other (terraform-provider-aws, acceptance tests of aws_cognito_user_pool). Where both are given, the
 * template's text counts.
 */
export const verificationMessagesOf = (given: Properties) => {
  const template = given.VerificationMessageTemplate;
  const texts = olderMessages.map(([older, newer]) => {
    const text = template?.[newer] ?? given[older];
    return { older: [older, text], newer: [newer, text] } as const;
  });
  return {
    ...named(texts.map(({ older }) => older)),
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE' as const,
      ...template,
      ...named(texts.map(({ newer }) => newer)),
    },
  };
};
