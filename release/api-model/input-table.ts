import type { BotocoreModel, BotocoreShape } from './botocore.ts';
import { corrections } from './corrections.ts';

const namesIn = ({ members = {}, member, key, value }: BotocoreShape): readonly string[] =>
  [...Object.values(members), member, key, value].flatMap((one) => one?.shape ?? []);

/** Every shape that these inputs consist of. */
const reached = (model: BotocoreModel, inputs: readonly string[]): readonly string[] => {
  const found = new Set(inputs);
  for (const name of found) {
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`${model.service} has no shape ${name}`);
    for (const next of namesIn(shape)) found.add(next);
  }
  return [...found].toSorted();
};

/** The shape without documentation, and with names in place of references. */
const compact = ({ members, member, key, value, ...rest }: BotocoreShape) => ({
  ...rest,
  ...(members === undefined
    ? {}
    : {
        members: Object.fromEntries(Object.entries(members).map(([name, to]) => [name, to.shape])),
      }),
  ...(member === undefined ? {} : { member: member.shape }),
  ...(key === undefined ? {} : { key: key.shape }),
  ...(value === undefined ? {} : { value: value.shape }),
});

const lines = (entries: readonly (readonly [string, unknown])[]): string =>
  entries
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');

/** The table of the inputs of these operations: JSON, one line an operation or shape. */
export const inputTable = (model: BotocoreModel, operations: readonly string[]): string => {
  const inputs = operations.toSorted().flatMap((name) => {
    const operation = model.operations[name];
    if (operation === undefined) throw new Error(`${model.service} has no operation ${name}`);
    return operation.input === undefined ? [] : [[name, operation.input.shape] as const];
  });
  const names = reached(
    model,
    inputs.map(([, name]) => name),
  );
  const shapes = names.flatMap((name) => {
    const shape = model.shapes[name];
    const correction = corrections[`${model.service} ${name}`];
    return shape === undefined ? [] : [[name, compact({ ...shape, ...correction })] as const];
  });
  const source = `botocore, ${model.service} ${model.metadata.apiVersion}`;
  return `{\n  "source": ${JSON.stringify(source)},\n  "inputs": {\n${lines(inputs)}\n  },\n  "shapes": {\n${lines(shapes)}\n  }\n}\n`;
};
