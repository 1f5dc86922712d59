import { describe, expect, it } from 'vitest';
import { parseOverrides, readSamconfig } from '../../../cli/before-deploy/samconfig.ts';

const file = (overrides: string) => `version = 0.1
[default.global.parameters]
region = "eu-west-1"
[default.deploy.parameters]
region = "eu-central-1"
profile = "shop"
parameter_overrides = ${overrides}
`;

describe('samconfig.toml', () => {
  it.each([
    ['a text', String.raw`"SenderAddress=a@example.com OidcIssuer=\"https://id.example.com\""`],
    ['a list', `["SenderAddress=a@example.com", 'OidcIssuer=https://id.example.com']`],
  ])(
    'gives the overrides of %s, and the values of deploy before those of global',
    (_, overrides) => {
      expect(readSamconfig(file(overrides), 'default')).toEqual({
        parameters: { SenderAddress: 'a@example.com', OidcIssuer: 'https://id.example.com' },
        region: 'eu-central-1',
        profile: 'shop',
      });
    },
  );

  it('keeps blanks and quotes inside of a quoted value', () => {
    expect(
      parseOverrides(String.raw`A="one two" B="a\"b" ParameterKey=C,ParameterValue=x D=""`),
    ).toEqual({
      A: 'one two',
      B: 'a"b',
      C: 'x',
      D: '',
    });
  });

  it('refuses text that is not TOML, and an environment that is not there', () => {
    expect(() => readSamconfig('[', 'default')).toThrow('not TOML');
    expect(() => readSamconfig(file('""'), 'prod')).toThrow('no environment prod');
  });
});
