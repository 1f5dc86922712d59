import { afterEach, describe, expect, it, vi } from 'vitest';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import { audited, isStaffName, staffName } from '../../../cli/common/audit.ts';

const signer = { config: { credentials: async () => ({ accessKeyId: 'ASIAEXAMPLE' }) } };
const act = { action: 'profile suspend', sub: 'sub', staff: 'ada' };

afterEach(() => vi.restoreAllMocks());

/** The lines so far, on stderr. */
const listening = () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  return () => log.mock.calls.map(([line]) => JSON.parse(String(line)));
};

describe('Audit lines', () => {
  it('are written before the act and with its outcome, under one id', async () => {
    const lines = listening();
    let before: readonly object[] = [];

    await audited(signer, act, async () => {
      before = lines();
      return { outcome: 'changed' };
    });

    const [intent, result] = lines();
    expect(before).toEqual([intent]);
    expect(intent).toEqual({
      at: expect.stringMatching(/Z$/),
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      by: 'ASIAEXAMPLE',
      staff: 'ada',
      action: 'profile suspend',
      outcome: 'started',
      user: userInLogs('sub'),
    });
    expect(result).toEqual({ ...intent, at: result.at, outcome: 'changed' });
  });

  it('say that an act broke off', async () => {
    const lines = listening();

    const failed = audited(signer, act, () => Promise.reject(new Error('down')));

    await expect(failed).rejects.toThrow('down');
    expect(lines().map(({ outcome }) => outcome)).toEqual(['started', 'failed']);
  });

  it('come first: without credentials nothing is written and nothing is done', async () => {
    const lines = listening();
    const work = vi.fn();
    const credentials = () => Promise.reject(new Error('none'));

    await expect(audited({ config: { credentials } }, act, work)).rejects.toThrow('none');

    expect(work).not.toHaveBeenCalled();
    expect(lines()).toEqual([]);
  });
});

describe('The name of who changes a profile', () => {
  it('is the one of --by, else the one of this machine’s account', () => {
    expect(staffName('Grace Hopper')).toBe('Grace Hopper');
    expect(isStaffName(staffName(undefined))).toBe(true);
  });

  it.each(['', 'a\nb', 'x'.repeat(65), '<script>'])('is not %j', (name) => {
    expect(isStaffName(name)).toBe(false);
    expect(staffName(name)).toBe('unknown');
  });
});
