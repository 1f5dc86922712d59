import { describe, expect, it } from 'vitest';
import { templateFile } from '../../local/paths.ts';
import { resolveParameters } from '../../local/template/parameters.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { pseudoParameters, scopeOf } from '../../local/template/scope.ts';
import { resolveDeployment } from '../../local/template/template.ts';
import { templateOf, variants } from './variants.ts';

const files = [...new Set(variants.map(({ file }) => file))];
const of = (file: string) => variants.filter((variant) => variant.file === file);

describe('The variants that the judges see', () => {
  it.each(files)('deploy every resource of %s at least once', (file) => {
    const raw = readRawTemplate(file);
    const seen = new Set(
      of(file).flatMap((variant) => Object.keys(Object(templateOf(variant).Resources))),
    );
    expect(Object.keys(raw.Resources).filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each(files)('decide every condition of %s both ways', (file) => {
    const raw = readRawTemplate(file);
    const outcomes = of(file).flatMap(({ parameters }) => {
      const scope = scopeOf(raw, resolveParameters(raw.Parameters, parameters), pseudoParameters);
      return Object.keys(raw.Conditions).map((name) => `${name} ${scope.condition(name)}`);
    });
    const both = Object.keys(raw.Conditions).flatMap((name) => [`${name} true`, `${name} false`]);
    expect(both.filter((outcome) => !outcomes.includes(outcome))).toEqual([]);
  });

  it.each(of(templateFile))(
    'are deployments that the rules of the template accept: $name',
    ({ parameters }) => {
      const { resources } = resolveDeployment(readRawTemplate(templateFile), parameters);
      expect(resources.length).toBeGreaterThan(0);
    },
  );

  it.each(variants)('keep no condition and no parameter: $name', (variant) => {
    const text = JSON.stringify(templateOf(variant));
    expect(text).not.toMatch(/"Fn::If"|"Condition":"|AWS::NoValue/);
    for (const parameter of Object.keys(readRawTemplate(variant.file).Parameters)) {
      expect(text).not.toContain(`{"Ref":"${parameter}"}`);
    }
  });
});
