import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One shape of AWS's own API model (`models/*.json`, made by `models/extract.ts` from botocore). */
export interface Shape {
  type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'blob' | 'float';
  members?: Record<string, Member>;
  member?: Member;
  key?: Member;
  value?: Member;
  required?: string[];
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  timestampFormat?: string;
}
export interface Member {
  shape: string;
  location?: 'uri' | 'querystring';
  locationName?: string;
}
export interface OperationModel {
  http: { method: string; requestUri: string };
  input?: string;
  output?: string;
}
export type Protocol = 'query' | 'ec2' | 'json' | 'rest-json';

export interface ServiceModel {
  apiVersion: string;
  protocol: Protocol;
  targetPrefix?: string;
  /** The service's name in a credential scope. */
  signingName: string;
  xmlNamespace?: string;
  operations: Record<string, OperationModel>;
  shapes: Record<string, Shape>;
  /** By wire code. */
  errors: Record<string, { shape: string; status: number }>;
  /** Every operation of the real service, as `Name METHOD /uri`. */
  known: string[];
}

export function loadModel(service: string): ServiceModel {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'models', `${service}.json`), 'utf8')) as ServiceModel;
}

export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`the API model has no shape ${name}`);
  return shape;
}
