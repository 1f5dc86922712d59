import type { Parameters } from '../../template/parameters.ts';
import type { Report } from '../../terminal/report.ts';
import type { TestCodes } from '../../terminal/test-codes.ts';
import type { OidcClients } from '../token-providers.ts';

export type Issuer = 'aws' | 'local';

export type StackOptions = {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly parameterOverrides: Parameters;
  /** Another template in place of the suite's, with the same functions. */
  readonly templateFile?: string;
  /** Another DynamoDB in place of the one in this process. */
  readonly dynamodbEndpoint?: string;
  /** Functions elsewhere in place of the built bundles. */
  readonly lambdaEndpoint?: string;
  /** Whose address tokens name as their issuer; Amazon's if absent. */
  readonly issuer?: Issuer;
  /** What the terminal prints as it happens. */
  readonly report?: Report;
  /** Digits that one address may type in place of its newest mailed code. */
  readonly testCodes?: TestCodes;
  /** Where users, tables, pepper and keys outlive the process. */
  readonly dataDirectory?: string;
  /** Client ids of the providers of `IdentityPoolOidcProviderArns`, by the issuer without its scheme. */
  readonly oidcClients?: OidcClients;
};
