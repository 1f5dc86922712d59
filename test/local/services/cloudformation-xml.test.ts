import { parseXML } from '@aws-sdk/xml-builder';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorXml,
  resourcesXml,
  responseXml,
  stacksXml,
} from '../../../local/services/cloudformation/xml.ts';
import { byHand } from '../../../local/services/cloudformation/xml-by-hand.ts';

const text = fc.string({
  unit: fc.constantFrom(...'abc <>&"\'{}:,é'),
  minLength: 1,
  maxLength: 12,
});
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const stack = fc.record({
  name,
  createdAt: fc.constant('2026-11-25T10:00:00.000Z'),
  outputs: fc.dictionary(name, text, { maxKeys: 3 }),
  parameters: fc.dictionary(name, text, { maxKeys: 3 }),
  resources: fc.array(fc.record({ logicalId: name, physicalId: text, type: name }), {
    maxLength: 3,
  }),
});

describe("CloudFormation's XML by library", () => {
  it('reads the same as the XML written by hand', () => {
    fc.assert(
      fc.property(stack, text, (one, message) => {
        const id = 'b7c2';
        expect(parseXML(responseXml('DescribeStacks', stacksXml(one), id))).toEqual(
          parseXML(byHand.response('DescribeStacks', byHand.stacks(one), id)),
        );
        expect(parseXML(responseXml('DescribeStackResources', resourcesXml(one), id))).toEqual(
          parseXML(byHand.response('DescribeStackResources', byHand.resources(one), id)),
        );
        expect(parseXML(errorXml('ValidationError', message))).toEqual(
          parseXML(byHand.error('ValidationError', message)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
