import { invalidParameter } from './cognito-error.ts';

type Rules = {
  readonly ExplicitAuthFlows?: readonly string[] | undefined;
  readonly RefreshTokenRotation?: object | undefined;
};

/** Rotation and REFRESH_TOKEN_AUTH exclude each other (guide: refresh token rotation). */
export const checkClient = ({ ExplicitAuthFlows, RefreshTokenRotation }: Rules): void => {
  const rotates =
    RefreshTokenRotation !== undefined &&
    Reflect.get(RefreshTokenRotation, 'Feature') === 'ENABLED';
  if (rotates && ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH') === true) {
    throw invalidParameter(
      'ALLOW_REFRESH_TOKEN_AUTH is not allowed when refresh token rotation is enabled',
    );
  }
};
