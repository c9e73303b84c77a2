/** IAM's other credentials: the fields that we read, and no others. */
import { z } from 'zod';
import { Time } from '../schemas.ts';
import { Marked, rows, Tags } from './listing.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceSpecificCredentialMetadata.html */
export const ListServiceSpecificCredentials = Marked.extend({ ServiceSpecificCredentials: rows });
export const ServiceCredentialRow = z.object({
  ServiceSpecificCredentialId: z.string().min(1),
  UserName: z.string(),
  ServiceName: z.string(),
  Status: z.string(),
  ServiceUserName: z.string().optional(),
  ServiceCredentialAlias: z.string().optional(),
  CreateDate: Time,
  ExpirationDate: Time.optional(),
});
export type ServiceCredentialRow = z.infer<typeof ServiceCredentialRow>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SSHPublicKeyMetadata.html */
export const ListSshPublicKeys = Marked.extend({ SSHPublicKeys: rows });
export const SshKeyRow = z.object({ SSHPublicKeyId: z.string().min(1), Status: z.string(), UploadDate: Time });
export type SshKeyRow = z.infer<typeof SshKeyRow>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html */
export const ListSigningCertificates = Marked.extend({ Certificates: rows });
export const SigningCertificateRow = z.object({
  CertificateId: z.string().min(1),
  /** Public. It is parsed for its dates and not kept. */
  CertificateBody: z.string(),
  Status: z.string(),
  UploadDate: Time.optional(),
});
export type SigningCertificateRow = z.infer<typeof SigningCertificateRow>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html */
export const ListServerCertificates = Marked.extend({ ServerCertificateMetadataList: rows });
export const ServerCertificateRow = z.object({
  ServerCertificateId: z.string().min(1),
  ServerCertificateName: z.string(),
  Arn: z.string().min(1),
  Path: z.string(),
  UploadDate: Time.optional(),
  Expiration: Time.optional(),
});
export type ServerCertificateRow = z.infer<typeof ServerCertificateRow>;

/** Neither listing has pages. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html */
export const ListOidcProviders = z.object({ OpenIDConnectProviderList: rows });
export const OidcProviderRow = z.object({ Arn: z.string().min(1) });
export const OidcProvider = z.object({
  Url: z.string(),
  ClientIDList: z.array(z.string()).default([]),
  ThumbprintList: rows.default([]),
  CreateDate: Time.optional(),
  Tags,
});
export type OidcProvider = z.infer<typeof OidcProvider>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SAMLProviderListEntry.html */
export const ListSamlProviders = z.object({ SAMLProviderList: rows });
export const SamlProviderRow = z.object({
  Arn: z.string().min(1),
  ValidUntil: Time.optional(),
  CreateDate: Time.optional(),
});
export type SamlProviderRow = z.infer<typeof SamlProviderRow>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html */
export const ListInstanceProfiles = Marked.extend({ InstanceProfiles: rows });
export const InstanceProfileRow = z.object({
  InstanceProfileId: z.string().min(1),
  InstanceProfileName: z.string(),
  Arn: z.string().min(1),
  Path: z.string(),
  CreateDate: Time,
  Roles: z.array(z.object({ Arn: z.string() })),
  Tags,
});
export type InstanceProfileRow = z.infer<typeof InstanceProfileRow>;
