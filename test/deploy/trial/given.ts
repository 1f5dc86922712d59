import { succeed } from '../support/sam.ts';
import type { Stack } from '../support/stack.ts';
import { configurationSet, type Given, newSender } from './changes.ts';

const aws = async (...args: readonly string[]): Promise<string> =>
  (await succeed('aws', [...args, '--output', 'text'])).stdout.trim();

/** MiniStack evaluates a boundary as IAM does: this one takes nothing from the roles. */
const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** Makes what an account has before a parameter can name it. */
export const makeGiven = async (stack: Stack): Promise<Given> => {
  await aws('sesv2', 'create-email-identity', '--email-identity', newSender);
  await aws('sesv2', 'create-configuration-set', '--configuration-set-name', configurationSet);
  return {
    clientId: stack.output('UserPoolClientId'),
    boundaryArn: await aws(
      ...['iam', 'create-policy', '--policy-name', 'boundary', '--policy-document', everything],
      ...['--query', 'Policy.Arn'],
    ),
    keyArn: await aws('kms', 'create-key', '--query', 'KeyMetadata.Arn'),
    topicArn: await aws('sns', 'create-topic', '--name', 'on-call', '--query', 'TopicArn'),
  };
};
