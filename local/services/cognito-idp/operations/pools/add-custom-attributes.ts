import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { customAttribute } from '../../pools/settings/schema.ts';
import { checkCustomCount, checkSchema } from '../../pools/settings/schema-rules.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { customAttributes } from './custom-attributes.ts';

const input = v.object({ UserPoolId: userPoolId, CustomAttributes: customAttributes });

/** The name without the prefixes that tell a custom attribute's kind. */
const plainName = (name = ''): string => name.replace(/^(dev:)?custom:/, '');

/** API reference: AddCustomAttributes. An attribute can never be removed or changed. */
export const addCustomAttributes = signedOperation(
  'AddCustomAttributes',
  input,
  (service, { UserPoolId, CustomAttributes }) => {
    const pool = requirePool(service, UserPoolId);
    checkSchema(CustomAttributes);
    const { SchemaAttributes = [] } = pool.properties;
    for (const { Name } of CustomAttributes) {
      const taken = SchemaAttributes.find((old) => plainName(old.Name) === plainName(Name));
      if (taken === undefined) continue;
      throw invalidParameter(`custom:${Name}: Existing attribute already has name ${taken.Name}.`);
    }
    const schema = [...SchemaAttributes, ...CustomAttributes.map(customAttribute)];
    checkCustomCount(schema.filter(({ Name = '' }) => Name.includes(':')).length);
    const properties = { ...pool.properties, SchemaAttributes: schema };
    const modifiedAt = service.clock.now();
    service.store.pools.put(pool.id, { ...pool, properties, modifiedAt });
    return {};
  },
);
