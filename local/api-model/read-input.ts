import { constraintsOf } from './constraints.ts';
import { hasType, isStructure, type Structure } from './has-type.ts';
import type { ApiModel, Shape } from './model.ts';
import { shownValue } from './shown-value.ts';

/** What is wrong at one place. Of constraints, the API's words; of the other kinds, the path. */
export type Finding = {
  readonly kind: 'wrong-type' | 'unknown-member' | 'constraints';
  readonly text: string;
};

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Reads one input by one model. Paths are the API's: camel case, list items as `list.1.member`. */
export class InputReader {
  readonly #model: ApiModel;

  constructor(model: ApiModel) {
    this.#model = model;
  }

  read(name: string, value: unknown, path: string): readonly Finding[] {
    const shape = this.#shape(name);
    if (!hasType(shape, value)) return [{ kind: 'wrong-type', text: path }];
    return [...this.#own(shape, value, path), ...this.#within(shape, value, path)];
  }

  #shape(name = ''): Shape {
    const shape = this.#model.shapes[name];
    if (shape === undefined) throw new Error(`The API model has no shape ${name}`);
    return shape;
  }

  #problem(shape: Shape, value: unknown, path: string, text: string): Finding {
    const shown = shownValue(this.#model, shape, value);
    return {
      kind: 'constraints',
      text: `Value${shown} at '${path}' failed to satisfy constraint: ${text}`,
    };
  }

  #own(shape: Shape, value: unknown, path: string): readonly Finding[] {
    return constraintsOf(shape)
      .filter((constraint) => !constraint.satisfied(value))
      .map(({ text }) => this.#problem(shape, value, path, text));
  }

  #within(shape: Shape, value: unknown, path: string): readonly Finding[] {
    if (shape.type === 'structure' && isStructure(value)) return this.#members(shape, value, path);
    if (shape.type === 'map' && isStructure(value)) return this.#map(shape, value, path);
    return Array.isArray(value) ? this.#list(shape, value, path) : [];
  }

  /** In alphabetical order, in which AWS reports several problems. */
  #members(shape: Shape, value: Structure, path: string): readonly Finding[] {
    const members = shape.members ?? {};
    const unknown = Object.keys(value)
      .filter((name) => value[name] !== undefined && !Object.hasOwn(members, name))
      .map((name): Finding => ({ kind: 'unknown-member', text: under(path, camelCase(name)) }));
    const known = Object.keys(members).toSorted();
    return [...unknown, ...known.flatMap((name) => this.#member(shape, name, value[name], path))];
  }

  #member(shape: Shape, name: string, value: unknown, path: string): readonly Finding[] {
    const target = shape.members?.[name] ?? '';
    const here = under(path, camelCase(name));
    if (value !== undefined) return this.read(target, value, here);
    if (shape.required?.includes(name) !== true) return [];
    return [this.#problem(this.#shape(target), null, here, 'Member must not be null')];
  }

  /** AWS names the list, not the item, where the items have no members of their own. */
  #list(shape: Shape, value: readonly unknown[], path: string): readonly Finding[] {
    const items = this.#shape(shape.member);
    if (items.type === 'structure') {
      return value.flatMap((item, index) =>
        this.read(shape.member ?? '', item, `${path}.${index + 1}.member`),
      );
    }
    return this.#parts(shape, value, value, items, path, 'Member must satisfy constraint');
  }

  #map(shape: Shape, value: Structure, path: string): readonly Finding[] {
    const [keys, values] = [this.#shape(shape.key), this.#shape(shape.value)];
    return [
      ...this.#parts(
        shape,
        value,
        Object.keys(value),
        keys,
        path,
        'Map keys must satisfy constraint',
      ),
      ...this.#parts(
        shape,
        value,
        Object.values(value),
        values,
        path,
        'Map value must satisfy constraint',
      ),
    ];
  }

  /** One problem of the whole for parts that break a constraint; it names every constraint of a part. */
  #parts(
    whole: Shape,
    value: unknown,
    parts: readonly unknown[],
    part: Shape,
    path: string,
    rule: string,
  ): readonly Finding[] {
    if (!parts.every((one) => hasType(part, one))) return [{ kind: 'wrong-type', text: path }];
    const constraints = constraintsOf(part);
    if (parts.every((one) => constraints.every((constraint) => constraint.satisfied(one))))
      return [];
    const texts = constraints.map(({ text }) => text).join(', ');
    return [this.#problem(whole, value, path, `${rule}: [${texts}]`)];
  }
}
