/**
 * Application permissions of each resource application (by appId), by tier.
 * Facts from Cloud-Architekt/AzurePrivilegedIAM, Classification/, as of 2026-08-21, MIT License (see NOTICE).
 * https://github.com/Cloud-Architekt/AzurePrivilegedIAM
 */
import type { PermissionTiers } from './tiers.ts';

export const applicationPermissions: PermissionTiers = {
  // Azure AD Graph
  '00000002-0000-0000-c000-000000000000': {
    control: `
      Application.ReadWrite.All Application.ReadWrite.OwnedBy Device.ReadWrite.All Directory.ReadWrite.All
      Domain.ReadWrite.All Member.Read.Hidden`,
    management: 'Policy.Read.All',
    user: 'Application.Read.All Directory.Read.All',
  },
  // Exchange Online
  '00000002-0000-0ff1-ce00-000000000000': {
    management: `
      Exchange.AdminAPI.ManageAsApp Exchange.ManageAsApp Exchange.ManageAsAppV2 Mail.ReadWrite Mail.Send
      Mailbox.Migration Organization.ReadWrite.All PeopleSettings.ReadWrite.All ReportingWebService.Read.All
      full_access_as_app`,
    user: `
      Calendars.Read Calendars.Read.All Calendars.ReadWrite.All Contacts.Read Contacts.ReadWrite IMAP.AccessAsApp
      Mail.Read MailboxSettings.Read MailboxSettings.ReadWrite Organization.Read.All POP.AccessAsApp
      PeopleSettings.Read.All Place.Read.All SMTP.SendAsApp Tasks.Read Tasks.ReadWrite User.Read.All
      User.ReadBasic.All`,
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
      AgentRegistration.ReadWrite.All Agreement.ReadWrite.All AppRoleAssignment.ReadWrite.All
      Application-RemoteDesktopConfig.ReadWrite.All Application.ReadUpdate.All Application.ReadWrite.All
      Application.ReadWrite.OwnedBy AttackSimulation.ReadWrite.All AuditActivity.Write
      AuthenticationContext.ReadWrite.All BillingConfiguration.ReadWrite.All BitlockerKey.Read.All
      CaseManagement.ReadWrite.All CloudPC.ReadWrite.All ConfigurationMonitoring.ReadWrite.All
      ConsentRequest.ReadWrite.All ContentActivity.Write CrossTenantUserProfileSharing.ReadWrite.All
      CustomAuthenticationExtension.ReadWrite.All CustomAuthenticationExtension.Receive.Payload
      CustomDetection.ReadWrite.All CustomSecAttributeAssignment.Read.All CustomSecAttributeAssignment.ReadWrite.All
      CustomSecAttributeDefinition.Read.All CustomSecAttributeDefinition.ReadWrite.All
      CustomSecAttributeProvisioning.Read.All CustomSecAttributeProvisioning.ReadWrite.All
      DelegatedAdminRelationship.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Device.ReadWrite.All
      DeviceLocalCredential.Read.All DeviceManagementApps.ReadWrite.All DeviceManagementCloudCA.Read.All
      DeviceManagementCloudCA.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.PrivilegedOperations.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementRBAC.ReadWrite.All DeviceManagementScripts.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All DeviceTemplate.Create DeviceTemplate.ReadWrite.All
      Directory.ReadWrite.All DirectoryRecommendations.ReadWrite.All Domain-InternalFederation.ReadWrite.All
      Domain.ReadWrite.All EduRoster.ReadWrite.All EntitlementManagement.ReadWrite.All
      ExternalUserProfile.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-OnPremisesSyncBehavior.ReadWrite.All
      Group.ReadWrite.All GroupMember.ReadWrite.All GroupSettings.ReadWrite.All IdentityNotifications.ReadWrite.All
      IdentityProvider.ReadWrite.All IdentityRiskEvent.ReadWrite.All IdentityRiskyAgent.ReadWrite.All
      IdentityRiskyServicePrincipal.ReadWrite.All IdentityRiskyUser.ReadWrite.All IdentityUserFlow.ReadWrite.All
      LicenseAssignment.ReadWrite.All LifecycleWorkflows-CustomExt.ReadWrite.All LifecycleWorkflows-Workflow.Activate
      LifecycleWorkflows-Workflow.ReadWrite.All LifecycleWorkflows.ReadWrite.All Member.Read.Hidden
      MultiTenantOrganization.ReadWrite.All MutualTlsOauthConfiguration.ReadWrite.All NetworkAccess-Reports.Read.All
      NetworkAccess.ReadWrite.All NetworkAccessBranch.ReadWrite.All NetworkAccessPolicy.ReadWrite.All
      OnPremDirectorySynchronization.ReadWrite.All OnPremisesPublishingProfiles.ReadWrite.All
      OrgSettings-AppsAndServices.ReadWrite.All OrgSettings-DynamicsVoice.ReadWrite.All
      OrgSettings-Forms.ReadWrite.All OrgSettings-Microsoft365Install.ReadWrite.All OrgSettings-Todo.ReadWrite.All
      Organization.ReadWrite.All OrganizationalBranding.ReadWrite.All PartnerSecurity.ReadWrite.All
      PendingExternalUserProfile.ReadWrite.All Policy.ReadWrite.AccessReview Policy.ReadWrite.ApplicationConfiguration
      Policy.ReadWrite.AuthenticationFlows Policy.ReadWrite.AuthenticationMethod Policy.ReadWrite.Authorization
      Policy.ReadWrite.B2BManagementPolicy Policy.ReadWrite.ConditionalAccess Policy.ReadWrite.ConsentRequest
      Policy.ReadWrite.CrossTenantAccess Policy.ReadWrite.CrossTenantCapability Policy.ReadWrite.DeviceConfiguration
      Policy.ReadWrite.ExternalIdentities Policy.ReadWrite.FeatureRollout Policy.ReadWrite.FedTokenValidation
      Policy.ReadWrite.IdentityProtection Policy.ReadWrite.PermissionGrant Policy.ReadWrite.Recovery
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
      ThreatIndicators.ReadWrite.OwnedBy ThreatSubmission.ReadWrite.All ThreatSubmissionPolicy.ReadWrite.All
      TrustFrameworkKeySet.Read.All TrustFrameworkKeySet.ReadWrite.All User-ConvertToInternal.ReadWrite.All
      User-LifeCycleInfo.ReadWrite.All User-Mail.ReadWrite.All User-OnPremisesSyncBehavior.ReadWrite.All
      User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All User.Create User.DeleteRestore.All
      User.EnableDisableAccount.All User.Export.All User.ManageIdentities.All User.ReadUpdate.All User.ReadWrite.All
      User.ReadWrite.CrossCloud User.RevokeSessions.All UserAuthMethod-Email.ReadWrite.All
      UserAuthMethod-External.ReadWrite.All UserAuthMethod-HardwareOATH.ReadWrite.All
      UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthMethod-Passkey.ReadWrite.All
      UserAuthMethod-Password.ReadWrite.All UserAuthMethod-Phone.ReadWrite.All
      UserAuthMethod-PlatformCred.ReadWrite.All UserAuthMethod-QR.ReadWrite.All
      UserAuthMethod-ResourceKey.ReadWrite.All UserAuthMethod-SoftwareOATH.ReadWrite.All
      UserAuthMethod-TAP.ReadWrite.All UserAuthMethod-WindowsHello.ReadWrite.All
      UserAuthenticationMethod.ReadWrite.All WindowsUpdates.ReadWrite.All`,
    management: `
      APIConnectors.Read.All AccessReview.Read.All Acronym.Read.All AgentIdentity.Create.All
      AgentIdentityBlueprint.Create AgentIdentityBlueprintPrincipal.Create Agreement.Read.All
      AgreementAcceptance.Read.All AiEnterpriseInteraction.Read.All AppCatalog.Read.All AppCatalog.ReadWrite.All
      ApprovalSolution.Read.All ApprovalSolution.ReadWrite.All AttackSimulation.Read.All AuditActivity.Read
      AuditLog.Read.All AuditLogsQuery-CRM.Read.All AuditLogsQuery-Endpoint.Read.All AuditLogsQuery-Entra.Read.All
      AuditLogsQuery-Exchange.Read.All AuditLogsQuery-OneDrive.Read.All AuditLogsQuery-SharePoint.Read.All
      AuditLogsQuery.Read.All AuthenticationContext.Read.All BackupRestore-Configuration.Read.All
      BackupRestore-Configuration.ReadWrite.All BackupRestore-Control.Read.All BackupRestore-Control.ReadWrite.All
      BackupRestore-Monitor.Read.All BackupRestore-Restore.Read.All BackupRestore-Restore.ReadWrite.All
      BackupRestore-Search.Read.All BitlockerKey.ReadBasic.All Bookings.Manage.All Bookings.Read.All
      Bookings.ReadWrite.All BookingsAppointment.ReadWrite.All Bookmark.Read.All BrowserSiteLists.Read.All
      BrowserSiteLists.ReadWrite.All BusinessScenarioConfig.Read.OwnedBy BusinessScenarioConfig.ReadWrite.OwnedBy
      BusinessScenarioData.Read.OwnedBy BusinessScenarioData.ReadWrite.OwnedBy Calendars.Read Calendars.Read.All
      Calendars.ReadBasic.All Calendars.ReadWrite Calendars.ReadWrite.All CallAiInsights.Read.All
      CallDelegation.Read.All CallDelegation.ReadWrite.All CallEvents-Emergency.Read.All CallEvents.Read.All
      CallRecord-PstnCalls.Read.All CallRecordings.Read.All CallRecords.Read.All CallTranscripts.Read.All
      Calls.AccessMedia.All Calls.Initiate.All Calls.InitiateGroupCall.All Calls.JoinGroupCall.All
      Calls.JoinGroupCallAsGuest.All Calls.ReportSyntheticMedia.All CaseManagement.Read.All ChangeManagement.Read.All
      Channel.Create Channel.Delete.All Channel.ReadBasic.All ChannelMember.Read.All ChannelMember.ReadWrite.All
      ChannelMessage.Read.All ChannelMessage.UpdatePolicyViolation.All ChannelSettings.Read.All
      ChannelSettings.ReadWrite.All Chat.Create Chat.ManageDeletion.All Chat.Read.All Chat.Read.WhereInstalled
      Chat.ReadBasic.All Chat.ReadBasic.WhereInstalled Chat.ReadWrite.All Chat.ReadWrite.WhereInstalled
      Chat.UpdatePolicyViolation.All ChatMember.Read.All ChatMember.Read.WhereInstalled ChatMember.ReadWrite.All
      ChatMember.ReadWrite.WhereInstalled ChatMessage.Read.All CloudApp-Discovery.Read.All CloudPC.Read.All
      Community.Read.All Community.ReadWrite.All ConfigurationMonitoring.Read.All ConsentRequest.Read.All
      Contacts-OnPremisesSyncBehavior.ReadWrite.All Contacts.Read Contacts.ReadWrite Content.Process.All
      Content.Process.User ContentActivity.Read Contracts.Read.All CopilotPackages.Read.All
      CopilotPackages.ReadWrite.All CopilotPolicySettings.Read CopilotPolicySettings.ReadWrite
      CrossTenantInformation.ReadBasic.All CrossTenantUserProfileSharing.Read.All
      CustomAuthenticationExtension.Read.All CustomDetection.Read.All CustomSecAttributeAuditLogs.Read.All
      CustomTags.Read.All CustomTags.ReadWrite.All DelegatedAdminRelationship.Read.All
      DelegatedPermissionGrant.Read.All DeviceLocalCredential.ReadBasic.All DeviceManagementApps.Read.All
      DeviceManagementConfiguration.Read.All DeviceManagementManagedDevices.Read.All DeviceManagementRBAC.Read.All
      DeviceManagementScripts.Read.All DeviceManagementServiceConfig.Read.All DeviceTemplate.Read.All
      DirectoryRecommendations.Read.All EduAdministration.Read.All EduAdministration.ReadWrite.All
      EduAssignments.Read.All EduAssignments.ReadBasic.All EduAssignments.ReadWrite.All
      EduAssignments.ReadWriteBasic.All EduCurricula.Read.All EduCurricula.ReadWrite.All EduReports-Reading.Read.All
      EduReports-Reading.ReadAnonymous.All EduReports-Reflect.Read.All EduReports-Reflect.ReadAnonymous.All
      EduRoster.Read.All EduRoster.ReadBasic.All EngagementConversation.Migration.All EngagementConversation.Read.All
      EngagementConversation.ReadWrite.All EngagementExport.Read.All EngagementMeetingConversation.Read.All
      EngagementRole.Read.All EngagementRole.ReadWrite.All EntitlementManagement.Read.All EntraBackup.Read.All
      EventListener.Read.All EventListener.ReadWrite.All ExchangeMessageTrace.Read.All ExternalConnection.Read.All
      ExternalConnection.ReadWrite.All ExternalConnection.ReadWrite.OwnedBy ExternalItem.Read.All
      ExternalItem.ReadWrite.All ExternalItem.ReadWrite.OwnedBy ExternalUserProfile.Read.All FileIngestion.Ingest
      FileIngestionHybridOnboarding.Manage FileStorageContainer.Selected FileStorageContainerTypeReg.Selected
      Files.Read.All Files.ReadWrite.All Files.ReadWrite.AppFolder Files.SelectedOperations.Selected
      Group-Conversation.Read.All Group-Conversation.ReadWrite.All Group-XTenantIdentitySync.Read.All
      Group.ManageProtection.All HealthMonitoringAlert.Read.All HealthMonitoringAlert.ReadWrite.All
      HealthMonitoringAlertConfig.Read.All HealthMonitoringAlertConfig.ReadWrite.All IdentityNotifications.Read.All
      IdentityProvider.Read.All IdentityRiskEvent.Read.All IdentityRiskyAgent.Read.All
      IdentityRiskyServicePrincipal.Read.All IdentityRiskyUser.Read.All IdentityUserFlow.Read.All
      IndustryData-DataConnector.Read.All IndustryData-DataConnector.ReadWrite.All IndustryData-DataConnector.Upload
      IndustryData-InboundFlow.Read.All IndustryData-InboundFlow.ReadWrite.All IndustryData-OutboundFlow.Read.All
      IndustryData-OutboundFlow.ReadWrite.All IndustryData-ReferenceDefinition.Read.All
      IndustryData-ReferenceDefinition.ReadWrite.All IndustryData-Run.Read.All IndustryData-Run.Start
      IndustryData-SourceSystem.Read.All IndustryData-SourceSystem.ReadWrite.All IndustryData-TimePeriod.Read.All
      IndustryData-TimePeriod.ReadWrite.All IndustryData.ReadBasic.All InformationProtectionConfig.Read.All
      InformationProtectionContent.Sign.All InformationProtectionContent.Write.All
      InformationProtectionPolicy.Read.All Insights-UserMetric.Read.All LearningAssignedCourse.Read.All
      LearningAssignedCourse.ReadWrite.All LearningContent.Read.All LearningContent.ReadWrite.All
      LearningSelfInitiatedCourse.Read.All LearningSelfInitiatedCourse.ReadWrite.All
      LifecycleWorkflows-CustomExt.Read.All LifecycleWorkflows-Reports.Read.All LifecycleWorkflows-Workflow.Read.All
      LifecycleWorkflows-Workflow.ReadBasic.All LifecycleWorkflows.Read.All ListItems.SelectedOperations.Selected
      Lists.SelectedOperations.Selected Mail-Advanced.ReadWrite.All Mail.Read Mail.ReadBasic Mail.ReadBasic.All
      Mail.ReadWrite Mail.Send MailTips.ReadBasic.All MailboxConfigItem.Read MailboxConfigItem.ReadWrite
      MailboxFolder.Read.All MailboxFolder.ReadWrite.All MailboxItem.Export.All MailboxItem.ImportExport.All
      MailboxItem.Read.All MailboxItem.ReadWrite.All MailboxSettings.Read MailboxSettings.ReadWrite
      MultiTenantOrganization.Read.All MultiTenantOrganization.ReadBasic.All MutualTlsOauthConfiguration.Read.All
      NetworkAccess.Read.All NetworkAccessBranch.Read.All NetworkAccessPolicy.Read.All Notes.Read.All
      Notes.ReadWrite.All OnPremDirectorySynchronization.Read.All OnlineMeetingAiInsight.Read.All
      OnlineMeetingAiInsight.Read.Chat OnlineMeetingArtifact.Read.All OnlineMeetingRecording.Read.All
      OnlineMeetingTranscript.Read.All OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All OrgContact.Read.All
      OrgSettings-AppsAndServices.Read.All OrgSettings-DynamicsVoice.Read.All OrgSettings-Forms.Read.All
      OrgSettings-Microsoft365Install.Read.All OrgSettings-Todo.Read.All OrganizationalBranding.Read.All
      PartnerBilling.Read.All PartnerSecurity.Read.All PendingExternalUserProfile.Read.All People.Read.All
      PeopleSettings.Read.All PeopleSettings.ReadWrite.All Place.Read.All Place.ReadWrite.All PlaceDevice.Read.All
      PlaceDevice.ReadWrite.All PlaceDeviceTelemetry.ReadWrite.All Policy.Read.All Policy.Read.AuthenticationMethod
      Policy.Read.B2BManagementPolicy Policy.Read.ConditionalAccess Policy.Read.CrossTenantAccess
      Policy.Read.DeviceConfiguration Policy.Read.IdentityProtection Policy.Read.PermissionGrant Policy.Read.Recovery
      PreAuthorizationGrant.Read.All Presence.Read.All Presence.ReadWrite.All PrintJob.Manage.All PrintJob.Read.All
      PrintJob.ReadBasic.All PrintJob.ReadWrite.All PrintJob.ReadWriteBasic.All PrintSettings.Read.All
      PrintTaskDefinition.ReadWrite.All Printer.Read.All Printer.ReadWrite.All PrivilegedAccess-CustomExt.Read.All
      PrivilegedAccess.Read.AzureAD PrivilegedAccess.Read.AzureADGroup PrivilegedAccess.Read.AzureResources
      PrivilegedAssignmentSchedule.Read.AzureADGroup PrivilegedAssignmentSchedule.Read.EntraAppRole
      PrivilegedEligibilitySchedule.Read.AzureADGroup PrivilegedEligibilitySchedule.Read.EntraAppRole
      ProfilePhoto.Read.All ProfilePhoto.ReadWrite.All ProgramControl.Read.All ProtectionScopes.Compute.All
      ProtectionScopes.Compute.User ProvisioningLog.Read.All QnA.Read.All RealTimeActivityFeed.Read.All
      RecordsManagement.Read.All RecordsManagement.ReadWrite.All RemoteTenantGroups.Read.All ReportSettings.Read.All
      ReportSettings.ReadWrite.All Reports.Read.All ResourceSpecificPermissionGrant.ReadForChat.All
      ResourceSpecificPermissionGrant.ReadForTeam.All ResourceSpecificPermissionGrant.ReadForUser.All
      RiskPreventionProviders.Read.All RoleAssignmentSchedule.Read.Directory RoleEligibilitySchedule.Read.Directory
      RoleManagement.Read.Defender RoleManagement.Read.Exchange RoleManagementAlert.Read.Directory
      RoleManagementPolicy.Read.AzureADGroup RoleManagementPolicy.Read.Directory
      RoleManagementPolicy.Read.EntraAppRole Schedule-WorkingTime.ReadWrite.All Schedule.Read.All
      Schedule.ReadWrite.All SchedulePermissions.ReadWrite.All SearchConfiguration.Read.All
      SearchConfiguration.ReadWrite.All SecurityActions.Read.All SecurityAlert.Read.All
      SecurityAnalyzedMessage.Read.All SecurityEvents.Read.All SecurityIdentitiesAccount.Read.All
      SecurityIdentitiesMigration.Read.All SecurityIdentitiesUserActions.Read.All SecurityIncident.Read.All
      SensitivityLabel.Evaluate SensitivityLabel.Evaluate.All SensitivityLabel.Read SensitivityLabels.Read.All
      SentimentSurvey.Export.All ServiceActivity-Exchange.Read.All ServiceActivity-Microsoft365Web.Read.All
      ServiceActivity-OneDrive.Read.All ServiceActivity-Teams.Read.All ServiceHealth.Read.All ServiceMessage.Read.All
      SharePointCrossTenantMigration.Manage.All SharePointCrossTenantMigration.Read.All
      SharePointTenantSettings.Read.All SharePointTenantSettings.ReadWrite.All ShortNotes.Read.All
      ShortNotes.ReadWrite.All SignInIdentifier.Read.All Sites.Archive.All Sites.Create.All Sites.FullControl.All
      Sites.Manage.All Sites.Read.All Sites.ReadWrite.All Sites.Selected SpiffeTrustDomain.Read.All
      Storyline.ReadWrite.All SubjectRightsRequest.Read.All SubjectRightsRequest.ReadWrite.All
      Synchronization.Read.All Tasks.Read.All Tasks.ReadWrite.All Team.Create Team.ReadBasic.All TeamMember.Read.All
      TeamMember.ReadWrite.All TeamMember.ReadWriteNonOwnerRole.All TeamSettings.Read.All TeamSettings.ReadWrite.All
      TeamTemplates.Read.All TeamsActivity.Read.All TeamsActivity.Send TeamsAppInstallation.ManageSelectedForChat.All
      TeamsAppInstallation.ManageSelectedForTeam.All TeamsAppInstallation.ManageSelectedForUser.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.ReadForChat.All TeamsAppInstallation.ReadForTeam.All
      TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadSelectedForChat.All
      TeamsAppInstallation.ReadSelectedForTeam.All TeamsAppInstallation.ReadSelectedForUser.All
      TeamsAppInstallation.ReadWriteAndConsentForChat.All TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All
      TeamsAppInstallation.ReadWriteForChat.All TeamsAppInstallation.ReadWriteForTeam.All
      TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelectedForChat.All
      TeamsAppInstallation.ReadWriteSelectedForTeam.All TeamsAppInstallation.ReadWriteSelectedForUser.All
      TeamsAppInstallation.ReadWriteSelfForChat.All TeamsAppInstallation.ReadWriteSelfForTeam.All
      TeamsAppInstallation.ReadWriteSelfForUser.All TeamsPolicyUserAssign.ReadWrite.All TeamsResourceAccount.Read.All
      TeamsTab.Create TeamsTab.Read.All TeamsTab.ReadWrite.All TeamsTab.ReadWriteForChat.All
      TeamsTab.ReadWriteForTeam.All TeamsTab.ReadWriteForUser.All TeamsTab.ReadWriteSelfForChat.All
      TeamsTab.ReadWriteSelfForTeam.All TeamsTab.ReadWriteSelfForUser.All TeamsTelephoneNumber.Read.All
      TeamsTelephoneNumber.ReadWrite.All TeamsUserConfiguration.Read.All Teamwork.Migrate.All Teamwork.Read.All
      TeamworkAppSettings.Read.All TeamworkAppSettings.ReadWrite.All TeamworkCustomEmoji.Create.All
      TeamworkCustomEmoji.Read.All TeamworkDevice.Read.All TeamworkDevice.ReadWrite.All TeamworkSection.Read.All
      TeamworkSection.ReadWrite.All TeamworkTag.Read.All TeamworkTag.ReadWrite.All TeamworkTargetedMessage.Read.All
      TenantGovernance-Invitation.Read.All TenantGovernance-PolicyTemplate.Read.All
      TenantGovernance-RelatedTenant.Read.All TenantGovernance-Relationship.Read.All TenantGovernance-Request.Read.All
      TenantGovernance-Setting.Read.All TermStore.Read.All TermStore.ReadWrite.All ThreatAssessment.Read.All
      ThreatHunting.Read.All ThreatIndicators.Read.All ThreatIntelligence.Read.All ThreatSubmission.Read.All
      User-LifeCycleInfo.Read.All UserNotification.ReadWrite.CreatedByApp UserShiftPreferences.Read.All
      UserShiftPreferences.ReadWrite.All UserTeamwork.Read.All VirtualAppointment.Read.All
      VirtualAppointment.ReadWrite.All VirtualAppointmentNotification.Send VirtualEvent.Read.All
      VirtualEventRegistration-Anon.ReadWrite.All WindowsUpdates.Read.All WorkforceIntegration.Read.All
      WorkforceIntegration.ReadWrite.All eDiscovery.Read.All eDiscovery.ReadWrite.All`,
    user: `
      AdministrativeUnit.Read.All AgentCard.Read.All AgentCardManifest.Read.All AgentCollection.Read.All
      AgentIdUser.ReadWrite.IdentityParentedBy AgentIdentity.CreateAsManager AgentIdentity.Read.All
      AgentIdentityBlueprint.Read.All AgentIdentityBlueprintPrincipal.Read.All AgentInstance.Read.All
      AgentRegistration.Read.All Application.Read.All Device.Read.All Directory.Read.All
      Domain-InternalFederation.Read.All Domain.Read.All Group.Create Group.Read.All GroupMember.Read.All
      GroupSettings.Read.All LicenseAssignment.Read.All Organization.Read.All RoleManagement.Read.All
      RoleManagement.Read.CloudPC RoleManagement.Read.Directory ServicePrincipalEndpoint.Read.All User.Invite.All
      User.Read.All User.ReadBasic.All UserAuthMethod-Email.Read.All UserAuthMethod-External.Read.All
      UserAuthMethod-HardwareOATH.Read.All UserAuthMethod-MicrosoftAuthApp.Read.All UserAuthMethod-Passkey.Read.All
      UserAuthMethod-Password.Read.All UserAuthMethod-Phone.Read.All UserAuthMethod-PlatformCred.Read.All
      UserAuthMethod-QR.Read.All UserAuthMethod-ResourceKey.Read.All UserAuthMethod-SoftwareOATH.Read.All
      UserAuthMethod-TAP.Read.All UserAuthMethod-WindowsHello.Read.All UserAuthenticationMethod.Read.All
      VerifiedId-Profile.Read.All`,
  },
  // SharePoint Online
  '00000003-0000-0ff1-ce00-000000000000': {
    management: `
      Migration.Read.All Migration.ReadWrite.All OneDrive.Provision.All SharePointCrossTenantMigration.Manage.All
      SharePointCrossTenantMigration.Read.All SharePointTenantSettings.Read.All SharePointTenantSettings.ReadWrite.All
      Sites.FullControl.All Sites.Manage.All Sites.Read.All Sites.ReadWrite.All Sites.Selected
      SitesMetadataAdmin.Read.All SitesMetadataAdmin.ReadWrite.All TenantReports.Read.All TenantReports.ReadWrite.All
      TermStore.Read.All TermStore.ReadWrite.All User.Read.All User.ReadWrite.All`,
  },
  // Viva Engage
  '00000005-0000-0ff1-ce00-000000000000': {
    management: `
      Analytics.Read.All Community.Read.All Community.ReadWrite.All EngagementConversation.Migration.All
      EngagementConversation.Read.All EngagementConversation.ReadWrite.All EngagementRole.Read EngagementRole.Read.All
      EngagementRole.ReadWrite.All Notification.Send.All Storyline.ReadWrite.All`,
  },
  // Power BI
  '00000009-0000-0000-c000-000000000000': {
    management: 'Tenant.Read.All Tenant.ReadWrite.All',
  },
  // Azure Rights Management
  '00000012-0000-0000-c000-000000000000': {
    control: 'Content.DelegatedReader Content.DelegatedWriter Content.SuperUser Content.Writer',
    user: 'Application.Read.All',
  },
  '0af06dc6-e4b5-4f28-818e-e78e62d137a5': {
    control: 'CloudPC.PartnerReadWrite.All',
    management: 'EndUser.Access',
  },
  '3db474b9-6a0c-4840-96ac-1fceb342124f': {
    management: `
      VerifiableCredential.Create.All VerifiableCredential.Create.IssueRequest
      VerifiableCredential.Create.PresentRequest`,
  },
  // Azure DevOps
  '499b84ac-1321-427f-aa17-267ca6975798': {
    management: 'vso.loadtest vso.loadtest_write',
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
    management: 'Purview.ApplicationAccess',
  },
  '7b7531ad-5926-4f2d-8a1d-38495ad33e17': {
    control: 'Identity.PrivilegeAccountActions Identity.PrivilegeAccountTagging',
  },
  '93625bc8-bfe2-437a-97e0-3d0060024faa': {
    control: `
      PasswordWriteback.OffboardClient.All PasswordWriteback.RefreshClient.All
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
      AdminAppCatalog.Read.All Region.Read.All Region.ReadWrite.All Team.ReadWrite.All TeamMember.ReadWrite.All
      User.Read.All UserLicense.Read.All user_impersonation`,
  },
  // Microsoft Defender for Endpoint
  'fc780465-2017-40d4-a0c5-307022471b92': {
    control: `
      Alert.ReadWrite.All Event.Write IntegrationConfiguration.ReadWrite Library.Manage Machine.CollectForensics
      Machine.Isolate Machine.LiveResponse Machine.Offboard Machine.ReadWrite.All Machine.RestrictExecution
      Machine.Scan Machine.StopAndQuarantine SecurityConfiguration.ReadWrite.All Ti.ReadWrite Ti.ReadWrite.All secop`,
    management: `
      AdvancedQuery.Read.All Alert.Read.All File.Read.All Ip.Read.All Machine.Read.All RemediationTasks.Read.All
      Score.Read.All SecurityBaselinesAssessment.Read.All SecurityConfiguration.Read.All
      SecurityRecommendation.Read.All Software.Read.All Ti.Read.All Url.Read.All User.Read.All Vulnerability.Read.All
      readonly`,
  },
};
