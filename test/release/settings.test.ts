import { describe, expect, it } from 'vitest';
import { settingsPage } from '../../release/settings.ts';

const size = {
  Type: 'Number',
  Description: 'Number of things. It needs Colour; see docs/things.md.',
  Default: 3,
  MinValue: 1,
  MaxValue: 5,
  ConstraintDescription: 'must be a whole number from 1 to 5',
};
const colour = {
  Type: 'String',
  Description: 'Colour of the things.',
  AllowedPattern: '^[a-z]+$',
  MaxLength: 20,
  ConstraintDescription: 'must be lower-case letters',
};

const templateOf = (changes: object = {}) => ({
  Metadata: {
    'AWS::CloudFormation::Interface': {
      ParameterGroups: [
        { Label: { default: 'Things' }, Parameters: ['Size'] },
        { Label: { default: 'Looks' }, Parameters: ['Colour'] },
      ],
    },
  },
  Parameters: { Colour: colour, Size: size },
  Rules: { Both: { Assertions: [{ AssertDescription: 'with Size, Colour must be set' }] } },
  ...changes,
});

const sectionOf = (page: string, title: string): string =>
  page.split(/^(?=##)/m).find((section) => section.startsWith(title)) ?? '';

describe('the settings page', () => {
  it('orders the parameters by their groups and not by their declaration', () => {
    const titles = settingsPage(templateOf()).match(/^##.*$/gm);

    expect(titles).toEqual([
      '## Things',
      '### `Size`',
      '## Looks',
      '### `Colour`',
      '## Settings that depend on each other',
    ]);
  });

  it('gives the default and the range of a number', () => {
    const section = sectionOf(settingsPage(templateOf()), '### `Size`');

    expect(section).toContain('- Default: `3`\n- Allowed: 1 to 5\n');
  });

  it('gives the pattern and the length of a text, and says that a value is required', () => {
    const section = sectionOf(settingsPage(templateOf()), '### `Colour`');

    expect(section).toContain(
      '- Default: none; a value is required\n' +
        '- Allowed: lower-case letters\n' +
        '- Pattern: `^[a-z]+$`, at most 20 characters\n',
    );
  });

  it('gives the allowed values of an enumeration, and calls an empty default empty', () => {
    const Parameters = {
      Size: size,
      Colour: { ...colour, Default: '', AllowedValues: ['', 'red'] },
    };
    const section = sectionOf(settingsPage(templateOf({ Parameters })), '### `Colour`');

    expect(section).toContain('- Default: empty\n- Allowed: empty, `red`\n');
  });

  it('links from a description to other parameters and pages, and not to its own section', () => {
    const page = settingsPage(templateOf());

    expect(sectionOf(page, '### `Size`')).toContain(
      'Number of things. It needs [`Colour`](#colour); see [docs/things.md](things.md).',
    );
    expect(sectionOf(page, '### `Colour`')).toContain('\nColour of the things.\n');
  });

  it('lists what the rules of the template require, as sentences', () => {
    expect(sectionOf(settingsPage(templateOf()), '## Settings that depend')).toContain(
      '- With [`Size`](#size), [`Colour`](#colour) must be set.\n',
    );
  });

  it('refuses a parameter without a description', () => {
    const { Description, ...undescribed } = size;

    expect(() =>
      settingsPage(templateOf({ Parameters: { Size: undescribed, Colour: colour } })),
    ).toThrow('Description');
  });

  it('refuses a group with a parameter that is not declared', () => {
    expect(() => settingsPage(templateOf({ Parameters: { Size: size } }))).toThrow(
      'A group lists Colour, which is not declared',
    );
  });
});
