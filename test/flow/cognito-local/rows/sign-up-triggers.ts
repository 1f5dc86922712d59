import { password, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../support/pool/sign-in.ts';
import { failing, sourcesOf, unchanged, withFunctions } from '../functions.ts';
import type { Row } from '../row.ts';
import { uuid } from '../shapes.ts';

export const signUpTriggerRows: readonly Row[] = [
  {
    operation: 'PreSignUp',
    behaviour: 'an error of the function refuses the sign-up, and there is no user',
    run: async (bench) => {
      const pool = await withFunctions(bench, { PreSignUp: failing('not now') });
      const Username = uniqueName();
      const refused = await refusalOf(pool.signUp(newEmail(), Username));
      return [refused, (await refusalOf(pool.status(Username))).split(':')[0]];
    },
    expected: [
      'UserLambdaValidationException: PreSignUp failed with error not now.',
      'UserNotFoundException',
    ],
    differs: {
      cognitoLocal: 'the text begins with the name of the function',
      source: 'guide: Lambda triggers, things to know',
    },
  },
  {
    operation: 'PreSignUp',
    behaviour: 'autoConfirmUser and autoVerifyEmail confirm at once, and no code is sent',
    run: async (bench) => {
      const PreSignUp = () => ({ autoConfirmUser: true, autoVerifyEmail: true });
      const pool = await withFunctions(bench, { ...unchanged, PreSignUp });
      const { email, Username, UserConfirmed } = await pool.signUp();
      const { email_verified } = await pool.attributes(Username);
      const sent = bench.pools.messagesTo(email).length;
      return [UserConfirmed, email_verified, sent, sourcesOf(bench)];
    },
    expected: [true, 'true', 0, ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']],
    differs: {
      cognitoLocal: 'CustomMessage is called although no code is sent',
      source: 'guide: pre sign-up Lambda trigger',
    },
  },
  {
    operation: 'PreSignUp',
    behaviour: 'ValidationData and ClientMetadata reach the function',
    run: async (bench) => {
      const { ClientId } = await withFunctions(bench, unchanged);
      await bench.pools.cognito.signUp({
        ClientId,
        Username: uniqueName(),
        Password: password,
        UserAttributes: [{ Name: 'email', Value: newEmail() }],
        ValidationData: [{ Name: 'invitation', Value: 'a' }],
        ClientMetadata: { page: 'b' },
      });
      const { validationData, clientMetadata } = bench.pools.events()[0]?.request ?? {};
      return { validationData, clientMetadata };
    },
    expected: { validationData: { invitation: 'a' }, clientMetadata: { page: 'b' } },
    differs: {
      cognitoLocal: 'validationData is dropped',
      source: 'guide: pre sign-up Lambda trigger',
    },
  },
  {
    operation: 'PreSignUp',
    behaviour: 'where e-mail addresses are user names, the event’s userName is the sub',
    run: async (bench) => {
      const pool = { UsernameAttributes: ['email' as const] };
      const { ClientId } = await withFunctions(bench, unchanged, { pool });
      const email = newEmail();
      const user = { ClientId, Username: email, Password: password };
      const { UserSub } = await bench.pools.cognito.signUp(user);
      const userName = bench.pools.events()[0]?.userName;
      return { userName, same: userName === UserSub };
    },
    expected: { userName: uuid, same: true },
  },
  {
    operation: 'PostConfirmation',
    behaviour: 'is called after the code, and its error refuses the call of a confirmed user',
    run: async (bench) => {
      const PostConfirmation = failing('no profile');
      const pool = await withFunctions(bench, { ...unchanged, PostConfirmation });
      const { email, Username } = await pool.signUp();
      const before = sourcesOf(bench);
      const ConfirmationCode = pool.codeTo(email);
      const { ClientId } = pool;
      const confirm = bench.pools.cognito.confirmSignUp({ ClientId, Username, ConfirmationCode });
      return [before, await refusalOf(confirm), await pool.status(Username)];
    },
    expected: [
      ['PreSignUp_SignUp', 'CustomMessage_SignUp'],
      'UserLambdaValidationException: PostConfirmation failed with error no profile.',
      'CONFIRMED',
    ],
    differs: {
      cognitoLocal: 'the text begins with the name of the function',
      source: 'guide: Lambda triggers, things to know',
    },
  },
  {
    operation: 'CustomMessage',
    behaviour: 'its text takes the place of the pool’s, the code in place of {####}',
    run: async (bench) => {
      const CustomMessage = () => ({ emailSubject: 'Hello', emailMessage: 'Type {####} here' });
      const EmailConfiguration = {
        EmailSendingAccount: 'DEVELOPER' as const,
        SourceArn: 'arn:aws:ses:eu-central-1:123456789012:identity/example.com',
      };
      const options = { pool: { EmailConfiguration } };
      const pool = await withFunctions(bench, { CustomMessage }, options);
      const { email } = await pool.signUp();
      const { subject, text, html } = bench.pools.messagesTo(email).at(-1) ?? {};
      return [subject, /Type \d{6} here/.test(`${text} ${html}`)];
    },
    expected: ['Hello', true],
  },
];
