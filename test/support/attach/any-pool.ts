import {
  GetUserPoolMfaConfigResponse$,
  UserPoolType$,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Json, JsonObject } from '../../../cli/common/json.ts';
import { isObject, objectAt } from '../../../cli/common/json.ts';
import fc from '../properties.ts';

/** A value as the wire has it, for a schema of the SDK (@smithy/types: numbers are simple types, arrays are shapes). */
const anyValue = (schema: unknown): fc.Arbitrary<Json> => {
  const shape: unknown = typeof schema === 'function' ? schema() : schema;
  if (shape === 1) return fc.integer({ min: 1, max: 365 });
  if (shape === 2) return fc.boolean();
  if (shape === 4) return fc.integer({ min: 1_500_000_000, max: 1_900_000_000 });
  if (shape === 64) return fc.array(anyText, { maxLength: 3 });
  if (shape === 128) return fc.dictionary(anyText, fc.string({ maxLength: 6 }), { maxKeys: 3 });
  if (!Array.isArray(shape)) return anyText;
  if (shape.length === 2) return anyValue(shape[0]);
  if (shape[0] === 1) return fc.array(anyValue(shape[4]), { maxLength: 3 });
  if (shape[0] === 2) return fc.dictionary(anyText, anyValue(shape[5]), { maxKeys: 3 });
  return anyStructure(shape);
};

const anyText = fc.string({ minLength: 1, maxLength: 8 }).filter((one) => one !== '__proto__');

/** Members that may each be missing, but for those that the API requires (they come first). */
const anyStructure = (shape: readonly unknown[]): fc.Arbitrary<JsonObject> => {
  const [, , , , names, members, required = 0] = shape;
  if (!Array.isArray(names) || !Array.isArray(members)) throw new Error('Not a structure');
  const arbitraries = Object.fromEntries(
    names.map((name, index) => [String(name), anyValue(members[index])]),
  );
  return fc.record(arbitraries, { requiredKeys: names.slice(0, Number(required)) });
};

const mirrors = [
  ['SmsVerificationMessage', 'SmsMessage'],
  ['EmailVerificationMessage', 'EmailMessage'],
  ['EmailVerificationSubject', 'EmailSubject'],
] as const;

/** Describe answers the older members from their successors, and nothing that contradicts itself. */
const asDescribed = (pool: JsonObject, id: string): JsonObject => {
  const template = objectAt(pool, 'VerificationMessageTemplate');
  const days = objectAt(objectAt(pool, 'Policies'), 'PasswordPolicy').TemporaryPasswordValidityDays;
  const config = objectAt(pool, 'LambdaConfig');
  const { EumsSms, ...sms } = objectAt(pool, 'SmsConfiguration');
  const { PreTokenGenerationConfig, ...withoutVersion } = config;
  const versioned = isObject(PreTokenGenerationConfig) ? PreTokenGenerationConfig : undefined;
  const hasSender = 'CustomEmailSender' in config || 'CustomSMSSender' in config;
  const dcr = objectAt(pool, 'DcrConfiguration');
  return {
    ...pool,
    Id: id,
    Arn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${id}`,
    Name: 'pool',
    UserPoolTier: 'PLUS',
    LambdaConfig: {
      ...withoutVersion,
      ...(versioned === undefined
        ? {}
        : {
            PreTokenGenerationConfig: versioned,
            ...('PreTokenGeneration' in config
              ? { PreTokenGeneration: versioned.LambdaArn ?? '' }
              : {}),
          }),
      ...(hasSender ? { KMSKeyID: 'arn:aws:kms:eu-central-1:123456789012:key/1' } : {}),
    },
    ...('SmsConfiguration' in pool
      ? {
          SmsConfiguration:
            EumsSms === undefined || 'SnsCallerArn' in sms
              ? { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ...sms }
              : { EumsSms },
        }
      : {}),
    ...('DcrConfiguration' in pool
      ? { DcrConfiguration: { EnableStatus: 'DISABLED', ...dcr } }
      : {}),
    ...Object.fromEntries(
      mirrors.flatMap(([older, newer]) =>
        template[newer] === undefined ? [] : [[older, template[newer]]],
      ),
    ),
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      ...objectAt(pool, 'AdminCreateUserConfig'),
      ...(days === undefined ? {} : { UnusedAccountValidityDays: days }),
    },
  };
};

/** Members that a real pool always has: an update that left them out would get Cognito's default. */
const always = {
  Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
  DeletionProtection: 'ACTIVE',
  MfaConfiguration: 'OFF',
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' },
  UserPoolTags: {},
} as const;

const isFilled = (value: Json): boolean => !(isObject(value) && Object.keys(value).length === 0);

/** Any pool that DescribeUserPool could answer, made of the fields that the SDK knows. */
export const anyPool = (id: string): fc.Arbitrary<JsonObject> =>
  anyStructure(UserPoolType$).map((pool) =>
    asDescribed(
      { ...always, ...Object.fromEntries(Object.entries(pool).filter(([, one]) => isFilled(one))) },
      id,
    ),
  );

export const anyMfa: fc.Arbitrary<JsonObject> = anyStructure(GetUserPoolMfaConfigResponse$);
