/**
 * Which of Google's own roles have the permissions that decide a role's level, for when roles may not be listed.
 * Facts from iann0036/iam-dataset, gcp/roles, as of 2026-08-22, MIT License (see NOTICE).
 * https://github.com/iann0036/iam-dataset
 */
export const TABLE_DATE = '2026-08-22';

/** Permission → roles that have it, without their `roles/`. */
export const holders: Readonly<Record<string, string>> = {
  'aiplatform.customJobs.create': `
    aiplatform.admin aiplatform.customCodeServiceAgent aiplatform.editor aiplatform.serviceAgent aiplatform.user
    editor iam.dataScientist iam.mlEngineer notebooks.serviceAgent owner visualinspection.serviceAgent`,
  'aiplatform.reasoningEngines.create': `
    aiplatform.admin aiplatform.customCodeServiceAgent aiplatform.editor aiplatform.expressAdmin
    aiplatform.expressUser aiplatform.serviceAgent aiplatform.user discoveryengine.serviceAgent editor
    iam.dataScientist iam.mlEngineer owner visualinspection.serviceAgent`,
  'apikeys.keys.create': `
    editor firebase.managementServiceAgent owner serviceusage.apiKeysAdmin`,
  'apikeys.keys.getKeyString': `
    editor firebase.admin firebase.developAdmin firebase.managementServiceAgent iam.supportUser owner
    serviceusage.apiKeysAdmin serviceusage.apiKeysViewer viewer`,
  'cloudbuild.builds.create': `
    appengineflex.serviceAgent cloudbuild.admin cloudbuild.builds.builder cloudbuild.builds.editor cloudbuild.editor
    cloudbuild.serviceAgent cloudconfig.serviceAgent clouddeploy.serviceAgent clouddeploymentmanager.serviceAgent
    cloudfunctions.serviceAgent composer.worker configdelivery.serviceAgent dataflow.admin dataflow.developer
    datapipelines.serviceAgent dataprep.serviceAgent designcenter.serviceAgent editor
    firebaseapphosting.serviceAgent iam.devOps owner run.serviceAgent run.sourceDeveloper runapps.serviceAgent
    serverless.serviceAgent`,
  'cloudfunctions.functions.create': `
    clouddeploymentmanager.serviceAgent cloudfunctions.admin cloudfunctions.developer cloudfunctions.editor editor
    firebase.admin firebase.developAdmin iam.dataScientist iam.devOps owner`,
  'cloudfunctions.functions.sourceCodeSet': `
    cloudfunctions.admin cloudfunctions.developer cloudfunctions.editor editor firebase.admin firebase.developAdmin
    iam.dataScientist iam.devOps owner`,
  'cloudfunctions.functions.update': `
    clouddeploymentmanager.serviceAgent cloudfunctions.admin cloudfunctions.developer cloudfunctions.editor editor
    firebase.admin firebase.developAdmin iam.dataScientist iam.devOps owner`,
  'cloudscheduler.jobs.create': `
    clouddeploymentmanager.serviceAgent cloudscheduler.admin datapipelines.serviceAgent editor
    integrations.serviceAgent kuberun.eventsControlPlaneServiceAgent owner`,
  'composer.environments.create': `
    composer.admin composer.editor composer.environmentAndStorageObjectAdmin editor owner`,
  'compute.instances.create': `
    aiplatform.colabServiceAgent aiplatform.serviceAgent appengineflex.serviceAgent backupdr.computeEngineOperator
    backupdr.serviceAgent batch.serviceAgent clouddeploymentmanager.serviceAgent cloudmigration.inframanager
    cloudtpu.serviceAgent composer.serviceAgent compute.admin compute.editor compute.instanceAdmin
    compute.instanceAdmin.v1 compute.instanceGroupManagerServiceAgent compute.serviceAgent container.serviceAgent
    dataflow.serviceAgent dataproc.serviceAgent editor genomics.serviceAgent hypercomputecluster.serviceAgent
    iam.infrastructureAdmin iam.networkAdmin iam.siteReliabilityEngineer lifesciences.serviceAgent
    metastore.migrationAdmin notebooks.legacyAdmin notebooks.serviceAgent owner spanner.serviceAgent
    vmmigration.serviceAgent vpcaccess.serviceAgent workstations.serviceAgent`,
  'compute.instances.setMetadata': `
    aiplatform.colabServiceAgent aiplatform.serviceAgent appengineflex.serviceAgent backupdr.computeEngineOperator
    backupdr.serviceAgent batch.serviceAgent clouddeploymentmanager.serviceAgent cloudmigration.inframanager
    cloudtpu.serviceAgent composer.serviceAgent compute.admin compute.editor compute.instanceAdmin
    compute.instanceAdmin.v1 compute.instanceGroupManagerServiceAgent compute.serviceAgent container.serviceAgent
    dataflow.serviceAgent dataproc.hubAgent dataproc.serviceAgent editor genomics.serviceAgent
    hypercomputecluster.serviceAgent iam.infrastructureAdmin iam.networkAdmin iam.siteReliabilityEngineer
    lifesciences.serviceAgent metastore.migrationAdmin notebooks.legacyAdmin notebooks.serviceAgent
    osconfig.serviceAgent owner securitycenter.securityResponseServiceAgent spanner.serviceAgent
    vmmigration.serviceAgent vpcaccess.serviceAgent workstations.serviceAgent`,
  'compute.instances.setServiceAccount': `
    aiplatform.colabServiceAgent aiplatform.serviceAgent backupdr.computeEngineOperator backupdr.serviceAgent
    batch.serviceAgent clouddeploymentmanager.serviceAgent cloudmigration.inframanager cloudtpu.serviceAgent
    composer.serviceAgent compute.admin compute.editor compute.instanceAdmin compute.instanceAdmin.v1
    compute.instanceGroupManagerServiceAgent compute.serviceAgent container.serviceAgent dataflow.serviceAgent
    dataproc.serviceAgent editor genomics.serviceAgent hypercomputecluster.serviceAgent iam.infrastructureAdmin
    iam.networkAdmin iam.siteReliabilityEngineer lifesciences.serviceAgent notebooks.legacyAdmin
    notebooks.serviceAgent owner spanner.serviceAgent vmmigration.serviceAgent workstations.serviceAgent`,
  'compute.projects.setCommonInstanceMetadata': `
    appengineflex.serviceAgent batch.serviceAgent cloudtpu.serviceAgent composer.serviceAgent compute.admin
    compute.editor compute.instanceAdmin.v1 container.serviceAgent editor genomics.serviceAgent
    iam.infrastructureAdmin iam.networkAdmin iam.siteReliabilityEngineer lifesciences.serviceAgent
    notebooks.legacyAdmin notebooks.serviceAgent osconfig.serviceAgent owner vpcaccess.serviceAgent`,
  'dataflow.jobs.create': `
    aiplatform.serviceAgent automlrecommendations.serviceAgent dataflow.admin dataflow.developer
    dataflow.serviceAgent datapipelines.serviceAgent dataprep.serviceAgent editor owner retail.serviceAgent`,
  'dataproc.clusters.create': `
    clouddeploymentmanager.serviceAgent datafusion.serviceAgent dataproc.admin dataproc.editor dataproc.hubAgent
    dataproc.serviceAgent editor iam.mlEngineer owner`,
  'deploymentmanager.deployments.create': `
    appengineflex.serviceAgent clouddeploymentmanager.serviceAgent composer.serviceAgent deploymentmanager.admin
    deploymentmanager.editor editor firebasemods.serviceAgent owner vpcaccess.serviceAgent`,
  'iam.googleapis.com/workloadIdentityPoolProviders.create': 'iam.admin iam.workloadIdentityPoolAdmin owner',
  'iam.googleapis.com/workloadIdentityPoolProviders.update': 'iam.admin iam.workloadIdentityPoolAdmin owner',
  'iam.googleapis.com/workloadIdentityPools.create': 'iam.admin iam.workloadIdentityPoolAdmin owner',
  'iam.roles.update': `
    clouddeploymentmanager.serviceAgent iam.admin iam.organizationRoleAdmin iam.roleAdmin owner`,
  'iam.serviceAccountApiKeyBindings.create': `
    editor iam.admin iam.devOps iam.editor iam.serviceAccountAdmin iam.serviceAccountApiKeyBindingAdmin owner`,
  'iam.serviceAccountKeys.create': `
    assuredoss.admin editor iam.admin iam.editor iam.serviceAccountKeyAdmin owner securitycenter.admin`,
  'iam.serviceAccounts.actAs': `
    aiplatform.colabServiceAgent aiplatform.serviceAgent appengineflex.serviceAgent backupdr.computeEngineOperator
    backupdr.serviceAgent batch.serviceAgent cloudconfig.serviceAgent clouddeploy.serviceAgent
    clouddeploymentmanager.serviceAgent cloudfunctions.serviceAgent cloudtpu.serviceAgent composer.serviceAgent
    compute.instanceGroupManagerServiceAgent compute.serviceAgent configdelivery.serviceAgent container.serviceAgent
    dataflow.serviceAgent datapipelines.serviceAgent dataplex.serviceAgent dataprep.serviceAgent dataproc.hubAgent
    dataproc.serviceAgent editor eventarc.serviceAgent firebaseapphosting.serviceAgent firebasemods.serviceAgent
    gameservices.serviceAgent genomics.serviceAgent hypercomputecluster.serviceAgent iam.admin iam.dataScientist
    iam.databasesAdmin iam.devOps iam.editor iam.serviceAccountUser krmapihosting.anthosApiEndpointServiceAgent
    krmapihosting.serviceAgent lifesciences.serviceAgent notebooks.serviceAgent osconfig.serviceAgent owner
    run.serviceAgent runapps.serviceAgent securitycenter.securityResponseServiceAgent serverless.serviceAgent
    workstations.serviceAgent`,
  'iam.serviceAccounts.getAccessToken': `
    aiplatform.customCodeServiceAgent aiplatform.extensionServiceAgent aiplatform.serviceAgent
    apigateway.serviceAgent apigee.serviceAgent appengine.serviceAgent appengineflex.serviceAgent
    bigquerycontinuousquery.serviceAgent bigquerydatatransfer.serviceAgent bigqueryspark.serviceAgent
    cloudbuild.serviceAgent cloudconfig.serviceAgent clouddeploy.serviceAgent cloudfunctions.serviceAgent
    cloudscheduler.serviceAgent cloudtasks.serviceAgent composer.serviceAgent compute.serviceAgent
    connectors.serviceAgent dataflow.serviceAgent dataproc.serviceAgent eventarc.serviceAgent
    hypercomputecluster.serviceAgent iam.serviceAccountTokenCreator iam.workloadIdentityUser
    integrations.serviceAgent ml.serviceAgent notebooks.serviceAgent pubsub.serviceAgent run.serviceAgent
    serverless.serviceAgent sourcerepo.serviceAgent workflows.serviceAgent`,
  'iam.serviceAccounts.getOpenIdToken': `
    aiplatform.customCodeServiceAgent aiplatform.extensionServiceAgent aiplatform.serviceAgent
    apigateway.serviceAgent apigee.serviceAgent appengine.serviceAgent cloudbuild.serviceAgent
    cloudfunctions.serviceAgent cloudscheduler.serviceAgent cloudtasks.serviceAgent composer.serviceAgent
    compute.serviceAgent connectors.serviceAgent eventarc.serviceAgent iam.serviceAccountOpenIdTokenCreator
    iam.serviceAccountTokenCreator iam.workloadIdentityUser integrations.serviceAgent ml.serviceAgent
    pubsub.serviceAgent run.serviceAgent serverless.serviceAgent workflows.serviceAgent`,
  'iam.serviceAccounts.implicitDelegation': `
    aiplatform.customCodeServiceAgent compute.serviceAgent connectors.serviceAgent dataflow.serviceAgent
    iam.serviceAccountTokenCreator ml.serviceAgent pubsub.serviceAgent`,
  'iam.serviceAccounts.setIamPolicy': `
    composer.ServiceAgentV2Ext earthengine.appsPublisher iam.admin iam.devOps iam.securityAdmin
    iam.serviceAccountAdmin owner`,
  'iam.serviceAccounts.signBlob': `
    aiplatform.customCodeServiceAgent appengine.serviceAgent appengineflex.serviceAgent cloudfunctions.serviceAgent
    dataflow.serviceAgent iam.serviceAccountTokenCreator ml.serviceAgent pubsub.serviceAgent run.serviceAgent
    serverless.serviceAgent`,
  'iam.serviceAccounts.signJwt': `
    aiplatform.customCodeServiceAgent appengineflex.serviceAgent compute.serviceAgent dataflow.serviceAgent
    iam.serviceAccountTokenCreator ml.serviceAgent pubsub.serviceAgent securesourcemanager.serviceAgent`,
  'notebooks.instances.create': `
    aiplatform.colabServiceAgent aiplatform.serviceAgent editor notebooks.admin notebooks.editor
    notebooks.legacyAdmin notebooks.runner notebooks.serviceAgent owner`,
  'orgpolicy.policy.set': `
    assuredworkloads.admin assuredworkloads.editor orgpolicy.policyAdmin securityposture.admin
    securityposture.postureDeployer`,
  'resourcemanager.folders.setIamPolicy': `
    iam.securityAdmin privilegedaccessmanager.folderServiceAgent privilegedaccessmanager.serviceAgent
    resourcemanager.folderAdmin resourcemanager.folderIamAdmin resourcemanager.organizationAdmin`,
  'resourcemanager.organizations.setIamPolicy': `
    iam.securityAdmin privilegedaccessmanager.organizationServiceAgent privilegedaccessmanager.serviceAgent
    resourcemanager.organizationAdmin`,
  'resourcemanager.projects.setIamPolicy': `
    appengineflex.serviceAgent firebase.managementServiceAgent gkehub.crossProjectServiceAgent iam.securityAdmin
    krmapihosting.anthosApiEndpointServiceAgent owner privilegedaccessmanager.projectServiceAgent
    privilegedaccessmanager.serviceAgent resourcemanager.folderAdmin resourcemanager.organizationAdmin
    resourcemanager.projectIamAdmin`,
  'run.services.create': `
    aiplatform.serviceAgent cloudfunctions.admin cloudfunctions.developer cloudfunctions.editor
    cloudfunctions.serviceAgent editor firebase.admin firebase.developAdmin firebaseapphosting.serviceAgent
    iam.dataScientist iam.devOps iam.mlEngineer owner run.admin run.developer run.editor run.sourceDeveloper`,
  'secretmanager.versions.access': 'owner secretmanager.admin secretmanager.secretAccessor',
  'storage.hmacKeys.create': `
    clouddeploymentmanager.serviceAgent editor owner storage.editor storage.hmacKeyAdmin`,
};

