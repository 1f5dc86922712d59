import { CognitoIdentity } from '@aws-sdk/client-cognito-identity';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
import { Amplify } from 'aws-amplify';
import { confirmSignIn, fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityParameters, notesTable } from '../../local/commands/demo/identity/notes-table.ts';
import { localCredentials } from '../../local/identity.ts';
import { createTables } from '../../local/services/dynamodb/tables.ts';
import { refusalOf, type SignIn, signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

const table = notesTable.name;
const region = 'us-east-1';

let stack: TestStack;
let users: SignIn;
let identities: CognitoIdentity;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: identityParameters,
  });
  users = signInWith(stack);
  identities = new CognitoIdentity({ endpoint: stack.url, region, credentials: localCredentials });
  await createTables(
    { endpoint: stack.info.dynamodbEndpoint, region, credentials: localCredentials },
    [notesTable],
  );
});

afterAll(async () => {
  identities.destroy();
  await stack.stop();
});

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const clients = (credentials: Keys) => ({
  Bucket: stack.info.userFilesBucket ?? '',
  s3: new S3({
    region,
    credentials,
    endpoint: stack.info.s3Endpoint ?? '',
    forcePathStyle: true,
  }),
  dynamodb: new DynamoDB({ region, credentials, endpoint: stack.info.guardedDynamodbEndpoint }),
});

const exchange = async (IdToken?: string) => {
  const provider = `cognito-idp.${region}.amazonaws.com/${stack.info.userPoolId}`;
  const given = IdToken === undefined ? {} : { Logins: { [provider]: IdToken } };
  const { IdentityId } = await identities.getId({
    IdentityPoolId: stack.info.identityPoolId,
    ...given,
  });
  const { Credentials } = await identities.getCredentialsForIdentity({ IdentityId, ...given });
  return {
    identityId: IdentityId ?? '',
    ...clients({
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }),
  };
};

const newUser = async () => {
  const { email, sub, tokens } = await users.signIn();
  return { email, sub, IdToken: tokens.IdToken ?? '' };
};

/** After a sign-in the profile moves to another tenant; the tokens of a refresh then have it. */
const newUserOf = async (tenant: string) => {
  const { email, sub } = await newUser();
  const owner = new DynamoDB({
    endpoint: stack.info.dynamodbEndpoint,
    region,
    credentials: localCredentials,
  });
  await owner.updateItem({
    TableName: stack.info.tables.profiles,
    Key: { userId: { S: sub } },
    UpdateExpression: 'SET tenant = :tenant',
    ExpressionAttributeValues: { ':tenant': { S: tenant } },
  });
  owner.destroy();
  await stack.advance(60);
  const challenge = await users.start(email);
  const code = await users.mailedCode(email);
  const { AuthenticationResult } = await users.answer(email, code, challenge);
  return exchange(AuthenticationResult?.IdToken);
};

describe("a signed-in user's files", () => {
  it('a user writes to and reads from the own folder, and lists it', async () => {
    const { s3, Bucket, identityId } = await exchange((await newUser()).IdToken);
    const Key = `private/${identityId}/notes.txt`;
    await s3.putObject({ Bucket, Key, Body: 'mine' });

    const { Body } = await s3.getObject({ Bucket, Key });
    const { Contents } = await s3.listObjectsV2({ Bucket, Prefix: `private/${identityId}/` });

    expect(await Body?.transformToString()).toBe('mine');
    expect(Contents?.map((object) => object.Key)).toEqual([Key]);
  });

  it("another user's folder is refused for every operation, as is a list of all", async () => {
    const ada = await exchange((await newUser()).IdToken);
    const eve = await exchange((await newUser()).IdToken);
    const file = { Bucket: ada.Bucket, Key: `private/${ada.identityId}/notes.txt` };
    await ada.s3.putObject({ ...file, Body: 'mine' });

    const refusals = await Promise.all(
      [
        eve.s3.getObject(file),
        eve.s3.putObject({ ...file, Body: 'theirs' }),
        eve.s3.deleteObject(file),
        eve.s3.listObjectsV2({ Bucket: ada.Bucket, Prefix: `private/${ada.identityId}/` }),
        eve.s3.listObjectsV2({ Bucket: ada.Bucket }),
      ].map(refusalOf),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatch(/^AccessDenied: User: .* is not authorized to perform/);
    }
    expect(await (await ada.s3.getObject(file)).Body?.transformToString()).toBe('mine');
  });

  it('the credentials end after an hour of the stack', async () => {
    const { s3, Bucket, identityId } = await exchange((await newUser()).IdToken);
    const file = { Bucket, Key: `private/${identityId}/notes.txt` };
    await s3.putObject({ ...file, Body: 'mine' });
    await stack.advance(3601);

    expect(await refusalOf(s3.getObject(file))).toMatch(/^ExpiredToken/);
  });
});

