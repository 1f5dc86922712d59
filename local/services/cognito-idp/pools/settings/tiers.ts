import type { PoolRecord } from '../../store/records.ts';
import { CognitoError } from '../../wire/cognito-error.ts';

type Given = Pick<PoolRecord['properties'], 'LambdaConfig' | 'Policies' | 'UserPoolTier'>;

const unavailable = (message: string) =>
  new CognitoError('FeatureUnavailableInTierException', message);

/** What of the settings needs the Essentials or the Plus plan, in Cognito's words. */
const paidFeatures = ({ LambdaConfig, Policies }: Given): readonly string[] => {
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  const version = LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0';
  return [
    ...(factors.some((factor) => factor !== 'PASSWORD') ? ['Passwordless Sign-In'] : []),
    ...(version === 'V1_0'
      ? []
      : [`Token Customization with Pre-Token Generation Lambda ${version}`]),
  ];
};

/**
 * The texts are those that cdk-preflight measured on AWS with one feature each; how several are listed is not sourced.
 * @param given settings with the plan that the pool has or is to have
 * @throws {CognitoError} FeatureUnavailableInTierException
 */
export const checkTier = (given: Given): void => {
  if (given.UserPoolTier !== 'LITE') return;
  const features = paidFeatures(given);
  if (features.length === 0) return;
  throw unavailable(
    `The following features need to be disabled for the LITE pricing tier configured: ${features.join(', ')}`,
  );
};

/** Throws where a pool of the plan LITE is to have this feature; cdk-preflight measured the text on AWS. */
export const checkFeature = (
  { properties }: Pick<PoolRecord, 'properties'>,
  feature: string,
): void => {
  if (properties.UserPoolTier !== 'LITE') return;
  throw unavailable(
    `The following feature is not available for the LITE pricing tier configured: ${feature}`,
  );
};
