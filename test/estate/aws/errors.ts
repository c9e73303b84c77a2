import { escapeXml } from './serialize.ts';
import type { Protocol, ServiceModel } from './model.ts';
import type { Reply } from '../wire.ts';

/** A refusal, with the service's own code. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, status?: number, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

export type CommonError =
  | 'missing-token'
  | 'incomplete-signature'
  | 'invalid-token'
  | 'bad-signature'
  | 'expired'
  | 'denied'
  | 'throttled'
  | 'internal'
  | 'unavailable'
  | 'validation'
  | 'unknown-operation';

type Row = readonly [code: string, status: number];

/**
 * The errors that every service of a protocol shares.
 * Query: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and what IAM and STS really send;
 * EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const TABLE: Record<Protocol, Record<CommonError, Row>> = {
  query: {
    'missing-token': ['MissingAuthenticationToken', 403],
    'incomplete-signature': ['IncompleteSignature', 400],
    'invalid-token': ['InvalidClientTokenId', 403],
    'bad-signature': ['SignatureDoesNotMatch', 403],
    expired: ['ExpiredToken', 403],
    denied: ['AccessDenied', 403],
    throttled: ['Throttling', 400],
    internal: ['InternalFailure', 500],
    unavailable: ['ServiceUnavailable', 503],
    validation: ['ValidationError', 400],
    'unknown-operation': ['InvalidAction', 400],
  },
  ec2: {
    'missing-token': ['MissingAuthenticationToken', 403],
    'incomplete-signature': ['IncompleteSignature', 400],
    'invalid-token': ['AuthFailure', 401],
    'bad-signature': ['AuthFailure', 401],
    expired: ['RequestExpired', 400],
    denied: ['UnauthorizedOperation', 403],
    throttled: ['RequestLimitExceeded', 503],
    internal: ['InternalError', 500],
    unavailable: ['Unavailable', 503],
    validation: ['InvalidParameterValue', 400],
    'unknown-operation': ['InvalidAction', 400],
  },
  json: {
    'missing-token': ['MissingAuthenticationTokenException', 400],
    'incomplete-signature': ['IncompleteSignatureException', 400],
    'invalid-token': ['UnrecognizedClientException', 400],
    'bad-signature': ['InvalidSignatureException', 400],
    expired: ['ExpiredTokenException', 400],
    denied: ['AccessDeniedException', 400],
    throttled: ['ThrottlingException', 400],
    internal: ['InternalFailure', 500],
    unavailable: ['ServiceUnavailableException', 503],
    validation: ['ValidationException', 400],
    'unknown-operation': ['UnknownOperationException', 400],
  },
  'rest-json': {
    'missing-token': ['MissingAuthenticationTokenException', 403],
    'incomplete-signature': ['IncompleteSignatureException', 403],
    'invalid-token': ['UnrecognizedClientException', 403],
    'bad-signature': ['InvalidSignatureException', 403],
    expired: ['ExpiredTokenException', 403],
    denied: ['AccessDeniedException', 403],
    throttled: ['ThrottlingException', 429],
    internal: ['InternalServerException', 500],
    unavailable: ['ServiceUnavailableException', 503],
    validation: ['ValidationException', 400],
    'unknown-operation': ['UnknownOperationException', 404],
  },
};

/** Where a service's own model has a name for a common error, that name wins. */
const OWN: Partial<Record<CommonError, readonly string[]>> = {
  throttled: ['ThrottlingException', 'TooManyRequestsException'],
  internal: ['InternalServiceError', 'InternalServerException', 'ServiceException', 'ServiceFailure'],
  validation: ['ValidationException', 'InvalidParameterException', 'InvalidInputException'],
  denied: ['AccessDeniedException'],
};

export function common(model: ServiceModel, kind: CommonError, message: string): AwsError {
  const [code, status] = TABLE[model.protocol][kind];
  // IAM's model lists InvalidInput for some operations, but its length and pattern checks answer ValidationError.
  const own = model.protocol === 'query' && kind === 'validation' ? undefined : OWN[kind]?.find((c) => model.errors[c]);
  return new AwsError(own ?? code, message, own ? model.errors[own]?.status : status);
}

export const MESSAGES = {
  incomplete:
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
  missing: 'Request is missing Authentication Token',
  invalid: 'The security token included in the request is invalid.',
  expired: 'The security token included in the request is expired',
  signature:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  throttled: 'Rate exceeded',
};

function statusOf(model: ServiceModel, error: AwsError): number {
  return error.status ?? model.errors[error.code]?.status ?? 400;
}

/** The error in the service's own wire form. */
export function errorReply(model: ServiceModel, error: AwsError, requestId: string): Reply {
  const status = statusOf(model, error);
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  if (model.protocol === 'query' || model.protocol === 'ec2') {
    headers['content-type'] = 'text/xml';
    const text = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
    const fault = status >= 500 ? 'Receiver' : 'Sender';
    const body =
      model.protocol === 'ec2'
        ? `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${text}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
        : `<ErrorResponse xmlns="${model.xmlNamespace ?? ''}">\n  <Error>\n    <Type>${fault}</Type>\n    ${text}\n  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`;
    return { status, headers, body };
  }
  if (model.protocol === 'json') {
    headers['content-type'] = 'application/x-amz-json-1.1';
    // The front door of a JSON service writes "message", the service behind it "Message"; SDKs read both.
    const key = model.errors[error.code] ? 'Message' : 'message';
    return { status, headers, body: JSON.stringify({ __type: error.code, [key]: error.message, ...error.fields }) };
  }
  headers['content-type'] = 'application/json';
  headers['x-amzn-errortype'] = error.code;
  return { status, headers, body: JSON.stringify({ message: error.message, ...error.fields }) };
}
