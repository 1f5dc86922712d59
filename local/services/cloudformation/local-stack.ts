/** The single stack that the CloudFormation API describes here. */
export type LocalStack = {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly logicalId: string;
    readonly physicalId: string;
    readonly type: string;
  }[];
  /** ISO 8601. */
  readonly createdAt: string;
};
