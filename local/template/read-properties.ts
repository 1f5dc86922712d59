import * as v from 'valibot';
import { TemplateError } from './template-error.ts';

/** Parses a resource's properties. Throws {@link TemplateError} that lists every wrong property. */
export const readProperties = <Schema extends v.GenericSchema>(
  schema: Schema,
  properties: unknown,
  resource: string,
): v.InferOutput<Schema> => {
  const checked = v.safeParse(schema, properties);
  if (checked.success) return checked.output;
  throw new TemplateError(
    checked.issues.map(
      (issue) => `${resource}: ${v.getDotPath(issue) ?? 'Properties'} is not right`,
    ),
  );
};
