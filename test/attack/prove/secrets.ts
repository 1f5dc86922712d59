import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../../local/identity.ts';
import { wrongFor } from '../../support/pool/sign-in.ts';
import { secretsIn } from '../../support/secrets-in.ts';
import { isIn } from '../support/answers.ts';
import { mailedCode, type Target } from '../support/client.ts';
import { testsOf } from '../support/hashes.ts';
import type { Proof } from './proof.ts';

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};

const tableOf = async ({ stack: { info } }: Target): Promise<readonly string[]> => {
  const client = new DynamoDBClient({
    endpoint: info.dynamodbEndpoint,
    region: info.region,
    credentials: localCredentials,
  });
  const { Items } = await client.send(new ScanCommand({ TableName: info.tables.challenges }));
  client.destroy();
  return textsOf(Items);
};

export const nothingToTestAgainst: Proof = async (target) => {
  const { email } = await target.signUp();
  await target.client.start(email);
  const code = await mailedCode(target, email);
  const values = await tableOf(target);
  const shown = values.filter((value) => value.length < 100).slice(0, 200);
  const hashes = [...testsOf(code, shown), ...testsOf(email, shown)];
  const texts = values.join('\n');
  const found = hashes.filter((hash) => texts.includes(hash)).length;
  const plain = secretsIn(texts, [code, email]).length;
  return {
    holds: found + plain === 0,
    found: `${found + plain} of ${hashes.length} hashes in ${values.length} values`,
  };
};

export const logsHoldNothing: Proof = async (target) => {
  const given_name = 'Canary-Given-Name';
  const { email, sub } = await target.signUp(undefined, { given_name });
  const round = await target.client.start(email);
  const code = await mailedCode(target, email);
  const wrong = wrongFor(code);
  const second = await target.client.answer(email, wrong, round);
  const entered = await target.client.answer(
    email,
    code,
    second.outcome === 'again' ? second.round : {},
  );
  const token = entered.outcome === 'in' ? entered.accessToken : 'no token';
  const lines = (await target.stack.logs()).map(({ line }) => line).join('\n');
  const secrets = [code, wrong, email, sub, given_name, token, round.Session ?? 'no session'];
  const found = secretsIn(lines, secrets).length;
  return {
    holds: found === 0 && isIn(entered) && lines.includes('answer compared'),
    found: `${found} of ${secrets.length} canaries at DEBUG`,
  };
};

const isVerified = async (target: Target, sub: string): Promise<boolean> => {
  const { UserAttributes = [] } = await target.cognito.send(
    new AdminGetUserCommand({ UserPoolId: target.stack.info.userPoolId, Username: sub }),
  );
  return UserAttributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true');
};

export const verifiedByACodeOnly: Proof = async (target) => {
  const { email, sub } = await target.signUp();
  const before = await isVerified(target, sub);
  const round = await target.client.start(email);
  await target.client.answer(email, '00000000', round);
  const wrong = await isVerified(target, sub);
  await target.client.answer(
    email,
    await mailedCode(target, email),
    await target.client.start(email),
  );
  const after = await isVerified(target, sub);
  return {
    holds: !before && !wrong && after,
    found: `verified at sign-up: ${before}, after a wrong code: ${wrong}, after the code: ${after}`,
  };
};
