const docs = 'https://docs.aws.amazon.com';

/** The pages that the findings before a deployment point to. */
export const guide = {
  configurationSets: `${docs}/ses/latest/dg/using-configuration-sets.html`,
  enforcement: `${docs}/ses/latest/dg/faqs-enforcement.html`,
  identities: `${docs}/ses/latest/dg/creating-identities.html`,
  lambdaQuotas: `${docs}/lambda/latest/dg/gettingstarted-limits.html`,
  parameters: `${docs}/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html`,
  poolQuotas: `${docs}/cognito/latest/developerguide/quotas.html`,
  runtimes: `${docs}/lambda/latest/dg/lambda-runtimes.html`,
  sandbox: `${docs}/ses/latest/dg/request-production-access.html`,
  sendingQuotas: `${docs}/ses/latest/dg/manage-sending-quotas.html`,
  simulation: `${docs}/IAM/latest/UserGuide/access_policies_testing-policies.html`,
} as const;
