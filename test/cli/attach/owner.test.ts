import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../cli/attach/plan/rules/owner.ts';

const ownerBy = (UserPoolTags: Record<string, string>) =>
  ownerOf({ UserPoolTags }, { kind: 'none' });

const stack = 'owned_by_stack';
const terraform = 'owned_by_terraform';
const other = 'owned_by_other';

describe('The owner of a pool', () => {
  it.each([
    ['CloudFormation', { 'aws:cloudformation:stack-name': 'prod' }, stack],
    ['Service Catalog', { 'aws:servicecatalog:productArn': 'x' }, other],
    ['CDK', { 'aws-cdk:auto-delete': 'true' }, stack],
    ['Amplify 1 by its stack', { 'user:Stack': 'dev' }, stack],
    ['Amplify 1 by its application', { 'user:Application': 'shop' }, stack],
    ['Amplify 2 by its prefix', { 'amplify:deployment-type': 'branch' }, stack],
    ['Amplify 2 by its maker', { 'created-by': 'amplify' }, stack],
    ['an application of a repository', { 'serverlessrepo:applicationId': 'x' }, stack],
    ['SST 2 and 3', { 'sst:app': 'shop', 'sst:stage': 'prod' }, other],
    ['the Serverless Framework', { STAGE: 'dev', ManagedBy: 'serverless' }, stack],
    ['Terraform by a name', { 'terraform-workspace': 'prod' }, terraform],
    ['Terraform by a value', { ManagedBy: 'Terraform' }, terraform],
    ['OpenTofu', { 'managed-by': 'opentofu' }, terraform],
    ['Pulumi', { 'pulumi:project': 'shop' }, other],
    ['Crossplane of Upbound', { 'crossplane-kind': 'userpool.cognitoidp.aws.upbound.io' }, other],
    ['Crossplane by its domain', { 'crossplane.io/external-name': 'x' }, other],
    ['ACK', { 'services.k8s.aws/namespace': 'team' }, other],
    ['ACK in EKS', { 'eks:eks-capability-arn': 'arn:x' }, other],
  ])('A pool of %s is recognized by its tags', (_tool, tags, kind) => {
    expect(ownerBy({ team: 'identity', ...tags })?.kind).toBe(kind);
  });

  it.each([
    ['a stage that people chose', { STAGE: 'dev' }],
    ['another maker', { 'created-by': 'ada' }],
    ['a denial', { terraform: 'false' }],
    ['a name that only ends like a mark', { 'my-sst:app': 'x' }],
    ['nothing', {}],
  ])('A pool with %s in its tags has no known owner', (_what, tags) => {
    expect(ownerBy(tags)).toBeUndefined();
  });

  it('The evidence names the tag and the tool', () => {
    expect(ownerBy({ 'sst:app': 'shop' })?.evidence).toBe('the tag sst:app, which SST sets');
  });

  it.each([
    [{ 'aws:cloudformation:stack-name': 'prod' }, ['cloudFormation']],
    [{ 'aws:cloudformation:stack-name': 'prod', 'aws-cdk:auto-delete': 'true' }, ['cdk']],
    [{ 'user:Stack': 'dev' }, ['amplify1']],
    [{ 'created-by': 'amplify' }, ['amplify2']],
    [{ 'sst:app': 'shop' }, ['sst2', 'sst3']],
    [{ STAGE: 'dev', ManagedBy: 'serverless' }, ['serverless']],
    [{ opentofu: 'yes' }, ['terraform']],
    [{ 'pulumi:project': 'shop' }, ['pulumi']],
    [{ 'crossplane.io/external-name': 'x' }, ['crossplane']],
    [{ 'services.k8s.aws/namespace': 'team' }, ['ack']],
    [{ 'aws:servicecatalog:productArn': 'x' }, []],
  ])('The owner with the tags %j reads the snippet %j', (tags, languages) => {
    expect(ownerBy(tags)?.snippets).toEqual(languages);
  });

  it('A stack that CloudFormation names reads the snippet of the tool in its tags', () => {
    const stack = { kind: 'stack', name: 'prod' } as const;

    expect(ownerOf({ UserPoolTags: { 'created-by': 'amplify' } }, stack)?.snippets).toEqual([
      'amplify2',
    ]);
    expect(ownerOf({}, stack)?.snippets).toEqual(['cloudFormation']);
  });
});
