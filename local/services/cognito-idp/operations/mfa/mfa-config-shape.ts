import type { PoolRecord } from '../../store/records.ts';

/** The response of both Set- and GetUserPoolMfaConfig. SMS is described whatever the mode (aws-sdk-js 4186). */
export const mfaConfigShape = ({ mfa, properties }: PoolRecord) => {
  const { SmsConfiguration, SmsAuthenticationMessage } = properties;
  const message = SmsAuthenticationMessage === undefined ? {} : { SmsAuthenticationMessage };
  return {
    ...(SmsConfiguration === undefined
      ? {}
      : { SmsMfaConfiguration: { ...message, SmsConfiguration } }),
    SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
    ...(mfa.email === undefined ? {} : { EmailMfaConfiguration: mfa.email }),
    MfaConfiguration: mfa.mode,
  };
};
