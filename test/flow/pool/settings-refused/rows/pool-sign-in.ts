import { constraint, refusedParameter as error, type Row } from '../row.ts';

const both = ['CreateUserPool', 'UpdateUserPool'] as const;

const factors = (...AllowedFirstAuthFactors: string[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});
const recovery = (...names: string[]) => ({
  AccountRecoverySetting: {
    RecoveryMechanisms: names.map((Name, at) => ({ Name, Priority: at + 1 })),
  },
});
const notRecovery = 'Invalid account recovery setting parameter. Account Recovery Setting cannot';

export const poolSignInRows: readonly Row[] = [
  {
    what: 'the name of a pool with a sign outside the pattern',
    operations: both,
    wrong: { PoolName: 'a/b' },
    error,
    text: constraint('a/b', 'poolName', 'satisfy regular expression pattern: [\\w\\s+=,.@-]+'),
    right: { PoolName: 'a b +=,.@-' },
  },
  {
    what: 'aliases beside addresses as user names',
    operations: ['CreateUserPool'],
    wrong: { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    error,
    text: 'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
    right: { AliasAttributes: ['email'] },
  },
  {
    what: 'first factors without the password',
    operations: both,
    wrong: factors('EMAIL_OTP'),
    error,
    text: 'Password should be configured as one of the allowed first auth factors.',
    right: factors('PASSWORD', 'EMAIL_OTP'),
  },
  {
    what: 'two ways of recovery with one priority',
    operations: both,
    wrong: {
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'verified_email', Priority: 1 },
          { Name: 'verified_phone_number', Priority: 1 },
        ],
      },
    },
    error,
    text: `${notRecovery} have duplicate priorities or recovery mechanisms.`,
    right: recovery('verified_email', 'verified_phone_number'),
  },
  {
    what: 'one way of recovery twice',
    operations: both,
    wrong: recovery('verified_email', 'verified_email'),
    error,
    text: `${notRecovery} have duplicate priorities or recovery mechanisms.`,
    right: recovery('verified_email'),
  },
  {
    what: 'recovery by the administrator beside another way',
    operations: both,
    wrong: recovery('admin_only', 'verified_email'),
    error,
    text: `${notRecovery} use admin_only setting with any other recovery mechanisms.`,
    right: recovery('admin_only'),
  },
  {
    what: 'three ways of recovery',
    operations: both,
    wrong: recovery('verified_email', 'verified_phone_number', 'admin_only'),
    error,
    text: constraint(
      '[RecoveryOptionType(priority=1, name=verified_email), RecoveryOptionType(priority=2, name=verified_phone_number), RecoveryOptionType(priority=3, name=admin_only)]',
      'accountRecoverySetting.recoveryMechanisms',
      'have length less than or equal to 2',
      2,
    ),
    right: recovery('verified_email', 'verified_phone_number'),
  },
  {
    what: 'MFA without a factor',
    operations: both,
    wrong: { MfaConfiguration: 'OPTIONAL' },
    error,
    text: 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    right: {
      MfaConfiguration: 'OPTIONAL',
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
    },
  },
  {
    what: 'a factor while MFA is OFF',
    operations: ['SetUserPoolMfaConfig'],
    wrong: { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration: { Enabled: true } },
    error,
    text: "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    right: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
  },
];
