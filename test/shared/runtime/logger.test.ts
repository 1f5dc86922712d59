import { afterEach, describe, expect, it, vi } from 'vitest';
import { captureOutput } from '../../support/functions/output.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const canary = 'canary-7f3a';

/** A log of this level, with the lines that it writes. */
const logOf = async (level: string) => {
  vi.resetModules();
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', level);
  const lines = captureOutput();
  const { log } = await import('#shared/runtime/logger.ts');
  return { log, lines };
};

describe('a log line', () => {
  it('a log line is JSON with its message and its fields', async () => {
    const { log, lines } = await logOf('INFO');

    log.info('code sent', { outcome: 'done', attempts: 0 });

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'INFO',
      message: 'code sent',
      outcome: 'done',
      attempts: 0,
    });
  });

  it.each(['info', 'warn', 'error'] as const)(
    'a line of level %s drops a field that is not in the allow-list',
    async (severity) => {
      const { log, lines } = await logOf('DEBUG');
      const facts = { reason: 'shape', email: canary, code: canary, event: { canary } };

      log[severity]('something', facts);

      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"reason":"shape"');
      expect(lines[0]).not.toContain(canary);
    },
  );

  it('a line below the log level is not written', async () => {
    const { log, lines } = await logOf('ERROR');

    log.info('code sent');
    log.error('failed');

    expect(lines).toHaveLength(1);
  });
});