/** Roles that may set the policy of something else. */
export const policySetters = `
  accesscontextmanager.admin accesscontextmanager.policyAdmin agentidentity.admin aiplatform.admin
  aiplatform.colabEnterpriseAdmin aiplatform.entityTypeOwner aiplatform.extensionCustomCodeServiceAgent
  aiplatform.featurestoreAdmin aiplatform.featurestoreUser aiplatform.notebookRuntimeAdmin analyticshub.admin
  analyticshub.listingAdmin apigateway.admin apigee.admin apigee.environmentAdmin apigeeregistry.admin
  appengineflex.serviceAgent apphub.admin artifactregistry.admin artifactregistry.containerRegistryMigrationAdmin
  automl.admin autoscaling.admin autoscaling.sitesAdmin backupdr.admin beyondcorp.admin biglake.admin
  bigquery.admin bigquery.connectionAdmin bigquery.dataOwner bigquery.resourceAdmin bigquery.securityAdmin
  bigquery.studioAdmin bigquerydatapolicy.admin bigtable.admin billing.admin binaryauthorization.admin
  binaryauthorization.attestorsAdmin binaryauthorization.policyAdmin ces.admin chronicle.serviceAgent
  cloudaicompanion.admin cloudaicompanion.codeRepositoryIndexesAdmin cloudaicompanion.topicAdmin cloudbuild.admin
  cloudbuild.connectionAdmin clouddeploy.admin clouddeploy.customTargetTypeAdmin clouddeploy.policyAdmin
  cloudfunctions.admin cloudfunctions.serviceAgent cloudiot.admin cloudkms.admin cloudkms.serviceAgent
  cloudprivatecatalogproducer.admin cloudprivatecatalogproducer.orgAdmin cloudsupport.admin cloudtasks.admin
  cloudtasks.queueAdmin cloudtpu.serviceAgent composer.environmentAndStorageObjectAdmin composer.serviceAgent
  composer.worker compute.admin compute.instanceAdmin compute.instanceAdmin.v1 compute.loadBalancerAdmin
  compute.networkAdmin compute.orgFirewallPolicyAdmin compute.orgSecurityPolicyAdmin compute.orgSecurityPolicyUser
  compute.orgSecurityResourceAdmin compute.securityAdmin compute.storageAdmin compute.xpnAdmin config.admin
  configdelivery.serviceAgent connectors.admin connectors.customConnectorAdmin connectors.endpointAttachmentAdmin
  connectors.managedZoneAdmin contactcenterinsights.admin container.serviceAgent containeranalysis.admin
  contentwarehouse.admin contentwarehouse.documentAdmin datacatalog.admin datacatalog.categoryAdmin
  datacatalog.entryGroupOwner datacatalog.entryOwner datacatalog.glossaryOwner datacatalog.tagTemplateOwner
  dataconnectors.admin dataconnectors.connectorAdmin dataflow.serviceAgent dataform.admin dataform.codeOwner
  dataform.teamFolderOwner datafusion.admin datafusion.serviceAgent datalabeling.serviceAgent datamigration.admin
  datapipelines.serviceAgent dataplex.admin dataplex.aspectTypeOwner dataplex.bindingAdmin dataplex.catalogAdmin
  dataplex.dataDomainAdmin dataplex.dataProductsAdmin dataplex.dataScanAdmin dataplex.developer
  dataplex.entryGroupOwner dataplex.entryTypeOwner dataplex.serviceAgent dataplex.taxonomyAdmin
  dataprep.serviceAgent dataproc.admin dataproc.serviceAgent dataproc.worker datastream.admin datastudio.admin
  datastudio.manager deploymentmanager.admin designcenter.admin discoveryengine.admin discoveryengine.agentAdmin
  discoveryengine.agentspaceAdmin discoveryengine.notebookLmOwner discoveryengine.notebookOwner
  discoveryengine.serviceAgent dlp.serviceAgent domains.admin earthengine.admin edgecontainer.admin
  edgenetwork.admin eventarc.admin firebase.admin firebase.developAdmin firebase.managementServiceAgent
  firebase.sdkAdminServiceAgent firebasemods.serviceAgent geminicloudassist.admin
  geminicloudassist.investigationAdmin geminicloudassist.investigationOwner geminidataanalytics.admin
  geminidataanalytics.dataAgentOwner genomics.admin genomics.serviceAgent gkebackup.admin gkebackup.backupAdmin
  gkebackup.restoreAdmin gkehub.admin gkehub.scopeAdmin gkemulticloud.serviceAgent gkeonprem.admin
  healthcare.annotationStoreAdmin healthcare.consentStoreAdmin healthcare.datasetAdmin healthcare.dicomStoreAdmin
  healthcare.fhirStoreAdmin healthcare.hl7V2StoreAdmin hypercomputecluster.serviceAgent iam.admin
  iam.dataScientist iam.databasesAdmin iam.devOps iam.infrastructureAdmin iam.mlEngineer iam.networkAdmin
  iam.securityAdmin iam.siteReliabilityEngineer iam.workforcePoolAdmin iam.workloadIdentityPoolAdmin
  iamconnectors.admin iap.admin identityplatform.admin identitytoolkit.admin ids.admin krmapihosting.admin
  krmapihosting.anthosApiEndpointServiceAgent kuberun.eventsControlPlaneServiceAgent lifesciences.serviceAgent
  logging.admin lookerstudio.lookerAdmin managedidentities.admin managedidentities.backupAdmin
  managedidentities.domainAdmin managedidentities.peeringAdmin metastore.admin metastore.metadataOwner
  metastore.serviceAgent ml.admin ml.developer ml.jobOwner ml.modelOwner ml.serviceAgent
  multiclusteringress.serviceAgent multiclusterservicediscovery.serviceAgent networkconnectivity.groupAdmin
  networkconnectivity.hubAdmin networkconnectivity.serviceAgent networkconnectivity.spokeAdmin
  networkmanagement.admin networksecurity.admin networkservices.admin notebooks.admin notebooks.legacyAdmin
  notebooks.serviceAgent owner privateca.admin privilegedaccessmanager.admin proximitybeacon.admin pubsub.admin
  resourcemanager.tagAdmin run.admin runtimeconfig.admin saasservicemgmt.serviceAgent secretmanager.admin
  securedlandingzone.bqdwProjectRemediator securedlandingzone.serviceAgent securesourcemanager.admin
  securesourcemanager.instanceOwner securesourcemanager.repoAdmin securitycenter.admin securitycenter.sourcesAdmin
  servicebroker.admin servicedirectory.admin servicemanagement.admin source.admin spanner.admin
  spanner.backupAdmin spanner.databaseAdmin storage.admin storage.folderAdmin storage.legacyBucketOwner
  storage.legacyObjectOwner storage.objectAdmin telemetry.admin telemetry.consumerAdmin visionai.admin
  visualinspection.serviceAgent vmwareengine.admin vmwareengine.vmwareengineAdmin workstations.admin
  workstations.policyAdmin`;
