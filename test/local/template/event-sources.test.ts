import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateFile } from '../../../local/paths.ts';
import { eventSourcesOf } from '../../../local/template/event-sources.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { resolveTemplate } from '../../../local/template/template.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const directory = temporaryFolder('event-sources');

const mappingOf = (...properties: string[]) => {
  const file = join(directory, 'template.yaml');
  const lines = [
    'Resources:',
    '  Things: { Type: AWS::DynamoDB::Table, Properties: {} }',
    '  Courier: { Type: AWS::Serverless::Function, Properties: {} }',
    '  Mapping:',
    '    Type: AWS::Lambda::EventSourceMapping',
    '    Properties:',
    ...properties.map((line) => `      ${line}`),
  ];
  writeFileSync(file, lines.join('\n'));
  return eventSourcesOf(resolveTemplate(readRawTemplate(file), {}));
};

describe('an event source mapping of the template', () => {
  it('is read with its function, table, patterns and age', () => {
    expect(
      mappingOf(
        'FunctionName: !Ref Courier',
        'EventSourceArn: !GetAtt Things.StreamArn',
        'MaximumRecordAgeInSeconds: 600',
        'FilterCriteria: { Filters: [{ Pattern: \'{"eventName":["INSERT"]}\' }] }',
      ),
    ).toEqual([
      {
        functionName: 'Courier',
        table: 'Things',
        patterns: [{ eventName: ['INSERT'] }],
        maximumRecordAgeSeconds: 600,
      },
    ]);
  });

  it('without a filter and an age takes every record for a week, as long as Lambda may keep it', () => {
    const [source] = mappingOf(
      'FunctionName: !Ref Courier',
      'EventSourceArn: !GetAtt Things.StreamArn',
    );

    expect(source).toMatchObject({ patterns: [], maximumRecordAgeSeconds: 604_800 });
  });

  it('without a function or a source stops the stack by its name', () => {
    expect(() => mappingOf('FunctionName: !Ref Courier')).toThrow(/Mapping/);
    expect(() => mappingOf('EventSourceArn: !GetAtt Things.StreamArn')).toThrow(/Mapping/);
  });

  it('is one in template.yaml, from ChallengesTable to the courier', () => {
    const template = resolveTemplate(readRawTemplate(templateFile), {
      SenderAddress: 'no-reply@example.com',
    });

    expect(eventSourcesOf(template)).toMatchObject([
      { functionName: 'CodeDeliveryFunction', table: 'ChallengesTable' },
    ]);
  });
});
