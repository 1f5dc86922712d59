import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Given = Pick<
  PoolRecord['properties'],
  'AutoVerifiedAttributes' | 'SmsConfiguration' | 'UserAttributeUpdateSettings'
>;

/**
 * The texts are those that cdk-preflight measured on AWS; the first is also that of amplify-backend 1523.
 * @throws {CognitoError} InvalidParameterException for attributes that could not be verified as the settings say
 */
export const checkVerification = ({
  AutoVerifiedAttributes: verified = [],
  SmsConfiguration: sms,
  UserAttributeUpdateSettings: updates,
}: Given): void => {
  if (verified.includes('phone_number') && sms === undefined) {
    throw invalidParameter(
      'SMS configuration is required when phone_number is selected for auto verification',
    );
  }
  const before = updates?.AttributesRequireVerificationBeforeUpdate ?? [];
  if (before.every((name) => verified.includes(name))) return;
  throw invalidParameter(
    'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  );
};
