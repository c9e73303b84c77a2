/**
 * Permissions of each API (by its appId), by tier: those of applications and the delegated ones together, because what
 * has the same name as both is in the same tier as both.
 * Facts from Cloud-Architekt/AzurePrivilegedIAM, Classification/, as of 2026-08-21, MIT License (see NOTICE).
 * https://github.com/Cloud-Architekt/AzurePrivilegedIAM
 */
import type { PermissionTiers } from './tiers.ts';

export const apiPermissions: PermissionTiers = {
  // Azure AD Graph
  '00000002-0000-0000-c000-000000000000': {
    control: `
      Application.ReadWrite.All Application.ReadWrite.OwnedBy Device.ReadWrite.All Directory.ReadWrite.All
      Domain.ReadWrite.All Group.ReadWrite.All Member.Read.Hidden`,
    management: 'Policy.Read.All',
    user: `
      Application.Read.All Directory.AccessAsUser.All Directory.Read.All Group.Read.All User.Read User.Read.All
      User.ReadBasic.All`,
  },
  // Exchange Online
  '00000002-0000-0ff1-ce00-000000000000': {
    management: `
      EAS.AccessAsUser.All EWS.AccessAsUser.All Exchange.AdminAPI.Manage Exchange.AdminAPI.ManageAsApp Exchange.Manage
      Exchange.ManageAsApp Exchange.ManageAsAppV2 Exchange.ManageV2 Group.ReadWrite.All IMAP.AccessAsUser.All
      Mail.Read.All Mail.ReadWrite Mail.ReadWrite.All Mail.ReadWrite.Shared Mail.Send Mail.Send.All Mailbox.Migration
      Organization.ReadWrite.All PeopleSettings.ReadWrite.All ReportingWebService.Read.All full_access_as_app`,
    user: `
      Calendars.Read Calendars.Read.All Calendars.Read.Shared Calendars.ReadWrite Calendars.ReadWrite.All
      Calendars.ReadWrite.Shared Contacts.Read Contacts.Read.All Contacts.Read.Shared Contacts.ReadWrite
      Contacts.ReadWrite.All Contacts.ReadWrite.Shared Group.Read.All IMAP.AccessAsApp Mail.Read Mail.Read.Shared
      Mail.ReadBasic Mail.Send.Shared MailboxSettings.Read MailboxSettings.ReadWrite Notes.Read Notes.ReadWrite
      OPX.MyDay OPX.MyDay.All OPX.MyDay.Shared Organization.Read.All POP.AccessAsApp POP.AccessAsUser.All People.Read
      People.ReadWrite PeopleSettings.Read.All Place.Read.All ReportingWebService.Read SMTP.Send SMTP.SendAsApp
      Tasks.Read Tasks.Read.Shared Tasks.ReadWrite Tasks.ReadWrite.Shared User.Read User.Read.All User.ReadBasic.All
      User.ReadWrite`,
  },
  // Microsoft Graph
  '00000003-0000-0000-c000-000000000000': {
    control: `
      APIConnectors.ReadWrite.All AccessReview.ReadWrite.All AccessReview.ReadWrite.Membership
      AdministrativeUnit.ReadWrite.All AgentCard.ReadWrite.All AgentCard.ReadWrite.ManagedBy
      AgentCardManifest.ReadWrite.All AgentCardManifest.ReadWrite.ManagedBy AgentCollection.ReadWrite.All
      AgentCollection.ReadWrite.ManagedBy AgentIdUser.ReadWrite.All AgentIdentity.DeleteRestore.All
      AgentIdentity.EnableDisable.All AgentIdentity.ReadWrite.All AgentIdentityBlueprint.AddRemoveCreds.All
      AgentIdentityBlueprint.DeleteRestore.All AgentIdentityBlueprint.ReadWrite.All
      AgentIdentityBlueprint.UpdateAuthProperties.All AgentIdentityBlueprint.UpdateBranding.All
      AgentIdentityBlueprintPrincipal.DeleteRestore.All AgentIdentityBlueprintPrincipal.EnableDisable.All
      AgentIdentityBlueprintPrincipal.ReadWrite.All AgentInstance.ReadWrite.All AgentInstance.ReadWrite.ManagedBy
      AgentRegistration.ReadWrite.All Agreement.ReadWrite.All AppCatalog.Submit
      AppCertTrustConfiguration.ReadWrite.All AppRoleAssignment.ReadWrite.All
      Application-RemoteDesktopConfig.ReadWrite.All Application.ReadUpdate.All Application.ReadWrite.All
      Application.ReadWrite.OwnedBy AttackSimulation.ReadWrite.All AuditActivity.Write
      AuthenticationContext.ReadWrite.All BillingConfiguration.ReadWrite.All BitlockerKey.Read.All
      CaseManagement.ReadWrite.All CloudPC.ReadWrite.All ConfigurationMonitoring.ReadWrite.All ConsentRequest.Create
      ConsentRequest.ReadApprove.All ConsentRequest.ReadWrite.All ContentActivity.Write
      CrossTenantUserProfileSharing.ReadWrite CrossTenantUserProfileSharing.ReadWrite.All
      CustomAuthenticationExtension.ReadWrite.All CustomAuthenticationExtension.Receive.Payload
      CustomDetection.ReadWrite.All CustomSecAttributeAssignment.Read.All CustomSecAttributeAssignment.ReadWrite.All
      CustomSecAttributeDefinition.Read.All CustomSecAttributeDefinition.ReadWrite.All
      CustomSecAttributeProvisioning.Read.All CustomSecAttributeProvisioning.ReadWrite.All
      DelegatedAdminRelationship.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Device.Command
      Device.ReadWrite.All DeviceLocalCredential.Read.All DeviceManagementApps.ReadWrite.All
      DeviceManagementCloudCA.Read.All DeviceManagementCloudCA.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.PrivilegedOperations.All
      DeviceManagementManagedDevices.ReadWrite.All DeviceManagementRBAC.ReadWrite.All
      DeviceManagementScripts.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All DeviceTemplate.Create
      DeviceTemplate.ReadWrite.All Directory.ReadWrite.All DirectoryRecommendations.ReadWrite.All
      Domain-InternalFederation.ReadWrite.All Domain.ReadWrite.All EduRoster.ReadWrite.All
      EntitlementManagement.ReadWrite.All ExternalUserProfile.ReadWrite.All Group-NestingSupport.ReadWrite.All
      Group-OnPremisesSyncBehavior.ReadWrite.All Group.ReadWrite.All GroupMember.ReadWrite.All
      GroupSettings.ReadWrite.All IdentityNotifications.ReadWrite.All IdentityProvider.ReadWrite.All
      IdentityRiskEvent.ReadWrite.All IdentityRiskyAgent.ReadWrite.All IdentityRiskyServicePrincipal.ReadWrite.All
      IdentityRiskyUser.ReadWrite.All IdentityUserFlow.ReadWrite.All LicenseAssignment.ReadWrite.All
      LifecyclePolicies-Guests.ReadWrite.All LifecycleWorkflows-CustomExt.ReadWrite.All
      LifecycleWorkflows-Workflow.Activate LifecycleWorkflows-Workflow.ReadWrite.All LifecycleWorkflows.ReadWrite.All
      ManagedTenants.ReadWrite.All Member.Read.Hidden MultiTenantOrganization.ReadWrite.All
      MutualTlsOauthConfiguration.ReadWrite.All NetworkAccess-Reports.Read.All NetworkAccess.ReadWrite.All
      NetworkAccessBranch.ReadWrite.All NetworkAccessPolicy.ReadWrite.All OnPremDirectorySynchronization.ReadWrite.All
      OnPremisesPublishingProfiles.ReadWrite.All OrgSettings-AppsAndServices.ReadWrite.All
      OrgSettings-DynamicsVoice.ReadWrite.All OrgSettings-Forms.ReadWrite.All
      OrgSettings-Microsoft365Install.ReadWrite.All OrgSettings-Todo.ReadWrite.All Organization.ReadWrite.All
      OrganizationalBranding.ReadWrite.All PartnerSecurity.ReadWrite.All PendingExternalUserProfile.ReadWrite.All
      Policy.ReadWrite.AccessReview Policy.ReadWrite.ApplicationConfiguration Policy.ReadWrite.AuthenticationFlows
      Policy.ReadWrite.AuthenticationMethod Policy.ReadWrite.Authorization Policy.ReadWrite.B2BManagementPolicy
      Policy.ReadWrite.ConditionalAccess Policy.ReadWrite.ConsentRequest Policy.ReadWrite.CrossTenantAccess
      Policy.ReadWrite.CrossTenantCapability Policy.ReadWrite.DeviceConfiguration Policy.ReadWrite.ExternalIdentities
      Policy.ReadWrite.FeatureRollout Policy.ReadWrite.FedTokenValidation Policy.ReadWrite.IdentityProtection
      Policy.ReadWrite.MobilityManagement Policy.ReadWrite.PermissionGrant Policy.ReadWrite.Recovery
      Policy.ReadWrite.SecurityDefaults Policy.ReadWrite.TrustFramework PrivilegedAccess-CustomExt.ReadWrite.All
      PrivilegedAccess.ReadWrite.AzureAD PrivilegedAccess.ReadWrite.AzureADGroup
      PrivilegedAccess.ReadWrite.AzureResources PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup
      PrivilegedAssignmentSchedule.ReadWrite.EntraAppRole PrivilegedAssignmentSchedule.Remove.AzureADGroup
      PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup PrivilegedEligibilitySchedule.ReadWrite.EntraAppRole
      PrivilegedEligibilitySchedule.Remove.AzureADGroup ProgramControl.ReadWrite.All PublicKeyInfrastructure.Read.All
      PublicKeyInfrastructure.ReadWrite.All RiskPreventionProviders.ReadWrite.All
      RoleAssignmentSchedule.ReadWrite.Directory RoleAssignmentSchedule.Remove.Directory
      RoleEligibilitySchedule.ReadWrite.Directory RoleEligibilitySchedule.Remove.Directory
      RoleManagement.ReadWrite.CloudPC RoleManagement.ReadWrite.Defender RoleManagement.ReadWrite.Directory
      RoleManagement.ReadWrite.Exchange RoleManagementAlert.ReadWrite.Directory
      RoleManagementPolicy.ReadWrite.AzureADGroup RoleManagementPolicy.ReadWrite.Directory
      RoleManagementPolicy.ReadWrite.EntraAppRole SecurityActions.ReadWrite.All SecurityAlert.Create.All
      SecurityAlert.ReadWrite.All SecurityAnalyzedMessage.ReadWrite.All SecurityEvents.ReadWrite.All
      SecurityIdentitiesActions.ReadWrite.All SecurityIdentitiesAutoConfig.Read.All
      SecurityIdentitiesAutoConfig.ReadWrite.All SecurityIdentitiesHealth.Read.All
      SecurityIdentitiesHealth.ReadWrite.All SecurityIdentitiesMigration.ReadWrite.All
      SecurityIdentitiesSensors.Read.All SecurityIdentitiesSensors.ReadWrite.All
      SecurityIdentitiesUserActions.ReadWrite.All SecurityIncident.ReadWrite.All
      ServicePrincipalEndpoint.ReadWrite.All SignInIdentifier.ReadWrite.All SpiffeTrustDomain.ReadWrite.All
      Synchronization.ReadWrite.All SynchronizationData-User.Upload SynchronizationData-User.Upload.OwnedBy
      TenantGovernance-Invitation.ReadWrite.All TenantGovernance-PolicyTemplate.ReadWrite.All
      TenantGovernance-RelatedTenant.ReadWrite.All TenantGovernance-Relationship.ReadWrite.All
      TenantGovernance-Request.ReadWrite.All TenantGovernance-Setting.ReadWrite.All ThreatIndicators.ReadWrite.OwnedBy
      ThreatSubmission.ReadWrite.All ThreatSubmissionPolicy.ReadWrite.All TrustFrameworkKeySet.Read.All
      TrustFrameworkKeySet.ReadWrite.All User-ConvertToInternal.ReadWrite.All User-LifeCycleInfo.ReadWrite.All
      User-Mail.ReadWrite.All User-OnPremisesSyncBehavior.ReadWrite.All User-PasswordProfile.ReadWrite.All
      User-Phone.ReadWrite.All User.Create User.DeleteRestore.All User.EnableDisableAccount.All User.Export.All
      User.ManageIdentities.All User.ReadUpdate.All User.ReadWrite.All User.ReadWrite.CrossCloud
      User.RevokeSessions.All UserAuthMethod-Email.ReadWrite.All UserAuthMethod-External.ReadWrite.All
      UserAuthMethod-HardwareOATH.ReadWrite.All UserAuthMethod-MicrosoftAuthApp.ReadWrite.All
      UserAuthMethod-Passkey.ReadWrite.All UserAuthMethod-Password.ReadWrite.All UserAuthMethod-Phone.ReadWrite.All
      UserAuthMethod-PlatformCred.ReadWrite.All UserAuthMethod-QR.ReadWrite.All
      UserAuthMethod-ResourceKey.ReadWrite.All UserAuthMethod-SoftwareOATH.ReadWrite.All
      UserAuthMethod-TAP.ReadWrite.All UserAuthMethod-WindowsHello.ReadWrite.All UserAuthenticationMethod.ReadWrite
      UserAuthenticationMethod.ReadWrite.All WindowsUpdates.ReadWrite.All`,
    management: `
      APIConnectors.Read.All AccessReview.Read.All Acronym.Read.All AgentCollection.Read.Global
      AgentCollection.Read.Quarantined AgentCollection.ReadWrite.Global AgentCollection.ReadWrite.Quarantined
      AgentIdentity.Create.All AgentIdentityBlueprint.Create AgentIdentityBlueprintPrincipal.Create Agreement.Read.All
      AgreementAcceptance.Read AgreementAcceptance.Read.All AiEnterpriseInteraction.Read
      AiEnterpriseInteraction.Read.All AppCatalog.Read.All AppCatalog.ReadWrite.All AppCertTrustConfiguration.Read.All
      ApprovalSolution.Read ApprovalSolution.Read.All ApprovalSolution.ReadWrite ApprovalSolution.ReadWrite.All
      ApprovalSolutionResponse.ReadWrite AttackSimulation.Read.All AuditActivity.Read AuditLog.Read.All
      AuditLogsQuery-CRM.Read.All AuditLogsQuery-Endpoint.Read.All AuditLogsQuery-Entra.Read.All
      AuditLogsQuery-Exchange.Read.All AuditLogsQuery-OneDrive.Read.All AuditLogsQuery-SharePoint.Read.All
      AuditLogsQuery.Read.All AuthenticationContext.Read.All BackupRestore-Configuration.Read.All
      BackupRestore-Configuration.ReadWrite.All BackupRestore-Control.Read.All BackupRestore-Control.ReadWrite.All
      BackupRestore-Monitor.Read.All BackupRestore-Restore.Read.All BackupRestore-Restore.ReadWrite.All
      BackupRestore-Search.Read.All BitlockerKey.ReadBasic.All Bookings.Manage.All Bookings.Read.All
      Bookings.ReadWrite.All BookingsAppointment.ReadWrite.All Bookmark.Read.All BrowserSiteLists.Read.All
      BrowserSiteLists.ReadWrite.All BusinessScenarioConfig.Read.All BusinessScenarioConfig.Read.OwnedBy
      BusinessScenarioConfig.ReadWrite.All BusinessScenarioConfig.ReadWrite.OwnedBy BusinessScenarioData.Read.OwnedBy
      BusinessScenarioData.ReadWrite.OwnedBy Calendars.Read Calendars.Read.All Calendars.ReadBasic.All
      Calendars.ReadWrite Calendars.ReadWrite.All CallAiInsights.Read.All CallDelegation.Read.All
      CallDelegation.ReadWrite.All CallEvents-Emergency.Read.All CallEvents.Read.All CallRecord-PstnCalls.Read.All
      CallRecordings.Read.All CallRecords.Read.All CallTranscripts.Read.All Calls.AccessMedia.All Calls.Initiate.All
      Calls.InitiateGroupCall.All Calls.JoinGroupCall.All Calls.JoinGroupCallAsGuest.All
      Calls.ReportSyntheticMedia.All CaseManagement.Read.All ChangeManagement.Read.All Channel.Create
      Channel.Delete.All Channel.ReadBasic.All ChannelMember.Read.All ChannelMember.ReadWrite.All
      ChannelMessage.Read.All ChannelMessage.UpdatePolicyViolation.All ChannelSettings.Read.All
      ChannelSettings.ReadWrite.All Chat.Create Chat.ManageDeletion.All Chat.Read.All Chat.Read.WhereInstalled
      Chat.ReadBasic.All Chat.ReadBasic.WhereInstalled Chat.ReadWrite.All Chat.ReadWrite.WhereInstalled
      Chat.UpdatePolicyViolation.All ChatMember.Read.All ChatMember.Read.WhereInstalled ChatMember.ReadWrite.All
      ChatMember.ReadWrite.WhereInstalled ChatMessage.Read.All CloudApp-Discovery.Read.All CloudPC.Read.All
      Community.Read.All Community.ReadWrite.All ConfigurationMonitoring.Read.All ConsentRequest.Read
      ConsentRequest.Read.All Contacts-OnPremisesSyncBehavior.ReadWrite.All Contacts.Read Contacts.ReadWrite
      Content.Process.All Content.Process.User ContentActivity.Read Contracts.Read.All CopilotConversation.Delete
      CopilotPackages.Read.All CopilotPackages.ReadWrite.All CopilotPolicySettings.Read
      CopilotPolicySettings.ReadWrite CopilotSettings-LimitedMode.Read CopilotSettings-LimitedMode.ReadWrite
      CrossTenantInformation.ReadBasic.All CrossTenantUserProfileSharing.Read CrossTenantUserProfileSharing.Read.All
      CustomAuthenticationExtension.Read.All CustomDetection.Read.All CustomSecAttributeAuditLogs.Read.All
      CustomTags.Read.All CustomTags.ReadWrite.All DelegatedAdminRelationship.Read.All
      DelegatedPermissionGrant.Read.All Device.CreateFromOwnedTemplate DeviceLocalCredential.ReadBasic.All
      DeviceManagementApps.Read.All DeviceManagementConfiguration.Read.All DeviceManagementManagedDevices.Read.All
      DeviceManagementRBAC.Read.All DeviceManagementScripts.Read.All DeviceManagementServiceConfig.Read.All
      DeviceTemplate.Read.All DirectoryRecommendations.Read.All EduAdministration.Read EduAdministration.Read.All
      EduAdministration.ReadWrite EduAdministration.ReadWrite.All EduAssignments.Read EduAssignments.Read.All
      EduAssignments.ReadBasic EduAssignments.ReadBasic.All EduAssignments.ReadWrite EduAssignments.ReadWrite.All
      EduAssignments.ReadWriteBasic EduAssignments.ReadWriteBasic.All EduCurricula.Read EduCurricula.Read.All
      EduCurricula.ReadWrite EduCurricula.ReadWrite.All EduReports-Reading.Read.All
      EduReports-Reading.ReadAnonymous.All EduReports-Reflect.Read.All EduReports-Reflect.ReadAnonymous.All
      EduRoster.Read EduRoster.Read.All EduRoster.ReadBasic EduRoster.ReadBasic.All EduRoster.ReadWrite
      EngagementConversation.Migration.All EngagementConversation.Read.All EngagementConversation.ReadWrite.All
      EngagementExport.Read.All EngagementMeetingConversation.Read.All EngagementRole.Read EngagementRole.Read.All
      EngagementRole.ReadWrite.All EntitlementManagement.Read.All EntitlementMgmt-SubjectAccess.ReadWrite
      EntraBackup.Read.All EntraBackup.ReadWrite.Preview EntraBackup.ReadWrite.Recovery EventListener.Read.All
      EventListener.ReadWrite.All ExchangeMessageTrace.Read.All ExternalConnection.Read.All
      ExternalConnection.ReadWrite.All ExternalConnection.ReadWrite.OwnedBy ExternalItem.Read.All
      ExternalItem.ReadWrite.All ExternalItem.ReadWrite.OwnedBy ExternalUserProfile.Read.All FileIngestion.Ingest
      FileIngestionHybridOnboarding.Manage FileStorageContainer.Manage.All FileStorageContainer.Selected
      FileStorageContainerType.Manage.All FileStorageContainerTypeReg.Manage.All FileStorageContainerTypeReg.Selected
      Files.Read Files.Read.All Files.Read.Selected Files.ReadWrite.All Files.ReadWrite.AppFolder
      Files.ReadWrite.Selected Files.SelectedOperations.Selected Financials.ReadWrite.All Goals-Export.Read.All
      Goals-Export.ReadWrite.All Group-Conversation.Read.All Group-Conversation.ReadWrite.All
      Group-XTenantIdentitySync.Read.All Group.ManageProtection.All HealthMonitoringAlert.Read.All
      HealthMonitoringAlert.ReadWrite.All HealthMonitoringAlertConfig.Read.All
      HealthMonitoringAlertConfig.ReadWrite.All IdentityNotifications.Read.All IdentityProvider.Read.All
      IdentityRiskEvent.Read.All IdentityRiskyAgent.Read.All IdentityRiskyServicePrincipal.Read.All
      IdentityRiskyUser.Read.All IdentityUserFlow.Read.All IndustryData-DataConnector.Read.All
      IndustryData-DataConnector.ReadWrite.All IndustryData-DataConnector.Upload IndustryData-InboundFlow.Read.All
      IndustryData-InboundFlow.ReadWrite.All IndustryData-OutboundFlow.Read.All
      IndustryData-OutboundFlow.ReadWrite.All IndustryData-ReferenceDefinition.Read.All
      IndustryData-ReferenceDefinition.ReadWrite.All IndustryData-Run.Read.All IndustryData-Run.Start
      IndustryData-SourceSystem.Read.All IndustryData-SourceSystem.ReadWrite.All IndustryData-TimePeriod.Read.All
      IndustryData-TimePeriod.ReadWrite.All IndustryData.ReadBasic.All InformationProtectionConfig.Read
      InformationProtectionConfig.Read.All InformationProtectionContent.Sign.All
      InformationProtectionContent.Write.All InformationProtectionPolicy.Read InformationProtectionPolicy.Read.All
      Insights-UserMetric.Read.All LearningAssignedCourse.Read LearningAssignedCourse.Read.All
      LearningAssignedCourse.ReadWrite.All LearningContent.Read.All LearningContent.ReadWrite.All
      LearningProvider.Read LearningProvider.ReadWrite LearningSelfInitiatedCourse.Read
      LearningSelfInitiatedCourse.Read.All LearningSelfInitiatedCourse.ReadWrite.All LifecyclePolicies-Guests.Read.All
      LifecycleWorkflows-CustomExt.Read.All LifecycleWorkflows-Reports.Read.All LifecycleWorkflows-Workflow.Read.All
      LifecycleWorkflows-Workflow.ReadBasic.All LifecycleWorkflows.Read.All ListItems.SelectedOperations.Selected
      Lists.SelectedOperations.Selected Mail-Advanced.ReadWrite.All Mail.Read Mail.ReadBasic Mail.ReadBasic.All
      Mail.ReadWrite Mail.Send MailTips.ReadBasic.All MailboxConfigItem.Read MailboxConfigItem.ReadWrite
      MailboxFolder.Read.All MailboxFolder.ReadWrite.All MailboxItem.Export.All MailboxItem.ImportExport.All
      MailboxItem.Read.All MailboxItem.ReadWrite.All MailboxSettings.Read MailboxSettings.ReadWrite
      ManagedTenants.Read.All MultiTenantOrganization.Read.All MultiTenantOrganization.ReadBasic.All
      MutualTlsOauthConfiguration.Read.All NetworkAccess.Read.All NetworkAccessBranch.Read.All
      NetworkAccessPolicy.Read.All Notes.Read.All Notes.ReadWrite.All OnPremDirectorySynchronization.Read.All
      OnlineMeetingAiInsight.Read.All OnlineMeetingAiInsight.Read.Chat OnlineMeetingArtifact.Read.All
      OnlineMeetingRecording.Read.All OnlineMeetingTranscript.Read.All OnlineMeetings.Read.All
      OnlineMeetings.ReadWrite.All OrgContact.Read.All OrgSettings-AppsAndServices.Read.All
      OrgSettings-DynamicsVoice.Read.All OrgSettings-Forms.Read.All OrgSettings-Microsoft365Install.Read.All
      OrgSettings-Todo.Read.All OrganizationalBranding.Read.All PartnerBilling.Read.All PartnerSecurity.Read.All
      PendingExternalUserProfile.Read.All People.Read.All PeopleSettings.Read.All PeopleSettings.ReadWrite.All
      Place.Read.All Place.ReadWrite.All PlaceDevice.Read.All PlaceDevice.ReadWrite.All
      PlaceDeviceTelemetry.ReadWrite.All Policy.Read.All Policy.Read.AuthenticationMethod
      Policy.Read.B2BManagementPolicy Policy.Read.ConditionalAccess Policy.Read.CrossTenantAccess
      Policy.Read.DeviceConfiguration Policy.Read.IdentityProtection Policy.Read.PermissionGrant Policy.Read.Recovery
      PreAuthorizationGrant.Read.All Presence.Read.All Presence.ReadWrite.All PrintConnector.Read.All
      PrintConnector.ReadWrite.All PrintJob.Manage.All PrintJob.Read.All PrintJob.ReadBasic.All PrintJob.ReadWrite.All
      PrintJob.ReadWriteBasic.All PrintSettings.Read.All PrintSettings.ReadWrite.All PrintTaskDefinition.ReadWrite.All
      Printer.Create Printer.FullControl.All Printer.Read.All Printer.ReadWrite.All PrinterShare.ReadWrite.All
      PrivilegedAccess-CustomExt.Read.All PrivilegedAccess.Read.AzureAD PrivilegedAccess.Read.AzureADGroup
      PrivilegedAccess.Read.AzureResources PrivilegedAssignmentSchedule.Read.AzureADGroup
      PrivilegedAssignmentSchedule.Read.EntraAppRole PrivilegedEligibilitySchedule.Read.AzureADGroup
      PrivilegedEligibilitySchedule.Read.EntraAppRole ProfilePhoto.Read.All ProfilePhoto.ReadWrite.All
      ProgramControl.Read.All ProtectionScopes.Compute.All ProtectionScopes.Compute.User ProvisioningLog.Read.All
      QnA.Read.All RealTimeActivityFeed.Read.All RecordsManagement.Read.All RecordsManagement.ReadWrite.All
      RemoteTenantGroups.Read.All ReportSettings.Read.All ReportSettings.ReadWrite.All Reports.Read.All
      ResourceSpecificPermissionGrant.ReadForChat ResourceSpecificPermissionGrant.ReadForChat.All
      ResourceSpecificPermissionGrant.ReadForTeam ResourceSpecificPermissionGrant.ReadForTeam.All
      ResourceSpecificPermissionGrant.ReadForUser ResourceSpecificPermissionGrant.ReadForUser.All
      RiskPreventionProviders.Read.All RoleAssignmentSchedule.Read.Directory RoleEligibilitySchedule.Read.Directory
      RoleManagement.Read.Defender RoleManagement.Read.Exchange RoleManagementAlert.Read.Directory
      RoleManagementPolicy.Read.AzureADGroup RoleManagementPolicy.Read.Directory
      RoleManagementPolicy.Read.EntraAppRole Schedule-WorkingTime.ReadWrite.All Schedule.Read.All
      Schedule.ReadWrite.All SchedulePermissions.ReadWrite.All SearchConfiguration.Read.All
      SearchConfiguration.ReadWrite.All SecurityActions.Read.All SecurityAlert.Read.All
      SecurityAnalyzedMessage.Read.All SecurityCopilotWorkspaces.Read.All SecurityCopilotWorkspaces.ReadWrite.All
      SecurityEvents.Read.All SecurityIdentitiesAccount.Read.All SecurityIdentitiesMigration.Read.All
      SecurityIdentitiesUserActions.Read.All SecurityIncident.Read.All SensitivityLabel.Evaluate
      SensitivityLabel.Evaluate.All SensitivityLabel.Read SensitivityLabels.Read.All SentimentSurvey.Export.All
      ServiceActivity-Exchange.Read.All ServiceActivity-Microsoft365Web.Read.All ServiceActivity-OneDrive.Read.All
      ServiceActivity-Teams.Read.All ServiceHealth.Read.All ServiceMessage.Read.All
      SharePointCrossTenantMigration.Manage.All SharePointCrossTenantMigration.Read.All
      SharePointTenantSettings.Read.All SharePointTenantSettings.ReadWrite.All ShortNotes.Read.All
      ShortNotes.ReadWrite.All SignInIdentifier.Read.All Sites.Archive.All Sites.Create.All Sites.FullControl.All
      Sites.Manage.All Sites.Read.All Sites.ReadWrite.All Sites.Selected SpiffeTrustDomain.Read.All
      Storyline.ReadWrite.All SubjectRightsRequest.Read.All SubjectRightsRequest.ReadWrite.All Subscription.Read.All
      Synchronization.Read.All Tasks.Read.All Tasks.ReadWrite.All Team.Create Team.ReadBasic.All TeamMember.Read.All
      TeamMember.ReadWrite.All TeamMember.ReadWriteNonOwnerRole.All TeamSettings.Read.All TeamSettings.ReadWrite.All
      TeamTemplates.Read TeamTemplates.Read.All TeamsActivity.Read TeamsActivity.Read.All TeamsActivity.Send
      TeamsAppInstallation.ManageSelectedForChat TeamsAppInstallation.ManageSelectedForChat.All
      TeamsAppInstallation.ManageSelectedForTeam TeamsAppInstallation.ManageSelectedForTeam.All
      TeamsAppInstallation.ManageSelectedForUser TeamsAppInstallation.ManageSelectedForUser.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.ReadForChat TeamsAppInstallation.ReadForChat.All
      TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadForTeam.All TeamsAppInstallation.ReadForUser
      TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadSelectedForChat
      TeamsAppInstallation.ReadSelectedForChat.All TeamsAppInstallation.ReadSelectedForTeam
      TeamsAppInstallation.ReadSelectedForTeam.All TeamsAppInstallation.ReadSelectedForUser
      TeamsAppInstallation.ReadSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentForChat
      TeamsAppInstallation.ReadWriteAndConsentForChat.All TeamsAppInstallation.ReadWriteAndConsentForTeam
      TeamsAppInstallation.ReadWriteAndConsentForTeam.All TeamsAppInstallation.ReadWriteAndConsentForUser
      TeamsAppInstallation.ReadWriteAndConsentForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForChat
      TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All TeamsAppInstallation.ReadWriteAndConsentSelfForTeam
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All TeamsAppInstallation.ReadWriteForChat
      TeamsAppInstallation.ReadWriteForChat.All TeamsAppInstallation.ReadWriteForTeam
      TeamsAppInstallation.ReadWriteForTeam.All TeamsAppInstallation.ReadWriteForUser
      TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelectedForChat
      TeamsAppInstallation.ReadWriteSelectedForChat.All TeamsAppInstallation.ReadWriteSelectedForTeam
      TeamsAppInstallation.ReadWriteSelectedForTeam.All TeamsAppInstallation.ReadWriteSelectedForUser
      TeamsAppInstallation.ReadWriteSelectedForUser.All TeamsAppInstallation.ReadWriteSelfForChat
      TeamsAppInstallation.ReadWriteSelfForChat.All TeamsAppInstallation.ReadWriteSelfForTeam
      TeamsAppInstallation.ReadWriteSelfForTeam.All TeamsAppInstallation.ReadWriteSelfForUser
      TeamsAppInstallation.ReadWriteSelfForUser.All TeamsPolicyUserAssign.ReadWrite.All TeamsResourceAccount.Read.All
      TeamsTab.Create TeamsTab.Read.All TeamsTab.ReadWrite.All TeamsTab.ReadWriteForChat TeamsTab.ReadWriteForChat.All
      TeamsTab.ReadWriteForTeam TeamsTab.ReadWriteForTeam.All TeamsTab.ReadWriteForUser TeamsTab.ReadWriteForUser.All
      TeamsTab.ReadWriteSelfForChat TeamsTab.ReadWriteSelfForChat.All TeamsTab.ReadWriteSelfForTeam
      TeamsTab.ReadWriteSelfForTeam.All TeamsTab.ReadWriteSelfForUser TeamsTab.ReadWriteSelfForUser.All
      TeamsTelephoneNumber.Read.All TeamsTelephoneNumber.ReadWrite.All TeamsUserConfiguration.Read.All
      Teamwork.Migrate.All Teamwork.Read.All TeamworkAppSettings.Read.All TeamworkAppSettings.ReadWrite.All
      TeamworkCustomEmoji.Create TeamworkCustomEmoji.Create.All TeamworkCustomEmoji.Read TeamworkCustomEmoji.Read.All
      TeamworkDevice.Read.All TeamworkDevice.ReadWrite.All TeamworkSection.Read TeamworkSection.Read.All
      TeamworkSection.ReadWrite TeamworkSection.ReadWrite.All TeamworkTag.Read TeamworkTag.Read.All
      TeamworkTag.ReadWrite TeamworkTag.ReadWrite.All TeamworkTargetedMessage.Read.All
      TeamworkTargetedMessage.ReadWrite TeamworkUserInteraction.Read.All TenantGovernance-Invitation.Read.All
      TenantGovernance-PolicyTemplate.Read.All TenantGovernance-RelatedTenant.Read.All
      TenantGovernance-Relationship.Read.All TenantGovernance-Request.Read.All TenantGovernance-Setting.Read.All
      TermStore.Read.All TermStore.ReadWrite.All ThreatAssessment.Read.All ThreatAssessment.ReadWrite.All
      ThreatHunting.Read.All ThreatIndicators.Read.All ThreatIntelligence.Read.All ThreatSubmission.Read
      ThreatSubmission.Read.All ThreatSubmission.ReadWrite Topic.Read.All User-LifeCycleInfo.Read.All
      UserNotification.ReadWrite.CreatedByApp UserShiftPreferences.Read.All UserShiftPreferences.ReadWrite.All
      UserTeamwork.Read.All UserWindowsSettings.Read.All UserWindowsSettings.ReadWrite.All
      VerifiedId-Profile.ReadWrite.All VirtualAppointment.Read VirtualAppointment.Read.All
      VirtualAppointment.ReadWrite VirtualAppointment.ReadWrite.All VirtualAppointmentNotification.Send
      VirtualEvent.Read VirtualEvent.Read.All VirtualEvent.ReadWrite VirtualEventRegistration-Anon.ReadWrite.All
      WindowsUpdates.Read.All WorkforceIntegration.Read.All WorkforceIntegration.ReadWrite.All eDiscovery.Read.All
      eDiscovery.ReadWrite.All`,
    user: `
      AdministrativeUnit.Read.All AgentCard.Read.All AgentCardManifest.Read.All AgentCollection.Read.All
      AgentIdUser.ReadWrite.IdentityParentedBy AgentIdentity.CreateAsManager AgentIdentity.Read.All
      AgentIdentityBlueprint.Read.All AgentIdentityBlueprintPrincipal.Read.All AgentInstance.Read.All
      AgentRegistration.Read.All Analytics.Read Application.Read.All Calendars.Read.Shared Calendars.ReadBasic
      Calendars.ReadWrite.Shared CallDelegation.Read CallDelegation.ReadWrite CallEvents.Read ChannelMessage.Edit
      ChannelMessage.ReadWrite ChannelMessage.Send Chat.Read Chat.ReadBasic Chat.ReadWrite ChatMember.Read
      ChatMember.ReadWrite ChatMessage.Read ChatMessage.Send Contacts.Read.Shared Contacts.ReadWrite.Shared
      Device.Read Device.Read.All Directory.AccessAsUser.All Directory.Read.All Domain-InternalFederation.Read.All
      Domain.Read.All EAS.AccessAsUser.All EWS.AccessAsUser.All Family.Read Files.ReadWrite Group.Create
      Group.Read.All GroupMember.Read.All GroupSettings.Read.All IMAP.AccessAsUser.All LicenseAssignment.Read.All
      Mail-Advanced.ReadWrite Mail-Advanced.ReadWrite.Shared Mail.Read.Shared Mail.ReadBasic.Shared
      Mail.ReadWrite.Shared Mail.Send.Shared MailTips.ReadBasic.Shared MailboxFolder.Read MailboxFolder.ReadWrite
      MailboxItem.Export MailboxItem.ImportExport MailboxItem.Read MailboxItem.ReadWrite Notes.Create Notes.Read
      Notes.ReadWrite Notes.ReadWrite.CreatedByApp Notifications.ReadWrite.CreatedByApp OnlineMeetings.Read
      OnlineMeetings.ReadWrite Organization.Read.All POP.AccessAsUser.All People.Read Presence.Read Presence.ReadWrite
      PrintJob.Create PrintJob.Read PrintJob.ReadBasic PrintJob.ReadWrite PrintJob.ReadWriteBasic
      PrinterShare.Read.All PrinterShare.ReadBasic.All RoleManagement.Read.All RoleManagement.Read.CloudPC
      RoleManagement.Read.Directory SMTP.Send ServiceMessageViewpoint.Write ServicePrincipalEndpoint.Read.All
      ShortNotes.Read ShortNotes.ReadWrite SubjectNameRegistration.ReadWrite Tasks.Read Tasks.Read.Shared
      Tasks.ReadWrite Tasks.ReadWrite.Shared UnifiedGroupMember.Read.AsGuest User.Invite.All User.Read User.Read.All
      User.ReadBasic.All User.ReadWrite UserActivity.ReadWrite.CreatedByApp UserAuthMethod-Email.Read
      UserAuthMethod-Email.Read.All UserAuthMethod-Email.ReadWrite UserAuthMethod-External.Read
      UserAuthMethod-External.Read.All UserAuthMethod-External.ReadWrite UserAuthMethod-HardwareOATH.Read
      UserAuthMethod-HardwareOATH.Read.All UserAuthMethod-HardwareOATH.ReadWrite UserAuthMethod-MicrosoftAuthApp.Read
      UserAuthMethod-MicrosoftAuthApp.Read.All UserAuthMethod-MicrosoftAuthApp.ReadWrite UserAuthMethod-Passkey.Read
      UserAuthMethod-Passkey.Read.All UserAuthMethod-Passkey.ReadWrite UserAuthMethod-Password.Read
      UserAuthMethod-Password.Read.All UserAuthMethod-Password.ReadWrite UserAuthMethod-Phone.Read
      UserAuthMethod-Phone.Read.All UserAuthMethod-Phone.ReadWrite UserAuthMethod-PlatformCred.Read
      UserAuthMethod-PlatformCred.Read.All UserAuthMethod-PlatformCred.ReadWrite UserAuthMethod-QR.Read
      UserAuthMethod-QR.Read.All UserAuthMethod-QR.ReadWrite UserAuthMethod-ResourceKey.Read.All
      UserAuthMethod-SoftwareOATH.Read UserAuthMethod-SoftwareOATH.Read.All UserAuthMethod-SoftwareOATH.ReadWrite
      UserAuthMethod-TAP.Read UserAuthMethod-TAP.Read.All UserAuthMethod-TAP.ReadWrite
      UserAuthMethod-WindowsHello.Read UserAuthMethod-WindowsHello.Read.All UserAuthMethod-WindowsHello.ReadWrite
      UserAuthenticationMethod.Read UserAuthenticationMethod.Read.All UserCloudClipboard.Read UserTeamwork.Read
      UserTimelineActivity.Write.CreatedByApp VerifiedId-Profile.Read.All email offline_access openid profile`,
  },
  // SharePoint Online
  '00000003-0000-0ff1-ce00-000000000000': {
    management: `
      AllSites.FullControl AllSites.Manage AllSites.Read AllSites.Write EnterpriseResource.Read
      EnterpriseResource.Write Migration.Read.All Migration.ReadWrite.All OneDrive.Provision.All Project.Read
      Project.Write ProjectWebApp.FullControl ProjectWebAppReporting.Read SharePointCrossTenantMigration.Manage.All
      SharePointCrossTenantMigration.Read.All SharePointTenantSettings.Read.All SharePointTenantSettings.ReadWrite.All
      Sites.FullControl.All Sites.Manage.All Sites.Read.All Sites.ReadWrite.All Sites.Search.All Sites.Selected
      SitesMetadataAdmin.Read.All SitesMetadataAdmin.ReadWrite.All TenantReports.Read.All TenantReports.ReadWrite.All
      TermStore.Read.All TermStore.ReadWrite.All User.Read.All User.ReadWrite.All`,
    user: 'MyFiles.Read MyFiles.Write TaskStatus.Submit',
  },
  // Viva Engage
  '00000005-0000-0ff1-ce00-000000000000': {
    management: `
      Analytics.Read.All Community.Read.All Community.ReadWrite.All EngagementConversation.Migration.All
      EngagementConversation.Read.All EngagementConversation.ReadWrite.All EngagementRole.Read EngagementRole.Read.All
      EngagementRole.ReadWrite.All Notification.Send.All Storyline.ReadWrite.All`,
    user: 'StorylineSettings.Read.All access_as_user engage_access user_impersonation',
  },
  // Dataverse
  '00000007-0000-0000-c000-000000000000': {
    user: 'mcp.tools user_impersonation',
  },
  // Power BI
  '00000009-0000-0000-c000-000000000000': {
    management: `
      Capacity.Read.All Capacity.ReadWrite.All Gateway.Read.All Gateway.ReadWrite.All Item.Audit.All
      Item.ExternalDataShare.All OneLake.Read.All OneLake.ReadWrite.All Pipeline.Deploy Pipeline.Read.All
      Pipeline.ReadWrite.All StorageAccount.Read.All StorageAccount.ReadWrite.All Tenant.Read.All Tenant.ReadWrite.All
      UserState.ReadWrite.All Workspace.GitCommit.All Workspace.GitUpdate.All Workspace.Read.All
      Workspace.ReadWrite.All`,
    user: `
      App.Read.All Catalog.Read.All CatalogMirroring.Read.All Code.AccessAzureDataExplorer.All
      Code.AccessAzureDataLake.All Code.AccessAzureKeyvault.All Code.AccessFabric.All Code.AccessSQL.All
      Code.AccessStorage.All Connection.Read.All Connection.ReadWrite.All Connection.Reshare.All Content.Create
      CopyJob.Execute.All CopyJob.Read.All CopyJob.ReadWrite.All CopyJob.Reshare.All Dashboard.Execute.All
      Dashboard.Read.All Dashboard.ReadWrite.All Dashboard.Reshare.All DataAgent.Execute.All DataAgent.Read.All
      DataAgent.ReadWrite.All DataAgent.Reshare.All DataPipeline.Execute.All DataPipeline.Read.All
      DataPipeline.ReadWrite.All DataPipeline.Reshare.All DatabricksCatalog.Read.All Dataflow.Execute.All
      Dataflow.Read.All Dataflow.ReadWrite.All Dataflow.Reshare.All Datamart.Execute.All Datamart.Read.All
      Datamart.ReadWrite.All Datamart.Reshare.All Dataset.Read.All Dataset.ReadWrite.All DevX.ReadWrite.All
      Environment.Execute.All Environment.Read.All Environment.ReadWrite.All Environment.Reshare.All
      Eventhouse.Execute.All Eventhouse.Read.All Eventhouse.ReadWrite.All Eventhouse.Reshare.All
      Eventstream.Execute.All Eventstream.Read.All Eventstream.ReadWrite.All Eventstream.Reshare.All
      ExternalDataShare.Accept.All Fabric.Embed Fabric.Extend Fabric.Extend.IframeSandbox GraphInstance.Execute.All
      GraphInstance.Read.All GraphInstance.ReadWrite.All GraphInstance.Reshare.All GraphQL.Execute.All
      GraphQLApi.Execute.All GraphQLApi.Read.All GraphQLApi.ReadWrite.All GraphQLApi.Reshare.All Item.Execute.All
      Item.Read.All Item.ReadWrite.All Item.Reshare.All ItemMetadata.Read.All ItemMetadata.ReadWrite.All
      KQLDashboard.Execute.All KQLDashboard.Read.All KQLDashboard.ReadWrite.All KQLDashboard.Reshare.All
      KQLDataConnection.Execute.All KQLDataConnection.Read.All KQLDataConnection.ReadWrite.All
      KQLDataConnection.Reshare.All KQLDatabase.Execute.All KQLDatabase.ExternalDataShare.All KQLDatabase.Read.All
      KQLDatabase.ReadWrite.All KQLDatabase.Reshare.All KQLQueryset.Execute.All KQLQueryset.Read.All
      KQLQueryset.ReadWrite.All KQLQueryset.Reshare.All Lakehouse.Execute.All Lakehouse.ExternalDataShare.All
      Lakehouse.Read.All Lakehouse.ReadWrite.All Lakehouse.Reshare.All MLExperiment.Execute.All MLExperiment.Read.All
      MLExperiment.ReadWrite.All MLExperiment.Reshare.All MLModel.Execute.All MLModel.Read.All MLModel.ReadWrite.All
      MLModel.Reshare.All MetricSet.Execute.All MetricSet.Read.All MetricSet.ReadWrite.All MetricSet.Reshare.All
      MirroredAzureDatabricksCatalog.Execute.All MirroredAzureDatabricksCatalog.Read.All
      MirroredAzureDatabricksCatalog.ReadWrite.All MirroredAzureDatabricksCatalog.Reshare.All
      MirroredDatabase.Execute.All MirroredDatabase.ExternalDataShare.All MirroredDatabase.Read.All
      MirroredDatabase.ReadWrite.All MirroredDatabase.Reshare.All MountedDataFactory.Execute.All
      MountedDataFactory.Read.All MountedDataFactory.ReadWrite.All MountedDataFactory.Reshare.All Notebook.Execute.All
      Notebook.Read.All Notebook.ReadWrite.All Notebook.Reshare.All OrgApp.Read.All OrgApp.ReadWrite.All
      OrgApp.Reshare.All PaginatedReport.Execute.All PaginatedReport.Read.All PaginatedReport.ReadWrite.All
      PaginatedReport.Reshare.All PrincipalDetails.ReadBasic.All Reflex.Execute.All Reflex.Read.All
      Reflex.ReadWrite.All Reflex.Reshare.All Report.Execute.All Report.Read.All Report.ReadWrite.All
      Report.Reshare.All RetailDataManager.Execute.All RetailDataManager.Read.All RetailDataManager.ReadWrite.All
      RetailDataManager.Reshare.All SQLDatabase.Execute.All SQLDatabase.ExternalDataShare.All SQLDatabase.Read.All
      SQLDatabase.ReadWrite.All SQLDatabase.Reshare.All SQLEndpoint.Execute.All SQLEndpoint.Read.All
      SQLEndpoint.ReadWrite.All SQLEndpoint.Reshare.All Scorecard.Execute.All Scorecard.Read.All
      Scorecard.ReadWrite.All Scorecard.Reshare.All SemanticModel.Execute.All SemanticModel.ExternalDataShare.All
      SemanticModel.Read.All SemanticModel.ReadWrite.All SemanticModel.Reshare.All SparkJobDefinition.Execute.All
      SparkJobDefinition.Read.All SparkJobDefinition.ReadWrite.All SparkJobDefinition.Reshare.All
      UserDataFunction.Execute.All UserDataFunction.Read.All UserDataFunction.ReadWrite.All
      VariableLibrary.Execute.All VariableLibrary.Read.All VariableLibrary.ReadWrite.All VariableLibrary.Reshare.All
      Warehouse.Execute.All Warehouse.ExternalDataShare.All Warehouse.Read.All Warehouse.ReadWrite.All
      Warehouse.Reshare.All Warehouse.Restore.All WarehouseSnapshot.Execute.All WarehouseSnapshot.Read.All
      WarehouseSnapshot.ReadWrite.All WarehouseSnapshot.Reshare.All`,
  },
  // Azure Rights Management
  '00000012-0000-0000-c000-000000000000': {
    control: 'Content.DelegatedReader Content.DelegatedWriter Content.SuperUser Content.Writer',
    user: 'Application.Read.All user_impersonation',
  },
  '0af06dc6-e4b5-4f28-818e-e78e62d137a5': {
    control: 'CloudPC.PartnerReadWrite.All',
    management: 'EndUser.Access',
  },
  '3db474b9-6a0c-4840-96ac-1fceb342124f': {
    management: `
      VerifiableCredential.Create.All VerifiableCredential.Create.IssueRequest
      VerifiableCredential.Create.IssueRequest.User VerifiableCredential.Create.PresentRequest
      VerifiedId.MyAccountEligibility.Read`,
  },
  '475226c6-020e-4fb2-8a90-7a972cbfc1d4': {
    user: 'User',
  },
  // Azure DevOps
  '499b84ac-1321-427f-aa17-267ca6975798': {
    control: `
      vso.agentpools_manage vso.code_full vso.extension_manage vso.graph_manage vso.identity_manage
      vso.machinegroup_manage vso.pats_manage vso.securefiles_manage vso.security_manage vso.serviceendpoint_manage
      vso.tokenadministration vso.variablegroups_manage`,
    management: `
      vso.advsec vso.advsec_manage vso.advsec_write vso.auditlog vso.auditstreams_manage vso.build_execute
      vso.code_manage vso.connected_server vso.dashboards_manage vso.entitlements vso.environment_manage
      vso.gallery_manage vso.gallery_publish vso.loadtest vso.loadtest_write vso.memberentitlementmanagement
      vso.memberentitlementmanagement_write vso.notification_manage vso.packaging_manage vso.pipelineresources_manage
      vso.project_manage vso.project_write vso.release_execute vso.release_manage vso.securefiles_read
      vso.securefiles_write vso.serviceendpoint vso.serviceendpoint_query vso.symbols_manage vso.taskgroups_manage
      vso.taskgroups_write vso.variablegroups_read vso.variablegroups_write`,
    user: `
      user_impersonation vso.agentpools vso.analytics vso.build vso.code vso.code_status vso.code_write vso.dashboards
      vso.extension vso.extension.data vso.extension.data_write vso.gallery vso.gallery_acquire vso.graph vso.identity
      vso.notification vso.notification_diagnostics vso.notification_write vso.packaging vso.packaging_write vso.pats
      vso.pipelineresources_use vso.profile vso.profile_write vso.project vso.release vso.symbols vso.symbols_write
      vso.taskgroups_read vso.test vso.test_write vso.tokens vso.wiki vso.wiki_write vso.work vso.work_full
      vso.work_write`,
  },
  '58c746b0-a0b0-4647-a8f6-12dde5981638': {
    management: `
      Insights.Read.AccessRecommendation Insights.Read.All Insights.Read.SignIn Subscriptions.Read
      Subscriptions.ReadWrite`,
  },
  '688413c8-5319-43e1-9a0e-42f49da53686': {
    control: `
      VerifiedId.GetKeys.DefaultDid VerifiedId.PerformCallback.Presentation
      VerifiedId.Sign.VerifiablePresentationRequest`,
  },
  '6bf85cfa-ac8a-4be5-b5de-425a0d0dc016': {
    control: 'ADSynchronization.ReadWrite.All',
  },
  '73c2949e-da2d-457a-9607-fcc665198967': {
    management: 'Purview.ApplicationAccess Purview.DelegatedAccess',
  },
  // Azure Resource Manager
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': {
    user: 'user_impersonation',
  },
  '7b7531ad-5926-4f2d-8a1d-38495ad33e17': {
    control: 'Identity.PrivilegeAccountActions Identity.PrivilegeAccountTagging',
  },
  '93625bc8-bfe2-437a-97e0-3d0060024faa': {
    control: `
      Directory.AccessAsUser.All PasswordWriteback.OffboardClient.All PasswordWriteback.RefreshClient.All
      PasswordWriteback.RegisterClientVersion.All`,
  },
  'c161e42e-d4df-4a3d-9b42-e7a3c31f59d4': {
    management: `
      get_data_warehouse get_device_compliance manage_partner_compliance_policy pfx_cert_provider
      scep_challenge_provider send_data_usage update_device_attributes update_device_health`,
  },
  // Office 365 Management APIs
  'c5393580-f805-4401-95e8-94b7a6ef2fc2': {
    management: `
      ActivityFeed.Read ActivityFeed.ReadDlp ActivityReports.Read Deprecated_ActivityReports.Read
      Deprecated_ThreatIntelligence.Read ServiceHealth.Read ThreatIntelligence.Read`,
  },
  'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5': {
    management: 'Data.Read',
  },
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe': {
    management: `
      AdminAppCatalog.Read.All Authorization.ReadWrite Region.Read.All Region.ReadWrite Region.ReadWrite.All
      Team.ReadWrite.All TeamMember.ReadWrite.All User.Read.All UserLicense.Read.All apps.read.all user_impersonation`,
  },
  // Microsoft Defender for Endpoint
  'fc780465-2017-40d4-a0c5-307022471b92': {
    control: `
      Alert.ReadWrite Alert.ReadWrite.All Event.Write IntegrationConfiguration.ReadWrite Library.Manage
      Machine.CollectForensics Machine.Isolate Machine.LiveResponse Machine.Offboard Machine.ReadWrite
      Machine.ReadWrite.All Machine.RestrictExecution Machine.Scan Machine.StopAndQuarantine
      SecurityConfiguration.ReadWrite SecurityConfiguration.ReadWrite.All Ti.ReadWrite Ti.ReadWrite.All secop`,
    management: `
      AdvancedQuery.Read AdvancedQuery.Read.All Alert.Read Alert.Read.All File.Read.All Ip.Read.All Machine.Read
      Machine.Read.All RemediationTasks.Read RemediationTasks.Read.All Score.Read Score.Read.All
      SecurityBaselinesAssessment.Read SecurityBaselinesAssessment.Read.All SecurityConfiguration.Read
      SecurityConfiguration.Read.All SecurityRecommendation.Read SecurityRecommendation.Read.All Software.Read
      Software.Read.All Ti.Read.All Url.Read.All User.Read.All Vulnerability.Read Vulnerability.Read.All readonly`,
  },
};
