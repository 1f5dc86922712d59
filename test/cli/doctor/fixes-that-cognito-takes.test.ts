import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import type { Facts } from '../../../cli/doctor/facts.ts';
import { applyFix } from '../../support/doctor/apply-fix.ts';
import { withClient, withPool } from '../../support/doctor/changed-facts.ts';

const fixed = async (facts: Facts, id: string) =>
  applyFix(facts, diagnose(facts).find((finding) => finding.id === id)?.fix ?? '');

/** Cognito refuses the update as a whole where the settings that a fix leaves contradict each other. */
describe('a fix that Cognito takes', () => {
  it('without SMS no phone number is to be verified, at sign-up or before an update', async () => {
    const both = ['email' as const, 'phone_number' as const];
    const facts = withPool({
      SmsConfiguration: { SnsCallerArn: 'arn' },
      AutoVerifiedAttributes: both,
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: both },
    });

    expect((await fixed(facts, 'sms-configured'))?.pool).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('callback URLs get https, and those of the own machine stay as they are', async () => {
    const own = ['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:3000/'];
    const facts = withClient({ CallbackURLs: ['http://app.example.com/', ...own] });

    const [client] = (await fixed(facts, 'callback-not-https'))?.clients ?? [];

    expect(client?.CallbackURLs).toEqual(['https://app.example.com/', ...own]);
  });
});
