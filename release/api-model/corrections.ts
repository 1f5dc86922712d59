import type { BotocoreShape } from './botocore.ts';

/**
 * What the service does where its model says something else, by shape. A password may have blanks inside (guide:
 * password requirements), and the service's own message has this pattern (quoted in public issues of Amplify).
 */
export const corrections: Readonly<Record<string, Partial<BotocoreShape>>> = {
  // A message needs the place of its code (cdk-preflight, measured on AWS). The model demands it of some messages only.
  'cognito-idp EmailInviteMessageType': {
    pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*',
  },
  'cognito-idp SmsInviteMessageType': { pattern: '(?s).*\\{####\\}(?s).*' },
  'cognito-idp SmsVerificationMessageType': { pattern: '(?s).*\\{####\\}(?s).*' },
  // A custom domain has dots (guide: using your own domain).
  'cognito-idp DomainType': { pattern: '^[a-z0-9](?:[a-z0-9\\-\\.]{0,61}[a-z0-9])?$' },
  'cognito-idp PasswordType': { pattern: '^[\\S]+.*[\\S]+$' },
};
