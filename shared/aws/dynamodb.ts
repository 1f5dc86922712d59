import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * The one DynamoDB client of a function; region, credentials and a local endpoint come from the Lambda environment.
 * Three attempts of at most one second each stay below the function's timeout of 4 s. Without `throwOnRequestTimeout` the
 * SDK would only warn.
 */
export const dynamodbClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 500,
      requestTimeout: 1000,
      throwOnRequestTimeout: true,
    },
  });
