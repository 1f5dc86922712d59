import { describe, expect, it } from 'vitest';
import { type Accepted, compareWithAccepted, type Finding } from './finding.ts';

const finding: Finding = { rule: 'R1', resource: 'OneFunction', variant: 'defaults', detail: '' };
const entry: Accepted = { rule: 'R1', resources: ['*Function'], reason: 'a reason that is given' };

describe('Findings and the list of those that are accepted', () => {
  it('agree when an entry names the rule and the resource', () => {
    expect(compareWithAccepted([finding], [entry])).toEqual({ fresh: [], stale: [] });
  });

  it.each([
    ['another rule', { ...finding, rule: 'R2' }],
    ['another resource', { ...finding, resource: 'OneTable' }],
  ])('differ by a finding of %s', (_, fresh) => {
    expect(compareWithAccepted([finding, fresh], [entry])).toEqual({ fresh: [fresh], stale: [] });
  });

  it('differ by a finding in a variant that the entry does not name', () => {
    const only = { ...entry, variants: ['organization'] };
    const inOther = { ...finding, variant: 'organization' };
    expect(compareWithAccepted([finding, inOther], [only])).toEqual({
      fresh: [finding],
      stale: [],
    });
  });

  it('differ by an entry whose resource no finding names any more', () => {
    const two = { ...entry, resources: ['*Function', 'OneTable'] };
    expect(compareWithAccepted([finding], [two])).toEqual({ fresh: [], stale: ['R1 OneTable'] });
  });
});
