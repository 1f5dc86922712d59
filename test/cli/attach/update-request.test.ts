import { describe, expect, it } from 'vitest';
import { updateRequest } from '../../../cli/attach/plan/pool/update-request.ts';

const pool = { Id: 'eu-central-1_A', Name: 'customers', LambdaConfig: { PreSignUp: 'old' } };

const sent = (settings: object) => updateRequest({ ...pool, ...settings }, { PreSignUp: 'new' });

describe('The update request', () => {
  it('The update request names the pool as UpdateUserPool does, and drops what only Describe knows', () => {
    expect(sent({ Arn: 'arn', Status: 'Enabled', SchemaAttributes: [], Domain: 'd' })).toEqual({
      UserPoolId: 'eu-central-1_A',
      PoolName: 'customers',
      LambdaConfig: { PreSignUp: 'new' },
    });
  });

  it('The update request leaves out the older validity of invitations once its successor is set, and sends it alone', () => {
    const AdminCreateUserConfig = { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 9 };
    const Policies = { PasswordPolicy: { TemporaryPasswordValidityDays: 9 } };

    expect(sent({ AdminCreateUserConfig, Policies }).AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: true,
    });
    expect(sent({ AdminCreateUserConfig }).AdminCreateUserConfig).toEqual(AdminCreateUserConfig);
  });

  it("The update request leaves out AWS's own tags, which no request may set, and sends the others", () => {
    const UserPoolTags = {
      'aws:cloudformation:stack-name': 'gone',
      'AWS:x': '',
      team: 'a',
      aws: '',
    };

    expect(sent({ UserPoolTags }).UserPoolTags).toEqual({ team: 'a', aws: '' });
    expect(sent({ UserPoolTags: { 'aws:cloudformation:stack-id': 'x' } })).not.toHaveProperty(
      'UserPoolTags',
    );
  });

  it('The update request sends an older message beside the template that says the same, and not beside one that says another', () => {
    const VerificationMessageTemplate = { EmailMessage: 'new {####}', SmsMessage: 'sms {####}' };
    const older = { EmailVerificationMessage: 'old {####}', SmsVerificationMessage: 'sms {####}' };

    const request = sent({ VerificationMessageTemplate, ...older });

    expect(request).toMatchObject({
      SmsVerificationMessage: 'sms {####}',
      VerificationMessageTemplate,
    });
    expect(request).not.toHaveProperty('EmailVerificationMessage');
    expect(sent(older)).toMatchObject(older);
  });

  it('The update request sends no structure that says nothing: an empty one would switch devices on', () => {
    expect(sent({ DeviceConfiguration: {}, UserPoolAddOns: {} })).not.toHaveProperty(
      'DeviceConfiguration',
    );
  });

  it('The update request sends no structure that holds nothing but empty texts', () => {
    const InviteMessageTemplate = { EmailMessage: '', SMSMessage: null };

    expect(
      sent({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, InviteMessageTemplate } }),
    ).toHaveProperty('AdminCreateUserConfig', { AllowAdminCreateUserOnly: true });
  });

  it('The update request leaves out the default names of context classes on LITE, which takes none, and sends others', () => {
    const byDefault = { loa1: { AcrValue: 'urn:cognito:loa:1' } };
    const ours = { loa1: { AcrValue: 'urn:example:1' } };

    expect(sent({ UserPoolTier: 'LITE', AcrConfiguration: byDefault })).not.toHaveProperty(
      'AcrConfiguration',
    );
    expect(sent({ UserPoolTier: 'LITE', AcrConfiguration: ours })).toHaveProperty(
      'AcrConfiguration',
      ours,
    );
    expect(sent({ UserPoolTier: 'PLUS', AcrConfiguration: byDefault })).toHaveProperty(
      'AcrConfiguration',
      byDefault,
    );
  });

  it('The update request leaves out a client registration without its switch, which sending would open', () => {
    const closed = { EnableStatus: 'DISABLED', AllowedScopes: ['openid'] };

    expect(sent({ DcrConfiguration: closed }).DcrConfiguration).toEqual(closed);
    expect(sent({ DcrConfiguration: { AllowedScopes: ['openid'] } })).not.toHaveProperty(
      'DcrConfiguration',
    );
  });

  it('The update request sends neither nulls nor empty texts at any depth, but a tag with an empty value', () => {
    const EmailConfiguration = {
      EmailSendingAccount: 'DEVELOPER',
      ReplyToEmailAddress: '',
      From: null,
    };

    expect(sent({ EmailConfiguration, UserPoolTags: { team: '' } })).toMatchObject({
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
      UserPoolTags: { team: '' },
    });
    expect(sent({ EmailConfiguration }).EmailConfiguration).toEqual({
      EmailSendingAccount: 'DEVELOPER',
    });
  });
});