describe("a tenant's rows", () => {
  const row = (tenant: string) => ({
    TableName: table,
    Item: { tenant: { S: tenant }, id: { S: tenant }, text: { S: 'hello' } },
  });
  const query = (tenant: string) => ({
    TableName: table,
    KeyConditionExpression: 'tenant = :tenant',
    ExpressionAttributeValues: { ':tenant': { S: tenant } },
  });

  it('a user reaches the rows of the own tenant and of no other', async () => {
    const acme = await exchange((await newUser()).IdToken);
    const globex = await newUserOf('globex');
    await acme.dynamodb.putItem(row('acme'));
    await globex.dynamodb.putItem(row('globex'));

    expect((await acme.dynamodb.query(query('acme'))).Count).toBe(1);
    expect((await globex.dynamodb.query(query('globex'))).Count).toBe(1);
    const refusals = await Promise.all(
      [
        acme.dynamodb.query(query('globex')),
        acme.dynamodb.putItem(row('globex')),
        globex.dynamodb.query(query('acme')),
        acme.dynamodb.scan({ TableName: table }),
      ].map(refusalOf),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatch(/^AccessDeniedException: User: /);
    }
  });

  it("the suite's own tables are closed to users", async () => {
    const { dynamodb } = await exchange((await newUser()).IdToken);

    expect(await refusalOf(dynamodb.scan({ TableName: stack.info.tables.profiles }))).toMatch(
      /^AccessDeniedException/,
    );
  });
});

describe('guests', () => {
  it('a guest reads public files, and no other call succeeds', async () => {
    const owner = clients(localCredentials);
    const file = { Bucket: owner.Bucket, Key: 'public/welcome.txt' };
    await owner.s3.putObject({ ...file, Body: 'welcome' });
    const guest = await exchange();

    expect(await (await guest.s3.getObject(file)).Body?.transformToString()).toBe('welcome');
    const refusals = await Promise.all(
      [
        guest.s3.putObject({ ...file, Body: 'mine' }),
        guest.s3.getObject({ ...file, Key: `private/${guest.identityId}/notes.txt` }),
        guest.dynamodb.scan({ TableName: table }),
      ].map(refusalOf),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatch(/^AccessDenied/);
    }
  });
});

describe('Amplify 6, unmodified', () => {
  beforeAll(() => {
    const { userPoolId, userPoolClientId, identityPoolId } = stack.info;
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId,
          userPoolClientId,
          userPoolEndpoint: stack.url,
          identityPoolId,
          identityPoolEndpoint: stack.url,
          allowGuestAccess: true,
        },
      },
    });
  });

  it('fetchAuthSession gives credentials of the signed-in user that reach the own folder', async () => {
    await signOut();
    const guestId = (await fetchAuthSession()).identityId;
    const { email: username } = await users.signUp();
    await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
    await confirmSignIn({ challengeResponse: await users.mailedCode(username) });

    const { credentials, identityId } = await fetchAuthSession();

    expect(guestId).toMatch(/^us-east-1:/);
    const { s3, Bucket } = clients(credentials ?? localCredentials);
    const Key = `private/${identityId}/amplify.txt`;
    await s3.putObject({ Bucket, Key, Body: 'amplify' });
    expect(await (await s3.getObject({ Bucket, Key })).Body?.transformToString()).toBe('amplify');
    expect(await refusalOf(s3.getObject({ Bucket, Key: 'private/other/a.txt' }))).toMatch(
      /^AccessDenied/,
    );
    await signOut();
  });
});
