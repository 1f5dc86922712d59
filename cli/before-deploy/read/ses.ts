import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { errorName } from '../../common/error-name.ts';
import type { Look } from '../../doctor/read/look.ts';
import type { ConfigurationSetFacts, IdentityFacts, SendingFacts } from '../facts.ts';

const unlessMissing = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (errorName(error) === 'NotFoundException') return undefined;
    throw error;
  }
};

/** The identity by its name; one that does not exist is a fact, no failure. */
export const readIdentity = (
  ses: SESv2Client,
  name: string,
  look: Look,
): Promise<IdentityFacts | undefined> =>
  look('ses:GetEmailIdentity', `SES identity ${name}`, async () => {
    const found = await unlessMissing(() =>
      ses.send(new GetEmailIdentityCommand({ EmailIdentity: name })),
    );
    return {
      name,
      exists: found !== undefined,
      verified: found?.VerifiedForSendingStatus === true,
      configurationSet: found?.ConfigurationSetName,
    };
  });

export const readConfigurationSet = (
  ses: SESv2Client,
  name: string,
  look: Look,
): Promise<ConfigurationSetFacts | undefined> =>
  look('ses:GetConfigurationSet', `configuration set ${name}`, async () => {
    const found = await unlessMissing(() =>
      ses.send(new GetConfigurationSetCommand({ ConfigurationSetName: name })),
    );
    return {
      name,
      exists: found !== undefined,
      sends: found?.SendingOptions?.SendingEnabled !== false,
    };
  });

export const readSending = (ses: SESv2Client, look: Look): Promise<SendingFacts | undefined> =>
  look('ses:GetAccount', 'SES sandbox, quota and rate', async () => {
    const account = await ses.send(new GetAccountCommand({}));
    return {
      production: account.ProductionAccessEnabled === true,
      enabled: account.SendingEnabled === true,
      enforcement: account.EnforcementStatus ?? 'HEALTHY',
      max24HourSend: account.SendQuota?.Max24HourSend ?? 0,
      sentLast24Hours: account.SendQuota?.SentLast24Hours ?? 0,
      maxSendRate: account.SendQuota?.MaxSendRate ?? 0,
    };
  });
