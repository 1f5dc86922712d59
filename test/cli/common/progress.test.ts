import { describe, expect, it } from 'vitest';
import { barOf, progressLine, withProgress } from '../../../cli/common/progress.ts';

const anOutput = (isTTY: boolean) => {
  const written: string[] = [];
  const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  return { isTTY, columns: 40, write, written };
};

describe('Progress', () => {
  it('in a terminal is one line that is replaced, and cut at its width', () => {
    const output = anOutput(true);
    const line = progressLine(output);

    line.show('a'.repeat(100));
    line.end('done');

    expect(output.written).toEqual([`\r\u001B[K${'a'.repeat(39)}`, '\r\u001B[K', 'done\n']);
  });

  it('elsewhere is the last text alone', () => {
    const output = anOutput(false);
    const line = progressLine(output);

    line.show('half');
    line.end('done');

    expect(output.written).toEqual(['done\n']);
  });

  it('of a step ends with its title and a mark for how it ended', async () => {
    const output = anOutput(false);

    await withProgress(output, 'Read', async () => 1);
    const failed = withProgress(output, 'Write', () => Promise.reject(new Error('full')));

    await expect(failed).rejects.toThrow('full');
    expect(output.written).toEqual(['✔ Read\n', '✖ Write\n']);
  });

  it.each([
    [0, 100, '░'.repeat(24), 100],
    [50, 100, `${'█'.repeat(12)}${'░'.repeat(12)}`, 100],
    // Cognito's estimate may be hours old.
    [150, 100, '█'.repeat(24), 150],
    [0, 0, '░'.repeat(24), 1],
  ])('of %s users in about %s fills its bar accordingly', (done, estimate, bar, total) => {
    expect(barOf(done, estimate, 'users')).toBe(`${bar} ${done} of about ${total} users`);
  });
});
