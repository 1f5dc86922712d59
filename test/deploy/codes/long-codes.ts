import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SignIn } from '../../support/pool/sign-in.ts';
import { dynamodb } from '../support/clients.ts';
import type { Stack } from '../support/stack.ts';

/** Six wrong answers in a row: the next code of this user is long. The row must be there. */
export const codesAreLongFor = (stack: Stack, sub: string) =>
  dynamodb.send(
    new UpdateItemCommand({
      TableName: stack.output('ChallengesTableName'),
      Key: { pk: { S: `2U#${sub}` } },
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET wrongInARow = :six',
      ExpressionAttributeValues: { ':six': { N: '6' } },
    }),
  );

/** Four groups of four of Crockford's letters and digits, as the newest mail shows them. */
export const mailedLongCode = async (user: SignIn, email: string): Promise<string> => {
  const text = (await user.mailsTo(email)).at(-1)?.text ?? '';
  const code = /\b[0-9A-HJKMNP-TV-Z]{4}(?:[ -][0-9A-HJKMNP-TV-Z]{4}){3}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error('no long code was mailed');
  return code;
};
