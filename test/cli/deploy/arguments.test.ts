import { describe, expect, it } from 'vitest';
import { namesVersion, optionOf, withVersion } from '../../../cli/deploy/arguments.ts';

const version = 'a'.repeat(36);
const filled = `PepperVersionId=${version}`;

describe('the arguments of npm run deploy', () => {
  it('the version is added behind the overrides of the command line, and the rest keeps its order', () => {
    const args = ['--stack-name', 's', '--parameter-overrides', 'A=1', 'B=x y', '--no-confirm'];

    expect(withVersion({ args, fileParameters: { C: '3' } }, version)).toEqual([
      ...['--stack-name', 's', '--parameter-overrides', 'A=1', 'B=x y', filled, '--no-confirm'],
    ]);
  });

  it('overrides of samconfig.toml are repeated, since SAM drops them for those of the command line', () => {
    const fileParameters = {
      SenderAddress: 'a@example.com',
      ApplicationName: 'An "App"',
      Empty: '',
    };

    expect(withVersion({ args: ['--no-confirm'], fileParameters }, version)).toEqual([
      '--no-confirm',
      '--parameter-overrides',
      'SenderAddress="a@example.com"',
      String.raw`ApplicationName="An \"App\""`,
      'Empty=""',
      filled,
    ]);
  });

  it('without any overrides the version is the only one', () => {
    expect(withVersion({ args: [], fileParameters: {} }, version)).toEqual([
      '--parameter-overrides',
      filled,
    ]);
  });

  it.each([
    { args: ['--parameter-overrides', 'PepperVersionId=x'], named: true },
    { args: ['--parameter-overrides', 'A=1 PepperVersionId=x'], named: true },
    {
      args: ['--parameter-overrides', 'ParameterKey=PepperVersionId,ParameterValue=x'],
      named: true,
    },
    { args: ['--parameter-overrides=PepperVersionId=x'], named: true },
    { args: ['--parameter-overrides', 'NoPepperVersionId=x'], named: false },
    { args: ['--no-confirm'], named: false },
  ])('$args name a version: $named', ({ args, named }) => {
    expect(namesVersion({ args, fileParameters: {} })).toBe(named);
  });

  it('a version in samconfig.toml counts only while the command line has no overrides', () => {
    const fileParameters = { PepperVersionId: version };

    expect(namesVersion({ args: [], fileParameters })).toBe(true);
    expect(namesVersion({ args: ['--parameter-overrides', 'A=1'], fileParameters })).toBe(false);
  });

  it('an option is read with a blank and with an equals sign, and the last one counts', () => {
    expect(optionOf(['--region', 'a', '--region=b'], '--region')).toBe('b');
    expect(optionOf(['--region-of', 'a'], '--region')).toBeUndefined();
  });
});
