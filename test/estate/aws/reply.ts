import type { Reply } from '../wire.ts';
import type { ServiceModel } from './model.ts';
import { toJson, toXml, type Output } from './serialize.ts';

/** An answer in the service's own wire form. */
export function success(model: ServiceModel, operation: string, output: Output, requestId: string): Reply {
  const shape = model.operations[operation]?.output;
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  if (model.protocol === 'json' || model.protocol === 'rest-json') {
    headers['content-type'] = model.protocol === 'json' ? 'application/x-amz-json-1.1' : 'application/json';
    return { status: 200, headers, body: JSON.stringify(shape ? toJson(model, shape, output) : {}) };
  }
  headers['content-type'] = 'text/xml';
  const inner = shape ? toXml(model, shape, output) : '';
  const body =
    model.protocol === 'ec2'
      ? `<?xml version="1.0" encoding="UTF-8"?>\n<${operation}Response xmlns="http://ec2.amazonaws.com/doc/${model.apiVersion}/"><requestId>${requestId}</requestId>${inner}</${operation}Response>`
      : `<${operation}Response xmlns="${model.xmlNamespace ?? ''}">\n<${operation}Result>${inner}</${operation}Result>\n<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>\n</${operation}Response>\n`;
  return { status: 200, headers, body };
}
