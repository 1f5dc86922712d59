import { neededPermissions } from './handler-permissions.ts';
import { placesOf, stackStart } from './places.ts';
import { type Statement, samStatements } from './sam-statements.ts';

const passing = {
  'iam:PassRole': {
    StringEquals: {
      'iam:PassedToService': ['lambda.amazonaws.com', 'cognito-identity.amazonaws.com'],
    },
  },
  'iam:CreateServiceLinkedRole': {
    StringEquals: {
      'iam:AWSServiceName': ['email.cognito-idp.amazonaws.com', 'wafv2.amazonaws.com'],
    },
  },
} as const;

const isConditional = (action: string): action is keyof typeof passing => action in passing;

/** The bundles are read by Lambda in the deployer's name, from SAM's bucket. */
const isOfBundles = (action: string): boolean => /^s3:GetObject(Version)?$/.test(action);

const conditional = (): readonly Statement[] => [
  {
    Sid: 'PassRole',
    Effect: 'Allow',
    Action: ['iam:PassRole'],
    Resource: [`arn:aws:iam::<ACCOUNT_ID>:role/${stackStart}*`],
    Condition: passing['iam:PassRole'],
  },
  {
    Sid: 'ServiceLinkedRoles',
    Effect: 'Allow',
    Action: ['iam:CreateServiceLinkedRole'],
    Resource: ['arn:aws:iam::<ACCOUNT_ID>:role/aws-service-role/*'],
    Condition: passing['iam:CreateServiceLinkedRole'],
  },
];

/** One statement for the actions of a service on the same resources. */
const grouped = (actions: readonly string[]): readonly Statement[] => {
  const groups = Map.groupBy(actions, (action) =>
    JSON.stringify([action.split(':')[0], placesOf(action)]),
  );
  return [...groups.values()].map((Action, index) => ({
    Sid: `Resources${index + 1}`,
    Effect: 'Allow',
    Action,
    Resource: placesOf(Action[0] ?? ''),
  }));
};

const documentOf = (Statement: readonly Statement[]) => ({ Version: '2012-10-17', Statement });

/** A managed policy holds 6,144 characters, so the rights are in two of them. */
const identityServices = /^(cognito|iam|kms|secretsmanager|s3|waf)/;

/** The deployer's policies by the name of their file. */
export const deployerPolicies = (): Readonly<Record<string, object>> => {
  const actions = neededPermissions().filter((one) => !isConditional(one) && !isOfBundles(one));
  const ofIdentity = actions.filter((action) => identityServices.test(action));
  const others = actions.filter((action) => !identityServices.test(action));
  return {
    'identity.json': documentOf([...conditional(), ...grouped(ofIdentity)]),
    'stack.json': documentOf([...samStatements, ...grouped(others)]),
  };
};
