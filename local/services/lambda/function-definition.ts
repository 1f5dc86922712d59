/** What the local Lambda needs to run and describe a function. */
export type FunctionDefinition = {
  readonly logicalId: string;
  /** The folder under `functions/`, and of the bundle. */
  readonly folder: string;
  /** The ARN of its role; undefined where the template names none. */
  readonly roleArn?: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** The template's environment, every value as text and without references. */
  readonly environment: Readonly<Record<string, string>>;
  /** `LoggingConfig.LogFormat` and `ApplicationLogLevel`. */
  readonly logFormat: string;
  readonly logLevel: string;
};
