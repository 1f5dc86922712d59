import { constraint, refusedParameter as error, type Row } from '../row.ts';

const operations = ['CreateUserPool', 'UpdateUserPool'] as const;

const letters = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';
const mailPattern = `${letters}\\{####\\}${letters}`;
const linkPattern = `${letters}\\{##${letters}##\\}${letters}`;
const smsPattern = '(?s).*\\{####\\}(?s).*';

const message = (path: string, pattern: string, settings: (text: string) => object): Row => ({
  what: `a text without the place of its code at ${path}`,
  operations,
  wrong: settings('Your code.'),
  error,
  text: constraint('Your code.', path, `satisfy regular expression pattern: ${pattern}`),
  right: settings('Your code: {####} {##Click##}'),
});

const mail = (EmailConfiguration: object) => ({ EmailConfiguration });
const SourceArn = 'arn:aws:ses:us-east-1:123456789012:identity/example.com';
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' };

export const poolMessageRows: readonly Row[] = [
  message('emailVerificationMessage', mailPattern, (text) => ({ EmailVerificationMessage: text })),
  message('smsVerificationMessage', smsPattern, (text) => ({ SmsVerificationMessage: text })),
  message('smsAuthenticationMessage', smsPattern, (text) => ({ SmsAuthenticationMessage: text })),
  message('verificationMessageTemplate.emailMessage', mailPattern, (EmailMessage) => ({
    VerificationMessageTemplate: { EmailMessage },
  })),
  message('verificationMessageTemplate.emailMessageByLink', linkPattern, (EmailMessageByLink) => ({
    VerificationMessageTemplate: { EmailMessageByLink },
  })),
  message('verificationMessageTemplate.smsMessage', smsPattern, (SmsMessage) => ({
    VerificationMessageTemplate: { SmsMessage },
  })),
  message(
    'adminCreateUserConfig.inviteMessageTemplate.emailMessage',
    mailPattern,
    (EmailMessage) => ({ AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage } } }),
  ),
  message('adminCreateUserConfig.inviteMessageTemplate.sMSMessage', smsPattern, (SMSMessage) => ({
    AdminCreateUserConfig: { InviteMessageTemplate: { SMSMessage } },
  })),
  {
    what: 'a subject of 141 characters',
    operations,
    wrong: { VerificationMessageTemplate: { EmailSubject: 'S'.repeat(141) } },
    error,
    text: constraint(
      'S'.repeat(141),
      'verificationMessageTemplate.emailSubject',
      'have length less than or equal to 140',
    ),
    right: { VerificationMessageTemplate: { EmailSubject: 'S'.repeat(140) } },
  },
  {
    what: 'mail by SES without an identity',
    operations,
    wrong: mail({ EmailSendingAccount: 'DEVELOPER' }),
    error,
    text: 'Source ARN is required to use DEVELOPER email sending owner',
    right: mail({ EmailSendingAccount: 'DEVELOPER', SourceArn }),
  },
  {
    what: 'a sender that is no address',
    operations,
    wrong: mail({ EmailSendingAccount: 'DEVELOPER', SourceArn, From: 'not an address' }),
    error,
    text: 'Provided From email address is invalid',
    right: mail({ EmailSendingAccount: 'DEVELOPER', SourceArn, From: 'A Shop <a@example.com>' }),
  },
  {
    what: 'a reply address that is none',
    operations,
    wrong: mail({ ReplyToEmailAddress: 'not an address' }),
    error,
    text: constraint(
      'not an address',
      'emailConfiguration.replyToEmailAddress',
      'satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
    ),
    right: mail({ ReplyToEmailAddress: 'a@example.com' }),
  },
  {
    what: 'codes to phone numbers without SmsConfiguration',
    operations,
    wrong: { AutoVerifiedAttributes: ['phone_number'] },
    error,
    text: 'SMS configuration is required when phone_number is selected for auto verification',
    right: { AutoVerifiedAttributes: ['phone_number'], SmsConfiguration },
  },
  {
    what: 'an attribute to verify that is none',
    operations,
    wrong: { AutoVerifiedAttributes: ['given_name'] },
    error,
    text: constraint(
      '[given_name]',
      'autoVerifiedAttributes',
      'satisfy constraint: [Member must satisfy enum value set: [phone_number, email]]',
    ),
    right: { AutoVerifiedAttributes: ['email'] },
  },
  {
    what: 'a changed address to verify where none is verified at sign-up',
    operations,
    wrong: {
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    },
    error,
    text: 'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    right: {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    },
  },
];
