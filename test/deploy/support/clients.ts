import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';

/** Endpoint, region and keys come from the environment. */
export const dynamodb = new DynamoDBClient({});
export const lambda = new LambdaClient({});
