import {
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SignIn } from '../../support/pool/sign-in.ts';
import { dynamodb } from '../support/clients.ts';
import type { Stack } from '../support/stack.ts';

/** The request for another mail, inside a sign-in. */
export const resendOf = (
  { ClientId }: SignIn,
  USERNAME: string,
  { Session }: Pick<InitiateAuthCommandOutput, 'Session'>,
) =>
  new RespondToAuthChallengeCommand({
    ClientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session,
    ChallengeResponses: { USERNAME, ANSWER: 'resend' },
    ClientMetadata: { action: 'resend' },
  });

/** Dates a user's newest mail back, as if that many seconds had passed: the pause after it is over then. */
export const ageNewestMail = (stack: Stack, sub: string, seconds: number) =>
  dynamodb.send(
    new UpdateItemCommand({
      TableName: stack.output('ChallengesTableName'),
      Key: { pk: { S: `2U#${sub}` } },
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET mails[0] = :then',
      ExpressionAttributeValues: { ':then': { N: String(Date.now() - seconds * 1000) } },
    }),
  );
