import * as v from 'valibot';

/** Attributes of a schema as a request declares them. */
export const customAttributes = v.array(
  v.looseObject({
    Name: v.optional(v.string(), ''),
    AttributeDataType: v.optional(v.picklist(['String', 'Number', 'DateTime', 'Boolean'])),
  }),
);
