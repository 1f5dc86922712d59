import { constraint, refusedParameter as error, type Row } from '../row.ts';

const both = ['CreateUserPool', 'UpdateUserPool'] as const;

const passwords = (member: object) => ({ Policies: { PasswordPolicy: member } });

export const poolPasswordRows: readonly Row[] = [
  {
    what: 'a password of 4 characters at least',
    operations: both,
    wrong: passwords({ MinimumLength: 4 }),
    error,
    text: constraint(
      '4',
      'policies.passwordPolicy.minimumLength',
      'have value greater than or equal to 6',
    ),
    right: passwords({ MinimumLength: 6 }),
  },
  {
    what: 'a password of 200 characters at least',
    operations: both,
    wrong: passwords({ MinimumLength: 200 }),
    error,
    text: constraint(
      '200',
      'policies.passwordPolicy.minimumLength',
      'have value less than or equal to 99',
    ),
    right: passwords({ MinimumLength: 99 }),
  },
  {
    what: 'a history of 25 passwords',
    operations: both,
    wrong: passwords({ PasswordHistorySize: 25 }),
    error,
    text: constraint(
      '25',
      'policies.passwordPolicy.passwordHistorySize',
      'have value less than or equal to 24',
    ),
    right: passwords({ PasswordHistorySize: 0 }),
  },
  {
    what: 'a temporary password of 366 days',
    operations: both,
    wrong: passwords({ TemporaryPasswordValidityDays: 366 }),
    error,
    text: constraint(
      '366',
      'policies.passwordPolicy.temporaryPasswordValidityDays',
      'have value less than or equal to 365',
    ),
    right: passwords({ TemporaryPasswordValidityDays: 365 }),
  },
  {
    what: 'an unused account of 366 days',
    operations: both,
    wrong: { AdminCreateUserConfig: { UnusedAccountValidityDays: 366 } },
    error,
    text: constraint(
      '366',
      'adminCreateUserConfig.unusedAccountValidityDays',
      'have value less than or equal to 365',
    ),
    right: { AdminCreateUserConfig: { UnusedAccountValidityDays: 365 } },
  },
  {
    what: 'both members for the days of a temporary password',
    operations: both,
    wrong: {
      ...passwords({ TemporaryPasswordValidityDays: 7 }),
      AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
    },
    error,
    text: 'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    right: passwords({ TemporaryPasswordValidityDays: 7 }),
  },
];
