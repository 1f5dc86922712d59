import type { S3Request } from './s3-request.ts';

type Names = Readonly<Record<string, string>>;

/** Operations on an object that the local bucket does not have, by method and the parameter that asks for them. */
const onObject: Names = {
  'POST uploads': 'CreateMultipartUpload',
  'PUT uploadId': 'UploadPart',
  'POST uploadId': 'CompleteMultipartUpload',
  'DELETE uploadId': 'AbortMultipartUpload',
  'GET uploadId': 'ListParts',
  'GET tagging': 'GetObjectTagging',
  'PUT tagging': 'PutObjectTagging',
  'DELETE tagging': 'DeleteObjectTagging',
  'GET acl': 'GetObjectAcl',
  'PUT acl': 'PutObjectAcl',
  'GET attributes': 'GetObjectAttributes',
  'PUT renameObject': 'RenameObject',
  'POST restore': 'RestoreObject',
  'POST select': 'SelectObjectContent',
};

const onBucket: Names = {
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
  POST: 'PostObject',
  'POST delete': 'DeleteObjects',
  'GET location': 'GetBucketLocation',
  'GET uploads': 'ListMultipartUploads',
  'GET versions': 'ListObjectVersions',
  'GET versioning': 'GetBucketVersioning',
  'GET policy': 'GetBucketPolicy',
  'PUT policy': 'PutBucketPolicy',
  'GET cors': 'GetBucketCors',
  'PUT cors': 'PutBucketCors',
};

/** The name of the operation (API reference: Actions), if it is one that is known here. */
export const otherOperationOf = ({ method, key, parameters }: S3Request): string | undefined => {
  const names = key === '' ? onBucket : onObject;
  const byParameter = [...parameters.keys()].map((name) => names[`${method} ${name}`]);
  return byParameter.find((name) => name !== undefined) ?? names[method];
};
