import { describe, expect, it } from 'vitest';
import {
  callsFunction,
  preTokenMembersDisagree,
  preTokenVersionOf,
  sameTriggers,
  settingOf,
  settingsOf,
  sliceOf,
  triggersWithoutKey,
  withSetting,
  withSlice,
} from '#shared/cognito/lambda-config.ts';
import { triggerNames } from '#shared/cognito/triggers.ts';

const v2 = { LambdaVersion: 'V2_0', LambdaArn: 'arn:token' };

describe('settingOf', () => {
  it.each([
    ['a plain member', { PreSignUp: 'arn:a' }, { function: 'arn:a' }],
    ['an empty text', { PreSignUp: '' }, undefined],
    ['null', { PreSignUp: null }, undefined],
    ['a structure where a text belongs', { PreSignUp: { LambdaArn: 'arn:a' } }, undefined],
    ['no member', {}, undefined],
  ])('reads %s of PreSignUp', (_, config, setting) => {
    expect(settingOf(config, 'PreSignUp')).toEqual(setting);
  });

  it.each([
    ['the older member is V1', { PreTokenGeneration: 'arn:a' }, 'arn:a', 'V1_0'],
    ['the newer member decides', { PreTokenGenerationConfig: v2 }, 'arn:token', 'V2_0'],
    [
      'the newer member wins over the older',
      { PreTokenGeneration: 'arn:a', PreTokenGenerationConfig: v2 },
      'arn:token',
      'V2_0',
    ],
    [
      'a newer member without a version is V1',
      { PreTokenGenerationConfig: { LambdaArn: 'arn:a' } },
      'arn:a',
      'V1_0',
    ],
  ])('reads pre token generation: %s', (_, config, arn, version) => {
    expect(settingOf(config, 'PreTokenGeneration')).toEqual({ function: arn, version });
  });

  it('reads the function of a custom sender from its structure', () => {
    const config = { CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: 'arn:sms' } };

    expect(settingOf(config, 'CustomSMSSender')).toEqual({ function: 'arn:sms', version: 'V1_0' });
  });
});

describe('withSetting', () => {
  it.each(triggerNames)('sets %s so that settingOf reads the same back', (name) => {
    const before = { PreSignUp: 'arn:other', KMSKeyID: 'key' };

    const after = withSetting(before, name, { function: 'arn:new' });

    expect(settingOf(after, name)?.function).toBe('arn:new');
    expect(after).toMatchObject({ KMSKeyID: 'key' });
  });

  it('replaces the older member of pre token generation by the newer one', () => {
    const setting = { function: 'arn:new', version: 'V3_0' };

    expect(withSetting({ PreTokenGeneration: 'arn:old' }, 'PreTokenGeneration', setting)).toEqual({
      PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: 'arn:new' },
    });
  });
});

describe('a slice of LambdaConfig', () => {
  const config = {
    PreSignUp: 'arn:a',
    PreTokenGeneration: 'arn:token',
    PreTokenGenerationConfig: v2,
  };

  it('holds both members of pre token generation as they are', () => {
    expect(sliceOf(config, 'PreTokenGeneration')).toEqual({
      PreTokenGeneration: 'arn:token',
      PreTokenGenerationConfig: v2,
    });
  });

  it('leaves out members that are not set', () => {
    expect(sliceOf({ PreSignUp: '', PostConfirmation: null }, 'PreSignUp')).toEqual({});
    expect(sliceOf({ PreSignUp: '', PostConfirmation: null }, 'PostConfirmation')).toEqual({});
  });

  it('is put back in place of what the trigger had since', () => {
    const slice = sliceOf(config, 'PreTokenGeneration');
    const changed = withSetting(config, 'PreTokenGeneration', { function: 'arn:ours' });

    expect(withSlice<unknown>(changed, 'PreTokenGeneration', slice)).toEqual(config);
  });
});

describe('sameTriggers', () => {
  it.each([
    [
      'the older member alone and V1',
      { PreTokenGenerationConfig: { ...v2, LambdaVersion: 'V1_0' } },
    ],
    [
      'an older member beside a newer one',
      { PreTokenGeneration: 'arn:token', PreTokenGenerationConfig: { LambdaArn: 'arn:token' } },
    ],
  ])('does not care how pre token generation is written: %s', (_, other) => {
    expect(sameTriggers({ PreTokenGeneration: 'arn:token' }, other)).toBe(true);
  });

  it.each([
    ['another function', { PreSignUp: 'arn:b' }],
    ['one trigger more', { PreSignUp: 'arn:a', CustomMessage: 'arn:a' }],
    ['one trigger less', {}],
    ['a key', { PreSignUp: 'arn:a', KMSKeyID: 'key' }],
    ['another version', { PreSignUp: 'arn:a', PreTokenGenerationConfig: v2 }],
  ])('sees %s', (_, other) => {
    expect(sameTriggers({ PreSignUp: 'arn:a' }, other)).toBe(false);
    expect(sameTriggers(other, { PreSignUp: 'arn:a' })).toBe(false);
  });

  it('compares structures member by member, in any order', () => {
    const one = { CustomSMSSender: { LambdaArn: 'arn:a', LambdaVersion: 'V1_0' } };

    expect(
      sameTriggers(one, { CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: 'arn:a' } }),
    ).toBe(true);
    expect(
      sameTriggers(one, { CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: 'arn:b' } }),
    ).toBe(false);
  });
});

describe('a LambdaConfig', () => {
  it('lists its triggers in the order of the table, and the key is not one of them', () => {
    const config = { KMSKeyID: 'key', PreTokenGenerationConfig: v2, PreSignUp: 'arn:a' };

    expect(settingsOf(config).map(({ trigger }) => trigger)).toEqual([
      'PreSignUp',
      'PreTokenGeneration',
    ]);
  });

  it('calls the functions of all its triggers', () => {
    const config = { PreSignUp: 'arn:a', InboundFederation: { LambdaArn: 'arn:b' } };

    expect(callsFunction(config, 'arn:a')).toBe(true);
    expect(callsFunction(config, 'arn:b')).toBe(true);
    expect(callsFunction(config, 'arn:c')).toBe(false);
  });

  it('needs a key beside custom senders', () => {
    const CustomEmailSender = { LambdaVersion: 'V1_0', LambdaArn: 'arn:a' };

    expect(triggersWithoutKey({ CustomEmailSender })).toEqual(['CustomEmailSender']);
    expect(triggersWithoutKey({ CustomEmailSender, KMSKeyID: 'key' })).toEqual([]);
    expect(triggersWithoutKey({ PreSignUp: 'arn:a' })).toEqual([]);
  });

  it('contradicts itself where both members of pre token generation name different functions', () => {
    const PreTokenGenerationConfig = v2;

    expect(preTokenMembersDisagree({ PreTokenGeneration: 'arn:a', PreTokenGenerationConfig })).toBe(
      true,
    );
    expect(
      preTokenMembersDisagree({ PreTokenGeneration: 'arn:token', PreTokenGenerationConfig }),
    ).toBe(false);
    expect(preTokenMembersDisagree({ PreTokenGenerationConfig })).toBe(false);
  });

  it.each([
    [{}, 'V1_0'],
    [{ PreTokenGeneration: 'arn:a' }, 'V1_0'],
    [{ PreTokenGenerationConfig: v2 }, 'V2_0'],
    [{ PreTokenGenerationConfig: { LambdaArn: 'arn:a', LambdaVersion: 'V9_0' } }, 'V1_0'],
  ])('%j sends pre token events of %s', (config, version) => {
    expect(preTokenVersionOf(config)).toBe(version);
  });
});
