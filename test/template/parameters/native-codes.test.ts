import { describe, expect, it } from 'vitest';
import { challengeTriggerNames, suiteTriggerNames } from '#shared/cognito/triggers.ts';
import { functionsOf } from '../../../local/template/functions.ts';
import { generateSecrets } from '../../../local/template/secrets.ts';
import { attach, deploy, resource, triggersOfSuite } from '../deployment.ts';

const given = { SignUpConfirmation: 'cognito' };
const suite = deploy(given);
const native = deploy({ ...given, CodeSignIn: 'native' });

const idsIn = ({ resources }: typeof native) => resources.map(({ logicalId }) => logicalId);

/** What belongs to codes of the suite's own, by the beginning of its name. */
const ofCodes =
  /^(DefineAuthChallenge|CreateAuthChallenge|VerifyAuthChallengeResponse|CodeDelivery)/;

describe('CodeSignIn=native', () => {
  it('leaves out the challenge functions and the courier with all that belongs to them', () => {
    const missing = idsIn(suite).filter((id) => !idsIn(native).includes(id));

    expect(missing.filter((id) => ofCodes.test(id)).toSorted()).toEqual(
      idsIn(suite)
        .filter((id) => ofCodes.test(id))
        .toSorted(),
    );
    expect(missing.filter((id) => !ofCodes.test(id)).toSorted()).toEqual([
      'AccountsUnderAttack',
      'AccountsUnderAttackAlarm',
      'ChallengesIssued',
      'ChallengesJoined',
      'GuessingAlarm',
      'LateCodesAlarm',
      'LongChallengesIssued',
      'MailBudgetAlarm',
      'PauseSeconds',
      'PostAuthenticationPoolGrant',
      'RightAnswers',
      'SlownessAlarm',
      'UndeliverableAlarm',
      'UndeliveredCodes',
      'UndeliveredCodesAlarm',
      'WrongAnswers',
      'WrongLongAnswers',
    ]);
    expect(idsIn(native).filter((id) => !idsIn(suite).includes(id))).toEqual([]);
  });

  it('keeps both tables, the pepper and the key', () => {
    expect(idsIn(native)).toEqual(
      expect.arrayContaining(['ProfilesTable', 'ChallengesTable', 'CodePepper', 'SuiteKey']),
    );
  });

  it('gives the client the choice of factors, and the pool a code beside the password', () => {
    expect(resource(native, 'UserPoolClient').properties.ExplicitAuthFlows).toEqual([
      'ALLOW_USER_AUTH',
    ]);
    expect(resource(native, 'UserPool').properties.Policies).toMatchObject({
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
    });
    expect(resource(suite, 'UserPool').properties.Policies).toMatchObject({
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    });
  });

  it('connects the other six functions, of the pool and of one that is attached', () => {
    const expected = suiteTriggerNames
      .filter((name) => !challengeTriggerNames.some((left) => left === name))
      .map((name) => (name === 'PreTokenGeneration' ? 'PreTokenGenerationConfig' : name));
    const attached = attach({ ...given, CodeSignIn: 'native' });

    const { LambdaConfig } = resource(native, 'UserPool').properties;
    expect(Object.keys(triggersOfSuite(LambdaConfig ?? {})).toSorted()).toEqual(
      expected.toSorted(),
    );
    for (const { outputs } of [native, attached]) {
      const offered: object = JSON.parse(String(outputs.AttachTriggers));
      expect(Object.keys(triggersOfSuite(offered)).toSorted()).toEqual(expected.toSorted());
    }
  });

  it('says so to post authentication, whose role then reads no challenge', () => {
    const found = functionsOf(native, generateSecrets(native)).find(
      ({ logicalId }) => logicalId === 'PostAuthenticationFunction',
    );
    const policies = ({ properties }: ReturnType<typeof resource>) =>
      JSON.stringify(properties.Policies);

    expect(found?.environment.CODE_SIGN_IN).toBe('native');
    expect(policies(resource(native, 'PostAuthenticationFunctionRole'))).not.toContain('2U#');
    expect(policies(resource(suite, 'PostAuthenticationFunctionRole'))).toContain('2U#');
  });

  it('shows nothing on the dashboard that is not deployed', () => {
    const body = String(resource(native, 'Dashboard').properties.DashboardBody);

    expect(() => JSON.parse(body)).not.toThrow();
    expect(body).not.toMatch(/AuthChallenge|CodeDelivery|ChallengesIssued|OverBudget/);
  });

  it('adds SRP passwords where they are asked for', () => {
    const both = deploy({ ...given, CodeSignIn: 'native', PasswordSignIn: 'yes' });

    expect(resource(both, 'UserPoolClient').properties.ExplicitAuthFlows).toEqual([
      'ALLOW_USER_AUTH',
      'ALLOW_USER_SRP_AUTH',
    ]);
  });
});
