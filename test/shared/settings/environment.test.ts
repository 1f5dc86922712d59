import { describe, expect, it } from 'vitest';
import { ConfigError } from '#shared/errors.ts';
import { SettingsReader } from '#shared/settings/environment.ts';

const problemsOf = (read: (settings: SettingsReader) => unknown, env: Record<string, string>) => {
  const settings = new SettingsReader(env);
  read(settings);
  try {
    settings.finish({});
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
};

describe('settings', () => {
  it('all problems of the settings are reported together', () => {
    const read = (settings: SettingsReader) => {
      settings.integer('CODE_LENGTH', { min: 8, max: 12 });
      settings.filled('CHALLENGES_TABLE');
      settings.choice('SELF_SIGN_UP', ['open', 'closed']);
    };

    const problems = problemsOf(read, { CODE_LENGTH: '5', SELF_SIGN_UP: 'ajar' });

    expect(problems).toEqual([
      'CODE_LENGTH must be a whole number from 8 to 12',
      'CHALLENGES_TABLE is missing',
      'SELF_SIGN_UP must be one of open, closed',
    ]);
  });

  it.each(['', ' ', '8.0', '-9', '+9', '0x9', '9e0', '١٢', '13', '7'])(
    'the value %j is refused as a whole number from 8 to 12',
    (value) => {
      const problems = problemsOf((settings) => settings.integer('N', { min: 8, max: 12 }), {
        N: value,
      });

      expect(problems).toHaveLength(1);
    },
  );

  it('a problem never repeats a value, since it may be a secret', () => {
    const read = (settings: SettingsReader) => {
      settings.choice('A', ['x']);
      settings.integer('B', { min: 0, max: 1 });
      settings.yesOrNo('C');
    };

    const problems = problemsOf(read, { A: 's3cret', B: 's3cret', C: 's3cret' });

    expect(problems.join()).not.toContain('s3cret');
  });

  it('a missing variable is distinguished from an empty one', () => {
    const problems = problemsOf(
      (settings) => {
        settings.filled('A');
        settings.filled('B');
      },
      { B: '' },
    );

    expect(problems).toEqual(['A is missing', 'B is empty']);
  });

  it('a list is read without blanks around its entries and without empty entries', () => {
    const settings = new SettingsReader({ L: ' a, b ,,c,' });

    expect(settings.list('L')).toEqual(['a', 'b', 'c']);
  });

  it('the settings are frozen', () => {
    const settings = new SettingsReader({}).finish({ a: 1 });

    expect(Object.isFrozen(settings)).toBe(true);
  });
});
