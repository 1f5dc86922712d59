import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../local/observe/trace-of.ts';

describe('the trace of an error of the stack itself', () => {
  it('the trace of an error names what failed and where, and nothing that a message may quote', () => {
    const error = new TypeError('canary@example.com\n  is not iterable', { cause: 'canary' });

    const trace = traceOf(error);

    expect(trace).toMatch(/^TypeError\n\s+at .*trace-of\.test\.ts:\d+/);
    expect(trace).not.toContain('canary');
  });

  it('the trace of a thrown value that is not an error is its type', () => {
    expect(traceOf('canary@example.com')).toBe('string');
  });
});
