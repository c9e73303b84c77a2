/** What a source of provider `gcp` may be told. Without any of it: every organization and project that the caller sees. */
import { z } from 'zod';
import { endpointsSchema } from '../shared/google/endpoints.ts';

/** Organizations, folders and projects are numbered with up to 19 digits. YAML must not read them as numbers. */
const ResourceNumber = z.string().regex(/^[1-9]\d{0,18}$/, 'not a number of Google Cloud (digits, in quotes)');
/** https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects; some carry their domain: `example.com:shop` */
const ProjectId = z.string().regex(/^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'not the id of a project');
const Project = z.union([ResourceNumber, ProjectId]);
const ProjectOrFolder = z.union([Project, z.string().regex(/^folders\/[1-9]\d{0,18}$/, 'not folders/<number>')]);
const Email = z.string().regex(/^[^@\s/]+@[^@\s/]+$/, 'not an e-mail address');

export const Settings = z
  .strictObject({
    /** Number of the organization. Default: those that the caller may see. */
    organization: ResourceNumber.optional(),
    /** Reads only these, each by itself, where the organization may not be read. */
    projects: z.array(Project).min(1).optional(),
    /** Projects and folders to read; a folder stands for everything below it. Default: all. */
    include: z.array(ProjectOrFolder).min(1).optional(),
    exclude: z.array(ProjectOrFolder).default([]),
    /**
     * All of the company's own domains of people, secondary ones too. Default: what the organization is called, and of
     * others it is not known whose they are.
     */
    domains: z
      .array(
        z
          .string()
          .toLowerCase()
          .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'not a domain'),
      )
      .min(1)
      .optional(),
    /** A credentials file. Default: Application Default Credentials. */
    credentialsFile: z.string().min(1).optional(),
    /** E-mail of a service account to act as. */
    impersonate: Email.optional(),
    /** Pays for the calls. Its APIs must be enabled, and the caller needs serviceusage.services.use on it. */
    quotaProject: Project.optional(),
    /** Scoping projects of Cloud Monitoring: one call each tells of all projects that they monitor. */
    metricsScopes: z.array(z.string().regex(/^projects\/[a-z0-9:.-]+$/, 'not projects/<id>')).default([]),
    /**
     * Where the Admin Activity logs of all projects are: a view of an aggregated bucket, e.g.
     * `organizations/1/locations/global/buckets/audit/views/_AllLogs`. Default: the organization's own log.
     */
    auditLogs: z
      .array(z.string().regex(/^(?:organizations|folders|projects|billingAccounts)\/[^\s]+$/))
      .min(1)
      .optional(),
    /** Calls for HMAC keys of Cloud Storage in one run: Google lists them only project by project. */
    hmacCallsPerRun: z.number().int().nonnegative().default(10),
    endpoints: endpointsSchema([
      'agentidentity',
      'apikeys',
      'cloudasset',
      'cloudresourcemanager',
      'iam',
      'logging',
      'monitoring',
      'policyanalyzer',
      'secretmanager',
      'storage',
    ]).default({}),
  })
  .refine(
    ({ organization, projects }) => !(organization && projects),
    'give either organization or projects, not both',
  );

export type Settings = z.infer<typeof Settings>;
