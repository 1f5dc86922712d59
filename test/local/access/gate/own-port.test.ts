import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { Lambda } from '@aws-sdk/client-lambda';
import { SESv2 } from '@aws-sdk/client-sesv2';
import { STS } from '@aws-sdk/client-sts';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateInFront } from '../../../../local/access/add-gate.ts';
import { createGate } from '../../../../local/access/gate.ts';
import { serveApp } from '../../../../local/http/serve-app.ts';
import { accountId, localCredentials, region } from '../../../../local/identity.ts';
import { guardedServices } from '../../../../local/stack/guarded-services.ts';
import { newAccess, type Statements, sessionWith } from '../../../support/access/access.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';

/*
 * The check in front of the stack's own port, with real clients. Behind it everything is answered with an empty object.
 */

const { access, credentialsOf, decisions } = newAccess();
let rolesHold = true;
let endpoint: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const app = new Hono();
  const gate = createGate({
    access,
    mode: 'issued-keys',
    services: guardedServices(async () => new Map([['', 'pk']])),
    functionRolesHold: () => rolesHold,
  });
  app.use(gateInFront(gate));
  app.all('*', async (context) => context.text((await context.req.text()) === '' ? '{}' : '{ }'));
  const serving = await serveApp(app);
  endpoint = serving.url;
  stop = serving.stop;
});

afterAll(() => stop());

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

const optionsOf = (credentials: Credentials) => ({ endpoint, region, credentials, maxAttempts: 1 });

const userWith = (...statements: Statements) =>
  optionsOf(credentialsOf(sessionWith(...statements)));

const functionWith = (...statements: Statements) =>
  optionsOf(access.issueToFunction('CourierFunction', sessionWith(...statements)));

const sendMail = (options: ReturnType<typeof optionsOf>, from = 'no-reply@example.com') =>
  new SESv2(options).sendEmail({
    FromEmailAddress: from,
    Destination: { ToAddresses: ['ada@example.com'] },
    Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
  });

const fromUs = {
  Effect: 'Allow',
  Action: 'ses:SendEmail',
  Resource: `arn:aws:ses:${region}:${accountId}:identity/*`,
  Condition: { StringEquals: { 'ses:FromAddress': 'no-reply@example.com' } },
};

const nothing = { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' };

describe("the check in front of the stack's own port", () => {
  it('lets calls with a key pass that the stack did not issue', async () => {
    expect(await refusalOf(sendMail(optionsOf(localCredentials)))).toBe('answered');
  });

  it('refuses a key that only looks like an issued one', async () => {
    const forged = { accessKeyId: 'ASIALOCALAAAAAAAAAAA', secretAccessKey: 'forged' };

    expect(await refusalOf(sendMail(optionsOf(forged)))).toMatch(/^UnrecognizedClientException/);
  });

  it('refuses an issued key with another secret', async () => {
    const forged = { ...credentialsOf(sessionWith(fromUs)), secretAccessKey: 'forged' };

    expect(await refusalOf(sendMail(optionsOf(forged)))).toMatch(/^InvalidSignatureException/);
  });

  it('lets a function send from the address of its role, and from no other', async () => {
    expect(await refusalOf(sendMail(functionWith(fromUs)))).toBe('answered');
    expect(await refusalOf(sendMail(functionWith(fromUs), 'eve@example.com'))).toBe(
      `AccessDeniedException: User: arn:aws:sts::${accountId}:assumed-role/reader/ada is not authorized ` +
        `to perform: ses:SendEmail on resource: arn:aws:ses:${region}:${accountId}:identity/eve@example.com ` +
        'because no identity-based policy allows the ses:SendEmail action',
    );
    expect(decisions.list().at(-1)).toMatchObject({ function: 'CourierFunction' });
  });

  it('asks for the action of an operation on the pool that it names', async () => {
    const grant = {
      Effect: 'Allow',
      Action: 'cognito-idp:AdminGetUser',
      Resource: `arn:aws:cognito-idp:${region}:${accountId}:userpool/us-east-1_one`,
    };
    const get = (UserPoolId: string) =>
      new CognitoIdentityProvider(functionWith(grant)).adminGetUser({
        UserPoolId,
        Username: 'ada',
      });

    expect(await refusalOf(get('us-east-1_one'))).toBe('answered');
    expect(await refusalOf(get('us-east-1_two'))).toMatch(/^AccessDeniedException/);
  });

  it('checks a call to DynamoDB too', async () => {
    const call = new DynamoDB(userWith(nothing)).getItem({
      TableName: 'rows',
      Key: { pk: { S: 'a' } },
    });

    expect(await refusalOf(call)).toMatch(/^AccessDeniedException/);
  });

  it('needs no permission for GetCallerIdentity, but a signature that holds', async () => {
    const identify = (options: ReturnType<typeof optionsOf>) =>
      refusalOf(new STS(options).getCallerIdentity({}));
    const forged = { ...credentialsOf(sessionWith(nothing)), secretAccessKey: 'forged' };
    await identify(userWith(nothing));

    expect(await identify(optionsOf(forged))).toMatch(/^SignatureDoesNotMatch/);
  });

  it('denies a service that is not modelled, whatever the role allows', async () => {
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const call = new Lambda(userWith(everything)).getPolicy({ FunctionName: 'a' });

    expect(await refusalOf(call)).toContain('not modelled locally');
  });

  it('lets functions pass while their roles do not hold, and still checks users', async () => {
    rolesHold = false;
    try {
      expect(await refusalOf(sendMail(functionWith(nothing)))).toBe('answered');
      expect(await refusalOf(sendMail(userWith(nothing)))).toMatch(/^AccessDeniedException/);
    } finally {
      rolesHold = true;
    }
  });
});
