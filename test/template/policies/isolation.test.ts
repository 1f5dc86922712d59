import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/template/template.ts';
import { deploy, everything, google, raw, resource } from '../deployment.ts';

/**
 * Properties by which a resource gets its name from us. Without them CloudFormation makes a name of the stack, the
 * logical id and chance. PolicyName lives inside its role, GroupName and ProviderName inside their pool.
 */
const names = [
  'AlarmName',
  'BucketName',
  'ClientName',
  'DashboardName',
  'FunctionName',
  'IdentityPoolName',
  'LogGroupName',
  'Name',
  'QueueName',
  'RoleName',
  'TableName',
  'TopicName',
  'UserPoolName',
];

/** These have the word for something else: they name a resource that is made here. */
const references: Readonly<Record<string, string>> = {
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::Lambda::EventSourceMapping': 'FunctionName',
  'AWS::Logs::MetricFilter': 'LogGroupName',
};

const stack = (name: string, end: string): Template =>
  deploy(everything, {
    'AWS::StackName': name,
    'AWS::StackId': `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/51af3dc0-da77-11e4-872e-${end}`,
  });

describe('two stacks in one account and Region', () => {
  it('do not collide by a name: what has one has that of its stack', () => {
    const fixed = Object.entries(raw.Resources).flatMap(([logicalId, { Type, Properties }]) =>
      names
        .filter((name) => name in Properties && references[Type] !== name)
        .filter((name) => !JSON.stringify(Properties[name]).includes('AWS::StackName'))
        .map((name) => `${logicalId}.${name}`),
    );

    expect(fixed).toEqual([]);
  });

  it('do not export anything, since an export is a name too', () => {
    for (const output of Object.values(raw.Outputs)) expect(output).not.toHaveProperty('Export');
  });

  it("have domains of their own, made of the UUID of their stack's id", () => {
    const domains = ['1234567db123', '1234567db124'].map(
      (end) => resource(stack('sign-in', end), 'UserPoolDomain').properties.Domain,
    );

    expect(domains).toEqual([
      'auth-51af3dc0-da77-11e4-872e-1234567db123',
      'auth-51af3dc0-da77-11e4-872e-1234567db124',
    ]);
  });

  it('take the domain that is asked for instead', () => {
    const template = deploy({ ...google, DomainPrefix: 'example-sign-in' });

    expect(resource(template, 'UserPoolDomain').properties.Domain).toBe('example-sign-in');
  });

  it('count their failures apart', () => {
    const namespaces = ['blue', 'green'].map(
      (name) => resource(stack(name, '1234567db123'), 'PreSignUpAlarm').properties.Namespace,
    );

    expect(namespaces).toEqual(['cognito-triggers/blue', 'cognito-triggers/green']);
  });

  it('differ in nothing that names the other', () => {
    const text = JSON.stringify(stack('blue', '1234567db123').resources);

    expect(text).not.toContain('green');
    expect(text).not.toContain('stack/cognito-triggers');
  });
});
