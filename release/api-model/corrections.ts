import type { BotocoreShape } from './botocore.ts';

/**
 * What the service does where its model says something else, by shape. A password may have blanks inside (guide:
 * password requirements), and the service's own message has this pattern (quoted in public issues of Amplify).
 */
export const corrections: Readonly<Record<string, Partial<BotocoreShape>>> = {
  'cognito-idp PasswordType': { pattern: '^[\\S]+.*[\\S]+$' },
};
