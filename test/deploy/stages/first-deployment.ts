import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { dynamodb, lambda } from '../support/clients.ts';
import { buildWithSam, deployment, senderAddress, stackName } from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { run, succeed, succeedInShell } from '../support/sam.ts';
import { describeStack, stackExists } from '../support/stack.ts';

const refused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a parameter out of its range': { CodeLength: '7' },
  'a combination that cannot work': { Mfa: 'optional', PasswordSignIn: 'no' },
  'a password beside the code before the address is proven': { PasswordAndCode: 'required' },
};

export const firstDeployment = async (t: TestContext): Promise<void> => {
  await t.test('sam build bundles the functions', buildWithSam);

  for (const [what, parameters] of Object.entries(refused)) {
    await t.test(`${what} is refused before anything is made`, async () => {
      const { code } = await run(
        'sam',
        deployment('refused', { SenderAddress: senderAddress, ...parameters }),
      );

      assert.notEqual(code, 0);
      assert.equal(await stackExists('refused'), false);
    });
  }

  await t.test('sam deploy makes the system', async () => {
    await succeedInShell(await documentedCommands('sender', {}));

    await succeed('sam', deployment(stackName, { SenderAddress: senderAddress }));

    const stack = await describeStack(stackName);
    assert.match(stack.output('UserPoolId'), /^us-east-1_/);
  });

  await t.test('the pool calls the nine functions that were deployed with it', async () => {
    const stack = await describeStack(stackName);

    const { UserPool } = await cognitoAdmin.send(
      new DescribeUserPoolCommand({ UserPoolId: stack.output('UserPoolId') }),
    );

    const {
      PreTokenGeneration: _,
      PreTokenGenerationConfig,
      ...triggers
    } = UserPool?.LambdaConfig ?? {};
    const called = [...Object.values(triggers), PreTokenGenerationConfig?.LambdaArn].map(
      (arn) => String(arn).split(':').at(-1) ?? '',
    );
    const courier = stack.physicalId('CodeDeliveryFunction');
    const deployed = [...stack.resources.values()]
      .filter(({ type, physicalId }) => type === 'AWS::Lambda::Function' && physicalId !== courier)
      .map(({ physicalId }) => physicalId);
    assert.equal(called.length, 9);
    assert.deepEqual(called.sort(), deployed.sort());
  });

  await t.test(
    'the stream of the challenges table wakes the courier, by due rows only',
    async () => {
      const stack = await describeStack(stackName);
      const FunctionName = stack.physicalId('CodeDeliveryFunction');
      const TableName = stack.output('ChallengesTableName');

      const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
      const { EventSourceMappings = [] } = await lambda.send(
        new ListEventSourceMappingsCommand({ FunctionName }),
      );

      const [mapping, ...more] = EventSourceMappings;
      assert.deepEqual(more, []);
      assert.equal(mapping?.EventSourceArn, Table?.LatestStreamArn);
      assert.deepEqual(
        mapping?.FilterCriteria?.Filters?.map(({ Pattern = '' }) => JSON.parse(Pattern)),
        [{ dynamodb: { NewImage: { delivery: { S: ['due'] } } } }],
      );
    },
  );
};
