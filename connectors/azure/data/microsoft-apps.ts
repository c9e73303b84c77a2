/**
 * Applications that Microsoft itself publishes: appId and name, sorted by appId. Permissions, roles and types of sensitive
 * information, which that list has too, are left out: anybody may call an application so.
 * From https://github.com/merill/microsoft-info (MIT License, Copyright (c) 2023 Merill Fernando), as of 2026-08-20.
 */
export const microsoftApps = `
00000001-0000-0000-c000-000000000000 Azure ESTS Service
00000002-0000-0000-c000-000000000000 Windows Azure Active Directory
00000002-0000-0ff1-ce00-000000000000 Office 365 Exchange Online
00000003-0000-0000-c000-000000000000 Microsoft Graph
00000003-0000-0ff1-ce00-000000000000 Office 365 SharePoint Online
00000004-0000-0ff1-ce00-000000000000 Skype for Business Online
00000005-0000-0000-c000-000000000000 Microsoft Azure Workflow
00000005-0000-0ff1-ce00-000000000000 Viva Engage
00000006-0000-0ff1-ce00-000000000000 Microsoft Office 365 Portal
00000007-0000-0000-c000-000000000000 Dataverse
00000007-0000-0ff1-ce00-000000000000 Microsoft Exchange Online Protection
00000008-0000-0000-c000-000000000000 Microsoft.Azure.DataMarket
00000009-0000-0000-c000-000000000000 Power BI Service
0000000a-0000-0000-c000-000000000000 Microsoft Intune
0000000b-0000-0000-c000-000000000000 Microsoft Seller Dashboard
0000000c-0000-0000-c000-000000000000 Microsoft App Access Panel
00000012-0000-0000-c000-000000000000 Microsoft Rights Management Services
00000014-0000-0000-c000-000000000000 Microsoft.Azure.SyncFabric
00000015-0000-0000-c000-000000000000 Microsoft Dynamics ERP
0000001a-0000-0000-c000-000000000000 MicrosoftAzureActiveAuthn
0000001b-0000-0000-c000-000000000000 Microsoft Power BI Information Service
00283e6b-2bd8-440f-a2d5-87358e4c89a1 POWER AUTOMATE FOR PROJECT P1
0029d2bb-fc98-4712-9310-69dd5fcc94d5 TeamsTab.Create.Chat
0049e2e2-fcea-4bc4-af90-bdb29a9bbe98 Azure AD Service Principal
00527d7f-d5bc-4c2a-8d1e-6c0de2410c81 Power Apps (Plan 2)
00695ed2-3202-4156-8da1-69f60065e255 Microsoft Visio Data Visualizer
0076631b-d4a0-427f-5773-0ec71c9e0279 HYPR FIDO2 Authenticator
00b41c95-dab0-4487-9791-b9d2c32c80f2 Office 365 Management
00edd498-7c0c-4e68-859c-5a55d518c9c0 Teams Biometric Service
00f82732-f451-4a01-918c-0e9896e784f9 Skype for Business Application Configuration Service
0130cc9f-7ac5-4026-bd5f-80a08a54e6d9 Azure Data Warehouse Polybase
017fb6f8-00dd-4025-be2b-4eff067cae72 Privacy Management - subject rights request (1) GCC
01c8007a-57d2-41e0-a3c3-0b46ead16cc4 Career Coach for students
01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9 Device Registration Service
01d46c34-3525-47d5-bd1a-5f19979938a0 Power Pages authenticated users T3 min 1,000 units - 100 users/per site/month capacity pack_4
01fc33a7-78ba-4d2f-a4b7-768e336e890e MS-PIM
0210d5c8-49d2-4dd1-a01b-a91c7c14e0bf CRM Hybrid Connector
022907d3-0f1b-48f7-badc-1ba6abab6d66 Azure SQL Database
02d2a314-8dbb-47d3-8a77-1677403097de Microsoft SaaS Hub Resource Provider
03300fea-7a88-45a6-b5bd-29653803c591 Power Pages Authenticated Users per site monthly capacity DoD
035f9e1d-4f00-4419-bf50-bf2d87eb4878 Azure Monitor Restricted
0368fc9c-3721-437f-8b7d-3d0f888cdefc Power Automate for Customer Service Pro
036c2481-aa8a-47cd-ab43-324f0c157c2d Dynamics 365 Customer Insights vTrial
038187f5-ca69-4382-8c0b-8d87708d099f MSAI Substrate Meeting Intelligence
03acaee3-9492-4f40-aed4-bcb6b32981b6 Retired - Microsoft Social Engagement
03b39d0f-4213-4864-a245-b1476ec03169 Azure Spring Apps Domain-Management Service Principal
041fe683-03e4-45b6-b1af-c0cdc516daee Power Virtual Agents for Office 365_2
04436913-cf0d-4d2a-9cc6-2ffe7f1d3d1c Windows Notification Service [Community Contributed]
04687a56-4fc2-4e36-b274-b862fb649733 MDATPNetworkScanAgent
0469d4cd-df37-4d93-8a61-f8c75b809164 Policy Administration Service
046f7d3b-9595-4685-a2e8-a2832d2b26aa Privacy Management - risk GCC
048a552e-c849-4027-b54c-4c7ead26150a DYNAMICS 365 FOR TALENT: ONBOARD_1
04a7fb0d-32e0-4241-b4f5-3f7618cd1162 Office 365 Midsize Business
04b07795-8ddb-461a-bbee-02f9e1bf7b46 Microsoft Azure CLI
04dcc6ab-388a-4559-b527-fbec656300ea Microsoft account guest resource tenant
04f0c124-f2bc-4f59-8241-bf6df9866bbd Visual Studio
0504111f-feb8-4a3c-992a-70280f9a2869 Microsoft Teams Premium Intelligent
0517ffae-825d-4aff-999e-3f2336b8a20a M365 App Management Service
05352d14-a920-4328-a0de-4cbe7430e26b Azure Center for SAP solutions reader
056a5f80-b4e0-4983-a8be-7ad254a113c9 DYNAMICS 365 P1 TRIAL FOR INFORMATION WORKERS
056cd41c-7e88-42e1-933e-88ba6a50c9c3 SQL Security Manager
057efbfe-a95d-4263-acb0-12b4a31fed8d Windows 365 Shared Use 2 vCPU 8 GB 128 GB_1
05a65629-4c1b-48c1-a78b-804c4abdd4af Microsoft Cloud App Security
05d97c70-cb7c-4e66-8138-d5ca7c59d206 Azure Edge Zones storage backend
05e9a617-0261-4cee-bb44-138d3ef5d965 Microsoft 365 E3_1
060d8061-f606-4e69-a4e7-e8fff75ea1f5 Power BI Premium Per User for Faculty
06162da2-ebf9-4954-99a0-00fee96f95cc Common Data Service_8
061f9ace-7d42-4136-88ac-31dc755f143f Intune
0628a73f-3b4a-4989-bd7b-0f8823144313 Microsoft 365 Phone Standard Resource Account for Government
064a9707-9dba-4cc1-9902-38bfcfda6328 Digital Messaging for GCC Test SKU
065d9450-1e87-434e-ac2f-69af271549ed Power Platform Admin Center [Community Contributed]
065f3c64-0649-4ec7-9f47-ef5cf134c751 Dynamics 365 for Sales Pro Attach
0666269f-b167-4c5b-a76f-fc574f2b1118 Microsoft 365 F1 EEA (no Teams)
066e2fd1-ba15-40e7-aa96-d6636b1cdf71 Power Apps for Dynamics 365 Mixed Reality
0683001c-0492-4d59-9515-d9a6426b5813 Power Virtual Agents for Office 365_3
06879193-37cc-4976-8991-f8165c994ce7 Power Automate P2 for Dynamics 365 for Government
06aa7acb-01af-4824-8899-b14e5ed788d6 Remove User from Teams
06b48c5f-01d9-4b18-9015-03b52040f51a Skype for Business PSTN Usage Calling Plan
06dd8193-75af-46d0-84bb-9b9bcaa89e8b SubstrateActionsService
06ebc4ee-1bb5-47dd-8120-11324bc54e06 Microsoft 365 E5_2
074c6829-b3a0-430a-ba3d-aca365e57065 Project Plan 3 for GCC
07699545-9485-468e-95b6-2fca3738be01 Power Automate for Office 365_2
078d2b04-f1bd-4111-bbd4-b4b1b354cef4 Microsoft Entra ID P1_1
07a4098c-3f2d-427f-bfe2-5889ed75dd7b Privacy Management - Subject Rights Request (1)_2
07a9f89c-6407-4594-9d56-621d5f1e358b NXP Semiconductros FIDO2 Conformance Testing CTAP2 Authenticator
080765e3-9336-4461-b934-310acccb907d Defender for Storage Advanced Threat Protection Resource Provider
084747ad-b095-4a57-b41f-061d84d69f6f Power Apps Portals Login Capacity Add-On
0850ebb5-64ee-4d3a-a3e1-5a97213653b5 Common Data Service for Remote Assist
0858ddce-8fca-4479-929b-4504feeed95e Microsoft Defender for Cloud Apps MIP Server
086e9b70-4720-4442-ab6d-3ef32bfb4721 Power Automate unattended RPA add-on for Government
087fca6e-4606-4d41-b3f6-5ebdf75b8b4c Azure Arc MetalLB extension
08954f03-6346-4c2e-81c0-ec3a5cfae23b Application Insights Snapshot Debugger
0898bdbb-73b0-471a-81e5-20f1fe4dd66e Microsoft Kaizala Pro_4
08bbd89e-9f13-488c-ac41-acfcb10c90ab Key Vault Crypto Service Release User
08d542b9-071f-4e16-94b0-74abb372e3d9 Group.Unified.Guest
08d7bce8-6e16-490e-89db-1d508e5e9609 Microsoft 365 Business Voice (US)
08e18479-4483-4f70-8f17-6f92156d8ea9 Sensor Data Intelligence Additional Machines Add-in for Dynamics 365 Supply Chain Management
08e18876-6177-487e-b8b5-cf950c1e598c SharePoint Online Web Client Extensibility
09015f9f-377f-4538-bbb5-f75ceb09358a Project Online Premium
090b4a96-8114-4c95-9c91-60e81ef53302 Dynamics 365 for Supply Chain Management Attach to Qualifying Dynamics 365 Base Offer
091c98b0-a1c9-4b02-b62c-7753395ccabe Electronic invoicing microservices
092277e5-8437-46b5-b911-ea64b294acb7 Taglio CTAP2.1 CS
0922ef46-e1b9-4f7e-9134-9ad00547eb41 New Loop App
093e8d14-a334-43d9-93e3-30589a8b47d0 Rights Management Service Basic Content Protection
094e7854-93fc-4d55-b2c0-3ab5369ebdc1 OFFICE 365 BUSINESS
09abbdfd-ed23-44ee-a2d9-a627aa1c90f3 ProjectWorkManagement
09e68a6e-b7ef-eb11-bacb-000d3a373d11 Dynamics 365 customer service new tab
0a05d977-a21a-45b2-91ce-61c240dbafa2 Project for Project Operations
0a0a23fa-fea1-4195-bb89-b4789cb12f7f Common Data Service for Virtual Agent Base
0a0a29f9-0a25-49c7-94bf-c53c3f8fa69d Cortana Experience with O365
0a20c815-5e81-4727-9bdc-2b5a117850c3 Power Apps for Office 365 for Government_1
0a389a77-9850-4dc4-b600-bc66fdfefc60 Dynamics 365 Guides_2
0a4983bb-d3e5-4a09-95d8-b2d0127b3df5 SharePoint (Plan 1) for Education
0a5ae4ab-0d65-4eeb-be61-29fc9b54394b Cognitive Services Custom Vision Trainer
0a5f63c0-b750-4f38-a71c-4fc0d58b89e2 Microsoft Mobile Application Management
0a7b3084-8d18-46f5-8aef-b5b829292c6f ChannelSettings.Read.Group
0a8ce3c7-89dd-46cf-b2c3-5ef0064437a8 Member.Read.Group
0ab2bc2c-204d-4f69-9f50-1a530defffe4 Send & Track
0acf3011-bc60-f375-fb53-6f05f43154e0 Nymi FIDO2 Authenticator
0af06dc6-e4b5-4f28-818e-e78e62d137a5 Windows365AppId
0b03f40b-c404-40c3-8651-2aceb74365fa Power Apps for Dynamics 365_2
0b07f429-9f4b-4714-9392-cc5e8e80c8b0 Azure Digital Twins service endpoint resource ID
0b2c029c-dca0-454a-a336-887285d6ef07 Dynamics 365 Guides_1
0b4346bb-8dc3-4079-9dfc-513696f56039 LOGIC FLOWS
0b4dcf5f-e476-465b-8d46-538e19df4943 Marketo Sales Engage
0b7b15a8-7fd2-4964-bb96-5a566d4e3c15 Exchange Online (Plan 2) for Faculty
0b939472-1861-45f1-ab6d-208f359c05cd Flow for Virtual Agent for GCC
0b962ed2-6d56-471c-bd5f-3477d83a7ba4 Azure Resource Notifications System Topics Subscriber
0bb43545-fd2c-4185-87dd-feb0b2916ace Security Key NFC by Yubico - Enterprise Edition
0bdd5466-65c3-470a-9fa6-f679b48286b0 Power Virtual Agent USL for GCC
0bf30f3b-4a52-48df-9a82-234910c4a086 Microsoft Graph Change Tracking
0bf3c642-7bb5-4ccc-884e-59d09df0266c Power BI Premium Per User_2
0bfc4568-a4ba-4c58-bd3e-5d3e76bd7fff Dynamics 365 AI for Customer Insights
0bfc98ed-1dbc-4a97-b246-701754e48b17 APP CONNECT
0c21030a-7e60-4ec7-9a0f-0042e0e0211a Microsoft 365 E3 (500 seats min)
0c250654-c7f7-461f-871a-7222f6592cf2 Dynamics 365 Customer Insights Standalone
0c266dff-15dd-4b49-8397-2bb16070ed52 Microsoft 365 Audio Conferencing_3
0c278af4-c9c1-45de-9f4b-cd929e747a2c Windows 365 Enterprise 1 vCPU 2 GB 64 GB_1
0c708d37-30b2-4f22-8168-5d0cba6f37be Microsoft Teams Partner Tenant Administration
0c7668b5-3260-4ad0-9f53-34ed54fa19b2 Microsoft Defender for Cloud Servers Scanner Resource Provider
0cb7b9ec-5336-483b-bc31-b15b5788de71 ASM Campaign Servicing
0cd196ee-71bf-4fd6-a57c-b491ffd4fb1e Media Analysis and Transformation Service
0cdb527f-a8d1-4bf8-9436-b352c68682b2 Microsoft Dynamics ERP Microservices
0d0c0d31-fae7-41f2-b909-eaf4d7f26dba Commercial data protection for Microsoft Copilot
0d143570-9b92-4f57-adb5-e4efcd23b3bb Windows 365 Enterprise 2 vCPU 4 GB 256 GB_2
0d3366f3-266e-4117-b422-7cabbc165e7c Power Pages Authenticated Users per site monthly capacity
0d373a98-a27a-426f-8993-f9a425ae99c5 Power Automate Unattended RPA add-on
0d38933a-0bbd-41ca-9ebd-28c4b5ba7cb7 M365PurvieweDiscoveryService
0d9b2e56-566b-c393-2940-f821b7f15d6d Excelsecu eSecu FIDO2 Pro Security Key
0da63026-e422-4390-89e8-b14520d7e699 Windows 365 Enterprise 4 vCPU 16 GB 512 GB_1
0dab259f-bf13-4952-b7f8-7db8f131b28d Skype for Business PSTN Domestic Calling
0e0e6c4f-cbb6-eb11-8236-000d3a5ab8b9 Dynamics 365 customer service basic session template - not in focus
0e142028-345e-45da-8d92-8bfd4093bbb9 Microsoft Teams Phone Resource Account for Faculty
0e282aa8-2770-4b6c-8cf8-fac26e9ebe1f Sherlock
0e837228-8250-4047-8a80-d4a34ba11658 Windows 365 Enterprise 8 vCPU 32 GB 512 GB_1
0e90d0b8-039a-4936-a6f4-d25dd510be5d Message Recall app
0eacfc38-458a-40d3-9eab-9671258f1a3e Power Apps for Office 365 for Government_2
0eb4bf93-cb63-4fe1-9d7d-70632ccf3082 Microsoft Teams Intelligent Workspaces Interactions Service
0ec2d138-5a70-4a33-b2c7-7d296c996ace 
0ec893e0-5785-4de6-99da-4ed124e5296c Office UWP PWA [Community Contributed]
0eda3b13-ddc9-4c25-b7dd-2f6ea073d6b7 Microsoft Flow CDS Integration Service
0ef94e72-e4fc-4aa0-a8f4-ff27deb3e6eb Teams NRT DLP Ingestion Service [Community Contributed]
0f13a262-dc6f-4800-8dc6-a62f72c95fad PowerApps & Flow GCC Test - O365 & Dyn365 Plans
0f54b75d-4d29-4a92-80ae-106a60cd8f5d Teams User Engagement Profile Service
0f698dd4-f011-4d23-a33e-b36416dcb1e6 OfficeClientService
0f6edad5-48f2-4585-a609-d252b1c52770 AIGraphClient
0f7b9a29-7990-44ff-9d05-a76be778f410 Common Data Service Power Apps Portals Login Capacity for GCC
0f80e901-8f4c-449a-bf90-13d5d082f187 IAppHostPathMapper2MapPathMethod
0f9b09cb-62d1-4ff4-9129-43f4996f83f4 Power Automate for Office 365_1
0fa37baf-7afc-4baf-ab2d-d5bb891d53ef Microsoft Teams ATP Service
0fbd6821-7888-443f-821c-36471d94fda1 M365 Auditing Public Protected Web API app
0fc12b9a-5463-4b87-8f10-765fecb39990 SQL Copilot PPE
0fe2f700-2fcd-47cd-8347-d6b245233ffc Microsoft Frontbridge
0fe440c5-f2bf-442b-a4f4-9a7af77a200b Clipchamp Premium
0feaeb32-d00e-4d66-bd5a-43b5b83db82c Skype for Business Online (Plan 2)_2
10214c11-ebd3-44e8-af2f-ebcb8a79c569 EOP Admin API Web Service [Community Contributed]
1105e4ed-af1d-02ff-ffff-ffffffffffff Egomet FIDO2 Authenticator for Android
111046dd-295b-4d6d-9724-d52ac90bd1f2 Microsoft Defender for Endpoint_2
11111111-1111-1111-1111-111111111111 Blazor Visual Studio project template default client Id
1126bef5-da20-4f07-b45e-ad25d2581aa8 EXCHANGE ESSENTIALS
113feb6c-3fe4-4440-bddc-54d774bf0318 Exchange Foundation
11413461-f071-4513-802f-acbb00576ed3 Azure Security Insights Content As Code
1150aefc-07de-4228-b2b2-042a536703c0 Exchange Online [Community Contributed]
117e3aa0-8d08-4a19-a6a5-90b7a96e2128 Dynamics 365 Commerce_2
119b5846-be45-44cd-87d7-bfc566330e11 TeamsActivity.Send.Chat
119cf168-b6cf-41fb-b82e-7fee7bae5814 CRMPLAN1
11c174dc-1945-4a9a-a36b-c79a0f246b9b Azure Monitor System
11cd3e2e-fccb-42ad-ad00-878b93575e07 Automated Call Distribution
1215fb39-1d15-4c05-b2e3-d519ac3feab4 Azure Lighthouse monitoring appID 1
1224eae4-0d91-474a-8a52-27ec96a63fe7 DYNAMICS 365 FOR SUPPLY CHAIN MANAGEMENT
12338af0-0e69-4776-bea7-57ae8d297424 Key Vault Crypto User
1259157c-8581-4875-bca7-2ffb18c51bda Project Online Essentials_1
1263586c-59a4-4ad0-85e1-d50bc7149501 Virtual Agent
12743ff8-d3de-49d0-a4ce-6c91a4245ea0 Metrics Monitor API
12b8c807-2e20-48fc-b453-542b6ee9d171 Microsoft 365 Apps for Faculty
12cf31f8-754f-4efe-87a8-167c19e30831 Power Apps for Sales Pro for Government
12ded745-4bed-47d4-abaa-e713f51d6393 Feitian AllinOne FIDO2 Authenticator
12ff570a-8284-47ed-adb3-fcc72b594c36 Consumption Billing
1303f293-64bd-48ba-89b0-6bf538bc67f3 Microsoft Teams IP Policy Service [Community Contributed]
1315ade1-0410-450d-b8e3-8050e6da320f Common Data Service_4
1341559b-49df-443c-8e79-fa604fed2d82 Office 365 GCC G5 without Audio Conferencing
1341df96-0b28-43da-ba24-7a6ce39be816 Azure Managed HSM RP
13451d84-ced2-4d45-9b0d-98688b90e5bf TeamSettings.ReadWrite.Group
1346d5e6-15a6-4b88-9693-806ff7296a7a Microsoft 365 Domestic Calling Plan - US (120 minutes)
135bee78-485b-4181-ad6e-40286e311850 Windows 365 Business 2 vCPU 4 GB 128 GB_1
13696edf-5a08-49f6-8134-03083ed8ba30 OneDrive for Business (Plan 1)_2
1392051d-0cb9-4b7a-88d5-621fee5e8711 Office 365 E4
13937bba-652e-4c46-b222-3003f4d1ff97 Substrate Context Service
13c7ca9b-7bb8-408a-8fad-61a875ebce5e Office Scripts Service-Local
13d54852-ae25-4f0b-823a-b09eea89f431 Outlook Service for Exchange
1412cdc1-d593-4ad1-9050-40c30ad0b023 Dynamics 365 Customer Service Insights for CE Plan
1439b6e2-5d59-4873-8c59-d60e2a196e92 Dynamics 365 Customer Service Professional
14452459-6fa6-4ec0-bc50-1528a1a06bf0 Intune CMDeviceService
1459b1f6-7a5b-4300-93a2-44b4a651759f Azure Container Apps Arc - Control Plane
147dc821-b413-44c0-8009-1a3098378012 Work IQ User MCP
149a2021-8ef6-4133-96b8-81f8d5b7f1f5 Security Key by Yubico with NFC
14ab5db5-e6c4-4b20-b4bc-13e36fd2227f Microsoft Defender for Identity_1
14b46e9e-c2b7-41b4-b07b-48a6ebf60603 Key Vault Crypto Officer
14d82eec-204b-4c2f-b7e8-296a70dab67e Microsoft Graph Command Line Tools
14f8dac2-0784-4daa-9cb2-6d670b088d64 Power Apps per app
1508ad2d-5802-44e6-bfe8-6fb65de63d28 Dynamics 365 Commerce Trial
150f5e0c-0603-4f03-8c7f-cf70034c4e90 Data Purger
15267263-5986-449d-ac5c-124f3b49b2d6 Microsoft Stream for O365 for Government (E1)
153f85dd-d912-4762-af6c-d6e0fb4f6692 SharePoint Plan 2G
15499661-b229-4a1f-b0f9-bd5832ef7b3e Windows 365 Business 4 vCPU 16 GB 512 GB_1
15689b28-1333-4213-bb64-38407dde8a5e Microsoft Azure
156a1efe-17cd-4b03-9f17-2eb512298fb3 Microsoft Teams Calling Plan pay-as-you-go - country zone 1
1599de10-5250-4c95-acf2-491f74edce48 Dynamics 365 Marketing Sandbox Application AddOn
159f4cd6-e380-449f-a816-af1a9ef76344 MICROSOFT FORMS (PLAN E1)
15a64d3e-5b99-4c4b-ae8f-aa6da264bfe7 Power Apps Portals page view capacity add-on for Government
1609d3a1-0db2-4818-b854-fe1614f0718a Azure Edge Zones storage
161a339d-b9f5-41c5-8856-6a6669acac64 Microsoft Azure Alerts Management
163b648b-025e-455b-9937-a7f39a65d171 SSO Extension Intune [Community Contributed]
16687e20-06f9-4577-9cc0-34a2704260fc Data integration for Project with Power Automate for GCC_1
166f1b03-5b19-416f-a94b-1d7aa2d247dc Office Hive
167e2ded-f32d-49f5-8a10-308b921bc7ee OCaaS Worker Services
1689aade-3d6a-4bfc-b017-46d2672df5ad MDE
1690c5aa-925a-4d0e-836b-722c795bd0d0 Group Configuration Processor
16935b20-87c0-4908-934a-22aa267d0d26 Microsoft 365 Domestic Calling Plan (120 min) at User Level
16a55f2f-ff35-4cd5-9146-fb784e3761a5 Microsoft Defender for Endpoint P1
16aeb910-ce68-41d1-9ac3-9e1673ac9575 IrisSelectionFrontDoor
16b1878d-62c7-4009-aa25-68989d63bbad Work IQ Mail MCP
16ddbbfc-09ea-4de2-b1d7-312db6112d70 Microsoft Teams (Free)
170991d7-b98e-41c5-83d4-db2052e1795f Dynamics 365 Business Central External Accountant_2
170ba00c-38b2-468c-a756-24c05037160a Microsoft 365 Audio Conferencing - GCCHigh Tenant (AR)
175cd298-83d2-4a26-b637-313c07a6434e Chunghwa Telecom FIDO2 Smart Card Authenticator
1762e607-063e-431a-a25a-f0f782acb73b Virtual Connector Provider [Community Contributed]
176a09a6-7ec5-4039-ac02-b2791c6ba793 Exchange Online Archiving for Exchange Online_1
1786c5ed-9644-47b2-8aa0-7201292175b6 Microsoft Bing Default Search Engine
17ab22cd-a0b3-4536-910a-cb6eb12696c0 Common Data Service_10
17ca446c-d7a4-4d29-8dec-8e241592164b Dynamics 365 Business Central Essentials Attach_2
17d5e35f-655b-4fb0-8ae6-86356e9a49f5 Office Online Client Microsoft Entra ID- Maker
17efdd9f-c22c-4ad8-b48e-3b1f3ee1dc9a Dynamics 365 Customer Voice_2
18181a46-0d4e-45cd-891e-60aabd171b4e Office 365 E1
1823dd4f-9b8c-4ab6-ab4e-7397a3684615 AzureML Registry User
18250162-5d87-4436-a834-d795c15c80f3 Microsoft 365 A3 for students use benefit
184909ca-69f1-4368-a6a7-c558ee6eb0bd Marketplace Caps API
184efa21-98c3-4e5d-95ab-d07053a96e67 Microsoft 365 E5 Compliance
18500a29-7fe2-46b2-a342-b16a415e101d Managed HSM contributor
189a915c-fe4f-4ffa-bde4-85b9628d07a0 Office 365 E3 Developer
189cf920-d3d8-4133-9145-23adcc6824fa IpLicensingService
18a4ad1e-427c-4cad-8416-ef674e801d32 Intune DeviceActionService
18ab4d3d-a1bf-4477-8ad9-8359bc988f69 Azure Kubernetes Fleet Manager RBAC Cluster Admin
18af356b-c4fd-4f52-9899-d09d21397ab7 Office365DirectorySynchronizationService
18cd1722-ae3d-4729-8e39-0ba15c742e28 Microsoft Developer Sample Packs for SharePoint [Community Contributed]
18dfd9bd-5214-4184-8123-c9822d81a9bc Microsoft 365 Apps for enterprise (unattended) for GCC
18e40d4e-8d2e-438d-97e1-9528336e149c Deployment Environments User
18e74ca2-b5f0-4802-9a8b-00d2ff1e8322 Power Pages Authenticated Users per site monthly capacity GCCH
18ed3507-a475-4ccb-b669-d66bc9f2a36e Microsoft_AAD_RegisteredApps
18f36947-75b0-49fb-8d1c-29584a55cac5 Reply-At-Mention
18fa3aba-b085-4105-87d7-55617b8585e6 Dynamics 365 Project Operations CDS
18fbca16-2224-45f6-85b0-f7bf2b39b3f3 Microsoft Docs
19083c3d-8383-4b18-bc03-8f1c9ab2fd1b YubiKey 5 Series
19103a54-c397-4bcd-be5a-ef111e0406fa ChannelMessage.Read.Group
1925967e-8013-495f-9644-c99f8b463748 Microsoft Defender Vulnerability Management_1
192644fe-6aac-4786-8d93-775a056aa1de MIP Exchange Solutions - SPO [Community Contributed]
1950a258-227b-4e31-a9cf-717495945fc2 Microsoft Azure PowerShell
1953a66c-751c-45e5-8bfe-01462c70da3c Remove user from selected groups
195e7f27-02f9-4045-9a91-cd2fa1c2af2f Microsoft Enterprise Skills Initiative
19686ca6-5324-4571-a231-77e026b0e06f Microsoft Command Service [Community Contributed]
19947cfd-0303-466c-ac3c-fcc19a7a1570 Azure DNS
1996141e-2b07-4491-927a-5a024b335c78 Microsoft Teams UIS
199a5c09-e0ca-4e37-8f7c-b05d533e1ea2 Microsoft Bookings
19b21e10-1304-498b-92d4-4290e94999fa Deprecated - CAS API Security RP Staging
19cbeeb2-02a0-49d7-95cd-ab0841beed7f ChatMessage.Send.Chat
19db86c3-b2b9-44cc-b339-36da233a3be2 My Signins [Community Contributed]
19dec69d-d9f3-4792-8a39-d8ecdf51937b Dynamics 365 for Customer Service Professional Attach to Qualifying Dynamics 365 Base Offer
19e4c3a8-3ebe-455f-a294-4f3479873ae3 Power Virtual Agents for Chat
19ec0d23-8335-4cbd-94ac-6050e30712fa Exchange Online (Plan 2)_2
19f7f505-34aa-44a4-9dcc-6a768854d2ea Customer Key app ID
1a13832e-cd79-497d-be76-24186f55c8b0 Windows 365 Business 2 vCPU 4 GB 128 GB_2
1a14be2a-e903-4cec-99cf-b2e209259a0f Azure Lab Services
1a3ef005-2ef6-434b-8be1-faa56c892854 Windows 365 Business 2 vCPU 8 GB 256 GB_1
1a4721b3-e57f-4451-ae87-ef078703ec94 Active Directory to Azure Active Directory Provisioning
1a4b5304-a0fd-4017-8a3d-466fc083b73e MSATenantRestrictions
1a585bba-1ce3-416e-b1d6-9c482b52fcf6 Office 365 Advanced Compliance for GCC
1aa94593-ca12-4254-a738-81a5972958e8 Microsoft 365 A3 - Unattended License for students use benefit
1aaaaaa1-2bb2-3cc3-4dd4-5eeeeeeeeee5 Old dummy policy ID 1
1afdec4b-e479-420e-99e7-f82237c7c5e6 Azure Kubernetes Service Cluster Monitoring User
1b1b1f7a-8355-43b6-829f-336cfccb744c Office 365 Advanced Compliance
1b3043ad-dfc6-427e-a2c0-5ca7a6c94a2b Windows 365 Business 4 vCPU 16 GB 512 GB_2
1b399f66-be2a-479c-a79d-84a43a46f79e Dynamics 365 for Customer Service Chat for Government_2
1b3c667f-cde3-4090-b60b-3d2abd0117f0 Windows Spotlight
1b41fd96-951d-4f6f-a657-ca59229598df How to configure CPOS link
1b489150-9b00-413a-83fd-6ef8f05b6e28 Policy Processor [Community Contributed]
1b555e50-7f65-41d5-b514-5894a026d10d Generate Temporary Access Pass and send via email to user's manager
1b572d5e-1bf8-4b19-9259-f9eda31a6972 Power BI Premium Per User Add-On for GCC_2
1b66aedf-8ca1-4f73-af76-ec76c6180f98 Azure Information Protection Premium P1 for GCC
1b730954-1685-4b74-9bfd-dac224a7b894 Azure Active Directory PowerShell
1b912ec3-a9dd-4c4d-a53e-76aa7adb28d7 AADReporting
1bf40e76-4065-4530-ac37-f1513f362f50 Windows 365 Shared Use 4 vCPU 16 GB 128 GB_1
1c0163c0-47e6-4577-8991-ea5c82e286e4 Virtual Machine Administrator Login
1c086528-58d5-f211-823c-356786e36140 Atos CardOS FIDO2
1c0ae35a-e2ec-4592-8e08-c40884656fa5 Skype Team Substrate connector
1c27243e-fb4d-42b1-ae8c-fe25c9616588 Microsoft Teams Audio Conferencing with dial-out to USA/CAN
1c2909a7-6432-4263-a70d-929a3c1f9ee5 Common Data Service License Management
1c5a559a-ec06-4f76-be5b-6a315418495f Power Apps Portals Page View Capacity Add-On
1c79494f-e170-431f-a409-428f6053fa35 Windows 365 Enterprise 2 vCPU 8 GB 256 GB_2
1cda9b54-9852-4a5a-96d4-c2ab174f9edf O365Account
1d0f309f-fdf9-4b2a-9ae7-9c48b91f1426 Microsoft Entra ID Basic for Education
1d18fff3-a72a-46b5-b4a9-0b38a3cd7e63 Desktop Virtualization User
1d2756cb-2147-4b05-b4d5-f013c022dcb9 Dynamics 365 Enterprise Edition - Additional Non-Production Instance for Government
1d4e9cb1-708d-449c-9f71-943aa8ed1d6a Microsoft Dynamics CRM Online - Portal Add-On_1
1d4f75d3-a19b-49aa-88cb-f1ea1690b550 Windows 365 Business 4 vCPU 16 GB 128 GB_2
1d506c23-1702-46f1-b940-160c55f98d05 Dynamics 365 Business Central Essentials Attach_1
1d78a85d-813d-46f0-b496-dd72f50a3ec0 Microsoft Azure Policy Insights
1d8c8e0e-4308-4db5-8a41-b129dbdaea20 Dynamics 365 for Project Service Automation for Government
1db85bca-cd60-4bf5-ae54-641e0778a532 Power Automate for Office 365 F3 for GCCHigh
1dcb1bc7-c721-498e-b2fa-bcddcea44171 Microsoft Azure Authorization Resource Provider
1ddffef6-4f69-455e-89c7-d5d72105f915 Common Data Service for Apps Database Capacity for Government
1dee7b72-b80d-4e56-933d-8b6b04f9a3e2 Remote Assistance Service
1dfdfcc7-52fa-4c2e-bf3a-e3919cc12950 Disable user account
1e1a282c-9c54-43a2-9310-98ef728faace Dynamics 365 for Sales Enterprise Edition
1e2321a0-f81c-4d43-a0d5-9895125706b8 Windows 365 Shared Use 8 vCPU 32 GB 256 GB_2
1e2ca66a-c176-45ea-a877-e87f7231e0ee Microsoft B2B Admin Worker
1e3e4475-288f-4018-a376-df66fd7fac5f NetworkTrafficAnalyticsService
1e615a51-59db-4807-9957-aa83c3657351 Dynamics 365 Customer Service Enterprise Viral Trial
1e70cd27-4707-4589-8ec5-9bd20c472a46 Skype Presence Service
1e7ca9b1-60d1-4db8-a914-f2ca1ff27c40 Defender for Storage Data Scanner
1e7e1070-8ccb-4aca-b470-d7cb538cb07e Windows 10/11 Enterprise E5 (Original)
1e988bf3-8b7c-4731-bec0-4e2a2946600c Microsoft 365 E5 EEA (no Teams) (500 seats min)
1ec19b5f-7542-4b20-b01f-fb5d3f040e2d Dynamics 365 for Project Service Automation Enterprise Edition for Government
1ec58c70-f69c-486a-8109-4b87ce86e449 Power Automate for Dynamics 365_3
1ec5b3c1-b17e-4e25-8312-2acb3c3c5abf Stream Analytics Query Tester
1ef6a3be-d0ac-425d-8c01-acb62866290b Compute Gallery Sharing Admin
1efb1569-5fd6-4938-8b8d-9f3aa07c658d Microsoft Defender for Cloud for AI
1eff577d-b871-4ec2-a30f-b7d43c927d20 Natural Language Editor
1f2ebea4-f478-4dfa-999a-d95fdb2d4847 JIRA SAML SSO by Microsoft
1f2f344a-700d-42c9-9427-5cea1d5d7ba6 Microsoft Stream
1f338bbc-767e-4a1e-a2d4-b73207cc5b93 Microsoft Teams Phone Standard for Students
1f5530b3-261a-47a9-b357-ded261e17918 Azure Multi-Factor Auth Connector
1f87ee90-5c3a-4cf9-b6fd-e3e8017c26ec Dynamics 365 for Talent Activity
1f9990ca-45d9-4c8d-8d04-a79241924ce1 Windows 365 Shared Use 2 vCPU 4 GB 64 GB_1
1fc08a02-8b3d-43b9-831e-f76859e04e1a SharePoint Online (Plan 1)
1fd5118e-2576-4263-8130-9503064c837a Azure Communication Services
1fe0d6b3-81f0-4cf5-9dfd-fbb297d7848c Microsoft Insider Risk Management
1fec8e78-bce4-4aaf-ab1b-5451cc387264 Microsoft Teams
2049e525-b859-401b-b2a0-e0a31c4b1fe4 Power BI (free)
205478c0-bd83-4e1b-a9d6-db63a3e1e1c8 Azure Front Door Standard
2078e8df-cff6-4290-98cb-5408261a760a Yammer for Academic
207a6836-d031-4764-a9d8-c1193f455f21 Conference Auto Attendant
208120d1-9adb-4daf-8c22-816bd5d237e7 Microsoft MyAnalytics for Government (Full)
2087bd82-7206-4c0a-b305-1321a39e5926 Microsoft To-Do
20a11fe0-faa8-4df5-baf2-f965f8f9972e ContactsInferencingEmailProcessor
20d1455b-72b2-4725-8354-a177845ab77d Dynamics 365 Field Service Enterprise vTrial
20e940b3-4c77-4b0b-9a53-9e16a1b010a7 MarketplaceAPI ISV [Community Contributed]
20f0be98-9af9-986a-4b42-8eca4acb28e4 Excelsecu eSecu FIDO2 Fingerprint Security Key
2113661c-6509-4034-98bb-9c47bd28d63c Microsoft 365 E5 without Audio Conferencing (500 seats min)
2125cfd7-2110-4567-83c4-c1cd5275163d Microsoft Power BI Reporting and Analytics Plan 1
213be507-d547-4f79-bc2c-6196bc54c4a3 Dynamics 365 for Sales for Government
21943e3a-2429-4f83-84c1-02735cd49e78 Microsoft Teams Rooms Pro without Audio Conferencing
2194b428-9397-4046-8f39-007a1605a482 IDPrime 931 Fido
21a8a852-89f4-4947-a374-b26b2db3d365 IC3 Long Running Operations Service
21b439ba-a0ca-424f-a6cc-52f954a5b111 Windows 10/11 Enterprise (Original)
21dbd100-6940-42c2-9190-5d6cb909625b Managed HSM Crypto User
21dbd100-6940-42c2-9190-5d6cb909625c Managed HSM Crypto Service Release User
21e903d7-8d1b-423b-b5e9-4f2afe3b28e1 Loop Service
22085229-5809-45e8-97fd-270d28d66910 Add user to groups
2220bbc4-4518-4fef-aac6-c6f32e9f9fd1 Customer Experience Platform PROD
22222222-2222-2222-2222-222222222222 Azure SDK single org default tenant ID
2233b157-f44d-4812-b777-036cdaf9a96e Azure Cloud Shell
224a7b82-46c9-4d6b-8db0-7360fb444681 Microsoft Modern Contact Master
22572403-045f-432b-a660-af949c0a77b5 Project P3 for Faculty
226575a0-5520-4c5a-834d-ab473161fb84 SAML 1.1 Token enabled LOB App
226ca751-f0a4-4232-9be5-73c02a92555e Windows 365 Enterprise 2 vCPU 4 GB 128 GB_1
22920db1-ad25-ec11-b6e6-000d3a4f0789 Community Feedback Link
22926164-76b3-42b3-bc55-97df8dab3e41 Grafana Admin
229946b9-a9fb-45b8-9531-efa47453ac9e Microsoft Entra SAML Toolkit
229fa362-9d30-4dbc-8110-21b77a7f9b26 Dynamics 365 for Sales Professional for Government_1
22b657cf-0a9e-467b-8a91-5e31f21bc570 Microsoft Dynamics 365 Customer Voice for Marketing Application
22d27567-b3f0-4dc2-9ec2-46ed368ba538 Reading Assignments [Community Contributed]
22d7579f-06c2-4baa-89d2-e844486adb9d Cortana at Work Bing Services
23053933-0fda-431f-9a5b-a00fd78444c1 Dynamics 365 for Marketing Addnl Contacts Tier 3
2347355b-4e81-41a4-9c22-55057a399791 Microsoft 365 Security and Compliance for Firstline Workers
234cd403-35a2-4cc2-8015-77ea280c77f5 Feitian ePass FIDO2-NFC Series (CTAP2.1, CTAP2.0, U2F)
23523755-3a2b-41ca-9315-f81f3f566a95 ACOM Azure Website
23786452-f02d-4344-87ed-aaf703726881 SafeNet eToken Fusion CC
238e2f8d-e429-4035-94db-6926be4ffe7b Dynamics 365 for Marketing Business Edition
23a25099-1b2f-4e07-84bd-b84606109438 Windows 365 Enterprise 2 vCPU 4 GB 64 GB_2
23c898c1-f7e8-41da-9501-f16571f8d097 OCPS Checkin Service
243c63a3-247d-41c5-9d83-7788c43f1c43 Office Online Core SSO
24435e4b-87d0-4d7d-8beb-63a9b1573022 Field Service â Automated Routing Engine Add-On
2457fe40-65be-48a1-935f-924ad6e62dba Common Data Service Field service Part Time Contractors for Government
245e6bf9-411e-481e-8611-5c08595e2988 Dynamics 365 Sales Professional Attach to Qualifying Dynamics 365 Base Offer
24aebea8-7fac-48d0-8750-de4ee1fde205 Office 365 G3 without Microsoft 365 Apps GCC
24af5f65-d0f3-467b-9f78-ea798c4aeffc Microsoft Forms for Government (Plan E3)
24be3cd7-82ca-41a5-94a7-4903373cdcae Windows 365 Business 16 vCPU, 64 GB, 1 TB_2
24f8edb6-1668-4659-b5e2-40bb5f3a7d7e Enterprise Administrator (read only)
2565bd9d-da50-47d4-8b85-4c97f669dc36 Recreate a missing service principal
257601fd-462f-4a21-b623-7f719f0f90f4 Centralized Deployment
26124093-3d78-432b-b5dc-48bf992543d5 Microsoft 365 E5 Security
262044b1-e2ce-469f-a196-69ab7ada62d3 Backup Management Service
2634dd23-5e5a-431c-81ca-11710d9079f4 Microsoft Stream Service
268761a2-03f3-40df-8a8b-c3db24145b6b Universal Store Native Client
268e3d0d-5e0c-eb11-a822-000d3aaf102a Dynamics 365 customer service sample code resource ID
26a18ebc-cdf7-4a6a-91cb-beb352805e81 Skype Teams Calling API Service
26a4ae64-5862-427f-a9b0-044e62572a4f Microsoft Intune Checkin
26a7ee05-5602-4d76-a7ba-eae8b7b67941 Windows Search
26abc9a8-24f0-4b11-8234-e86ede698878 SubstrateDirectoryEventProcessor
26ad4b5c-b686-462e-84b9-d7c22b46837f Microsoft Defender for Office 365 (Plan 1) Faculty
26baccc8-eea7-41f1-98f4-1762cc7f685d Azure Relay Sender
26c903d5-d385-4cb1-b650-8d81a643b3c4 Power Apps Portals login capacity add-on Tier 2 (10 unit min) for Government
26d45bd9-adf1-46cd-a9e1-51e9a5524128 Office 365 E5 Without Audio Conferencing
26e0b698-aa6d-4085-9386-aadae190014d Azure Relay Listener
26fa8a18-2812-4b3d-96b4-864818ce26be Power Automate for Dynamics 365 Mixed Reality
270efc09-cd0d-444b-a71f-39af4910ec45 Windows Cloud Login
27216c54-caf8-4d0d-97e2-517afb5c08f6 SKYPE FOR BUSINESS ONLINE (PLAN 3)
273404b8-7ebc-4360-9f90-b40417f77b53 Microsoft Exact Data Match Service
2746ea77-4702-4b45-80ca-3c97e680e8b7 Azure Data Explorer [Community Contributed]
276d6e8a-f056-4f70-b7e8-4fc27f79f809 Office Shared Computer Activation
2789c901-c14e-48ab-a76a-be334d9d793a Microsoft Forms (Plan E3)
27922004-5251-4030-b22d-91ecd9a37ea4 Outlook Mobile
2793995e-0a7d-40d7-bd35-6968ba142197 My Apps
27b24f1f-688b-4661-9594-0fdfde972edc Skype Business Voice Directory
27cb5f12-2e3f-4997-a649-45298673e6a1 Power Pages authenticated users T1 100 users/per site/month capacity pack_1
2822a3a1-9b8f-4432-8989-e11669a60dc8 Dynamics 365 for Case Management
2824c69a-1ac5-4397-8592-eae51cb8b581 Dynamics 365 for Marketing MSE User
282a4d03-9d80-4d25-b35f-5c49c07c13c8 Smart Compose
2832473f-ec63-45fb-976f-5d45a7d4bb91 Partner Customer Delegated Administration
2880026b-2b0c-4251-8656-5d41ff11e3aa Dynamics 365 Business Central Essentials
28b0fa46-c39a-4188-89e2-58e979a6b014 Common Data Service_7
28b275ce-aec7-4c26-82e2-1ffbc2746ad4 Dynamics 365 for Sales, Enterprise Edition for Government
28b567f6-162c-4f54-99a0-6887f387bbcc Microsoft Storefronts
29007dd3-36c0-4cc2-935d-f5bca2c2c473 Common Data Service - O365 F1_2
292cc034-7b7c-4950-aaf5-943befd3f1d4 Microsoft Defender for Endpoint Plan 1
292cff14-c0e8-4116-9e3b-99934ae05766 Work IQ SharePoint MCP
295a8eb0-f78d-45c7-8b5b-1eed5ed02dff Microsoft Teams Shared Devices
296820fe-dce5-40f4-a4f2-e14b8feef383 Dynamics 365 Customer Voice Base Plan
29a2f828-8f39-4837-b8ff-c957e86abe3c Microsoft Teams Commercial Cloud
29d9ed98-a469-4536-ade2-f981bc1d605e Microsoft Authentication Broker
29fcd665-d8d1-4f34-8eed-3811e3fca7b3 Dynamics 365 Field Service Viral Trial
2a486b53-dbd2-49c0-a2bc-278bdfc30833 Cortana at Work Service
2a4baa0e-5e99-4c38-b1f2-6864960f1bd1 Intune Advanced endpoint analytics
2a914830-d700-444a-b73c-e3f31980d833 Microsoft 365 F3 GCC
2abdc806-e091-4495-9b10-b04d93c3f040 Office Online Client Microsoft Entra ID- Augmentation Loop
2b26f637-35a0-4dbc-b69e-ff674782be9d Microsoft Intune Government
2b317a4a-77a6-4188-9437-b68a77b4e2c6 Microsoft Intune Device
2b3b0c87-36af-4d15-8124-04a691cc2546 Power Automate Plan 1 for Government (Qualified Offer)
2b479c68-8d9b-4e27-9d85-5d74803de734 Virtual Visits App [Community Contributed]
2b5e68f0-bdc2-45b0-920a-217d5cbbd505 Power Platform Governance Services - TIRPS [Community Contributed]
2b61b865-d0bd-4c60-9efa-6fa934eefaac TrustedPublishersProxyService [Community Contributed]
2b629674-e913-4c01-ae53-ef4638d8f975 Azure Event Hubs Data Sender
2b815d45-56e4-4e3a-b65c-66cb9175b560 Information Protection and Governance Analytics â Standard
2b8844d8-6c87-4fce-97a0-fbec9006e140 AssistAPI [Community Contributed]
2b8c7c8c-9db5-44a5-a1dd-f4aa5b97b372 Microsoft Dynamics CRM Online Professional for Government
2b9c8e7c-319c-43a2-a2a0-48c5c6161de7 Microsoft Entra ID Basic
2ba394e0-6f18-4b77-b45f-a5663bbab540 RETIRED - Field Service â Automated Routing Engine Add-On
2bb78a2a-f8f1-4bc3-8ecf-c1e15a0726e6 MicrosoftTeamsCortanaSkills
2bb89402-51e9-4c5a-be33-e954a9dd1ba6 Dataverse for IOM
2bbbbbb2-3cc3-4dd4-5ee5-6ffffffffff6 Old dummy policy ID 2
2bd3cb20-1bb6-446b-b4d0-089af3a05c52 Dynamics 365 Enterprise Edition - Additional Production Instance for Government
2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f Visio web app
2c18b078-7c48-4d3a-af88-5a3a1b3f82b3 Managed HSM Crypto Auditor
2c1ada27-dbaa-46f9-bda6-ecb94445f758 Stream for Office 365 for Government (E3)
2c21e77a-e0d6-4570-b38a-7ff2dc17d2ca Microsoft Intune Device for Government
2c220739-d44d-4bf7-ba5f-95cf9fb7f10c MIP Exchange Solutions - Teams [Community Contributed]
2c4ec2dc-c62d-4167-a966-52a3e6374015 MICROSOFT POWER VIDEOS BASIC
2c56ea50-c6b3-40a6-83c0-9d98858bc7d2 Schema Registry Reader (Preview)
2c6af4f1-e7b6-4d59-bbc8-eaa884f42d69 Power Automate for Dynamics 365 for Government
2c7dd73f-7a21-485b-b97d-a2508fa152c3 Azure ContainerApps Sessions
2c9e12e5-a56c-4ba1-b768-7a141586c6fe Viva Learning
2c9fb43e-915a-4d61-b6ca-058ece89fd66 Dynamics 365 for Operations Devices
2ca80e7c-4ad1-444f-88f5-58f92b71b7b0 Euclid
2ced8a00-3ed1-4295-ab7c-57170ff28e58 Power Apps Per User BD Only
2cf22bcb-0c9e-4bc6-8daf-7e7654c0f285 Microsoft Teams Phone Resource Account for GCC
2cf302fe-62db-4e20-b573-e0998b1208b5 Dynamics 365 - Additional Non-Production Instance for Government
2cf9eb86-36b5-49dc-86ae-9a63135dfa8c Azure Traffic Manager and DNS
2cfc91a4-7baa-4a8f-a6c9-5f3d279060b8 Azure Application Change Service
2cfd692f-a352-4fa8-b960-e3ad0c9b1178 Power Pages authenticated users T3 min 1,000 units - 100 users/per site/month capacity pack CN
2d1d344e-d10c-41bb-953b-b3a47521dca0 Windows 365 Shared Use 4 vCPU 16 GB 256 GB_1
2d215f00-80d1-4f4b-a6c8-28080dfafc81 Microsoft Authorization System Policy
2d21fc84-b918-491e-ad84-e24d61ccec94 Windows 365 Shared Use 2 vCPU 8 GB 128 GB_2
2d2f174c-c3cc-4abe-9ce8-4dd86f469ab1 Power Virtual Agents for Digital Messaging
2d3091c7-0712-488b-b3d8-6b97bde6a1f5 Microsoft 365 Audio Conferencing for GCC
2d3bec26-15ee-4f5d-88b2-53622490270b HID Crescendo Key V2
2d4d3d8e-2be3-4bef-9f87-7875a61c29de OneNote
2d4e7d66-4baf-4714-bf99-7e03dc377fdb Workload Identity Control Plane
2d589a15-b171-4e61-9b5f-31d15eeb2872 PAD for Windows
2d7f3606-b07d-41d1-b9d2-0d0c9296a6e8 Microsoft Bing Search for Microsoft Edge
2d925ad8-2479-4bd8-bb76-5b80f1d48935 Common Data Service_3
2da8e897-7791-486b-b08f-cc63c8129df7 DYNAMICS 365 FOR SALES
2db84718-652c-47a7-860c-f10d8abbdae3 Project Online Premium Without Project Client
2db8cb1d-fb6c-450b-ab09-49b6ae35186b Microsoft Dynamics CRM Learning Path
2dbeefeb-6462-48a4-abe6-1c4989699319 Microsoft 365 Admin Center MCP
2dc63b8a-df3d-448f-b683-8655877c9360 INTUNE_1
2ddfbe71-ed12-4123-b99b-d5fc8a062a79 Microsoft Teams Admin Portal Service
2de9c682-ca3f-4f2b-b360-dfc4775db133 Windows 365 Enterprise 4 vCPU 16 GB 128 GB_1
2e19bf46-9799-4acc-b64b-a2cd2f7a4ee1 Secondary Cluster
2e2ddb96-6af9-4b1d-a3f0-d6ecfd22edb2 Microsoft Cloud App Security_2
2e3c4023-80f6-4711-aa5d-29e0ecb46835 Dynamics 365 Business Central Team Members
2e49aa60-1bd3-43b6-8ab6-03ada3d9f08b Dynamics Data Integration
2e5ecfc8-ea79-48bd-8140-c19324acb278 PasswordResetServiceArlingtonCloudAppId
2e6ffd72-52d1-4541-8f6c-938f9a8d4cdc Microsoft Application Protection and Governance (D)
2e8dde43-6986-479d-b179-7dbe31c31f60 CDS Power Apps Per User Custom
2eaa4058-403e-4434-9da9-ea693f5d96dc Windows 365 Shared Use 2 vCPU 8 GB 256 GB_2
2eba9957-8c82-4bfd-8025-e4a4a97a9110 GSA-Purview
2edaa1dc-966d-4475-93d6-8ee8dfd96877 Dynamics 365 Sales Premium
2f105cc2-c2c1-435b-a955-c5e82156c05d Office 365 GCC G5 without Power BI and Phone System
2f17f077-4175-4d82-b82b-17cd8950b74f Office 365 Groups
2f3b1bae-0e5a-4a86-a33e-876fbd2a4510 Sign in and start apps from the My Apps portal support page GUID
2f3cdb12-bcde-4e37-8529-e9e09ec09e23 Windows 365 Enterprise 8 vCPU 32 GB 128 GB_1
2f3f02c9-5679-4a5c-a605-0de55b07d135 Office 365 Information Protection
2f442157-a11c-46b9-ae5b-6e39ff4e5849 Microsoft 365 Advanced Auditing
2f5afa01-cdcb-4707-a62a-0803cc994c60 MS-CE-CXG-MAC-AadShadowRoleWriter [Community Contributed]
2f5fdc21-34c4-4039-881e-b87bf199b3fc Microsoft Clarity [Community Contributed]
2f6713e6-1e21-4a83-91b4-5bf9a2378f81 Dynamics 365 Resource Scheduling Optimization
2fa848d0-8054-4e11-8c73-7af5f1171001 Enable admin access
2fc0579f-8113-47ea-b116-bb5a8db9202a YubiKey 5 Series with NFC
2ff814a6-3304-4ab8-85cb-cd0e6f879c1d Azure Databricks app ID
2ffd6452-01da-471f-821b-ea4bf6c8676a IDPrime 941 Fido
300b8114-8555-4313-b861-0c115d820f50 Dynamics 365 for Talent: Onboard
304767db-7d23-49e8-a945-4a7eb65f9f28 Microsoft Teams for Government
3069d530-e41b-421c-ad59-fb1001a23e11 Common Data Service for SharePoint Syntex
3089c02b-e533-4b73-96a5-01fa648c3c3c PowerApps for Dynamics 365 for Government
3090ab82-f1c1-4cdf-af2c-5d7a6f3e2cc7 Microsoft Defender for Cloud Apps_1
30a40618-9b50-4764-b62e-b04023a8f5f3 ChannelMeetingRecording.Read.Group
30b5035e-d297-4fc1-b00b-addc96ba6a97 OneSpan FIDO Touch
30b5035e-d297-4ff1-010b-addc96ba6a98 OneSpan DIGIPASS FX1a
30b5035e-d297-4ff1-b00b-addc96ba6a98 OneSpan DIGIPASS FX1 BIO
30b5035e-d297-4ff7-b00b-addc96ba6a98 OneSpan DIGIPASS FX7
30df3dbd-5bf6-4d74-9417-cccc096595e4 Power BI Premium P1 for GCC
30e31aeb-977f-4f4f-a483-b61e8377b302 Microsoft Teams ADL
30e5659d-7a97-4c66-8863-497f329ac280 DataAssessments
30f6e561-8805-41d0-80ce-f82698b72d7d Windows 365 Business 4 vCPU 16 GB 256 GB_2
30fc3c36-5a95-4956-ba57-c09c2a600bb9 Microsoft Entra ID P1 for Faculty
3138fe80-4087-4b04-80a6-8866c738028a SharePoint Notification Service
314c4481-f395-4525-be8b-2ec4bb1e9d91 Office 365 A1 for students
3157152d-b5ae-4606-a145-6c660069bc5e Defender for IoT - Management [Community Contributed]
3179e48a-750b-4051-897c-87b9720928f7 phoneAuthenticationMethodId
3184af01-7a88-49e0-8b55-8ecdce0aa950 Azure Cost Management XCloud
319f651f-7ddb-4fc6-9857-7aef9250bd05 K8 Bridge [Community Contributed]
31b4e2fc-4cd6-4e7d-9c1b-41407303bd66 Project for Office (Plan E3)
31ba6d5c-2e14-40fb-bbcb-27dc8a1bfaf5 TeamsLinkedInLiveApp [Community Contributed]
31cf2cfc-6b0d-4adc-a336-88b724ed8122 Microsoft Azure Rights Management Service
31d57bc7-3a05-4867-ab53-97a17835a411 Microsoft 365 A5 for students use benefit
31ecb341-2a17-483e-9140-c473006d1e1a Microsoft Teams Rooms Pro for GCC
31f42a70-e555-48bf-8b8f-d866596e4a06 Messaging Async Media Prod
3227bcb2-8448-4f81-b3c2-8c2074e15a2a Microsoft Sales Copilot
32597670-3e15-4def-8851-614ff48c1efa Partner Center Container Registries AppId
326e2b78-9d27-42c9-8509-46c827743a17 Exchange Online Protection_1
3271cf8e-2be5-4a09-a549-70fd05baaa17 Microsoft 365 E5 EEA (no Teams)
328dc228-00bc-48c6-8b09-1fbc8bc3435d Dynamics 365 - Additional Database Storage (Qualified Offer)
328fd23b-de6e-462c-9433-e207470a5727 NFV Resource Provider
32a0e471-8a27-4167-b24f-941559912425 Microsoft 365 A3 Suite features for faculty
32ad3a4e-2272-43b4-88d0-80d284258208 Common Data Service Power Apps Portals Login Capacity
32b47245-eb31-44fc-b945-a8b1576c439f Microsoft 365 F5 Security + Compliance Add-on
32b6d34b-c894-4971-8223-e17b86e9ad26 Signal B2 Service
32d15238-9a8c-46da-af3f-21fc5351d365 Power BI Premium Per User for Government_2
331c37c6-af14-46d9-b9f4-e1909e1b95a0 DevCenter Project Admin
331cc017-5973-4173-b270-f0042fddfd75 Power Apps API
3340b944-b12e-47d0-b46b-35f08ec1d8ee SPAuthEvent
33413926-3206-4cdd-b39a-83574fe37a17 Managed HSM Crypto Service Encryption User
336dfe1f-3b33-4ab4-b395-cba8f614976d Dynamics 365 for Customer Service Digital Messaging add-on for Government
338148b6-1b11-4102-afb9-f92b6cdc0f8d Dynamics 365 P1 Tria for Information Workers
33850b82-0a37-4ebb-a0b2-ee163facd716 Microsoft Dynamics 365 Customer Voice for Sales Enterprise for GCC
33976c19-1db5-4c02-810e-c243db79efde Dataverse
339f4def-5ad8-4430-8d12-da5fd4c769a7 Dynamics 365 AI for Market Insights - Free
33be1cef-03fb-444b-8fd3-08ca1b4d803f OneDrive Web
33c4f319-9bdd-48d6-9c4d-410b750a4a5a Insights by MyAnalytics
33cf2d53-a7bd-4f62-98b2-32aaafc8872d Data Security Investigation App
33e01921-4d64-4f8c-a055-5bdaffd5e33d AME tenant ID
33f1466e-63a6-464c-bf6a-d1787928a56a Dynamics 365 Customer Service Insights vTrial
33f7a028-d012-4bd9-b40f-3c970d089bc8 TeamSettings.Edit.Group
3413916e-ee66-4071-be30-6f94d4adfeda MICROSOFT DYNAMICS MARKETING SALES COLLABORATION - ELIGIBILITY CRITERIA APPLY
341b7f3d-69b3-47f9-9ce7-5b7f4945fdbd Azure Support - Network Watcher
342f61e2-a864-4c50-87de-86abc6790d49 Power Platform Policy Services CM - PROD
34421fbe-f100-4e5b-9c46-2fea25aa7b88 Exchange Online [Community Contributed]
346d83bf-6fe6-42ca-b424-b9300d2e21bf Microsoft 365 Domestic Calling Plan (240 min)
3471ca03-f150-4759-88e6-0bfc97daf723 OneCert-AzureDns-Prod
3498e952-d568-435e-9b2c-8d77e338d7f7 Azure Kubernetes Service RBAC Admin
34c0d7a0-a70f-4668-9238-47f9fc208882 Microsoft MyAnalytics (Full)
34cabb34-90ae-4aca-b8c3-c457dbedf145 PartnerCenterCustomerServiceAppProd [Community Contributed]
34e09817-6cbe-4d01-b1a2-e0eac5743d41 Kubernetes Cluster - Azure Arc Onboarding
35122886-cef5-44a3-ab36-97134eabd9ba PowerApps per app baseline access_2
352257a9-db78-4217-a29d-8b8d4705b014 CDS PowerApps Portals page view capacity add-on for GCC
3530b95b-aca8-4164-b78e-0c07cbfd0681 CMS Bulk Operations - site builder app ID
3539d28c-6e35-4a30-b3a9-cd43d5d3e0e2 Power Automate unattended RPA add-on
354b5b6d-abd6-4736-9f51-1be80049b91f Microsoft Mobile Application Management Backend
3570e63c-5acf-4f3f-9f15-a49faa5120d3 Power Apps Service Customer Management Plane Backend
359ea3e6-8130-4a57-9f8f-ad897a0342f1 Dynamics 365 Customer Voice_1
35a253ca-e72e-4247-8b11-c5a76575a3b3 Service to Service authentication in AX7 link
35ce39c8-352c-4278-9f54-d590516352d7 Microsoft Commerce Tools Access Control Portal
35d54a08-36c9-4847-9018-93934c62740c PeoplePredictions
35e5e31d-b3e8-442b-9a8d-2f81f46938cf Entra App Platform System Application
3603eff4-9141-41d5-ba8f-02fb3a439cd6 Diagnostic Services Data Access
360bcc37-0c11-4264-8eed-9fa7a3297c9b Common Data Service for Apps Database Capacity
363430d1-e3f7-43bc-b07b-767b6bb95e4b Common Data Service_9
36810a13-b903-490a-aa45-afbeb7540832 Microsoft Defender Vulnerability Management_2
36a0f3b3-adb5-49ea-bf66-762134cf063a Microsoft Teams Premium Introductory Pricing
36b29273-c6d0-477a-aca6-6fbe24f538e3 Whiteboard (Firstline)
37182072-3c9c-4f6a-a4b3-b3f91cacffce AzureSupportCenter
372140e0-b3b7-4226-8ef9-d57986796201 Azure Windows VM Sign-In
3734c1a4-2bed-4998-a37a-ff1a9e7bf019 Microsoft Azure Container Apps - Data Plane
37396c73-2203-48e6-8be1-d882dae53275 Common Data Service for Government_1
375cd0ad-c407-49fd-866a-0bff4f8a9a4d Power Automate RPA Attended
3789da91-f943-46bc-95c3-50ea2012f03a NEOWAVE Winkeo FIDO2
37c961db-2cfd-4e13-b81e-b0059ce10e34 Windows 365 Business 16 vCPU, 64 GB, 1 TB_1
37e59e88-1a46-482b-b623-0a4aa6abdf67 ChannelMeetingTranscript.Read.Group
37f6eaf4-3611-4fbc-9667-ee2ba7e889c0 SharePoint eSignature
382b7ce7-33db-4bb9-9300-172f2b56a2d7 SharePoint eSignature PPE
3856cd1b-8033-458e-8d0f-9909ec6e6e6d Microsoft Dynamics CRM Online Basic for Government
38808189-fa7a-4d8a-807f-eba01edacca6 AzNet Security Guard
38a893b6-d74c-4786-8fe7-bc3b4318e881 Microsoft Flow GCC
38aa3b87-a06d-4817-b275-7a316988d93b Windows Hello for Business
38b434d2-a15e-4cde-9a98-e737c75623e1 Visio Plan 2_2
38df11dd-582e-4207-be6f-b214675f44a1 SEAL All credentials [Community Contributed]
3913510d-42f4-4e42-8a64-420c390055eb Monitoring Metrics Publisher
392c0cd5-b73d-42f5-9e94-49904793f11c Microsoft Virtual Events Portal
393a0c96-9ba1-4af0-8975-fa2f853a25ac Dynamics 365 Marketing
394866fc-eedb-4f01-8536-3ff84b16be2a Microsoft People Cards Service
3957683c-3a48-4a6c-8706-a6e2d6883b02 Omnichannel for CS Provisioning App Primary
39624784-6cbe-4a60-afbe-9f46d10fdb27 Teams and Skype for Business Administration
396e7f4b-41ea-4851-b04d-65de6cf1b4a3 Azure AD Identity Governance - SPO Management
398d37b5-8deb-48db-8f7f-703eb2fb7c72 Power Pages authenticated users T3 min 1,000 units - 100 users/per site/month capacity pack_1
39a4b5e8-1aa6-4da4-877a-d2345944028d TeamsAppInstallation.Read.User
39a5647e-1853-446c-a1f6-a79bae9f5bc7 IDmelon Android Authenticator
39aaf054-81a5-48c7-a4f8-0293012095b9 IC3 Gateway
39b5c996-467e-4e60-bd62-46066f572726 Microsoft Invoicing
39e6ea5b-4aa4-4df2-808b-b6b5fb8ada6f Dynamics Provision
3a117d30-cfac-4f00-84ac-54f8b6a18d78 Compliance Manager Premium Assessment Add-On_2
3a239e0d-7d9c-4f0a-a008-1672cd4a32e8 Adobe Sign
3a256e9a-15b6-4092-b0dc-82993f4debc6 Dynamics 365 for Talent
3a349c99-ffec-43d2-a2e8-6b97fcb71103 Viva Goals User-led
3a3976ce-de18-4a87-a78e-5e9245e252df Microsoft Entra ID for Education
3a3b6b87-84e2-4ad2-aa37-d76c339371a4 Storage Data Management RP Prod FPA
3a6a908c-09c5-406a-8170-8ebb63c42882 Power BI Pro Dept
3aa5c166-136f-40eb-9066-33ac63099211 O365 Customer Monitoring
3ab6abff-666f-4424-bfb7-f0bc274ec7bc Microsoft Teams Essentials (AAD Identity)
3ae52229-572e-414f-937c-ff35a87d4f29 Dynamics 365 for Sales Enterprise Attach
3af5a1e8-2459-45cb-8683-bcd6cccbcc13 Azure Smart Alerts
3af5adde-460d-4bc1-ada0-fc648af8fefb ChatMigrationService1P
3b1adb99-0dfe-46fd-90b8-7f7614a4de2a GoTrust Idem Key FIDO2 Authenticator
3b20f47b-3825-43cb-8114-4bd2201156a8 Cognitive Services Metrics Advisor User
3b2fa68d-a091-48c9-95be-88d572e08fb7 AzureBackupReporting
3b511579-5e00-46e1-a89e-a6f0870e2f5a Windows 365 Portal [Community Contributed]
3b555118-da6a-4418-894f-7df1e2096870 Microsoft 365 Business Basic_1
3b80cd3f-61ca-49b0-8d0f-7b6760e08705 ZTNA Policy Service Graph Client
3b98b912-1720-4a1e-9630-c9a41dbb61d8 Windows 365 Business 1 vCPU 2 GB 64 GB_2
3bba9856-7cf2-4396-904a-00de74fba3a4 Windows 365 Enterprise 4 vCPU 16 GB 512 GB_2
3bbd44ed-8a70-4c07-9088-6232ddbd5ddd Dynamics 365 Operations - Device
3bc2296e-aa22-4ed2-9e1e-946d05afa6a2 SharePoint Online Web Client Extensibility Isolated
3bf52bdf-5226-4a97-829e-5cca9b3f3392 Dynamics 365 Customer Service Digital Messaging vTrial
3c31d730-a768-4286-a972-43e9b83601cd Demeter.WorkerRole
3c53ea51-d578-46fa-a4c0-fd0a92809a60 Stream for Office 365
3c74d823-8f01-4fe8-82d5-f089a5504cec Dynamics 365 for Customer Service, Enterprise Edition for Government
3c860712-2d37-42a4-928f-5c93935d26a1 Send onboarding reminder email
3c896ded-22c5-450f-91f6-3d1ef0848f6e WeveEngine
3c8a8792-7866-409b-bb61-1b20ace0368b Domestic Calling for Government
3c994f28-87d5-4273-b07a-eb6190852599 Microsoft 365 Apps for Enterprise (Device)
3ca0766a-643e-4304-af20-37f02726339b Microsoft Dynamics 365 Customer Voice USL
3cb45fab-ae53-4ff6-af40-24c1915ca07b Windows 365 Business 8 vCPU 32 GB 128 GB_2
3cccccc3-4dd4-5ee5-6ff6-7aaaaaaaaaa7 Old dummy policy ID 3
3ce44149-e365-40e4-9bb4-8c0ecb710fe6 Office Online Print SSO
3ce62fca-4d6d-4d61-8359-5b558c2026d3 Microsoft Bing Ads
3cf468b4-12a0-43cd-aa3f-3f39210d14cf Quota Service Core - ARM Client
3cf6df92-2745-4f6f-bbcf-19b59bcdb62a Office 365 Client Admin
3cf798a6-b0c5-4d5c-9645-b5273d471fc5 teamsupgradeorchestrator-app [Community Contributed]
3d24a3a0-c154-4f6f-a5ed-adc8e01ddb74 Savings plan Purchaser
3d53f6d9-d6e0-45c1-9575-6acd77692584 Microsoft Dynamics CRM Online Government Basic
3d957427-ecdc-4df2-aacd-01cc9d519da8 Microsoft Workplace Analytics_2
3da2fd4c-1bee-4b61-a17f-94c31e5cab93 Common Data Service Attended RPA
3db33094-8700-4567-8da5-1501d4e7e843 FHIR Data Exporter
3db474b9-6a0c-4840-96ac-1fceb342124f Verifiable Credentials Service Request
3dc7332d-f0fa-40a3-81d3-dd6b84469b78 Microsoft Viva Glint
3dd6cf57-d688-4eed-ba52-9e40b5468c3e Microsoft Defender for Office 365 (Plan 2)_1
3de81e39-4ce1-47f7-a77f-8473d4eb6d7c Dynamics 365 Customer Service Voice vTrial
3e050dd7-7815-46a0-8263-b73168a42c10 Teams Approvals
3e150937-b8fe-4cfb-8069-0eaf05ecd056 Microsoft Sentinel Responder
3e170737-c728-4eae-bbb9-3f3360f7184c Microsoft Intune Plan 1_2
3e22415d-7fdf-4ea4-8a0c-dd60c4249b9d Feitian iePass FIDO Authenticator
3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40 Microsoft 365 Audio Conferencing_1
3e38d437-815b-4368-9f19-e39dea9a6c7f ChannelMessage.Send.Group
3e58e97c-9abe-ebab-cd5f-d543d1529634 MICROSOFT SOCIAL ENGAGEMENT PROFESSIONAL - ELIGIBILITY CRITERIA APPLY
3e62f81e-590b-425b-9531-cad6683656cf PowerApps - apps.powerapps.com [Community Contributed]
3eadc5d3-b59a-3658-d8c6-9c729ba35b97 Azure portal support request ID
3eb95cef-b10f-46fe-94e0-969a3d4c9292 Office 365 Import Service
3ec18638-bd4c-4d3b-8905-479ed636b83e Customer Lockbox (A)
3edcf11f-df80-41b2-a5e4-7e213cca30d1 Azure Application Change Service
3efbd4ed-8958-4824-8389-1321f8730af8 Avatars for Teams (additional)
3efff3fe-528a-4fc5-b1ba-845802cc764f Windows 365 Enterprise 2 vCPU 8 GB 128 GB_2
3f17cf90-67a2-4fdb-8587-37c1539507e1 Microsoft 365 F5 Compliance Add-on GCC
3f2afeed-6fb5-4bf9-998f-f2912133aead Dynamics 365 Business Central for IWs_1
3f30311c-6b1e-48a4-ab79-725b469da960 Microsoft Copilot with Graph-grounded chat
3f4439ff-e698-4d6d-84fe-09c9d574f06b Azure Arc-enabled Kubernetes cluster client app ID
3f4babde-90ec-47c6-995d-d223749065d1 Office 365 G1 GCC
3f59672f-20aa-4afe-b6f4-7e5e916b6d98 Arculus FIDO 2.1 Key Card [P71]
3f6aecb4-6dbf-4e45-9141-440abdced562 PROD Microsoft Defender For Cloud XDR
3f88fce4-5892-4214-ae73-ba5294559913 FHIR Data Writer
3f9f06f5-3c31-472c-985f-62d9c10ec167 Power Pages vTrial for Makers_1
3fb82609-8c27-4f7b-bd51-30634711ee67 To-Do (Plan 3)
3ff8e6ba-7dc3-4e9e-ba40-ee12b60d6d48 Microsoft To-Do Web App
3ffba0d2-38e5-4d5e-8ec0-98f2b05c09d9 Microsoft Stream for O365 K SKU
4016f256-b063-4864-816e-d818aad600c9 Viva Topics_2
40775b29-2688-46b6-a3b5-b256bd04df9f Microsoft Information Protection API
4092fdb5-8d81-41d3-be76-aaba4074530b Dynamics 365 Team Members_1
409eb69a-5e20-4e1e-a8bf-c23300057950 Azure Container Apps Arc - Data Plane
40b010bb-0b69-4654-ac5e-ba161433f4b4 Common Data Service_1
40c18316-6500-4055-96ab-297095e792a1 Adobe Creative Cloud - DEPRECATED
40c49ff3-c6ae-436d-b28e-b8e268841980 Microsoft Azure Network Copilot
40d35d7c-9cc3-4f2d-912b-464457412a00 ChatSettings.Read.Chat
41027e3b-d156-4913-bb0d-06cbbe931eb7 Team.Read.Group
411b0c93-8f89-455e-a663-c0a3effd12c3 Dynamics 365 for Customer Service Voice Add-in for Government
41781fb2-bc02-4b7c-bd55-b576c07bb09d Microsoft Entra ID P1_3
417ae6eb-aac8-42c8-900c-0e50debba688 Universal Print Enabled Printer [Community Contributed]
41b23e61-6c1e-4545-b367-cd054e0ed4b4 Azure VPN client - Manually registered, Azure Public
41bf139a-4e60-409f-9346-a1361efc6dfb YAMMER_2
41e04612-9dac-4699-a02b-c82ff2cc3fb5 Grafana Limited Viewer
41eda15d-6b52-453b-906f-bc4a5b25a26b Teams Multi-Geo
41fcdd7d-4733-4863-9cf4-c65b83ce2df4 Microsoft Communications Compliance
420af87e-8177-4146-a780-3786adaffbca Power BI Pro CE
420fcaa2-552c-430f-98ca-3264be4806c7 SignalR App Server
4229a0b4-7f34-4835-b068-6dc8d10be57c Windows 365 Business 8 vCPU 32 GB 512 GB_2
426ec19c-d5b1-4548-b894-6fe75028c30d Dynamics 365 Customer Service Chat Application Integration
42a3ec34-28ba-46b6-992f-db53a675ac5b Microsoft Teams_2
42ae2956-193d-4f39-be06-691b8ac4fa1d Remove all access package assignments for user
42b4fb4a-2866-43b2-9bf7-6c6669c2e5d3 Google Titan Security Key v2
42e6818f-8966-444b-b7ac-0027c83fa8b5 Windows 365 Business 2 vCPU 4 GB 64 GB_2
430b908f-78e1-4812-b045-cf83320e7d5d Microsoft Clipchamp Premium
43304c6a-1d4e-4e0b-9b06-5b2a2ff58a90 Viva Engage Communities and Communications
4345a7b9-9a63-4910-a426-35363201d503 O365 Suite UX
434fb43a-c01c-447e-9f67-c3ad923cfaba Azure Kubernetes Fleet Manager RBAC Admin
4354e225-50c9-4423-9ece-2d5afd904870 Augmentation Loop
436f00f2-b42a-4b9f-870c-e73db66ae930 ISOSDacInterface Interface
437dbf0e-84ff-417a-965d-ed2bb9650972 Business Central Base Application
439ac253-bfbc-49c7-acc0-6b951407b5ef Windows 365 Business 4 vCPU 16 GB 128 GB (with Windows Hybrid Benefit)
43d7b169-1d9e-4d32-8cd8-06c5974ed90c Threat Intelligence Briefing Agent resource
43de0ff5-c92c-492b-9116-175376d08c38 Microsoft 365 Apps for Enterprise_2
440eaaa8-b3e0-484b-a8be-62870b9ba70a Microsoft Teams Phone Resource Account_1
441509e5-a165-4363-8ee7-bcf0b7d26739 DWEngineV2
44272f93-9762-48e8-af59-1b5351b1d6b3 Catalog reader
443155a6-77f3-45e3-882b-22b3a8d431fb Re-register Microsoft.AAD namespace (1)
4432e57d-0983-4c17-881c-235c529f96dc Channel.Delete.Group
4447db05-44ed-4da3-ae60-6cbece780e32 Chamber User
4455b2bd-5303-4d53-a2f7-c516f73920d4 Office Hive Fairfax
44575883-256e-4a79-9da4-ebe9acabe2b2 Microsoft 365 F1_1
4465e953-8ced-4406-a58e-0f6e3f3b530b FHIR Data Importer
4468c39a-28b2-42fb-9094-840bcf28771f Basic Collaboration
446a86f8-a0cb-4095-83b3-d100eb050e3d Dynamics 365 Customer Voice Additional Responses_2
448898aa-3ae7-478c-b49a-1fac7a8a35cf Skype Meetings
448b063f-9cc6-42fc-a0e6-40e08724a395 Common Data Service Log Capacity
4495894f-534f-41ca-9d3b-0ebf1220a423 OneDrive for Business (Basic 2)
44a02aaa-7145-4925-9dcd-79e6e1b94eff Microsoft Dynamics 365 Apps Integration
44ac31e7-2999-4304-ad94-c948886741d4 Microsoft 365 E5 Security for EMS E5
45164d96-544d-4a64-a1ca-3fb4bbb6eb18 ScheduledActions
454e5346-4944-4ffd-6c93-8e9267193e9a Ensurity ThinC
456747c0-cf1e-4b0d-940f-703a01b964cc Dynamics 365 Sales Insights vTrial
4580fd1d-e5a3-4f56-9ad1-aab0e3bf8f76 Call Recorder
4589bd03-58cb-4e6c-b17f-b580e39652f8 Azure Digital Twins Read.Write Delegated permission
45a2423b-e884-448d-a831-d9e139c52d2f Exchange Online Protection_2
45a330b1-b1ec-4cc1-9161-9f03992aa49f Windows Store for Business
45bc2c81-6072-436a-9b0b-3b12eefbc402 Power BI for Office 365 Add-On
45c6831b-ad74-4c7f-bd03-7c2b3fa39067 Project Online Desktop Client_2
45d50f46-0b78-4001-a660-4198cbe8cd05 DevCenter Dev Box User
45e63e9f-6dd9-41fd-bd41-93bfa008c537 Power Automate Unattended RPA for Government
4601ed45-8ff3-4599-8377-b6649007e876 Marketo
46102f44-d912-47e7-b0ca-1bd7b70ada3b Project Plan 3 (for Department)
46129a58-a698-46f0-aa5b-17f6586297d9 Microsoft Data Investigations
461cb62c-6db7-41aa-bf3c-ce78236cdb9e Windows 365 Enterprise 2 vCPU 8 GB 128 GB (Preview)
461e8683-5575-4561-ac7f-899cc907d62a Azns AAD Webhook
4633458b-17de-408a-b874-0445c86b69e6 Key Vault Secrets User
4660504c-45b3-4674-a709-71951a6b0763 Microsoft Invitation Acceptance Portal
467423d3-dc5d-4c1e-b0e7-12d85ade8da8 Office Online Speech SSO
46974aed-363e-423c-9e6a-951037cec495 Project Plan 3 for Faculty
469af4da-121c-4529-8c85-9467bbebaa4b Windows 365 Shared Use 4 vCPU 16 GB 512 GB_2
46c119d4-0379-4a9d-85e4-97c66d3f909e Microsoft 365 A5 for Students
46c5ea0a-2343-49d9-ae4f-1c268b232d53 Microsoft Dynamics 365 Customer Voice for Customer Insights App
4747d38e-36c5-4bc3-979b-b0ef74df54d1 PushChannel
475226c6-020e-4fb2-8a90-7a972cbfc1d4 PowerApps Service
4755df59-3f73-41ab-a249-596ad72b5504 Microsoft Power Automate Plan 2
475e3e81-3c75-4e07-95b6-2fed374536c8 Privacy Management - subject rights request (1) for EDU
47629505-c2b6-4a80-adb1-9b3a3d233b7b Microsoft Exchange Web Services
4765445b-32c6-49b0-83e6-1d93765276ca OfficeHome
47794cd0-f0e5-45c5-9033-2eb6b5fc84e0 Communications Credits
4787c7ff-7cea-43db-8d0d-919f15c6354b Dynamics 365 Viva Sales
47ab2fb4-66ac-4184-9ae1-86be814012d5 Security Key NFC by Yubico - Enterprise Edition (additional)
47b7735b-770e-4598-a7da-8b91488b4c88 Data Lake Analytics Developer
47bdde6a-959f-4c7f-8d59-3243e34f1cb3 Power Automate for Dynamics 365 Team Members for Government
47c2b191-a5fb-4129-b690-00c474d2f623 Dynamics 365 Customer Service Digital Messaging add-on
47ee738b-3f1a-4fc7-ab11-37e4822b007e Azure AD Application Proxy
4802707d-47e1-45dc-82c5-b6981f0fb38c Common Data Service Attended RPA for Government
481115cb-6d15-4cc0-8caf-f2fee7bfbd2b IC3 Modern Effective Config Worker [Community Contributed]
4813382a-8fa7-425e-ab75-3b753aab3abb Microsoft Authenticator App [Community Contributed]
481f3bc2-5756-4b28-9375-5c8c86b99e6b Clipchamp Standard
4828c8ec-dc2e-4779-b502-87ac9ce28ab7 Microsoft 365 Phone System
483c432d-7210-44e7-a362-954c0c5e4108 TeamsActivity.Send.User
483cc331-f4df-4a3b-b8ca-fe1a247569f6 Microsoft Dynamics CRM Online Instance_2
483d5646-7724-46ac-ad71-c78b7f099d8d Power Apps Portals Page View Capacity Add-On for Government
484d54fc-b481-4eee-9505-0258a1913020 Power BI Report Server and SSRS from Power BI mobile applications
486c78bf-a0f7-45f1-92fd-37215929e116 GatewayRP
488ba24a-39a9-4473-8ee5-19291e71b002 Windows 10/11 Enterprise E5
48ac35b8-9aa8-4d74-927d-1f4a14a0b239 Skype and Teams Tenant Admin API
48af08dc-f6d2-435f-b2a7-069abd99c086 Connectors
48b82071-99a5-4214-b493-406a637bd68d Windows 365 Shared Use 4 vCPU 16 GB 512 GB_1
490b1610-cf9c-400f-8021-6f8815c74517 Microsoft Account (Windows Live)
493ff600-6a2b-4db6-ad37-a7d4eb214516 Microsoft Defender for Office 365 (Plan 1) for Government
494721b8-1f30-4315-aba6-70ca169358d9 Dynamics 365 Sales, Field Service and Customer Service Partner Sandbox
4962773b-9cdb-44cf-a8bf-237846a00ab7 Microsoft.EventGrid - Public cloud
49676daf-ff23-4aac-adcc-55472d4e2ce0 api.powerplatform.com
497effe9-df71-4043-a8bb-14cf78c4b63b Exchange Admin Center
498770d9-bab7-4e4c-b73d-5ded82a1d0b3 Cancel all pending access package assignment requests for user
4990cffe-04e8-4e8b-808a-1175604b879f Microsoft Partner
499b84ac-1321-427f-aa17-267ca6975798 Azure DevOps
49c7bc16-7004-4df6-8cd5-4ec48b7e9ea0 Project P3 for GOV
49f06c3d-da7d-4fa0-bcce-1458fdd18a59 Power Apps for Office 365 F3 for Government
49f817b6-84ae-4cc0-928c-73f27289b3aa Azure VPN client - Manually registered, Microsoft Azure operated by 21Vianet
4a0b64f2-c7ec-46ba-b117-18f262946c50 Remove access package assignment for user
4a12c688-56c6-461a-87b1-30d6f32136f9 PROJECT P1
4a14842e-6bb6-4088-b21a-7d0a24f835a6 Chat.Manage.Chat
4a51bca5-1eff-43f5-878c-177680f191af Whiteboard (Plan 3)
4a51bf65-409c-4a91-b845-1121b571cc9d Power Automate per user plan
4a82b400-a79f-41a4-b4e2-e94f5787b113 Exchange Online Kiosk_1
4a918a14-4069-4108-9b7d-76486212d75d Windows Defender Security Intelligence Enterprise app
4ac7d521-0382-477b-b0f8-7e1d95f85ca2 Azure Analysis Services
4accf36b-2c05-432f-91c8-5c532dff4c73 Logic Apps Standard Reader (Preview)
4ade5aa6-5959-4d2c-bf0a-f4c9e2cc00f2 Dynamics 365 AI for Customer Service Trial
4ae99959-6b0f-43b0-b1ce-68146001bdba Visio Plan 2 for GCC
4aed5dd6-eb9c-4143-8f14-368d70287121 Dynamics 365 Enterprise Edition - Additional Database Storage for Government
4b0f2fd7-60b4-4eca-896f-4435034f8bf5 EventGrid TopicSpaces Subscriber
4b233688-031c-404b-9a80-a4f3f2351f90 Office.com
4b244418-9658-4451-a2b8-b5e2b364e9bd Visio Online Plan 1
4b32a493-9a67-4649-8eb9-9fc5a5f75c12 Dynamics 365 for Marketing USL_2
4b3e8f46-56d3-427f-b1e2-d239b2ea6bca Microsoft Teams-T4L Web Client
4b3f8944-d4f2-4d21-bb19-764a986ec160 KeyXentic FIDO2 Secp256R1 FIDO2 CTAP2 Authenticator
4b585984-651b-448a-9e53-3b10f069cf7f Office 365 F3_2
4b590615-0888-425a-a965-b3bf7789848d Microsoft 365 A3 for Faculty
4b74a65c-8b4a-4fc8-9f6b-5177ed11ddfa Power Virtual Agent User License
4b81a949-69a1-4409-ad34-9791a6ec88aa Power Automate for Virtual Agent_1
4b9405b0-7788-4568-add1-99614e613b69 Exchange Online (Plan 1)_1
4ba50f17-9666-485c-a643-ff00808643f0 FHIR SMART User
4bc7f740-180e-4586-adb6-38b2e9024e6b Application
4bfd5d66-9285-44a1-bb14-14953e8cdf5e Audit GraphAPI Application
4c00c16c-0304-4421-b598-555c3e78edcb Dynamics 365 Fraud Protection - Account Protection
4c0b021c-00c3-4508-838f-d3127e8167ff Bing Ads tutorial sample app ID
4c1a3aed-b389-4824-99b0-514c07906851 Intune DeviceCheckIn ConfidentialClient [Community Contributed]
4c246bbc-f513-4311-beff-eba54c353256 Minecraft Education Edition
4c4f550b-42b2-4a16-93f9-fdb9e01bb6ed Targeted Messaging Service
4c50ff10-1057-4fc6-b8ed-43a529530c3c ImproveID Authenticator
4c8f074c-e32b-4ba7-b072-0f39d71daf51 IPSubstrate
4c9efd0c-8de7-4c71-8295-9f5fdb0dd048 SHAREPOINTSTANDARD_1
4c9fc70a-8d18-4528-9113-c6f1318c4d89 CAP Package Deployer Service [Community Contributed]
4cba1704-a0c1-45ee-9d41-fe75b4ef9190 TeamsChatServiceApp [Community Contributed]
4ccb60ee-9523-48fd-8f63-4b090f1ad77a Office Mobile Apps for Office 365 for GCC_1
4cde982a-ede4-4409-9ae6-b003453c8ea6 Microsoft Teams Rooms Pro
4d41190c-7beb-4a84-8018-adf265a6352d Thales IDPrime FIDO Bio
4d5c2d63-cf83-4365-853c-925fd1a64357 OfficeShredderWacClient
4dae6930-7baf-46f5-909e-0383bc931c46 Azure Customer Lockbox Approver for Subscription
4dc3e181-e14b-4a21-b022-59fc669b0914 Internet Information Services
4dca1d4f-adcf-4dd2-a0a0-d2fa9d86b752 O365 Suite UX (additional)
4dddddd4-5ee5-6ff6-7aa7-8bbbbbbbbbb8 Old dummy policy ID 4
4de31727-a228-4ec3-a5bf-8e45b5ca48cc Office 365 Advanced eDiscovery
4dee1f32-0808-4fd2-a2ed-fdd575e3a45f Microsoft 365 Audio Conferencing_2
4e1f8dc5-5a42-45ce-a096-700fa485ba20 1P Microsoft Entra application
4e29abd1-ba96-44c0-8a72-e24e4fe9956e Power BI Premium EM2_1
4e445925-163e-42ca-b801-9073bfa46d17 SharePoint Home Notifier
4e768f2c-5fab-48b3-b300-220eb487752b Hideez Key 4 FIDO2 SDK
4e9b8407-af2e-495b-ae54-bb60a55b1b5a Chamber Admin
4eaa7769-3cf1-458c-a693-e9827e39cc95 M365 Lighthouse API [Community Contributed]
4eaceb75-fe6c-4953-b873-0fd565ecd334 Request Approvals Write Platform
4eb45c5b-0d19-4e33-b87c-adfc25268f20 Microsoft 365 E5_1
4ed3ff63-69d7-4fb7-b984-5aec7f605ca8 Microsoft 365 Domestic Calling Plan
4ef96642-f096-40de-a3e9-d83fb2f90211 Microsoft Defender for Office 365 (Plan 1)_2
4f05b1a3-a978-462c-b93f-781c6bee998f Microsoft Relationship Sales solution_1
4f4c7800-298a-4e22-8867-96b17850d4dd Dynamics 365 Remote Assist_1
4f547b5f-c3f7-4d2c-a14f-0f8f1286d7d5 OneDriveLTI [Community Contributed]
4f6778d8-5aef-43dc-a1ff-b073724b9495 Azure API for FHIR app ID
4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0 Azure Service Bus Data Receiver
4fa4026d-ce74-4962-a151-8e96d57ea8e4 MICROSOFT TEAMS (FREE)
4fb214cb-a430-4a91-9c91-4976763aa78f Teams Rooms Premium
4ff01e01-1ba7-4d71-8cf8-ce96c3bbcf14 Common Data Service_5
500b6a2a-7a50-4f40-b5f9-160e5b8c2f48 School Data Sync (Plan 2)
500f440d-167e-4030-a3a7-8cd35421fbd8 Privacy Management - Subject Rights Request (100)
504d7149-4e4c-3841-4555-55445a677357 WiSECURE AuthTron USB FIDO2 Authenticator
50509a35-f0bd-4c5e-89ac-22f0e16a00f8 Microsoft Teams Rooms Basic without Audio Conferencing
50554c47-71d9-49fd-bc54-42a2765c555c Common Data Service for Project
505e180f-f7e0-4b65-91d4-00d670bbd18c COMMUNICATIONS CREDITS
507172c0-6001-4f4f-80e7-f350507af3e5 Microsoft Dynamics 365 Customer Voice for Relationship Sales
507bc9da-c4e2-40cb-96a7-ac90df92685c Office 365 Reports
509e4652-da8d-478d-a730-e9d4a1996ca4 Azure Resource Graph
509e8ab6-0274-4cda-bcbd-bd164fd562c4 Microsoft Defender for Endpoint Server
50a45b0c-80e7-f944-bf29-f552bfa2e048 ACS FIDO Authenticator
50d8616b-fd4f-4fac-a1c9-a6a9440d7fe0 OMSAuthorizationServicePROD
50e68c76-46c6-4674-81f9-75456511b170 Flow Free
50e95039-b200-4007-bc97-8d5790743a63 Azure Virtual Desktop ARM Provider
50ef7026-6174-40ba-bff7-f0e4fcddbf65 Windows 365 Shared Use 2 vCPU 8 GB 256 GB_1
50f60901-3181-4b75-8a2c-4c8e4c1d5a72 Microsoft 365 F1_2
510a5356-1745-4855-93a5-113ea589fb26 Microsoft 365 Ticketing [Community Contributed]
51133ff5-8e0d-4078-bcca-84fb7f905b64 Microsoft Teams Mailhook
5136a095-5cf0-4aff-bec3-e84448b38ea5 Information Protection for Office 365 - Standard
5141c408-df3d-456a-9878-a65119b0a750 Common Data Service Unattended RPA for Government
515eb02d-2335-4d2d-92f2-b1cbdf9c3778 Managed HSM Crypto Officer
516d3969-5a57-5651-5958-4e7a49434167 SmartDisplayer BobeePass FIDO2 Authenticator
51729bb5-7564-4927-8df8-9f5b12279cf3 PowerApps Plan 2 for Dynamics 365 for Government
51855c77-4d2e-4736-be67-6dca605f2b57 Windows 365 Shared Use 2 vCPU 4 GB 128 GB_1
518e5f48-1fc8-4c48-9387-9fdf28b0dfe7 Fabrikam Template ID
51b5e278-ed7e-42c6-8787-7ff93e92f577 Narada Notification Service
51b6191a-b045-44cf-8277-ee37c9fb5a06 Compute Image Registry
51bb15d4-3a4f-4ebf-9dca-40096fe32426 Azure VPN client - Manually registered, Azure Government
51be292c-a17e-4f17-9a7e-4b661fb16dd2 Microsoft Exchange ProtectedServiceHost
51cf0638-4861-40c0-8b20-1161ab2f80be Dynamics 365 for Marketing Additional Application_2
51df634f-ddb4-4901-8a2d-52f6393a796b Azure Region Move Orchestrator Application
51f81489-12ee-4a9e-aaae-a2591f45987d CRM online instance for testing
523776ba-4eb2-4600-a3c8-f2dc93da4bdb Logic Apps Standard Developer (Preview)
5265a84e-8def-4fa2-ab4b-5dc278df5025 Windows 365 Enterprise 2 vCPU 4 GB 256 GB_1
527f7cdd-0e86-4c47-b879-f5fd357a3ac6 OFFICE ONLINE FOR DEVELOPER
52853a3e-f4e5-4eb8-bb24-1ac09a1da935 Send email before user's last day
52e619e2-2730-439a-b0d3-d09ab7e8b705 Power Apps for Dynamics 365_3
52ea0e27-ae73-4983-a08f-13561ebdb823 Teams Premium (for Departments)
531ee2f8-b1cb-453b-9c21-d2180d014ca5 Microsoft Excel Advanced Analytics
53265c61-c78c-4223-ab30-422da0c97fbb Power Pages authenticated users T3 min 1,000 units - 100 users/per site/month capacity pack_2
533b8f26-f74b-4e9c-9c59-50fc4b393b63 Minecraft Education Student
534a1e02-d58f-44f0-b58b-36cbed287c7c 32-bit preview handlers GUID
535a3a29-c5f0-42fe-8215-d3b9e1f38c4a Office 365 G3 GCC
53818b1b-4a27-454b-8896-0dba576410e6 Project Plan 3_1
538ee9e6-310a-468d-afef-ea97365856a9 Azure VPN client - Manually registered, Azure Germany
5400a66d-eaa5-427d-80f2-0f26d59d8fce Azure Information Protection Premium P2 for GCC
5410f688-68f2-47a5-9b8f-7466194a806a Power Pages Authenticated Users per site mthly capacity GCCH New
54316b56-3481-47f9-8f30-0300f5542a7b Microsoft.EventGrid - Government cloud
5432c526-bc82-444a-b7ba-57c5b0b5b34f CosmosRestoreOperator
545e3611-3af8-49a5-9a0a-b7867968f4b0 Windows 365 Enterprise 2 vCPU 4 GB 128 GB_2
546068c3-99b1-4890-8e93-c8aeadcfe56a Common Data Service - Azure Data Lake Storage
54a152dc-90de-4996-93d2-bc47e670fc06 Skype for Business PSTN Domestic Calling (120 Minutes)
54b37829-818e-4e3c-a08a-3ea66ab9b45d Power Apps for Dynamics 365 vTrial
54b61386-c818-4634-8400-61c9e8f6acd3 Common Data Service for Power Automate per Business Process Plan for GCC
54b943f8-d761-4f8d-951e-9cea1846db5a Device Management - System Center Configuration Manager Co-Managed devices
54d9fee8-e621-4291-8b18-7157b99c5bec HID Crescendo Enabled
54fc630f-5a40-48ee-8965-af0503c1386e Microsoft Kaizala Pro_2
550f19ba-f323-4a7d-a8d2-8971b0d9ea85 Microsoft Defender for Office 365 (Plan 1)_1
55441455-2f54-42b5-bc99-93e21cd4ae28 Office Enterprise Protection Service
556640c0-53ea-4773-907d-29c55332983f Microsoft Cloud for Sustainability vTrial
5572c4c0-d078-44ce-b81c-6cbf8d3ed39e Vortex [WSFed enabled]
55747057-9b5d-4bd4-b387-abf52a8bd489 App proxy service
557c67cf-c916-4293-8373-d584996f60ae Configuration Manager Microservice
55bdc56c-2b15-4538-aa37-d0c008c8c430 IC3 Gateway TestClone
55c9148b-d5f0-4101-b5a0-b2727cfc0916 Dynamics 365 for Field Service Attach
55c9eb4e-c746-45b4-b255-9ab6b19d5c62 Dynamics 365 Finance
55ebbb62-3b9c-49fd-9b87-9595226dd4ac Microsoft Azure Legion
5626bed4-e756-430b-a7ff-ca78c8b12738 VALMIDO PRO FIDO
562db366-1b96-45d2-aa4a-f2148cef2240 Diagnostic Services Trusted Storage Access
56328988-075d-4c6a-8766-d93edd6725b6 API Management Workspace API Developer
5657e26c-cc92-45d9-bc47-9da6cfdb4ed9 New Azure AD Service Principal
565e4f69-794b-4b7a-adc7-8fb1084970a0 Adobe Experience Manager
56823b05-67d8-413a-b6ab-ad19d7710cf2 Microsoft Defender for APIs Resource Provider
56841561-dc28-442b-94a8-f8e4fd8b6fa4 CapacityPolicyAssignmentApp
5689bec4-755d-4753-8b61-40975025187c AZURE INFORMATION PROTECTION PREMIUM P2
56a02f66-b2ce-4568-954b-907d5476c479 Production-DPS-1P-SQLIaaS
56a59ffb-9df1-421b-9e61-8b568583474d Microsoft Defender for Office 365 (Plan 2) GCC
56be9436-e4b2-446c-bb7f-cc15d16cca4d Power Automate (Plan 2)
56c1da01-2129-48f7-9355-af6d59d42766 Graph Connector Service
56d56813-04f5-ed11-8849-000d3a35dbfc Copilot transcript example
56e3d4ca-2e31-4c3f-8d57-89c1d363503b Microsoft Relationship Sales solution_2
56edfb3f-b612-4e4c-acb9-4bbd141bd535 Microsoft Defender XDR streaming API video
57084ef3-d413-4087-a28f-f6f3b1ad7786 Branch Connect Web Service
57506a73-e302-42a9-b869-6f12d9ec29e9 Azure Cosmos DB principal ID - Azure Government
5754bb84-f388-44f0-b3f7-9233a05bbb34 Microsoft Legacy To-Do Web App(see ICM257203714)
579d9c9d-4c83-4efc-8124-7eba65ed3356 Azure Compute
57a0746c-87b8-4405-9397-df365a9db793 Power Automate for Dynamics 365 Customer Voice
57da3f69-2d82-4c17-9e57-2e6d78b2dc60 O365 Diagnostic Service
57f3babd-73ce-40de-bcb2-dadbfbfff9f7 Power Apps Portals login capacity add-on Tier 2 (10 unit min)
57fb890c-0dab-4253-a5e0-7188c88b2bb4 SharePoint Online Client
57ff2da0-773e-42df-b2af-ffb7a2317929 Microsoft Teams_1
58145b91-0c36-4500-8554-080854f2ac97 Azure Management app redirect URI
58276709-bb4b-4bb3-baf1-60eea99282a7 YubiKey Bio Series - Multi-protocol Edition 1VDJSN
5861f7fb-5582-4c1a-83c0-fc5ffdb531a6 Azure RBAC Data Plane
589d5083-6f11-4d30-a62a-a4b316a14abf Azure Key Vault Managed HSM
58c746b0-a0b0-4647-a8f6-12dde5981638 Azure AD Identity Governance Insights
58ea322b-940c-4d98-affb-345ec4cccb92 M365 Pillar Diagnostics Service
58ef1dbd-684c-47d6-8ffc-61ea7a197b95 AzNS EventHub Action
59231cdf-b40d-4534-a93e-14d0cd31d27e Dataverse for PAD
59534ab2-0027-4a45-b9ec-61d1b6b871c9 Power Platform Connector Management Service - PROD
59eca866-2f46-40b8-96ff-63f663121ef9 Agent 365
59f0a04a-b322-4310-adc9-39ac41e9631e Azure SRE Agent
59fb5884-fdec-40bf-aa7f-89e2bae79a7a Microsoft Forms (Plan F1) for GCCHigh
5a0aa725-4958-4b0c-80a9-34562e23f3b7 Azure Virtual Desktop (classic)
5a10155d-f5c1-411a-a8ec-e99aae125390 DOMESTIC AND INTERNATIONAL CALLING PLAN
5a128dfa-2ded-4deb-b088-fb73a9472488 Teams Analytics
5a4eed13-c4c4-4b4c-9506-334ab200bf31 Office Online Search SSO
5a807f24-c9de-44ee-a3a7-329e88a00ffc Messaging Bot API Application
5a8800f2-f31d-4654-9bed-f5b368c703f8 Gatekeeper PPE App [Community Contributed]
5a94d0aa-ee95-455a-bb38-326e5f134478 Dynamics 365 for Team Members for Government
5af6afb3-c06c-4fa4-8848-71a8aee05683 Azure Kubernetes Fleet Manager RBAC Writer
5b1e5982-0e88-47bb-a95e-ae6085eda612 Dynamics 365 Customer Service Insights for CS Enterprise
5b20c633-9a48-4a5f-95f6-dae91879051f Azure Information Protection
5b22585d-1b71-4c6b-b6ec-160b1a9c2323 Dynamics 365 Sales Enterprise Attach to Qualifying Dynamics 365 Base Offer
5b3b270a-b9ad-46e7-9bbb-a866897c4dc7 Azure Portal RP
5b404cf4-a79d-4cfe-b866-24bf8e1a4921 Azure AI Bot Service token store app ID
5b4ef465-7ea1-459a-9f91-033317755a51 Office 365 Planner for Government
5b534afd-fdc0-4b38-a77f-af25442e3149 Microsoft Support Diagnostics [Community Contributed]
5b631642-bd26-49fe-bd20-1daaa972ef80 Microsoft Power Apps for Developer
5b712e99-51a3-41ce-86ff-046e0081c5c0 Marketplace SaaS v2 [Community Contributed]
5b96ffc4-3853-4cf4-af50-e38505080f6b Data Classification in Microsoft 365 - Company Level
5b999177-9696-4545-85c7-50de3797e5a1 Azure Arc Kubernetes Writer
5bab4c7f-51c3-479b-a199-06b31afecc8f Gatekeeper Prod App [Community Contributed]
5bfe124c-bbdc-4494-8835-f1297d457d79 RETIRED - Outlook Customer Manager
5c221cec-2c39-435b-a1e2-7cdd7fac5913 Privacy Management - Subject Rights Request (100 - Exchange)
5c4089e1-6d96-4d2f-b296-c1bc7137275f Cognitive Services Custom Vision Deployment
5c552ab6-fc09-4cb3-8e36-22fa03c798b7 IXCLRDataProcess Interface
5c739a73-651d-4c2c-8a4e-fe4ba12253b0 Microsoft 365 G3 - Unattended License for GCC
5c8081f1-46af-4077-a0e2-b12ad052a0cb Project Work Management_US Gov
5ca1ab1e-1337-fa57-f1d0-a117e71ca702 Allthenticator App: roaming BLE FIDO2 Allthenticator for Windows, Mac, Linux, and Allthenticate door readers
5caf3ef4-9602-413c-964d-cf1292d6e1f5 Message Producer Azure Sender
5cd0b796-9ac8-4792-9f0b-796ca9044e4a Dynamics 365 for Case Management, Enterprise Edition for Government_2
5ce719f1-169f-4021-8a64-7d24dcaec15f PowerApps Plan 1 for Government_2
5cf42378-d67d-4f36-ba46-e8b86229381d Password Rule Settings
5d32692e-5b24-4a59-a77e-b2a8650e25c1 Power Automate for Office 365 F3 for Government
5d505572-203c-4b83-aa9b-dab50fb46277 Project Plan 3 for GCC TEST
5d629218-d3a5-11ed-afa1-0242ac120002 Swissbit iShield Key Pro
5d661950-3475-41cd-a2c3-d671a3162bc1 Microsoft Outlook
5d798708-6473-48ad-9776-3acc301c40af Flow for CCI Bots
5d7a2e9a-4ee5-4f1c-bc9f-abc481bf39d8 AI Builder capacity Per App add-on
5d7a6abc-eebd-46ab-96e1-e4a2f54a2248 Dynamics 365 for Marketing USL_1
5d86850b-0d76-4eca-bd7b-951ad998e997 Business Central Test Toolkit - Test Libraries
5da7367f-09c8-493e-8fd4-638089cddec3 CABProvisioning
5dbe027f-2339-4123-9542-606e4d348a72 SharePoint Online (Plan 2)_2
5dc48733-b5df-475c-a49b-fa307ef00853 Internet resources with Global Secure Access
5dffeca3-4936-4216-b2bc-10343a5abb25 Schema Registry Contributor (Preview)
5e05331a-0aec-437e-87db-9ef5934b5771 Common Data Service for Teams_4
5e0bd9bd-7b93-4f28-af87-19fc36ad61bd Cognitive Services OpenAI User
5e3ce6c0-2b1f-4285-8d4b-75ee78787346 Microsoft Teams Web Client
5e5e43d4-54da-4211-86a4-c6e7f3715801 Azure Regional Service Manager
5e62787c-c316-451f-b873-1d05acd4d12c To-Do (Plan 1)
5ed38b64-c3b7-4d9f-b1cd-0de18c9c4331 Dynamics 365 for HCM Trial
5eeeeee5-6ff6-7aa7-8bb8-9cccccccccc9 Old dummy policy ID 5
5f00fd34-f302-417f-81ef-1adda179d8fd Microsoft Forms Web
5f09333a-842c-47da-a157-57da27fcbca5 Office365 Shell WCSS-Server [Community Contributed]
5f3b1ded-75c0-4b31-8e6e-9b077eaadfd5 Microsoft Application Protection and Governance (A)
5f43d48c-dd3d-4dd8-a059-70c2f040f979 Power Pages authenticated users T2 min 100 units - 100 users/per site/month capacity pack_3
5f6aefe1-a8d4-4a7d-a461-6c70cb361014 Azure Security Insights Management
5fc402a8-daaf-4b7b-9203-da868b05fc5f Remove selected license assignments from user
5fdb81b8-53f0-4967-a881-f5ec26fe4d18 VinCSS FIDO2 Authenticator
5ffd371c-037a-41a2-98a3-6452f8c5de17 Power Apps for Cloud for Sustainability USL
6002f033-3c07-ce3e-d0f7-0ffe5ed42543 Excelsecu eSecu FIDO2 Fingerprint Key
601d4e27-7bb3-4dee-8199-90d47d527e1c Office Change Management
602da2ba-a5c2-41da-b01d-5360126ab525 Virtual Machine Local User Login
602e6573-55a3-46b1-a1a0-cc267991501a Microsoft 365 E3 EEA (no Teams) (500 seats min)
603b8c59-ba28-40ff-83d1-408eee9a93e5 Verifiable Credentials Issuer Service
6046742c-3aee-485e-a4ac-92ab7199db2e Report Message [Community Contributed]
604ec28a-ae18-4bc6-91b0-11da94504ba9 Microsoft 365 Advanced Communications
606b54a9-78d8-4298-ad8b-df6ef4481c80 Power Virtual Agents Viral Trial
6070a4c8-34c6-4937-8dfb-39bbc6397a60 Microsoft Teams Rooms Standard
607e1f95-b519-4bac-8a15-6196f40e8977 StreamToSubstrateRepl
60921a7e-fef1-4a43-9b16-a26c52ad4769 Grafana Viewer
60b2e7d5-a27f-426d-a6b1-acced0846fdf Microsoft Azure IPAM
60bf28f9-2b70-4522-96f7-335f5e06c941 Power Pages Internal User
60c8bde5-3167-4f92-8fdb-059f6176dc0f Enterprise Roaming and Backup
60ca1954-583c-4d1f-86de-39d835f3e452 Microsoft Defender for Identity
60d920d0-44e7-44f4-a811-1a172a2ea5b3 TeamsTab.Read.Group
60e6cd67-9c8c-4951-9b3c-23c25a2169af Managed Disks Resource Provider
6104ad52-755e-428b-9fb5-5fdf4d2c4d53 Azure ContainerApps Auth
61109738-7d2b-4a0b-9fe3-660b1ff83505 SpoolsProvisioning
61250591-b2bc-4456-b719-0b17be90bb30 eWBM eFPA FIDO2 Authenticator
616cf6e2-f52f-4738-b463-10003061fcd3 Dynamics 365 Intelligent Order Management
617b097b-4b93-4ede-83de-5f075bb5fb2f Premium Encryption in Office 365
617d9209-3b90-4879-96e6-838c42b2701d MCO FREE FOR MICROSOFT TEAMS (FREE)
618dd325-23f6-4b6f-8380-4df78026e39b Microsoft 365 Admin portal
61902246-d7cb-453e-85cd-53ee28eec138 Microsoft Viva Suite
61a2665f-1873-488c-9199-c3d0bc213fdf Dynamics 365 for Customer Service Enterprise Attach
61a63147-3824-45f5-a186-ace3f4c9daeb MsgDataMgmt
61ae9cd9-7bca-458c-affc-861e2f24ba3b Windows Update for Business Deployment Service [Community Contributed]
61bcc63f-b860-4280-8280-3e4fb5ea7726 EXCatalog - Centralized Deployment
61bec411-e46a-4dab-8f46-8b58ec845ffe Microsoft Teams Rooms Standard without Audio Conferencing
61c28d8b-814f-4a57-9c7f-8cd0580aead2 Iris Provider EOP Web Service [Community Contributed]
61d18b02-6889-479f-8f36-56e6e0fe5792 SecOps Investigation for MDI
61e6bd70-fbdb-4deb-82ea-912842f39431 Dynamics 365 Customer Service Insights Trial
61f9e166-f678-4342-bfd3-b49781ce7a0a Teams Policy Notification Processor Service
6201c56d-46d7-4152-bdb6-e0c77193784b Visual Studio App Center
6201d19e-14fb-4472-a2d6-5634a5c97568 Event Hub MSI App [Community Contributed]
6204c1d1-4712-4c46-a7d9-3ed63d992682 Microsoft Flow Portal
6208afad-753e-4995-bbe1-1dfd204b3030 Teams ACL management service
62256cef-54c0-4cb4-bcac-4c67989bdc40 OMSOctopiPROD
62375ab9-6b52-47ed-826b-58e47e0e304b Group.Unified
6253bca8-faf2-4587-8f2f-b056d80998a7 Microsoft Edge Insider Addons Prod
6256c85f-0aad-4d50-b960-e6e9b21efe35 Azure Arc-enabled Kubernetes cluster server app ID
62916641-fc48-44ae-a2a3-163811f1c945 Message Header Analyzer [Community Contributed]
62a0ff2e-97b9-4513-943f-0d221bd30080 Active Directory LDAP
62b732f7-fc71-40bc-b27d-35efcb0509de Microsoft Teams AadSync
62e61498-0c88-438b-a45c-2da0517bebe6 VS with MSAL
62edd427-6067-4274-93c4-29afdeb30707 Microsoft Dynamics CRM Online Storage Add-On_2
62f85080-9912-4a16-b0be-aff63ee2eeea 
62fd1447-0ef3-4ab7-a956-7dd05232ecc1 Office Scripts Service
63038b2c-28d0-45f6-bc36-33062963b498 SharePoint (Plan 2) for Education
631d5fb1-a668-4c2a-9427-8830665a742e Common Data Service for Apps File Capacity_2
6322a993-d5c9-4bed-b113-e49bbea25b27 Cognitive Services LUIS Writer
6324a770-185c-4b4f-be13-2d9a1668e6eb OnlineMeetingParticipant.Read.Chat
633c01a0-cdd9-498e-be15-5f176a38628f Skype
635dd51f-9968-44d3-b7fb-6d9a6bd613ae AzureML Metrics Writer (preview)
637fcc9f-4a9b-4aaa-8713-a2a3cfda1505 Dynamics CRM Online Administration
638862ef-afb3-46e4-b292-ed0aad759476 Microsoft Dynamics 365 Customer Voice for Field Service for GCC
639dec6b-bb19-468b-871c-c5c441c4b0cb Microsoft Copilot for Microsoft 365_2
63ca2fa4-4f03-4f2b-a480-172fef340d3f Business Central System Application
63e61dc2-f593-4a6f-92b9-92e4d2c03d4f Microsoft Intune SCCM Connector
63efc247-5f28-43e3-a2f8-00c183e3f1db PowerApps for Dynamics 365 Team Members for Government
63f0a09d-1495-4db4-a681-037d84835eb4 Azure Arc Kubernetes Viewer
643d201a-9884-45be-962a-06ba97062e5e Dynamics 365 for Talent - Attract Experience Team Member
644c1b11-f63f-45fa-826b-a9d2801db711 CompliancePolicy
64702f94-c441-49e6-a78b-ef80e0188fee Azure AI Developer
6470687e-a428-4b7a-bef2-8a291ad947c9 Windows Store for Business_2
64758d81-92b7-4855-bcac-06617becb3e8 Project Plan 3_2
648005fc-b330-4bd9-8af6-771f28958ac0 Windows 365 Business 8 vCPU 32 GB 128 GB_1
64981bdb-a5a6-4a22-869f-a9455366d5bc Windows 365 Shared Use 2 vCPU 4 GB 64 GB_2
64a7b174-5779-4506-b54c-fbb0d80f1c9b CMAT [Community Contributed]
64bfac92-2b17-4482-b5e5-a0304429de3e Microsoft Endpoint DLP
64def556-fbad-4622-930e-72d1d5589bf5 Custom workpace Policy ID
64f79cb9-9c82-4199-b85b-77e35b7dcbcb Microsoft Teams Bots
64fca79f-c471-4e13-a335-9069cddf8aeb Office Mobile Apps for Office 365 for GCC_2
65758a5f-2e16-43b3-a8cb-296cd8f69e09 Dynamics 365 for Customer Service Enterprise for Government
65a1ebf4-6732-4f00-9dcb-3d115ffdeecd DYNAMICS 365 FOR TALENT
65af85d7-62bb-4339-a206-7160fd427454 Channel.Create.Group
65c8bd9e-caac-4816-be98-0692f41191bc People Profile Event Proxy
65cc641f-cccd-4643-97e0-a17e3045e541 Microsoft Records Management
65d91a3d-ab74-42e6-8a2f-0add61688c74 Microsoft Approval Management
65f71586-ade3-4ce1-afc0-1b452eaf3782 Dynamics 365 Customer Voice Additional Responses_1
66024bbf-4cd4-4329-95c8-c932e2ae01a8 Power BI Premium Per User Add-On for GCC_1
660d4be7-2665-497f-9611-a42c2668dbce Microsoft Fluid Framework Preview
66244124-575c-4284-92bc-fdd00e669cea IAMTenantCrawler
6634e0ce-1a9f-428c-a498-f84ec7b8aa2e Office 365 E2
66375f6b-983f-4c2c-9701-d680650f588f Microsoft Planner (additional)
663a804f-1c30-4ff0-9915-9db84f0d1cea Visio Desktop App
664a2fed-6c7a-468e-af35-d61740f0ec90 Project Online Service for Education
664d9f67-84a2-412a-9ff7-b4f7d8ee6d05 OpenSK authenticator
6682cfa5-2710-44c9-adb8-5ac9d76e394a MTS [Community Contributed]
66a88757-258c-4c72-893c-3e8bed4d6899 Office 365 Search Service
66b55226-6b4f-492c-910c-a3b7a3c9d993 Microsoft 365 F3
66bb4e9e-b016-4a94-8249-4c0511c2be84 Policy Insights Data Writer (Preview)
66c23536-2118-49d3-bc66-54730b057680 Skype Core Calling Service [Community Contributed]
66c6d0d1-f2e7-4a18-97a9-ed10f3347016 Managed Service [Community Contributed]
673afb9d-d85b-40c2-914e-7bf46cd5cd75 Dynamics 365 Asset Management Addl Assets
67ad5377-2d78-4ac2-a867-6300cda00e85 Office 365
67bf4812-f90b-4db9-97e7-c0bbbf7b2d09 Microsoft Dynamics 365 Customer Voice for Customer Service Enterprise
67e3df25-268a-4324-a550-0de1c7f97287 Office Online Service LEGACY
67f58b51-af53-4344-9663-9a2beb1d8a8e Dynamics 365 Enterprise Edition - Additional Portal for Government_1
67ffe999-d9ca-49e1-9d2c-03fb28aa7a48 Microsoft 365 F5 Security Add-on
6817703f-e5b3-4eec-b11f-ba6367f1b156 Dayforce People Connector
6817d093-2d30-4249-8bd6-774f01efa78c Power Pages vTrial for Makers_2
683c87a4-2ad4-420b-97d4-220d90afcd24 Assign licenses to user
684a2229-5c57-43ab-b69f-f86fe8997358 Common Data Service for Project P5 for GCC
6872b314-67ab-4a16-98e7-a663b0f772c3 Office365 Shell SS-Server Default
688413c8-5319-43e1-9a0e-42f49da53686 Verified ID STS Controller
68bc31c0-f891-4f4c-9309-c6104f7be41b 
6929f657-b31b-4947-b4ce-5066c3214f54 Dynamics 365 for Customer Service Pro
692db549-7ae5-44d5-a1e5-dd20a493b723 HID Crescendo Key
69700f79-d1fb-472e-bd9b-a3a3b9a9eda0 Pone Biometrics OFFPAD Authenticator
69893ee3-dd10-4b1c-832d-4870354be3d8 AEM-DualAuth
69a216fc-b8fb-44d8-bc22-1f3c2cd27a39 Azure Service Bus Data Sender
69dc175c-dcff-4757-8389-d19e76acb45d Windows 365 Enterprise 8 vCPU 32 GB 256 GB_1
69dda2a9-33ca-4ed0-83fb-a9b7b8973ff4 Azure Files
69f07c66-bee4-4222-b051-195095efee5b Dynamics 365 Project Operations_2
6a02c803-dafd-4136-b4c3-5a6f318b4714 Azure Cloud Services for Government
6a0a243c-0886-468a-a4c2-eff52c7445da Application Insights Configuration Service
6a0f6da5-0b87-4190-a6ae-9bb5a2b9546a Windows 10/11 Enterprise E3_2
6a12de16-95c8-4e42-a451-7dbbc34634cd MDABYOKServicePrincipal - application
6a1a91a6-19f9-4a37-b68b-9bed3f4e6595 Outlook Browser Extension
6a4a1628-9b9a-424d-bed5-4118f0ede3fd Dynamics 365 Business Central for IWs_2
6a54b05e-4fab-40e7-9828-428db3b336fa Dynamics 365 for Team Members_1
6a76346d-5d6e-4051-9fe3-ed3f312b5597 Azure Rights Management_1
6a8b4b39-c021-437c-b060-5a14a3fd65f3 Verifiable Credentials Service Admin
6a9b9266-8161-4a7b-913a-a9eda19da220 One Drive
6ab48b67-cd74-4ad4-81af-5932984589be Cowork client app ID
6abc93dc-978e-48a3-8e54-458e593ed8cf Customer Service Trial PVA - readonly [Community Contributed]
6af4b3d6-14bb-4a2a-960c-6c902aad34f3 Microsoft Teams Rooms Basic
6b11041d-54a2-4c4f-96a2-6053efe46d8b HoloLens Camera Roll Upload
6b270342-093e-4015-8c5c-224561532fbf Viva Glint
6b3368c6-61d2-4a72-854c-42d1c4e71fed Azure Cost Management Scheduled Actions
6b340437-d6f9-4dc5-8cc2-99163f7f83d6 MCOPSTN3
6b534d80-e337-47c4-864f-140f5c7f593d Advisor Recommendations Contributor (Assessments and Reviews)
6b5b3617-ba00-46f6-8770-1849282a189a Microsoft Defender For Cloud
6b5b6a67-fc72-4a1f-a2b5-beecf05de761 SharePoint (Plan 1)_1
6b650392-d446-472e-a422-e47047790237 Power Platform Insights and Recommendations Prod [Community Contributed]
6b91db1b-f05b-405a-a0b2-e3f60b28d645 M365 Admin Services
6ba9a5d4-8456-4118-b521-9c5ca10cdf84 Domain Control services
6bc3b958-689b-49f5-9006-36d165f30e00 Teams CMD Services Artifacts
6bccf540-eb86-4037-af03-7fa058c2db75 Geneva Alert RP
6bddf93e-d6f4-4991-b9fc-30cfdf07ee7b Dynamics365 for Operations Activity
6bf85cfa-ac8a-4be5-b5de-425a0d0dc016 SynchronizationServiceAppId
6c13459c-facc-4b0a-93cb-63f0dff28046 ChannelMeeting.ReadBasic.Group
6c38fb68-7e30-4a45-a740-df9d67833571 Info Trieve
6c57d4b6-3b23-47a5-9bc9-69f17b4947b3 Azure Information Protection Premium P1_1
6c6042f5-6f01-4d67-b8c1-eb99d36eed3e Microsoft Stream for Office 365 E5
6cef56e8-d556-48e5-a04f-b8e64114680f AcrImageSigner
6d057c82-a784-47ae-8d12-ca7b38cf06b4 AzureVirtualNetworkManager
6d2b5079-2f0b-48dd-ab7f-97cec514d30b ID of the Prevhost.exe surrogate host GUID
6d32b7f8-782e-43e0-ac47-aaad9f4eb839 Permission Service O365
6d44ba9b-f6ec-2e49-b930-0c8fe920cb73 Security Key by Yubico with NFC (additional)
6d81daa3-fdfe-4d42-a619-5b89358c3838 Defender for Cloud Apps - Microsoft Copilot Collector
6d8e07c6-9613-484f-8cc1-a66c5c3979bb Project for Project Operations Attach
6d99eb83-7b5f-4947-8e99-cc12f1adb399 Microsoft Dynamics CRM Online Additional Non-production Instance
6da466b6-1d13-4a2c-97bd-51a99e8d4d74 Exchange Office Graph Client for AAD - Interactive
6da94f3c-0d67-4092-a408-bb5d1cb08d2d Azure Lighthouse monitoring appID 2
6dae42f8-4368-4678-94ff-3960e28e3630 AKS server app ID
6db1f1db-2b46-403f-be40-e39395f08dbb Microsoft Customer Key
6db7aeea-6c4a-475d-bbb0-7338bc73d646 Yammer
6dc145d6-95dd-4191-b9c3-185575ee6f6b Microsoft Communications DLP
6e02f8e9-db9b-4eb5-aa5a-7c8968375f68 Microsoft Azure Vnet Verifier
6e2cffc9-52e7-4bfa-8155-be5c1dacd81c Microsoft Defender for Cloud Defender Kubernetes Agent
6e5b7995-bd4f-4cbd-9d19-0e32010c72f0 Insights by MyAnalytics for Government
6e99704e-62d5-40f6-b2fe-90aafbe3a710 OCaaS Experience Management Service
6ea4c1ef-c259-46df-bce2-943342cd3cb2 Common Data Service - P2
6ea8091b-151d-447a-9013-6845b83ba57b AD Hybrid Health
6ebdddb7-8e55-4af2-952b-69e77262f96c Microsoft Defender for Cloud Apps for DOD
6ec542c9-2a86-4d4a-8a52-d233eb58ef0a Dynamics 365 Customer Service Digital Messaging and Voice Add-in for Government
6ec92958-3cc1-49db-95bd-bc6b3798df71 Dynamics 365 Sales Premium Viral Trial
6ee4114a-9b2d-4577-9e7a-49fa43d222d3 Microsoft 365 E5 EEA (no Teams) with Calling Minutes
6efe6056-5259-49d2-8b3d-d3d73544b20b Managed HSM Restore
6f0478d5-61a3-4897-a2f2-de09a5a90c7f WindowsUpdate-Service
6f0e9100-ff66-41ce-96fc-3d8b7ad26887 Dataverse for Power Apps per app
6f22ddd4-b3a5-47a4-a846-0d7c201a49ce Send email to user's manager after their last day
6f23d6a9-adbf-481c-8538-b4c095654487 Microsoft 365 Lighthouse (Plan 1)
6f7d0213-62b1-43a8-b7f4-ff2bb8b7b452 Dual-write
6f7e0f60-9401-4f5b-98e2-cf15bd5fd5e3 Microsoft Application Command Service [Community Contributed]
6f82282e-0070-4e78-bc23-e6320c5fa7de Microsoft Discovery Service
6f9f70ce-138d-49f8-bb8b-2e701b7dde75 Power Apps for Sales Pro
6fc52c9d-398b-4305-9763-15f42c1676fc Enable user account
6fd2c87f-b296-42f0-b197-1e91e994b900 Office 365 E3_3
6fe1e61a-91e5-40d7-a547-0d2dcc81bce8 Power Pages authenticated users T2 min 100 units - 100 users/per site/month capacity pack_4
6ffffff6-7aa7-8bb8-9cc9-0dddddddddd0 Old dummy policy ID 6
70091fc8-1836-470f-a386-f4e6639cb04e Power Apps per app for GCC
7035277a-5e49-4abc-a24f-0ec49c501bb5 Microsoft Teams Phone Standard for GCCHIGH
703e2651-d3fc-48f5-942c-74274233dba8 Microsoft Dynamics ERP Microservices CDS
706d2425-6170-4818-ba08-2ad8f1d2d078 Privacy Management - subject rights request (1) USGOV_1
70710b6b-3ab4-4a38-9f6d-9f169461650a SKYPE FOR BUSINESS ONLINE (PLAN P1)
7078946d-fc1c-43b7-8dee-dd6e6b00d783 Configuration Manager Server App (CmgServerApp)
707aa1ac-be0a-478d-9ce7-0d2765a5c1d6 Funnel and Engagement Data Service [Community Contributed]
707be275-6b9d-4ee7-88f9-c0c2bd646e0f Dynamic Alerts
70816501-edb9-4740-a16c-6a5efbc05d84 Dataverse account table ID
7084e364-df71-4a4a-9e8f-d375b5529913 Messaging Async Media
708b60a6-d253-4fe0-9114-4be4c00f012c Custom workpace Policy ID 2
709110f7-976e-4284-8851-b537e9bcb187 Microsoft Device Management Enrollment
70a8b8b1-862c-4473-80ab-4e55bae45b4f MIM Certificate Manager modern app client
70b29d51-b59a-4773-9280-8841dfd3f2ea Send welcome email to new hire
70d33638-9c74-4d01-bfd3-562de28bd4ba Power BI Pro_2
70d5316c-9b27-4057-a650-3b0fe49002ab Owner.Read.Group
710779e8-3d4a-4c88-adb9-386c958d1fdf Microsoft Teams Exploratory
711413d0-b36e-4cd4-93db-0a50a4ab7ea3 Microsoft Teams Premium Virtual Appointments
71234da4-b92f-429d-b8ec-6e62652e50d7 Microsoft Customer Engagement Portal
7162bd38-edae-4022-83a7-c5837f951759 Viva Learning_2
71772aeb-4bb8-4f74-9dd4-36c7a9b5ca74 Office 365 E5 EEA (no Teams) without Audio Conferencing
717ca3a4-bc73-47f8-b613-4d43e657fa9c TeamsTab.ReadWrite.Group
71f21848-f89b-4aaa-a2dc-780c8e8aac5b Windows 365 Business 2 vCPU 8 GB 128 GB
7251de8f-ecfb-481e-bcff-4af4f1a4573c Data integration for Project with Power Automate for GCC_2
726a0894-2c77-4d65-99da-9775ef05aad1 Microsoft Business Center
72782ba9-4490-4f03-8d82-562370ea3566 Office 365 app, corresponding to amigrated siteId.
729dbb8f-8d56-4994-8e33-2f218f549544 Microsoft Teams Domestic Calling Plan (240 min)
72c30473-7845-460a-9feb-b58f216e8694 CDS PowerApps Portals page view capacity add-on
72f988bf-86f1-41af-91ab-2d7cd011db47 Microsoft tenant ID
73402251-f2a8-4f03-873e-3cb6db604b03 uTrust FIDO2 Security Key
7347eb49-7a1a-43c5-8eac-a5cd1d1c7cf0 AzureAISearchMicrosoftRightsMgmntService
735c1d98-dd3f-4818-b4ed-c8052e18e62d SharePoint Multi-Geo
73b2a583-6a59-42e3-8e83-54db46bc3278 Microsoft Kaizala Pro_3
73bb0cd4-e502-49b8-9c6f-b59445bf720b YubiKey 5 FIPS Series
73c2949e-da2d-457a-9607-fcc665198967 Azure Purview
73c2c328-d004-4c5e-938c-35c6f5679a1f API Management Workspace API Product Manager
73f205fc-6b15-47a5-967e-9e64fdf72d0a Dynamics 365 for Sales Professional Trial_2
73fa80b5-689f-4db9-bbe4-bd414bc41e44 Workload Identities Premium
74039b88-bd62-4b5c-9d9c-7a92bbc0bfdf Office 365 F3_1
7427e0e9-2fba-42fe-b0c0-848c9e6a8182 offline
743dd19e-1ce3-4c62-a3ad-49ba8f63a2f6 Microsoft Stream for Office 365 E1
74658136-14ec-4630-ad9b-26e160ff0fc6 ADIbizaUX
74820b05-a6c9-40f9-8fb0-9f86aca93998 SafeNet eToken Fusion
74853901-d7a9-428e-895d-f4c8687a9f0b Privacy Management - Subject Rights Request (10)
749742bf-0d37-4158-a120-33567104deeb Dynamics 365 for Customer Service Enterprise Edition
74bcdadc-2fdc-4bb3-8459-76d06952a0e9 Microsoft Intune Web Company Portal
74d93933-6f22-436e-9441-66d205435abb AI Builder capacity Per User add-on_1
74fbf1bb-47c6-4796-9623-77dc7371723b Microsoft Teams Trial
750d9542-a2f8-41c7-8c81-311352173432 Windows 365 Business 2 vCPU 8 GB 256 GB_2
7547a3fe-08ee-4ccb-b430-5077c5041653 YAMMER_1
75513c96-801d-4559-830a-6754de13dd19 M365 Label Analytics
7557eb47-c689-4224-abcf-aef9bd7573df Skype for Business
75861f5e-a448-49d7-9c99-6b59bc88c6dc Modern Support Connector [Community Contributed]
7598ef18-a171-4c40-b5b2-9b6df5d67a21 Defender for Cloud Apps - Power Platform Solution Deployer
75badc48-628e-4446-8460-41344d73abd6 Exchange Enterprise CAL Services (EOP DLP)_2
75cba773-c367-4ba4-8d4f-65f91b68c384 Grade Sync [Community Contributed]
75d4238e-b142-4d2d-aed9-232b830b8706 Viva Skills
75efb5bc-18a1-4e7b-8a66-2ad2503d79c6 Microsoft Teams Retail Service
75f31797-37c9-498e-8dc9-53c16a36afca Microsoft Planner Client
76283e04-6283-4c54-8f91-bcf1374a3c64 DevTest Labs User
76366ba0-d230-47aa-8087-b6d55dae454f Microsoft Dynamics 365 Customer Voice for Marketing
7656b436-37d4-490a-a4ab-d39f838f0042 HDInsight on AKS Cluster Pool Admin
765fe668-04e7-42ba-aec0-2c96f1d8b652 Exchange Office Graph Client for AAD - Noninteractive
76846ad7-7776-4c40-a281-a386362dd1b9 Power Automate for Office 365_3
769b8bee-2779-4c5a-9456-6f4f8629fd41 Power Automate per User Plan for Government
76c7f279-7959-468f-8943-3954880e0d8c Azure SQL Managed Instance to Microsoft.Network
76cd24bf-a9fc-4344-b1dc-908275de6d6d Azure SQL Virtual Network to Network Resource Provider
77010bd7-212a-4fc9-b236-d2ca5e9d4084 Feitian BioPass FIDO2 Authenticator
774da41c-a8b3-47c1-8322-b9c1ab68be9f Power Automate (Plan 1) for Government
776df282-9fc0-4862-99e2-70e561b9909e Project Online Essentials_3
77866113-0f3e-4e6e-9666-b1e25c6f99b0 Microsoft Dynamics CRM Online Storage Add-On_1
77fa9abd-0359-4d32-bd60-28f4e78f784b EV_EFI_VARIABLE_DRIVER_CONFIG GUID 2
7818ca3e-73c8-4e49-bc34-1276a2d27918 Windows 365 Enterprise 8 vCPU 32 GB 256 GB_2
78362de1-6942-4bb8-83a1-a32aa67e6e2c Azure Information Protection Premium P1 for Government
78462efa-e271-409c-a90b-ce3fbd93538a Microsoft Teams Admin Gateway Service [Community Contributed]
7861360b-dc3b-4eba-a3fc-0d323a035746 AUSTRALIA CALLING PLAN
787d7e75-29ca-4b90-a3a9-0b780b35367c Privacy Management - risk_1
789e8929-0390-42a2-8934-0f9dafb8ec89 Exchange Rbac
78b58230-ec7e-4309-913c-93a45cc4735b Microsoft Teams Premium Webinar
78e66a63-337a-4a9a-8959-41c6654dfb56 Office 365 A1 Plus for faculty
78e7bc61-0fab-4d35-8387-09a8d2f5a59d Yggdrasil
78ea43ac-9e5d-474f-8537-4abb82dafe27 Privacy Management - subject rights request (10)
79134c72-4a58-4b42-976c-04e7115f32bf Core research area - Azure devopes-docs-pr
794ded15-70c6-4bcd-a0bb-9b7ad530a01a Microsoft Intune Advanced Threat Protection Integration
795f6fe0-cc4d-4773-b050-5dde4dc704c9 Universal Print_1
797f4846-ba00-4fd7-ba43-dac1f8f63013 Azure Resource Manager
79909bd8-4c69-4202-939e-11bc4385b134 Dynamics 365 Commerce_1
79bb0a8d-e686-4e16-ac59-2b3fd0014a61 Dynamics 365 for Case Management for Government
79d1f229-c1e5-4bd5-b2fd-4764b025b103 Insights Services
79d7fb34-4bef-4417-8184-ff713af7a679 Azure Bastion
7a274595-3618-4e6f-b54e-05bb353e0153 Teams NRT DLP Service [Community Contributed]
7a39d7dd-e456-4e09-842a-0204ee08187b Rights Management Adhoc_1
7a551360-26c4-4f61-84e6-ef715673e083 Dynamics 365 Remote Assist_2
7aaaaaa7-8bb8-9cc9-0dd0-1eeeeeeeeee1 Old dummy policy ID 7
7aae746a-3463-4737-b295-3c1a16c31438 Dataverse for Power Pages Authenticated users per site
7ab7862c-4c57-491e-8a45-d52a7e023983 Copilot Studio
7ac9fe77-66b7-4e5e-9e46-10eed1cff547 Dynamics 365 Team Members_2
7adf2d9e-d7b5-4e71-bad8-713e6a183cf3 ServiceTrustDocumentPageLinkUri
7ae5462d-d9d1-42f6-93ca-198d7b0ca997 Microsoft Security Data Connectors
7ae974c5-1af7-4923-af3a-fb1fd14dcb7e OutlookUserSettingsConsumer
7b0c7e81-271f-4c71-90bf-e30bdfdbc2f7 Azure Center for SAP solutions administrator
7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8 Managed HSM Backup
7b1a89a9-5eb9-4cf8-9467-20c943f1122c Windows 10/11 Enterprise A5 for faculty
7b26f5ab-a763-4c00-a1ac-f6c4b5506945 Power BI Premium P1
7b58f833-4438-494c-a724-234928795a67 Directory and Policy Cache
7b7531ad-5926-4f2d-8a1d-38495ad33e17 Azure Advanced Threat Protection
7bb14422-3b90-4389-a7be-f1b745fc037f Windows 365 Enterprise 2 vCPU 4 GB 64 GB_1
7be8dc28-4da4-4e6d-b9b9-c60f2806df8a Exchange Online (Plan 2) for GCC
7bf610f7-ecaf-43a2-9dbc-33b14314d6fe Microsoft.SecurityDevOps Resource Provider
7bf960f6-2cd9-443a-8046-5dbff9558365 Windows Update for Business Deployment Service
7c33bfcb-8d33-48d6-8e60-dc6404003489 Network Watcher
7c99d979-3b9c-4342-97dd-3239678fb300 Data Classification Service
7ca7f875-98db-4458-ab1b-47503826dd73 Privacy Management - Subject Rights Request (Exchange)
7cae5432-61bb-48c3-b75c-831394ec13a0 Power Pages authenticated users T2 min 100 units - 100 users/per site/month capacity pack_1
7cb67f16-9174-4dfc-989a-0d02aed8d3c3 MDA LCNC Power Platform Security Webhooks
7cd684f4-8a78-49b0-91ec-6a35d38739ba Azure Logic Apps
7cfd9a2b-e110-4c39-bf20-c6a3f36a3121 Microsoft 365 A3 for Students
7d0d4f9a-2686-4cb8-814c-eff3fdab6d74 Dynamics 365 Business Central Database Capacity_1
7d1351a6-e097-4852-b8bf-c9ac5c9ce4a3 YubiKey Bio Series - Multi-protocol Edition
7d2afadd-bf6b-44a2-a66b-e831fceb8eff Taglio CTAP2.1 EP
7d2bb54a-a870-41c2-98d1-1f3b5b523275 Power Pages authenticated users T2 min 100 units - 100 users/per site/month capacity pack CN
7d312290-28c8-473c-a0ed-8e53749b6d6d Microsoft Cognitive Services
7d3471e1-ec8b-4655-92f3-bb331362b5ae Azure Storage Actions Resource Provider Service
7d7af6c2-0be6-46df-84d1-c181b0272909 Dynamics 365 for Customer Service Chat_1
7dbc2d88-20e2-4eb6-b065-4510b38d6eb2 Nonprofit Portal_2
7dc0e92d-bf15-401d-907e-0884efe7c760 Azure Active Directory workload identities P2
7dcff627-a295-4553-9229-b1f3513f82a8 Power Platform Data Analytics
7dd7250c-c317-4bc6-8528-8d27b02707ef ZTNA Data Acquisition - PROD [Community Contributed]
7df0a125-d3be-4c96-aa54-591f83ff541c Microsoft Flow Service
7df1d500-ca5c-4229-8cea-815bc88798c9 Common Data Service for Dynamics 365 Project Operations
7e017b61-a6e0-4bdc-861a-932846591f6e Flow per business process plan
7e313d81-57dd-4bdd-906e-337963583de3 Intune DeviceDirectory ConfidentialClient
7e3bc4fd-85a3-4192-b177-5b8bfc87f42c Microsoft Azure Container Apps - Control Plane
7e3f3d30-3557-4442-bdae-139312178b39 RSA DS100
7e468355-e4db-46a9-8289-8d414c89c43c Federated Profile Service
7e6d7d78-73de-46ba-83b1-6d25117334ba Flow for Dynamics 365
7e74bd05-2c47-404e-829a-ba95c66fe8e5 Microsoft Teams EEA
7e97dcfb-bcdd-426e-8f0a-96439602627a Microsoft's centralized Microsoft Entra application
7e9f2fca-0cd8-4a6c-a1a0-7ffe48aec7c6 Intune Remote Help [Community Contributed]
7ea9e944-71ce-443d-811c-71e8047b557a Microsoft Graph Object ID
7eabc9a4-85f7-4f71-b8ab-75daaccc1033 Windows 365 Network User
7eadcef8-456d-4611-9480-4fff72b8b9e2 Microsoft Account Controls V2 [Community Contributed]
7ed4877c-0863-4f69-9187-245487128d4f Dynamics 365 Regulatory Service - Enterprise Edition Trial
7f0d9978-eb2a-4974-88bd-f22a3006fe17 Intune DiagnosticService
7f15f9d9-cad0-44f1-bbba-d36650e07765 Azure Synapse Link for Dataverse
7f480852-ebdc-47d4-87de-0d8498384a83 Access package manager
7f636c80-0961-41b2-94da-9642ccf02de0 Dynamics 365 Sales Enterprise vTrial
7f67af8a-fedc-4b08-8b4e-37c4d127b6cf Power BI Desktop [Community Contributed]
7f6f28c2-34bb-4d4b-be36-48ca2e77e1ec Project for Office (Plan F)
7f951dda-4ed3-4680-a7ca-43fe172d538d AcrPull
7fc0182e-d107-4556-8329-7caaa511197b Exchange Online Essentials (ExO P1 Based)
7fc21101-d09b-4343-8eb3-21187e0431a4 Microsoft Virtual Events Services
7fd635b3-2ef9-4542-8d9d-164f2c771efc AAGUID for the macOS Platform Credential
7fe3d988-4f3b-4f33-83bd-1fb921a35ed2 PurviewRoleAssignmentMigrator
80331ee5-4436-4815-883e-93bc833a9a15 Universal Print Connector [Community Contributed]
80369ed6-5f11-4dd9-bef3-692475845e77 Microsoft.EventHubs [Community Contributed]
8055d84a-c172-42eb-b997-6c2ae4628246 Power Automate for Office 365 for Government_3
805d57c3-a97d-4c12-a1d0-858ffe5015d0 Windows 365 Business 2 vCPU 4 GB 256 GB_1
80661d51-be2f-4d46-9713-98a2fcaec5bc Prohibited Names Settings
8081ca9c-188c-4b49-a8e5-c23b5e9463a8 Teams Rooms Test 1
80873e7a-cd2a-4e67-b061-1b5381a676a5 To-Do (Firstline)
80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82 Exchange Online Kiosk_2
80ccca67-54bd-44ab-8625-4b79c4dc7775 Microsoft 365 Security and Compliance Center
80dbdb39-4f33-4799-8b6f-711b5e3e61b6 Billing RP
80e52531-ad7f-44ea-abc3-28e389462f1b Visio Plan 2_1
80f0ae31-0dfb-425c-b3fc-36f40170eb35 Career Coach
80faf920-1908-4b52-b5ef-a8e7bedfc67a AKS public client ID on behalf of user auth
810dcf14-1858-4bf2-8134-4c369fa3235b Azure AD Identity Governance - Entitlement Management
81172f0f-5d81-47c7-96f6-49c58b60d192 Microsoft Defender for Cloud MultiCloud Onboarding
81375e2f-5ef7-4773-96aa-e3279f50bd21 Dynamics 365 Intelligent Order Management USL
81441ae1-0b31-4185-a6c0-32b6b84d419f Microsoft 365 A5 without Audio Conferencing for students use benefit
81473081-50b9-469a-b9d8-303109583ecb Cortana Runtime Service
816971f4-37c5-424a-b12b-b56881f402e7 Power Apps for Guides
816eacd3-e1e3-46b3-83c8-1ffd37e053d9 Windows 365 Business 1 vCPU 2 GB 64 GB_1
816ee058-f70c-42ad-b433-d6171984ea20 Power Apps per app plan (1 app or website) BD Only - GCC
818523f5-016b-4355-9be8-ed6944946ea7 Project P3
81ca2f57-06b8-4597-9eee-ad8f700c5106 MicrosoftEntraIDReputationManagementServices
81d4ecb8-0481-42fb-8868-51536c5aceeb Power Automate for Dynamics 365 vTrial
81f7b200-2816-4b3b-8c5d-dc556f07b024 Remove users from all teams
81feaced-5ddd-41e7-8bef-3e20a2689bb7 AMC PROD [Community Contributed]
820d89ed-d65a-409e-85cb-f73f0578f82a IDmelon iOS Authenticator
823c0a78-5de0-4445-a7f5-c2f42d7dc89b EventGrid Data API [Community Contributed]
823dfde0-1b9a-415a-a35a-1ad34e16dd44 Microsoft Teams Wiki Images Migration
826870f9-9fbb-4f23-81b8-3a957080dfa2 Medeina Service Dev [Community Contributed]
82d30987-df9b-4486-b146-198b21d164c7 Graph Connectors in Microsoft 365 Copilot
82d8ab62-be52-a567-14ea-1616c4ee06c4 Exchange Online [Community Contributed]
82f141c9-2e87-4f43-8cb2-12d2701dc6b3 Power Automate for Virtual Agent_2
82f45fb0-18b4-4d68-8bed-9e44909e3890 Meeting Migration Service [Community Contributed]
8300f34c-05f0-e70e-a4a6-db1b7114c309 Partner Seller docs exemption GUID
8311e382-0749-4cb8-b61a-304f252e45ec AcrPush
8330dae3-d349-44f7-9cad-1b23c64baabe Microsoft 365 Business Voice (without Calling Plan) for US
8338dec2-e1b3-48f7-8438-20c30a534458 ViewPoint [Community Contributed]
833b721a-ff5f-4d00-bb2e-bdda3ec01e29 Feitian ePass FIDO2 Authenticator
835b2a73-6e10-4aa5-a979-21dfda45231c Azure Lab Services Portal
83837d9c-c21a-46a0-873e-d834c94015d6 Common Data Service for Project for GCC
8393591c-06b9-48a2-a542-1bd6b377f6a2 Azure Arc Kubernetes Cluster Admin
83a86a26-fd1f-447c-b59d-e51f44264114 Network interfaces built-in policy definition
83b30692-0d09-435c-a455-2ab220d504b9 Privacy Management - risk_2
83bced11-77ce-4071-95bd-240133796768 Microsoft Stream Storage Add-On
83c47309-aabb-4108-8470-8be838b573cb YubiKey Bio Series (Enterprise Profile)
83dd9619-c7d5-44da-9250-dc4ee79fff7e Iot Intelligence Add-in for D365 Supply Chain Management
843da3a8-d2cc-4e7a-9e90-dc46019f964c Microsoft Forms for Government (Plan E5)
844cca35-0656-46ce-b636-13f48b0eecbd Microsoft Stream Mobile Native
84951599-62b7-46f3-9c9d-30551b2ad607 Multi-Geo Capabilities in Office 365
84a0e9dd-6e58-4aad-82af-ebe485acd09d Hubble Media Service
84a661c4-e949-4bd2-a560-ed7766fcaf2b Microsoft Entra ID P2_1
84c289f0-efcb-486f-8581-07f44fc9efad Azure Active Directory workload identities P1
84cd610f-a3f8-4beb-84ab-d9d2c902c6c9 Project Plan 1 (for Department)
84d5f90f-cd0d-4864-b90b-1c7ba63b4808 Office 365 Cloud App Security_1
8502a0ec-c76d-412f-836c-398018e2312b Azure Communication Gateway enterprise
85203421-48f9-4355-9bc8-8a53846e5083 YubiKey 5 FIPS Series with Lightning
85430fb9-02e8-48be-9d7e-328beb41fa29 Dynamics 365 for Marketing Attach
85704d55-2e73-47ee-93b4-4b8ea14db92b Microsoft eCDN
8578e004-a5c6-46e7-913e-12f58912df43 Power Platform API
85a2d0d9-2eba-4c9c-b355-11c2cc0788ab Compute Gallery Artifacts Publisher
85eced78-2127-4b24-9418-95f0bbe3d145 Safelinks
8623b2d7-5e24-4281-b6b7-086a5f3b0b1c Power Apps per app plan for Government
86b4b4b4-db10-481c-876b-07447e7f204f Groups Service
86d70dbb-d4c6-4662-ba17-3014204cbb28 Windows 365 Enterprise 1 vCPU 2 GB 64 GB_2
870c4f2e-85b6-4d43-bdda-6ed9a579b725 Microsoft Information Protection Sync Service
871c010f-5e61-4fb1-83ac-98610a7e9110 Microsoft Power BI
871d91ec-ec1a-452b-a83f-bd76c7d770ef Microsoft Defender for Endpoint_1
87223343-80b1-4097-be13-2332ffa1d666 Outlook Web App Widgets [Community Contributed]
87251ad4-d513-4246-8138-b40d418b9005 CommComplianceApp
874d6da5-2a67-45c1-8635-96e8b3e300ea Dynamics 365 for Retail Trial
874fc546-6efe-4d22-90b8-5c4e7aa59f4b PowerApps for Dynamics 365
87749df4-7ccf-48f8-aa87-704bad0e0e16 Microsoft Teams - Device Admin Agent
878b8bbd-3cd0-4b44-9a56-3406741e65e0 Power Pages authenticated users T3 min 1,000 units - 100 users/per site/month capacity pack_3
87909ea6-7b07-42cf-b3a0-b8bd8e7072a8 TeamSettings.Read.Group
87b4d06c-abc2-e811-a9b0-000d3a10e09e Dynamics 365 Omnichanel sample payload
87bbbc60-4754-4998-8c88-227dca264858 Power Apps and Logic Flows
87dbc5a1-4c94-4dc8-8a47-97d800fd1f3c eWBM eFA320 FIDO2 Authenticator
87e86b91-9ae3-4679-b68a-471fe50be746 Microsoft Managed Policy Manager
882e1d05-acd1-4ccb-8708-6ee03664b117 Mobile Device Management for Office 365
8839ef0e-91f1-4085-b485-62e06e7c7987 Microsoft Dynamics 365 Customer Voice for Sales Enterprise
88424f51-ebe7-446f-bc41-7fa16989e96c Cognitive Services Custom Vision Labeler
886b3ae5-8ee1-4bb4-a312-b35341a95909 Syntex Resource Provider
8876631b-d4a0-427f-5773-0ec71c9e0279 Solo Secp256R1 FIDO2 CTAP2 Authenticator
88884730-8181-4d82-9ce2-7d5a7cc7b81e SharePoint Notification Service
88bbd2f0-342a-42e7-9729-dd158be5407a Precision InnaIT Key FIDO 2 Level 2 certified
88c57617-94ff-4043-a396-8a85a8d38922 Business Central to Common Data Service [Community Contributed]
88d83950-ff78-4e85-aa66-abfc787f8090 Dynamics 365 for Sales Professional
88e32849-0a0a-4cb0-9022-7cd2e9e139e2 IXCLRDataModule Interface
88f4d7ef-a73b-4246-8047-516022144c9f Exchange Online (Kiosk) for Government
8900a2c0-edba-4079-bdf3-b276e293b6a8 Office 365 G5 GCC
8909aac3-be91-470c-8a0b-ff09d669af91 Microsoft Parature Dynamics CRM
893fcc7e-8a39-4b3c-815a-773b7b982c50 Tabular Data Stream (TDS) link
8976631b-d4a0-427f-5773-0ec71c9e0279 Solo Tap Secp256R1 FIDO2 CTAP2 Authenticator
897d51f1-2cfa-4848-9b30-469149f5e68e Exchange Online Multi-Geo
898f1161-d651-43d1-805c-3b0b388a9fc2 Custom Policy Settings
89b19028-256b-4025-8872-255358d950e4 Sentry Enterprises CTAP2 Authenticator
89b5d3b1-3855-49fe-b46c-87c66dbc1526 Customer Lockbox for Government
89b757f8-1e01-4f41-8c72-75e191b11b8c Azure Context Cache RP Prod Identity
89bee1f7-5e6e-4d8a-9f3d-ecd601259da7 Office365 Shell WCSS-Client
89d10474-74af-4874-99a7-c23c2f643083 EntraIdAuthenticationFirstPartyResourceExample
89e7f920-bdc3-4e71-99e5-30d84827b610 Dunloe Dataplane Service
89f1c4c8-0878-40f7-804d-869c9128ab5d Power Platform Connectors in Microsoft 365 Copilot
8a0c2593-9cbc-4f86-a247-beb7aab00d83 Microsoft Defender for Cloud Apps - Session Controls [Community Contributed]
8a0f0c08-91a1-4084-bc3d-661d67233fed Storage Queue Data Message Processor
8a180c2b-f4cf-4d44-897c-3d32acc4a60b Enterprise Mobility + Security G5 GCC
8a256a2b-b617-496d-b51b-e76466e88db0 Microsoft Azure Multi-Factor Authentication_2
8a5fbbed-8b8c-41e5-907e-c50c471340fd Compliance Manager Premium Assessment Add-On_1
8a753eec-59bc-4c6a-be91-6bf7bfe0bcdf Teams Application Gateway
8a9ecb07-cfc0-48ab-866c-f83c4d911576 VISIO WEB APP FOR GOVERNMENT
8a9f17f1-5872-44e8-9b11-3caade9dc90f Skype for Business Online (Plan 1) for Government
8ad61c39-5b6e-447c-b26a-a64eee436502 M365AdminAgent
8adc51cc-7477-49a4-be4e-263946b4d561 MIP Exchange Solutions - ODB [Community Contributed]
8adf8e6e-67b2-4cf2-a259-e3dc5476c621 Custom application in Microsoft Entra ID application ID
8ae6a0b1-a07f-4ec9-927a-afb8d39da81c Microsoft Device Management EMM API
8b2071cd-015a-4025-8052-1c0dba2d3f64 AzureAISearchSensitivityLabelMetaData
8b3391f4-af01-4ee8-b4ea-9871b2499735 O365 Secure Score
8b62382d-110e-4db8-83a6-c7e8ee84296a PowerAI
8ba1ff15-7bf6-4620-b65c-ecedb6942766 Microsoft Viva Sales Premium & Trial
8bbd1fea-6dc6-4aef-8abc-79af22d746e4 Privacy Management - Subject Rights Request
8bbf8725-b3ca-4468-a217-7c8da873186e DeploymentScheduler
8bdebf23-c0fe-4187-a378-717ad86f6a53 ResourceHealthRP
8be4df61-93ca-11d2-aa0d-00e098032b8c EFI boot variable
8bea2130-23a1-4c09-acfb-637a9fb7c157 M365 Pillar Diagnostics Service API
8c098270-9dd4-4350-9b30-ba4703f3b36b Office 365 Cloud App Security_2
8c1a9936-578e-4d13-9bd9-9afe53ef7de8 Finance Agent
8c3069c0-ccdb-44be-ab77-986203a67df2 Exchange Online (Plan 2) for Government
8c420feb-03df-47cc-8a05-55df0cf3064b AzureUpdateCenter [Community Contributed]
8c477e19-f0f7-45f9-ae72-604f77a599e3 OnlineMeetingTranscript.Read.Chat
8c4ce438-32a7-4ac5-91a6-e22ae08d9c8b Rights Management Adhoc_2
8c59ead7-d703-4a27-9e55-c96a0054c8d2 My Profile
8c66ef8a-177f-4c0d-853c-d4f219331d09 Dynamics 365 for Field Service
8c7d2df8-86f0-4902-b2ed-a0458298f3b3 Microsoft StaffHub
8c8fbf21-0ef3-4f60-81cf-0df811ff5d16 Power Query Online GCC-L5
8c97a730-3f7b-41a6-87d6-1e9b62bda6f0 FT-JCOS FIDO Fingerprint Card
8ca59559-e2ca-470b-b7dd-afd8c0dee963 OFFICE 365 SMALL BUSINESS SUBSCRIPTION
8cae6e77-e04e-42ce-b5cb-50d82bce26b1 Microsoft Policy Insights Provider Data Plane
8d18588d-9ad3-4c0f-99d0-ec215f0e3dff Delete User
8d1b1fcb-3c76-49a9-9129-5515b346aa02 IDEMIA ID-ONE Card
8d3a7d3c-c034-4f19-a2ef-8412952a9671 Microsoft Office Licensing Service
8d605dfc-1a04-4da6-9be2-8426724af3f3 Power Platform Authorization Service PROD
8d77e2d9-9e28-4450-8431-0def64078fc5 Microsoft 365 Apps for Enterprise (Unattended)
8e0c0a52-6a6c-4d40-8370-dd62790dcd70 Microsoft Defender for Office 365 (Plan 2)_2
8e0e8db5-b713-4e91-98e6-470fed0aa4c2 Microsoft Azure Signup Portal
8e14e873-35ba-4720-b787-0bed94370b17 Microsoft Teams Targeting Application
8e229017-d77b-43d5-9305-903395523b99 Windows 10/11 Business
8e2c2c3d-07f6-4da7-86a9-e78cc8c2c8b9 Power Automate for Power Apps per App Plan for Government
8e3eb3bd-bc99-4221-81b8-8b8bc882e128 Power Automate for Power Apps per User Plan for GCC
8e4c6baa-f2ff-4884-9c38-93785d0d7ba1 Power Apps per user plan for Government
8e55a7b1-6766-4f0a-8610-ecacfe3d569a Microsoft Teams Copilot Bot [Community Contributed]
8e7a3d30-d97d-43ab-837c-d7701cef83dc Dynamics 365 for Team Members Enterprise Edition
8e9002c0-a1d8-4465-b952-817d2948e6e2 Dynamics 365 Business Central Premium_1
8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2 Microsoft Intune_1
8eac9119-7e6b-4278-9dc4-e3458993b08a Dynamics 365 for Field Service for Government_1
8eb5e9bc-783f-4425-921a-c65f45dd72c6 Common Data Service - O365 P1 GCC
8ecbd3c1-b108-437c-a859-e3c125e3f83f Power BI Premium EM2_2
8edc2cf8-6438-4fa9-b6e3-aa1660c640cc Dynamics 365 for Sales and Customer Service Enterprise Edition
8edd93e1-2103-40b4-bd70-6e34e586362d Windows Azure Security Resource Provider
8ee402cd-e6a8-4b67-a411-54d1f37a2049 Windows 365 Business 8 vCPU 32 GB 512 GB_1
8ee8fdad-f234-4243-8f3b-15c294843740 Microsoft Threat Protection
8efbe2f6-106e-442f-97d4-a59aa6037e06 Windows 10/11 Enterprise A3 for faculty
8f0c5670-4e56-4892-b06d-91c085d7004f App Connect IW
8f348934-64be-4bb2-bc16-c54c96789f43 EDU Assignments
8f41dc7c-542c-4bdd-8eb3-e60543f607ca Microsoft Device Directory Service
8f55b472-f8bf-40a9-be30-e29919d4ddfe Power Apps per User Plan for Government
8f9f0f3b-ca90-406c-a842-95579171f8ec Office for the Web for Government
8fa97d28-3e52-4985-b3a9-a1126f9b8b4e Remove all license assignment from user
8fca0a66-c008-4564-a876-ab3ae0fd5cff Microsoft.SMIT
8fe96593-34d3-49bb-aeee-fb794fed0800 Windows 365 Shared Use 2 vCPU 4 GB 256 GB_1
900018f1-0cdb-4ecb-94d4-90281760fdc6 Microsoft Defender for Office 365 (Plan 2) for Government
9023fe69-f9e0-4c1e-bfde-654954469162 Power Virtual Agents for Chat for Gov
90277bc7-a6fe-4181-99d8-712b08b8d32b Microsoft 365 E5 EEA (no Teams) without Audio Conferencing
902b47e5-dcb2-4fdc-858b-c63a90a2bdb9 SharePoint Online Kiosk
90369797-7141-4e75-8f5e-d13f4b6092c1 Windows 365 Shared Use 2 vCPU 4 GB 128 GB_2
90467813-5b40-40d4-835c-abd48009b1d9 Asset Maintenance Add-in
905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba Sway
90636e1f-ef82-43bf-bdcf-5255f139d12f YubiKey Bio Series - Multi-protocol Edition (additional)
9069b91f-a128-4aa3-ad07-1a33c58e8aa9 Microsoft Forms Web in Fairfax
906af65a-2970-46d5-9b58-4e9aa50f0657 Microsoft Dynamics CRM Online Basic
90847c2a-e29d-4d2f-9f54-c5b4d3f26471 ESTS
90927877-dcff-4af6-b346-2332c0b15bb7 EXCHANGE ONLINE POP
90a3ccdf-635c-4729-a248-9b709135078f Authenticator for iOS
90a816f6-de5f-49fd-963c-df490d73b7b5 Microsoft Dynamics 365 Customer Voice Add-on
90b5e015-709a-4b8b-b08e-3200f994494c Exchange Online Archiving for Exchange Server
90d8b3f8-712e-4f7b-aa1e-62e7ae6cbe96 Business Apps (free)
90db65a7-bf11-4904-a79f-ef657605145b Common Data Service for Teams_3
910333d2-47e9-43ca-981f-6df2f4531ef4 Work IQ Calendar MCP
9104f592-f2a7-4f77-904c-ca5a5715883f Microsoft Teams Premium Virtual Appointment
913c6de4-2a4a-4a61-a9ce-945d2b2ce2e0 Dynamics Lifecycle services
914fed76-dc75-4540-bf23-57624291b0ec M365AdminSettingsService
915d9449-5b40-4b44-97ee-5080a1f3e759 Office Delve (additional)
9188040d-6c67-4c5b-b112-36a304b66dad Consumer user from a Microsoft account (common)
9199bf20-a13f-4107-85dc-02114787ef48 Outlook Web App Office 365
91ad134d-5284-4adc-a896-d7fd24e9fa15 Microsoft Alchemy Service
91ad6b93-264b-4987-8737-3a690cad6917 Token Ring FIDO2 Authenticator
91bbc479-4c2c-4210-9c88-e5b468c35b83 Privacy Management - subject rights request (100) GCC
91ca2ca5-3b3e-41dd-ab65-809fa3dffffa Sticky Notes API
91de26be-adfa-4a3d-989e-9131cc23dda7 Microsoft 365 F5 Compliance Add-on
91f50f7b-2204-4803-acac-5cf5668b8b39 DO NOT USE - AI Builder capacity Per User add-on
920656a2-7dd8-4c83-97b6-a356414dbd36 Dynamics 365 for Business Central Essentials
922ba911-5694-4e99-a794-73aed9bfeec8 Exchange Foundation for Government
923f58ab-fca1-46a1-92f9-89fda21238a8 Microsoft 365 Domestic Calling Plan for GCC
925eb0d0-da50-4604-a19f-bd8de9147958 Groupies Web Service
927d8402-8d3b-40e8-b779-34e859f7b497 Power Apps Portals login capacity add-on Tier 3 (50 unit min)
92876b03-76a3-4da8-ad6a-0511ffdf8647 M365PurvieweDiscoveryInfra
92b61450-2139-4e4a-a0cc-898eced7a779 Afdx Resource Provider [Community Contributed]
92c2089d-9a53-49fe-b1a6-9e6bdf959547 Stream for Office 365  for Government (E5)
92c6b761-01de-457a-9dd9-793a975238f7 Teams Room Standard
92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b Block Win32 API calls from Office macros
92f7a6f3-b89b-4bbd-8c30-809e6da5ad1c Power Apps for Office 365_2
930cc132-4d6b-4d8c-8818-587d17c50d56 Project Plan 5 for faculty
931327dd-c89b-406c-a81e-ed7058ef36c6 Swissbit iShield Key FIDO2
931e4a88-a67f-48b5-814f-16a5f1e6028d Intelligent Search
932ad362-64a8-4783-9106-97849a1a30b9 CLOUD APP SECURITY DISCOVERY
934d626a-1ead-4a36-a77d-12ec63b87a0d Microsoft Rights Management Services Default
93625bc8-bfe2-437a-97e0-3d0060024faa Microsoft password reset service
938df8e2-2b9d-40b1-940c-c75c33494239 Azure Key Vault Resource Group
938fd547-d794-42a4-996c-1cc206619580 Windows 10/11 Enterprise E5 Commercial (GCC Compatible)
9398c3de-3f6b-4958-90f3-5098714ff50c ChatMessage.Read.Chat
939fe80f-2eef-464f-b0cf-705d254a2cf2 Power Query Online GCC-L2
93aca3ff-e61e-477f-b3e7-9fe10c6b97af IC3 Gateway Non CAE
93bd1aa4-c66b-4587-838c-ffc3174b5f13 Power Platform Global Discovery Service
93cc200d-a47f-4c56-aec1-83f8b0d0425a Common Data Service for Dynamics 365 Retail
93d24177-c2c3-408a-821d-3d25dfa66e7a Privacy Management - Subject Rights Request (1)_1
93d53678-613d-4013-afc1-62e9e444a0a5 Office Online Add-in SSO
93d9955a-ec70-44d5-8faa-a194492390f7 Windows 365 Business 16 vCPU, 64 GB, 512 GB_1
94065c59-bc8e-4e8b-89e5-5138d471eaff Microsoft Search
944861d3-5975-4f8b-afd4-3422c0b1b6ce Customer Service Trial PVA [Community Contributed]
9449a792-6831-40e2-9097-29dbc6dd4753 Arc Public Cloud - Networking [Community Contributed]
944e9726-f011-4353-b654-5f7d2663db76 Power BI Pro for Government
944f0bd1-117b-4b1c-af26-804ed95e767e Media Analysis and Transformation Service [Community Contributed]
94763226-9b3c-4e75-a931-5c89701abe66 Office 365 A1 for faculty
949eebbd-6fe4-4eb5-a25e-a9bf12d6b96e Microsoft Sentinel Situational Awareness Workspace Access
94a119f7-d300-48d9-ae1f-bbdc7e893d37 Walkie Talkie GCC App
94a54592-cd8b-425e-87c6-97868b000b91 Whiteboard (Plan 2)
94a669d1-84d5-4e54-8462-53b0ae2c8be5 CDS Per app baseline access
94a6fbd4-6a2f-4990-b356-dc7dd8bed08a Dynamics 365 Customer Service Enterprise Admin
94c63fef-13a3-47bc-8074-75af8c65887a Office Delve
94e5cbf6-d843-4ee8-a2ec-8b15eb52019e Common Data Service for Customer Insights Trial
94fb67d3-465f-4d1f-a50a-952da079a564 Dynamics 365 Customer Service Enterprise vTrial
95442b2e-f15e-4def-b270-efb106facb4e eWBM eFA310 FIDO2 Authenticator
9565a273-41b9-4368-97d2-aeb0c976a9b3 API Management Service Workspace API Developer
9571e9ac-2741-4b63-95fd-a79696f0d0ac Microsoft Teams Rooms Standard for GCC
959678cf-d004-4c22-82a6-d2ce549a58b8 Microsoft_Azure_Support
959e5dec-6522-4d44-8349-132c27c3795a Common Data Service for Teams_8
959f8984-c045-4866-89c7-12bf9737be2e Data Operator for Managed Disks
95b76021-6a53-4741-ab8b-1d1f3d66a95a Common Data Service for Teams_6
95d2cd7b-1007-484b-8595-5e97e63fe189 DYNAMICS 365 FOR
95de1760-7682-406d-98c9-52ef14e51e2b Career Coach for faculty
95de633a-083e-42f5-b444-a4295d8e9314 Microsoft Whiteboard Services
95df1203-fee7-4726-b7e1-8037a8e899eb Dataverse for Virtual Agent USL for GCC
967d9574-a076-4bb7-ab89-f41f64bc142e Power Pages Authenticated Users per site monthly capacity China
96c1e14a-ef43-418d-b115-9636cdaa8eed Microsoft Forms (Plan 3)
96d2951e-cb42-4481-9d6d-cad3baac177e Windows 365 Enterprise 4 vCPU 16 GB 256 GB_2
96ff4394-9197-43aa-b393-6a41652e21f8 Power Virtual Agents
9706eed9-966f-4f1b-94f6-bb2b4af99a5b App governance add-on to Microsoft Defender for Cloud Apps
972bb84a-1d27-4bd3-8306-6b8e57679e8c Microsoft Defender for Cloud Apps - APIs
973446ca-e21c-9a9b-99f5-9b985a67af0f ACS FIDO Authenticator Card
9758a0e2-7861-440f-b467-1823144e5b65 FindTime [Community Contributed]
975f013f-7f24-47e8-a7d3-abc4752bf346 PME tenant ID
977464c4-bfaf-4b67-b761-a9bb735a2196 Dynamics 365 Field Service, Enterprise Edition - Resource Scheduling Optimization
978877ea-b2d6-458b-80c7-05df932f3723 Microsoft Teams AuditService
978ec396-f930-4ee1-85f3-e1d82e8f73a4 Power Pages authenticated users T1 100 users/per site/month capacity pack_3
97cb1f73-50df-47d1-8fb0-0271f2728514 Transcript Ingestion
97f29a83-1a20-44ff-bf48-5e4ad11f3e51 Microsoft Dynamics 365 Customer Voice for Customer Engagement Plan
981f26a1-7f43-403b-a875-f8b09b8cd720 Azure Multi-Factor Auth Client
982bda36-4632-4165-a46a-9863b1bbcf7d O365 Demeter
984df360-9a74-4647-8cf8-696749f6247a Minecraft Education Faculty
985fcb26-7b94-475b-b512-89356697be71 Microsoft Teams Phone Standard_2
98619618-9dc8-48c6-8f0c-741890ba5f93 Dynamics 365 Project Operations_1
986d454b-9027-4d9f-880b-f1b68f920cc4 Microsoft Teams Audio Conferencing with dial-out to select geographies for GCC
98709c2e-96b5-4244-95f5-a0ebe139fb8a ONEDRIVE FOR BUSINESS BASIC FOR GOVERNMENT
9876631b-d4a0-427f-5773-0ec71c9e0279 Somu Secp256R1 FIDO2 CTAP2 Authenticator
98785600-1bb7-4fb9-b9fa-19afe2c8a360 Azure Security Insights
9894cab4-e18a-44aa-828b-cb588cd6f2d7 Cognitive Services Face Recognizer
98b6e773-24d4-4c0d-a968-6e787a1f8204 Office 365 A3 for students
98c8388a-4e86-424f-a176-d1288462816f Recommended
98db8bd6-0cc0-4e67-9de5-f187f1cd1b41 Microsoft Substrate Management
98defdf7-f6c1-44f5-a1f6-943b6764e7a5 Microsoft Defender for Identity_2
9900a3e2-6660-4c52-9074-60c949991389 Power Virtual Agent for GCC
99045fe1-7639-4a75-9d4a-577b6ca3810f Azure Active Directory Authentication Extensions
99049c9c-6011-4908-bf17-15f496e6519d Office 365 Extra File Storage_1
992136bc-5b57-425f-8d95-ac65975722cd Microsoft Defender Hunting
99335b6b-7d9d-4216-8dee-883b26e0ccf7 Power Platform Dataflows Common Data Service Client
99340b49-fb81-4b1e-976b-8f2ae8e9394f Dynamics 365 for Customer Service
9953b155-8aef-4c56-92f3-72b0487fce41 Microsoft Teams for GCCHigh (AR)
996def3d-b36c-4153-8607-a6fd3c01b89f Dynamics 365 Business Central
9974d6cf-cd24-4ba2-921c-e2aa687da846 Microsoft Teams Audio Conferencing with dial-out to select geographies
997dc448-eeab-4c93-8811-6b2c80196a16 CCM TAGS
998f358b-2dd2-4cbe-a43a-e8107438dfb3 OnlyKey Secp256R1 FIDO2 CTAP2 Authenticator
99ab7ace-ee47-4716-be6d-832749afaf3d Adobe Connect
99b904fd-a1fe-455c-b86c-2f9fb1da7687 Microsoft Exchange ForwardSync
99c5688b-6c75-4496-876f-07f0fbd69add Dynamics 365 for Marketing Additional Application_1
99cb3f83-fbec-4aa1-8262-9679e6df7c53 Dynamics 365 Guides vTrial_2
99cc8282-2f74-4954-83b7-c6a9a1999067 Microsoft 365 E5 Suite features
99cd49a9-0e54-4e07-aea1-d8d9f5f704f5 Defender for IoT - Enterprise IoT Security
99f53064-85db-4f9f-ab36-118a009b8857 Augmentation Loop Test App
99ff962b-6252-4b98-8478-0c65a3ea1925 Insights Apps Platform Prod
9a0125a5-c8f8-4526-b231-49e2abe0ebce Skype for Business PSTN Calling Domestic Small_1
9a1e33ed-9697-43f3-b84c-1b0959dbb1d4 Dynamics 365 Business Central External Accountant_1
9a3c2a19-06c0-41b1-b2ea-13528d7b2e17 Power Pages authenticated users T1 100 users/per site/month capacity pack CN
9a6eeb79-0b4b-4bf0-9808-39d99a2cd5a3 Windows Autopatch
9a751391-6e9f-4199-ad8d-360712a1285c easmApiDev [Community Contributed]
9aaf7827-d63c-4b61-89c3-182f06f82e5c Exchange Online (Plan 1)_2
9abd8443-d92a-40e6-a9ec-e5b6d29bc724 MTP Unified RBAC
9ac8c0b3-2c30-497c-b4bc-cadfe9bd6eed Project Work Management (additional)
9b06ebd4-9068-486b-bdd2-dac26b8a5a7a Microsoft.DynamicsMarketing
9b196e97-5830-4c2e-adc2-1e10ebf5dee5 Microsoft Teams Calling Plan pay-as-you-go (country zone 1 - US)
9b5de886-f035-4ff2-b3d8-c9127bea3620 Microsoft Forms (Plan 2)
9b7c50ec-cd50-44f2-bf48-d72de6f90717 Project for Government (Plan E5)
9b85b4f0-92d9-4c3d-b230-041520cb1046 Privacy Management - subject rights request (100) for EDU
9b8fe788-6174-4c4e-983b-3330c93ec278 Microsoft 365 A5 Suite features for faculty
9ba1a5c7-f17a-4de9-a1f1-6178c8d51223 Microsoft Intune Company Portal [Community Contributed]
9bb724a5-4639-438c-969b-e184b2b1e264 KaizalaActionsPlatform
9bc3ab49-b65d-410a-85ad-de819febfddc Microsoft SharePoint Online Management Shell [Community Contributed]
9bd7c846-9556-4453-a542-191d527209e8 Microsoft Stream Storage Add-On (500 GB)
9bdab391-7bbe-42e8-8132-e4491dc29cc0 Azure Backup NRP Application
9bec7e34-c9fa-40b7-a9d1-bd6d1165c7ed Data Loss Prevention
9c0587f3-8665-4252-a8ad-b7a5ade57312 Microsoft 365 Lighthouse
9c094953-4995-41c8-84c8-3ebb9b32c93f Device Join
9c0a1eaf-5bda-4392-9d9e-6e155bb57411 Send email on user last day
9c0dab89-a30c-4117-86e7-97bda240acd2 Power Apps for Office 365 (Plan 3)
9c1607d1-791d-4c68-885d-c7b7aaff7c8a Firmware Analysis Admin
9c439259-63b0-46cc-a258-72be4313a42d Microsoft Dynamics 365 Customer Voice for Field Service
9c60a40b-b5c5-4d01-8588-776209c80db3 Search Federation Connector - Dataverse
9c7bff7a-3715-4da7-88d3-07f57f8d0fb6 Dynamics 365 For Sales Professional Trial
9c835346-796b-4c27-8898-d6032f515cc5 Cryptnox FIDO2
9c8b80bc-6887-42d0-b1af-d0c40f9bf1fa Azure SQL Managed Instance to Azure AD Resource Provider
9cb77803-d937-493e-9a3b-4b49de3f5a74 Microsoft Intune Service Discovery
9cd0f7df-8b1a-4e54-8c0c-0ef3a51116f6 DirectoryLookupService
9cdead84-a844-4324-93f2-b2e6bb768d07 Azure Virtual Desktop
9cfd6bc3-84cd-4274-8a21-8c7c41d6c350 Microsoft 365 F5 Compliance Add-on AR (DOD)
9d0586d7-1bd5-4761-816f-9ecdcc198c8e the GCC DoD app for office.com (www.ohome.apps.mil)
9d06afd9-66c9-49a6-b385-ea7509332b0b O365SBRM Service
9d0c4ee5-e4a1-4625-ab39-d82b619b1a34 Microsoft Insider Risk Management_2
9d2eed2c-b0c0-4a89-940c-bc303444a41b Windows 365 Business 2 vCPU, 8 GB, 128 GB
9d37aa61-3cc3-457c-8b54-e6f3853aa6b6 Dynamics 365 Customer Service Digital Messaging add-on for Government
9d3a9ac8-5c8a-4d3f-9dc5-e214f8094ce5 Office PowerPoint SGS
9d3df6ba-282f-11ed-a261-0242ac120002 Arculus FIDO2 U2F Key Card
9d4afbbc-06a4-49e0-8005-4e5afd1d4fec ZTNA Network Access Control Plane
9d776713-14cb-4697-a21d-9a52455c738a Dynamics 365 - Additional Production Instance (Qualified Offer)
9d8f559b-5984-46a4-902a-ad4271e83efa Power Virtual Agents Service [Community Contributed]
9da49a6d-707a-48a1-b44a-53dcde5267f8 Power BI Premium P
9ddd1817-af5a-4672-a2b9-3e3dd95000a9 Windows Hello for Business GUID 2
9e133cac-5238-4d1e-aaa0-d8ff4ca23f4e Conferencing Virtual Assistant
9e3b502c-b4a1-441d-98fd-28e482bf7e88 Dynamics 365 Customer Insights - Consent [Community Contributed]
9e4a5442-a5c9-4f6f-b03f-5b9fcaaf24b1 OfficeServicesManager
9e5d84af-8971-422f-968a-354cd675ae5b ComplianceAuthServer
9e6d1620-dce9-4655-8933-af8fa5bccc9c Data Integration for IOM with Power Automate USL
9e700747-8b1d-45e5-ab8d-ef187ceec156 Microsoft Stream for Office 365 E3
9ea1ad79-fdb6-4f9a-8bc3-2b70f96e34c7 Bing
9ea4bdef-a20b-4668-b4a7-73e1f7696e0a Sensor Data Intelligence Scenario Add-in for Dynamics 365 Supply Chain Management
9ec59623-ce40-4dc8-a635-ed0275b5d58a Purview Ecosystem
9ecb7e6d-4866-4950-a4fa-8612715d528f Enrichment Svc
9ecf691d-8b82-46cb-b254-cd061b2c02fb Windows 365 Enterprise 4 vCPU 16 GB 256 GB_1
9ee7b58d-f9db-45bc-ad7b-c2b97bbc3337 Defender Experts for XDR
9f0d8150-baa5-4c00-9299-ad62c8bb4e87 GoTrust Idem Card FIDO2 Authenticator
9f0e1b4e-9b33-4300-b451-b2c662cd4ff7 Microsoft Dynamics 365 for Finance
9f2f00ad-21ae-4ceb-994b-d8bc7be90999 CDS PowerApps per app plan
9f3045c1-69f9-4e4a-a741-8ee758ba2820 Microsoft Store for Web [Community Contributed]
9f3d9c1d-25a5-4aaa-8e59-23a1e6450a67 Universal Print_2
9f431833-0334-42de-a7dc-70aa40db46db Customer Lockbox
9f436c0e-fb32-424b-90be-6a9f2919d506 Microsoft 365 F5 Compliance Add-on AR
9f6c88b7-0272-4581-a75a-ec0340824ed1 PTSS
9f77e279-a6e2-4d58-b700-31e5943c6a98 Hyper FIDO Pro
9fa2f157-c8e4-4351-a3f2-ffa506da1406 Microsoft Threat Experts - Experts on Demand_2
9fb0ba5f-4825-4e84-b239-5167a3a5d4dc Windows 365 Enterprise 8 vCPU 32 GB 512 GB_2
a01e73f1-94da-4f6d-9b73-02e4ea65560b Calls.JoinGroupCalls.Chat
a02167b9-ae71-4ac7-9a07-06432ebb6f1c YubiKey 5 Series with Lightning
a0551534-cfc9-4e1f-9a7a-65093b32bb38 AzureLockbox
a056b037-1fa0-4133-a583-d05cff47d551 Privacy Management - subject rights request (10) GCC
a0b1c075-51c9-4a42-b34c-308f3993bb7e Windows 365 Business 2 vCPU 4 GB 256 GB_2
a0bcee42-bf30-4d1b-926a-48d21664ef71 Subscription Creator
a0be0c72-870e-46f0-9c49-c98333a996f7 AzureDnsFrontendApp
a0c73c16-a7e3-4564-9a95-2bdf47383716 Legacy Exchange Online
a0de5e3a-2500-4a19-b8f4-ec1c64692d22 Power Apps Portals page view capacity add-on
a0e6a48f-b056-4037-af70-b9ac53504551 Azure Information Protection Plan 1_2
a10d5e58-74da-4312-95c8-76be4e5b75a0 Project for Office 365
a12b0b94-b317-4dcd-84a8-502ce99884c6 EventGrid TopicSpaces Publisher
a12e8ccb-0fcd-46f8-b6a1-b9df7a9d7231 Azure Arc Data Services Billing [Community Contributed]
a150d169-7d37-47dd-9b20-156207b7b02f MIP Exchange Solutions
a164aee5-7d0a-46bb-9404-37421d58bdf7 Microsoft Teams AuthSvc
a1705bd2-3a8f-45a5-8683-466fcfd5cc24 FHIR Data Converter
a1ace008-72f3-4ea0-8dac-33b3a23a2472 Microsoft Clipchamp
a1b76039-a76c-499f-a2dd-846b4cc32627 Azure Key Vault Managed HSM Key Governance Service
a1bfe852-bf44-4da0-a9c1-37af2d5e6df9 Microsoft Graph Bicep Extension
a1cffbc6-1cb3-44e4-a1d2-cee9cce700f1 
a1f3d0a8-84c0-4ae0-bae4-685917b8ab48 SHAREPOINTLITE
a1f52be5-dfab-4364-b51c-2bd496b14a56 OCTATCO EzFinger2 FIDO2 AUTHENTICATOR
a232010e-820c-4083-83bb-3ace5fc29d0b Azure Cosmos DB principal ID - Other regions
a236cb34-7076-45a1-9381-22db8111a3d3 ChatMessageReadReceipt.Read.Chat
a23b959c-7ce8-4e57-9140-b90eb88a9e97 Sway
a23dbafb-3396-48b3-ad9c-a304fe206043 Microsoft 365 E3 EEA (no Teams) - Unattended License
a25342c0-3cdc-4414-8e46-f4807fca511c YubiKey 5 Series with NFC (additional)
a25dbca8-4e60-48e5-80a2-0664fdb5c9b6 Microsoft.MileIQ
a2729df7-25f8-4e63-984b-8a8484121554 PowerApps for Developer
a2927069-e4dc-4e8f-8fb1-d2f6c40c427e View ID for import data in model-driven apps
a303894e-f1d8-4a37-bf10-67aa654a0596 Compute Usage Provider
a31ef4a2-f787-435e-8335-e47eb0cafc94 Skype for Business Online (Plan 2) for Government
a3475900-ccec-4a69-98f5-a65cd5dc5306 Partner Customer Delegated Admin Offline Processor
a361d6e2-509e-4e25-a8ad-950060064ef4 SHAREPOINT FOR DEVELOPER
a36cdaa2-a806-4b6e-9ae0-28dbd993c20e Dynamics 365 for Field Service Attach to Qualifying Dynamics 365 Base Offer
a3883eba-fbe9-48bd-9ed3-dca3e0e84250 Exchange Online [Community Contributed]
a3975549-b191-fd67-b8fb-017e2917fdb3 Excelsecu eSecu FIDO2 NFC Security Key
a3a4fa10-5092-401a-af30-0462a95a7ac8 Dynamics 365 for Marketing
a3b79187-70b2-4139-83f9-6016c58cd27b WindowsDefenderATP Portal
a3d0cd86-8068-4071-ad40-4dc5b5908c4b Dynamics 365 Customer Insights Attach
a3dce1be-e9ca-453a-9483-e69a5b46ce98 Power Virtual Agents for Customer Service Voice
a3dfc3c6-2c7d-4f42-aeec-b2877f9bce97 Microsoft Azure AD Identity Protection
a3f586b6-8cce-4d9b-99d6-55238397f77a Microsoft 365 Business Premium EEA (no Teams)
a403ebcc-fae0-4ca2-8c8c-7a907fd6c235 Microsoft Fabric (Free)
a40d7d7d-59aa-447e-a655-679a4107e548 Accounts Control UI [Community Contributed]
a413a9ff-720c-4822-98ef-2f37c2a21f4c Microsoft 365 Communication Compliance
a420f25f-a7b3-4ff5-a9d0-5d58f73b537d Windows Store Service
a42de799-58ae-4e6a-aa1d-948e7abec726 Microsoft Teams Kiosk
a4417e6f-fecd-4de8-b567-7b0420556985 Key Vault Certificates Officer
a4585165-0533-458a-97e3-c400570268c4 Office 365 A5 for faculty
a460366a-ade7-4791-b581-9fbff1bdaa85 Microsoft Teams Phone Standard for GCC
a461b89c-10e3-471c-82b8-aae4d820fccb Enterprise Mobility + Security E5_1
a47591ab-e23e-4ffa-9e1b-809b9067e726 Microsoft Teams User Profile Search Service
a4a365df-50f1-4397-bc59-1a1564b8bb9c Microsoft Remote Desktop
a4bfb28e-becc-41b0-a454-ac680dc258d3 Dynamics 365 Enterprise Edition - Additional Portal (Qualified Offer)
a4c1cdb3-88ab-4d13-bc99-1c46106f0727 Marketplace Reviews
a4c6cf29-1168-4076-ba5c-e8fe0e62b17e Remote help
a4e376bd-c61e-4618-9901-3fc0cb1b88bb Microsoft Teams Rooms Basic for EDU
a4e9fc6d-4cbe-4758-b8ba-37598bb5bbaa Security Key NFC by Yubico
a55dfd10-0864-46d9-a3cd-da5991a3e0e2 Project for Office (Plan E1)
a57aca87-cbc0-4f3c-8b9e-dc095fdc8978 IAM Supportability
a58f5506-b382-44d4-bfab-225b2fbf8390 Dynamics 365 Business Central Additional Environment Addon_1
a5a9a2cb-2428-4299-b3f2-e8f5916a00f2 Office365 Shell WCSS-Client in Fairfax
a5f38206-2f48-4d83-9957-525f4e75e9c0 IoT Intelligence Add-in Additional Machines
a6051f20-9cbc-47d2-930d-419183bf6cf1 Microsoft 365 Business Voice
a62f8878-de10-42f3-b68f-6149a25ceb97 Microsoft 365 Copilot in Productivity Apps
a6333a3e-0164-44c3-b281-7a577aff287f Windows Admin Center Administrator Login
a638d3c7-ab3a-418d-83e6-5f17a39d4fde Azure Event Hubs Data Receiver
a640eead-25f6-4bec-97e3-23cfd382d7c2 Microsoft 365 E5 EEA (no Teams) without Audio Conferencing (500 seats min)
a64b30ba-f310-4065-b444-2670ef146db0 Power BI Premium EM1_2
a6520331-d7d4-4276-95f5-15c0933bc757 Graph Connectors Search with Index
a669021c-c450-4609-a035-5af59af4df18 CLR rundown provider
a672d62c-fc7b-4e81-a576-e60dc46e951d Microsoft Power Query for Excel
a68e1e61-ad4f-45b6-897d-0a1ea8786345 Office365 Shell WCSS-Server Default
a6aa9161-5291-40bb-8c5c-923b567bee3b Storage Resource Provider
a6e407da-7411-4397-8a2e-d9b52780849e Microsoft Tunnel for Mobile Application Management
a6f677b3-62a6-4644-93e7-2a85d240845e COMMON DATA SERVICE FOR PROJECT P1
a70bbf38-cdda-470d-adb8-5804b8770f41 Common Data Service for Teams_7
a70c8393-7c0c-4c1e-916a-811bd476ee11 Microsoft Defender for Cloud CIEM
a790cd6e-a153-4461-83c7-e127037830b6 Windows 365 Business 2 vCPU 4 GB 64 GB_1
a79a5197-3a5c-4973-a920-486035ffd60f Grafana Editor
a7c70a41-5e02-4271-93e6-d9b4184d83f5 AI Builder capacity add-on
a7d3fb37-b6df-4085-b509-50810d991a39 Common Data Service_6
a7d8f84e-510b-46d6-8f59-77e581db63bc Azure Static Web Apps
a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb Azure Kubernetes Service RBAC Writer
a809996b-059e-42e2-9866-db24b99a9782 Microsoft Copilot for Microsoft 365_1
a81d90ac-aa75-4cf8-b14c-58bf348528fe Microsoft Community v2 [Community Contributed]
a82fbf69-b4d7-49f4-83a6-915b2cf354f4 Viva Engage Core
a855a166-fd92-4c76-b60d-a791e0762432 Microsoft Teams VSTS
a85cf173-4192-42f8-81fa-777a763e6e2c Azure Virtual Desktop Client
a882f5bd-2492-44fe-bb55-a811aab59451 Intune Compliance Client Prod
a8ad7d2b-b8cf-49d6-b25a-69094a0be206 Power Apps per app plan
a8adde6c-aeb4-4fd6-9d8f-c2dfdecac60a Dynamics 365 collaboration with Microsoft Teams [Community Contributed]
a8b6bf88-1d1a-4626-b040-9a729ea93c65 Compute Artifacts Publishing Service
a8f7a65c-f5ba-4859-b2d6-df772c264e9d Power Apps Web
a91fc4e0-65e5-4266-aa76-4037509c1626 Microsoft 365 E5 with Calling Minutes
a929cd4d-8672-47c9-8664-159c1f322ba8 Microsoft Intune Suite
a933a62f-c3fb-48e5-a0b7-ac92b94b4420 Microsoft Viva Sales Premium with Power Automate
a950df6d-e658-48fc-b494-ec69d8d9731b Omnichannel for Customer Service
a970bac6-63fe-4ec5-8884-8536862c42d4 Substrate Search Settings Management Service
a9732ec9-17d9-494c-a51c-d6b45b384dcb SharePoint Online (Plan 2)_1
a97b65f3-24c7-4388-baec-2e87135dc908 Cognitive Services User
a98b7619-66c7-4885-bdfc-1d9c8c3d279f Microsoft Dynamics CRM Online Additional Test Instance
a9a5be2d-17dd-4d43-ba78-9391e11d20a7 Dynamics 365 for Field Service for Government_2
a9b49b65-0a12-430b-9540-c80b3332c127 Office Online Search
a9b86446-fa4e-498f-a92a-41b447e03337 Education Analytics
a9c51c15-ffad-4c66-88c0-8771455c832d Defender Threat Intelligence_2
a9d1e0df-df6f-48df-9386-76a832119cca Windows 365 Shared Use 4 vCPU 16 GB 256 GB_2
a9d7ef53-9bea-4a2a-9650-fa7df58fe094 Compliance Manager Premium Assessment Add-On for GCC
a9dd2dca-10ae-4da2-aaf0-d3fe8a825110 Dynamics 365 for Customer Service Pro Attach
a9e39199-8369-444b-89c1-5fe65ec45665 DYNAMICS 365 FOR RETAIL
aa07ff41-1317-4f07-8edb-a1558e9bfc84 TeamsTab.Read.Chat
aa0f9eb7-eff2-4943-8424-226fb137fcad Exchange Online (Plan 1) for Alumni with Yammer
aa2695c9-8d59-4800-9dc8-12e01f1735af Nonprofit Portal_1
aa580612-c342-4ace-9055-8edee43ccb89 Microsoft Teams Shifts
aa6791d3-bb09-4bc2-afed-c30c3fe26032 Microsoft Teams Phone Standard for Small and Medium Business
aa813f0e-407a-459d-93af-805f2bf10f33 Substrate Conversation Intelligence Service
aa8fbe7b-695c-4c05-8d45-d1dddf6f7616 Windows 365 Shared Use 2 vCPU 4 GB 256 GB_2
aa9ecb1e-fd53-4aaa-a8fe-7a54de2c1334 Office 365 Configure
aaa2cd24-5519-450f-a1a0-160750710ca1 Windows Store for Business EDU Store
aab41899-9972-422a-9d97-f626014578b7 Send email to notify manager of user move
aabbc5dd-1af0-458b-a942-81af88f9c138 Azure Center for SAP solutions service role
aac5a56b-b02e-4608-8014-b076646d4011 Dynamics 365 for Talent - Attract Experience Activity
aacceff9-8ec3-413c-83eb-cb131aaf55c6 Arc Public Cloud - Servers [Community Contributed]
aad3907d-1d1a-448b-b3ef-7bf7f63db63b Prohibited Names Restricted Settings
aad3e70f-aa64-4fde-82aa-c9d97a4501dc RPA - Machine Management Relay Service
aad98258-6bb0-44ed-a095-21506dfb68fe Universal Print PS Module [Community Contributed]
aaf3f152-fe17-487b-b671-44d3f7bad293 Mimir [Community Contributed]
aaf60008-fb2c-420b-8fb1-42d244a54a97 IXCLRDataMethodDefinition Interface
ab158d9a-0b5c-4cc3-bb2b-f6646581e4e4 CAP Neptune Prod CM Prod
ab27a73e-a3ba-4e43-8360-8bcc717114d8 Microsoft.OfficeModernCalendar
ab28dfa1-853a-4f54-9315-f5146975ac9a Privacy Management - subject rights request (10) USGOV_1
ab32f0c6-2239-afbb-c470-d2ef4e254db7 TOKEN2 FIDO2 Security Key
ab3be6b7-f5df-413d-ac2d-abf1e3fd9c0b Microsoft Teams Graph Service
ab721a53-1e2f-11d0-9819-00aa0040529b Change password
ab7c82de-7946-4454-ac28-70249d17c95e Work IQ Copilot MCP
ab9b8c07-8f02-4f72-87fa-80105867a763 OneDrive SyncEngine
abba844e-bc0e-44b0-947a-dc74e5d09022 Re-register Microsoft.AAD namespace (2)
abc63b55-0325-4305-9e1e-3463b182a6dc TenantSearchProcessors
abfa0a7c-a6b6-4736-8310-5855508787cd Microsoft Azure App Service
ac5cef5d-921b-4f97-9ef3-c99076e5470f Microsoft 365 Business Standard - Prepaid Legacy
ac6dbf5e-1087-4434-beb2-0ebf7bd1b883 Microsoft Defender for Cloud Apps - Customer Experience
ac9dc5fe-b644-4832-9d03-d9f1ab70c5f7 Microsoft.ConnectedVMwarevSphere Resource Provider [Community Contributed]
acbca54f-c771-423b-a476-6d7a98cbbcec Microsoft Mesh
acca5fbb-b7e4-4009-81f1-37e38fd66d78 Redis client app
acdd72a7-3385-48ef-bd42-f606fba81ae7 Reader
acffdce6-c30f-4dc2-81c0-372e33c515ec MICROSOFT STREAM
ad0e1c7e-6d38-4ba4-9efd-0bc77ba9f037 Azure Front Door service principal ID
ad2fe44a-915d-4e2b-ade1-6766d50a9d9c Exchange Online (Plan 1) for Students
ad40333e-9910-4b61-b281-e3aeeb8c3ef3 AI Builder Authorization Service
ad6c8870-6356-474c-901c-64d7da8cea48 Power Automate for Office 365 for Government_1
ad710c24-b039-4e85-a019-deb4a06e8570 Logic Apps Standard Contributor (Preview)
ad7a56e0-6903-4d13-94f3-5ad491e78960 Microsoft Defender Vulnerability Management Add-on
ad83ac17-4a5a-4ebb-adb2-079fb277e8b9 Windows 365 Business 4 vCPU 16 GB 128 GB_1
ade29b5f-397e-4eb9-a287-0344bd46c68d Microsoft Fabric (Free) for faculty
ae2343d1-0999-43f6-ae18-d816516f6e78 Teams Phone with Calling Plan
ae6b27b3-fe31-4e77-ae06-ec5fabbc103a Dynamics 365 Business Central Database Capacity_2
ae79f266-94d4-4dab-b730-feca7e132178 Catalog owner
ae8e128e-080f-4086-b0e3-4c19301ada69 Scheduling
aea38a85-9bd5-4981-aa00-616b411205bf Office 365 E3_2
aeb6569c-f8fb-4950-ac60-24ca2bbe2e52 HID Crescendo C2300
aeb86249-8ea3-49e2-900b-54cc8e308f85 M365 License Manager
aebc6443-996d-45c2-90f0-388ff96faa56 Visual Studio Code
aebd3021-9f8f-4bf8-bbe3-0ed2f4f047a1 Microsoft Kaizala Pro_1
aedfac18-56b8-45e3-969b-53edb4ba4952 Enterprise Mobility + Security A3 for Faculty
af634d96-c29b-45ec-b9b1-4f0b25059ad7 ActionMethod
af739e8e-dd11-4eb5-a986-5908f595c603 Dynamics 365 Project Operations Attach_2
af854a69-80ce-4ff7-8447-f1118a2e0ca8 Health Bot Editor
afa73018-811e-46e9-988f-f75d2b1b8430 Common Data Service for Teams_2
afc06cb0-b4f4-4473-8286-d644f70d8faf Skype for Business Online (Plan 1)_1
afcafa6a-d966-4462-918c-ec0b4e0fe642 ONEDRIVEENTERPRISE
b05e124f-c7cc-45a0-a6aa-8cf78c946968 Enterprise Mobility + Security E5_2
b0b2a2bb-6361-4549-a00c-a018417eb8e2 Work IQ OneDrive MCP
b0e7de67-e503-4934-b729-53d595ba5cd1 Microsoft Teams Phone Standard_1
b0f809d5-a662-4391-a5aa-136e9c565b9d Microsoft 365 GCC G5 w/o WDATP/CAS Unified
b107e5a3-3e60-4c0d-a184-a7e4395eb44c Office 365 E3_1
b1188c4c-1b36-4018-b48b-ee07604f6feb Office 365 Privileged Access Management
b126b073-72db-4a9d-87a4-b17afe41d4ab Microsoft Defender for Endpoint P2
b1379a75-ce5e-4fa3-80c6-89bb39bf646c Microsoft Teams Chat Aggregator
b1511558-69bd-4e1b-8270-59ca96dba0f3 Microsoft Teams Shared Devices for GCC
b15f3d14-f6d1-4c0d-93da-d4136c97f006 Azure Storage Discovery Resource Provider
b17653a4-2443-4e8c-a550-18249dda78bb Microsoft 365 A1
b1aeb897-3a19-46e2-8c27-a609413cf193 SharePoint KioskG
b1f3042b-a390-4b56-ab61-b88e7e767a97 Microsoft 365 Business Basic EEA (no Teams)
b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b Azure Kubernetes Service RBAC Cluster Admin
b20d0d3a-dc90-485b-ad11-6031e769e221 SalesInsightsWebApp
b214fe43-f5a3-4703-beeb-fa97188220fc Microsoft 365 Apps for Business_1
b21a6b06-1988-436e-a07b-51ec6d9f52ad Project for Office (Plan E5)
b21c777f-c2d5-486e-88f6-fc0a3e474271 Dynamics 365 for Supply Chain Management Attach
b23dd4db-9142-4734-867f-3577f640ad0c Office Online Client Microsoft Entra ID- Loki
b24835c0-6b13-41e7-822c-94c9effb98ee FrontendTransport [Community Contributed]
b2669e95-76ef-4e7e-a367-002f60a39f3e SKYPE FOR BUSINESS ONLINE (PLAN 2) FOR MIDSIZ
b267239b-954f-4041-a01b-ee4f33c145b6 authenton1 - CTAP2.1
b26aadf8-566f-4478-926f-589f601d9c74 OneDrive [Community Contributed]
b2b4502c-fedd-4748-8828-09e1eae11d6a Dynamics 365 Universal Resource Scheduling [Community Contributed]
b2cc270f-563e-4d8a-af47-f00963a71dcd OneProfile Service
b2de6794-95db-4659-8781-7e080d3f2b9d Cognitive Services Immersive Reader User
b2f39ece-770e-4c25-99c5-a6048b6de974 Adobe Captivate Prime
b30411f5-fea1-4a59-9ad9-3db7c7ead579 Power Apps per user plan
b3891a9f-c7d9-463c-a2ec-0b2321bda6f9 Windows 365 Business 4 vCPU 16 GB 256 GB_1
b39d63e7-7fa3-4b2b-94ea-ee256fdb8c2f Partner Customer Delegated Admin Migration [Community Contributed]
b3a31406-2a15-4c9a-b25b-a658fa5f07fc Remove users from all groups
b3a42176-0a8c-4c3f-ba4e-f2b37fe5be6b Power Automate per flow plan
b3c26516-3b8d-492f-a5a3-64d70ad3f8d0 Dynamics 365 Customer Insights Engagement Insights
b3fa0115-39b3-4bec-8cc6-8c4fcd33e69d Global Secure Access Policy Service Resource Id
b4288abe-01be-47d9-ad20-311d6e83fc24 Microsoft Intune Plan 1 A VL
b4348f75-a776-4061-ac6c-36b9016b01d1 Microsoft Teams Rooms Standard for GCC without Audio Conferencing
b44c6eaf-5c9f-478c-8f16-8cea26353bfb Viva Goals
b46c3ac5-9da6-418f-a849-0a07a10b3c6c Cloud Infrastructure Entitlement Management
b475952f-128a-4a44-b82a-0b98a45ca7fb Common Data Service Unattended RPA
b4ac11a0-32ff-4e78-982d-e039fa803dec Office for the web with OneDrive for business
b4bddae8-ab25-483e-8670-df09b9f1d0ea Signup
b4ca0290-4e73-4e31-ade0-c82ecfaabf6a Azure DNS Managed Resolver
b4d7b828-e8dc-4518-91f9-e123ae48440d Power Apps per app plan (1 app or portal)
b4f657ff-d83e-4053-909d-baa2b595ec97 Power Apps per App Plan
b503eb83-1222-4dcc-b116-b98ed5216e05 Azure Notification Service
b50a9096-5b07-4ded-a5e4-a492fb94b6ee Power Apps for Office 365 for GCCHigh
b50d5e0a-7f81-4959-9b12-f45407407503 IDPrime 3940 FIDO
b515c246-801d-ea11-b265-0003ff68f605 Dynamics link
b51a99a9-ccaa-4687-aa2c-44d1558295f4 Microsoft Exact Data Match Upload Agent
b52893c8-bc2e-47fc-918b-77022b299bbc Power BI Data Refresh
b5304409-74ae-42bf-a3e3-d62da4845129 app governance in Microsoft Defender for Cloud
b54f012e-69e1-43b1-87d0-666def064940 Power Pages authenticated users T1 100 users/per site/month capacity pack_4
b556d68e-0be0-4f35-a333-ad7ee1ce17ea Azure AI Enterprise Network Connection Approver
b55b276d-2b09-4ad2-8de5-f09cf24ffba9 Microsoft Teams - Teams And Channels Service
b56e7ccc-d5c7-421f-a23b-5c18bdbad7c0 Dynamics 365 Talent: Onboard
b57282e3-65bd-4252-9502-c0eae1e5ab7f Office 365 E1 EEA (no Teams)
b59867f0-fa02-499b-be73-45a86b5b3e1c Cognitive Services Data Reader (Preview)
b5a60e17-278b-4c92-a4e2-b9262e66bb28 Azure MFA StrongAuthenticationService
b60343cd-f77a-4c4f-8036-41938b1abd8b TeamsAppInstallation.Read.Chat
b622badb-1b45-48d5-920f-4b27a2c0996c Microsoft Viva Insights
b64e21ea-ac4e-4cdf-9dc9-5b892992bee7 Azure Connected Machine Onboarding
b650d915-9886-424b-a08d-633cede56f57 Power Automate for Dynamics 365_1
b669c6ea-1adf-453f-b8bc-6d526592b419 Focused Inbox
b67adbaf-a096-42c9-967e-5a84edbe0086 Universal Print Without Seeding
b692184e-b47f-4706-b352-84b288d2d9ee Microsoft.MileIQ.RESTService
b6a1fec6-8029-456b-81ed-de7754615362 TI-1P-APP
b6a8b974-2956-4e14-ae81-f0384c363528 Common Data Service for Dynamics 365 Supply Chain Management
b6b84568-6c01-4981-a80f-09da9a20bbed Microsoft Invoicing
b6e69c34-5f1f-4c34-8cdf-7fea120b8670 Office Online Client MSA- Loki
b6ede29c-3772-412c-8a78-539c1f4c62d2 Feitian BioPass FIDO2 Plus Authenticator
b6fb6bd6-f0fb-4a60-beb1-4e50afd0eaa9 Power Apps Service Data Plane Backend
b70c96e9-66fe-4c09-b6e7-c98e69c98555 Logic Apps Standard Operator (Preview)
b732e2a7-5694-4dff-a0f2-9d9204c794ac Project Plan 5 without Project Client for Faculty
b737dad2-2f6c-4c65-90e3-ca563267e8b9 Microsoft Planner
b74d57b2-58e9-484a-9731-aeccbba954f0 Graph Connectors Search with Index (Microsoft Viva Topics)
b75074f1-4c54-41bf-970f-c9ac871567f5 Dynamics 365 Operations â Activity
b76fb638-6ba6-402a-b9f9-83d28acb3d86 Viva Learning Seeded
b781f78d-32f2-432f-b1fa-265d8259f9be Teams channel group ID
b7912db9-aa33-4820-9d4f-709830fdd78f ConnectionsService
b7faa489-a4c8-4b39-bb0c-842c3de2de6a EASM API [Community Contributed]
b8066b99-6e67-41be-abfa-75db1a2c8809 Microsoft Intune IW Service
b827a2af-24b2-4f61-9eb3-8788e66a0d86 Chat.ManageDeletion.Chat
b8340c3b-9267-498f-b21a-15d5547fd85e Hyper-V Recovery Manager
b83a66d4-f05f-414d-ac0f-ea1c5239c42b Microsoft Threat Experts - Experts on Demand_1
b84d58c9-0a0d-46cf-8a4b-d9f23c1674d5 Teams Phone Mobile_2
b861dbcc-a7ef-4219-a005-0e4de4ea7dcf Data Export Service for Microsoft Dynamics 365
b86a8fe4-44ce-4948-aee5-eccb2c155cd7 Key Vault Secrets Officer
b8731755-de22-4604-be08-93e1e5c2d2d6 TeamMember.Read.Group
b891884f-051e-4a83-95af-2544101c9083 ADSync Connector
b8afc642-032e-4de5-8c0a-507a7bba7e5d Whiteboard (Plan 1)
b8b749f8-a4ef-4887-9539-c95b1eaa5db7 Skype for Business Online (Plan 1)_2
b8d56525-1fd0-4121-a640-e0ede64f74b5 M365CommunicationCompliance
b92c3f9a-c014-4056-887f-140a2501163b Security Key by Yubico
b95945de-b3bd-46db-8437-f2beb6ea2347 Microsoft 365 Copilot in Microsoft Teams
b97b6bd4-a49f-4a0c-af18-af507d1da76c Office Shredding Service
b97fb8bc-a8b2-4522-a38b-dd33c7e65ead Lab Creator
b9a92e36-2cf8-4f4e-bcb3-9d99e00e14ab Compute Recommendation Service
b9b0ac19-f710-429d-b58e-dc3f73a330a9 Environmental Credit Service (preview) app ID
b9f1a92f-d4c7-477b-b64c-e23d7b4e8cf9 Power Apps for Office 365 F3 for GCCHigh
b9f7ce72-67ff-4695-a9d9-5ff620232024 Dynamics 365 Customer Service Chat Application Integration for Government
ba051a1a-4c3d-4ccd-9890-6fa6a4e696e7 Microsoft Dynamics CRM Online for Government
ba05762f-32ff-4fac-a096-55309b3700a3 Dynamics 365 for Team Members Enterprise Edition for Government
ba081686-5d24-4bc6-a0d6-d034ecffed87 Work IQ CLI
ba23cd2a-306c-48f2-9d62-d3ecd372dfe4 DecomOfficeGraph
ba26d027-990d-468f-9bd1-576e149408fc Microsoft365 Reporting Service
ba2fdb48-290b-4632-b46a-e4ecc58ac11a Power Virtual Agents for Office 365_1
ba4beb29-863b-4f02-8969-37a289cd91c0 TeamsAppInstallation.Read.Group
ba5f0cfa-d54a-4ea0-8cf4-a7e1dc4423d8 EMPLOYEE
ba6e69d5-ba2e-47a7-b081-66c1b8e7e7d4 Privacy Management - subject rights request (100) USGOV_1
ba76a271-6eb6-4171-874d-b6428dbe3437 ATKey.ProS
ba929637-f158-4dee-927c-eb7cdefcd955 Microsoft Viva Goals
ba92d953-d8e0-4e39-a797-0cbedb0a89e8 Catalog creators role
ba9a34de-4489-469d-879c-0f0f145321cd Microsoft Imagine Academy
ba9ff945-a723-4ab5-a977-bd8c9044fe61 My Staff
baf69396-6842-4148-b212-dc0471397fc2 Office Scripts Service-INT
bb038288-76ab-49d6-afc1-eaa6c222c65a Microsoft 365 Audio Conferencing Pay-Per-Minute
bb2a2e3a-c5e7-4f0a-88e0-8e01fd3fc1f4 CPIM Service
bb2a64ee-5d29-4b07-a491-25806dc854d3 Verifiable Credentials Service
bb3d68c2-d09e-4455-94a0-e323996dbaa3 Medeina Service [Community Contributed]
bb55177b-a7d9-4939-a257-8ab53a3b2bc6 Azure Arc Data Services [Community Contributed]
bb5ffd56-39eb-458c-a53a-775ba21277da Security Copilot
bb6577c4-ea0a-40b2-8962-ea18cb8ecd4e DeID Realtime Data User
bb681a9b-58f5-42ee-9926-674325be8aaa Microsoft Dynamics 365 Customer Voice for Customer Service Enterprise for GCC
bb6d48b6-c7b2-4a38-9a93-ad5506407f12 CRONUS USA, Inc. endpoint
bb73f429-78ef-4ff2-83c8-722b04c3e7d1 Intune Endpoint Privilege Management
bb893c22-978d-4cd4-a6f7-bb6cc0d6e6ce Olympus [Community Contributed]
bb8f18b0-9c38-48c9-a847-e1ef3af0602d Microsoft.Azure.ActiveDirectoryIUX
bba890d4-7881-4584-8102-0c3fdfb739a7 Microsoft Defender for Endpoint P1 for EDU
bbb12bdb-71e6-4602-9f5e-b1172c505746 ChannelMeetingNotification.Send.Group
bbb4bf6e-3e12-4343-84a1-54d160c00f40 Windows 365 Enterprise 4 vCPU 16 GB 256 GB (Preview)
bbf4b6a7-679d-f6fc-c4f2-8ac0ddf9015a Excelsecu eSecu FIDO2 PRO Security Key
bc313c14-388c-4e7d-a58e-70017303ee3b Azure Arc service app ID
bc59ab01-8403-45c6-8796-ac3ef710b3e3 Outlook Online Add-in App
bc757c42-5622-4583-a483-a9e537fcb71c Power BI Premium EM1_1
bc946dac-7877-4271-b2f7-99d2db13cd2c Dynamics 365 Customer Voice Trial
bce09f38-1800-4a51-8d50-5486380ba84a Windows 365 Enterprise 2 vCPU 4 GB 128 GB (Preview)
bce5e5ca-c2fd-4d53-8ee2-58dfffed4c10 Common Data Service for Teams_5
bceea168-88ac-4736-95dc-4ce488ffe324 Microsoft Defender for Cloud
bd09678e-b83c-4d3f-aaba-3dad4abd128b Office 365 Small Business
bd118236-e8f5-4bec-a62d-89a623717e05 ChannelMeetingParticipant.Read.Group
bd11ca0f-4fd6-4bb7-a259-4a36693b6e13 MCAPI AAD Bridge Service
bd6d9218-235b-4abd-b3be-9ff157dcf36c MDC Data Sensitivity
bd6f2ac2-991a-49f9-b23c-18c96a02c228 TEAMS FREE SERVICE
bd91b1a4-9f94-4ecf-b45b-3a65e5c8128a Power Automate for Office 365 F3
bd93b475-f9e2-476e-963d-b2daf143ffb9 SQLVMResourceProviderAuth
bd96c556-65a3-11d0-983a-00c04fc29e33 RDS.DataControl object in VBScript
bdaa59a3-74fd-4137-981a-31d4f84eb8a0 Meeting Room Managed Services
bdcaf6aa-04c1-4b8f-b64e-6e3bd505ac64 Microsoft Fabric (Free) for student
bdd48c81-3a58-4ea9-849c-ebea7f6b6360 Password Breach Authenticator
be1918be-3fe3-4be9-b32b-b542fc27f02e M365 Compliance Drive Client [Community Contributed]
be58d912-b9d5-41a0-8b56-779409e017b8 
be5a7ed5-c598-4fcd-a061-5e6724c68a58 Office 365 Extra File Storage_2
be5f0473-6b57-40f8-b0a9-b3054b41b99e AI Builder Prod Non God Mode [Community Contributed]
be6e5cba-3661-424c-b79a-6d95fa1d849a Power Apps per App Plan for Government
be727034-574a-f799-5c76-0929e0430973 Crayonic KeyVault K1 (USB-NFC-BLE FIDO2 Authenticator)
be9f9771-1c64-4618-9907-244325141096 Dynamics 365 For Sales Professional
bea4c11e-220a-4e6d-8eb8-8ea15d019f90 AZURE INFORMATION PROTECTION PREMIUM P1_2
bea6aef1-f52d-4cce-ae09-bed96c4b1811 Power Apps Portals Login Capacity Add-On for Government
beb6439c-caad-48d3-bf46-0c82871e12be Project Plan 1
bed136c6-b799-4462-824d-fc045d3a9d25 Common Data Service for Teams_1
bf04bdab-e06f-44f3-9821-d3af64fc93a9 Dynamics 365 Fraud Protection application ID
bf26f092-3426-4a99-abfb-97dad74e661a Azure AD Identity Governance
bf28f719-7844-4079-9c78-c1307898e192 Microsoft 365 Defender
bf36ca64-95c6-4918-9275-eb9f4ce2c04f MICROSOFT DYNAMICS CRM ONLINE BASIC
bf4fa6bf-d24c-4d1c-8cfd-12063dd646b2 AADPremiumService
bf666882-9c9b-4b2e-aa2f-4789b0a52ba2 PowerApps per app baseline access_1
bf6f5520-59e3-4f82-974b-7dbbc4fd27c7 Office 365 SafeDocs
bf7b6499-ff71-4aa2-97a4-f372087be7f0 Confidential VM Orchestrator
bf7b96b3-68e4-4fd9-b697-637f0f1e778c Universal Store Entitlements Service [Community Contributed]
bf95fd32-576a-4742-8d7a-6dc4940b9532 Visio Plan 2 for Faculty
bf9fc203-c1ff-4fd4-878b-323642e462ec Microsoft Commerce Accounts Service
bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4 Microsoft Defender for Business
bfd4133a-bbf3-4212-972b-60412137c428 Forms for Government (Plan F1)
c0257de7-538f-415c-993a-1b87a031879d Azure Resource Manager tenant ID - hardcoded
c031e6a8-4391-4de0-8d69-4706a7ed3729 API Management Developer Portal Content Editor
c0438c1a-1936-4b62-864c-6792eec3741a Primary Cluster
c0454a3d-32b5-4740-b090-78c32f48f0ad Dynamics 365 for Retail Team members
c066d759-24ae-40e7-a56f-027002b5d3e4 M365DataAtRestEncryption
c08f52c9-8f03-4558-a0ea-9a4c878cf343 Microsoft apps with Global Secure Access
c09dc6d6-3bff-482b-8e40-68b3ad65f3fa ProductsLifecycleApp
c0ab8ce9-e9a0-42e7-b064-33d422df41f1 M365 Chat Client
c10f411a-874c-485c-9d66-6e0b34202c41 SEAL SNI [Community Contributed]
c12c1c16-33a1-487b-954d-41c89c60f349 Reader and Data Access
c14d7f00-457c-4e3e-8960-48f35459b3c9 Power Apps per app plan (1 app or website) for Government
c161e42e-d4df-4a3d-9b42-e7a3c31f59d4 Microsoft Intune API
c1c74fed-04c9-4704-80dc-9f79a2e515cb Yammer Web
c1c902e3-a956-4273-abdb-c92afcd027ef MCS - BizApps
c1d032e0-5619-4761-9b5c-75b6831e1711 Power BI Premium Per User_1
c1ec1e76-f374-4375-aaa6-0bb6bd4c60be Request user access package assignment
c1ec4a95-1f05-45b3-a911-aa3fa01094f5 Microsoft Intune_2
c1f79c29-5d7a-4bec-a2c1-1a76774864c0 Microsoft 365 Business Standard EEA (no Teams)_2
c1f9a0bc-1dd2-404a-b27f-8e29047a43fd YubiKey 5 FIPS Series with NFC
c2273bd0-dff7-4215-9ef5-2c7bcfb06425 Microsoft 365 Apps for Enterprise_1
c244cc9e-622f-4576-92ea-82e233e44e36 Viva Engage Knowledge
c25e2b36-e161-4946-bef2-69239729f690 Microsoft Teams Rooms Pro for EDU
c2a970b4-16a7-4a51-8c84-8a8ea6ee0bb8 Backup MUA Admin
c2ac2ee4-9bb1-47e4-8541-d689c7e83371 Microsoft 365 E3 - Unattended License
c2ada927-a9e2-4564-aae2-70775a2fa0af OCaaS Client Interaction Service
c2cda955-3359-44e5-989f-852ca0cfa02f Microsoft 365 Audio Conferencing for faculty
c2d0c2b6-8013-4346-9f8b-b81d3b754a29 Work IQ Word MCP
c2da6658-f89d-49f2-9508-40431dee115b CDS Power Apps Per App Custom New
c2e41e49-e2a2-4c55-832a-cf13ffba1d6a 10-Year Audit Log Retention Add On
c2f4ef07-c644-48eb-af81-4b1b4947fb11 AcrDelete
c2fe850d-fbbb-4858-b67d-bd0c6e746da3 Microsoft 365 E3 EEA (no Teams)
c3163bf1-092f-436b-b260-7ade5973e5b9 Microsoft Cloud for Sustainability API
c32f9321-a627-406d-a114-1f9c81aaafac Microsoft 365 Apps for Students
c3356c37-bba6-4067-b1a1-8c66e1c203a1 Dynamics 365 customer service custom action
c33802dd-1b50-4b9a-8bb9-f13d2cdeadac School Data Sync (Plan 1)
c34f683f-4d5a-4403-affd-6615e00e3a7f Workplace Device Join
c35cb2ba-f88b-4d15-aa9d-37bd443522e1 GroupsRemoteApiRestClient
c393e9bd-2335-4b46-8b88-9e2a86a85ec1 Dynamics 365 for Marketing Additional Non-Prod Application
c39c9bac-9d1f-4dfb-aa29-27f6365e5cb7 Azure Advisor
c3bd4fe2-1775-4013-b91d-35f16d377d13 Azure AD B2C TPEngine
c3ca1a77-7a87-4dba-b8f8-eea115ae4573 Azure API Center
c3d74ead-70b7-4513-8dce-797be3fbe07a Dynamics 365 for Field Service Enterprise Edition for Government
c416b349-a83c-48cb-9529-c420841dedd6 Privacy Management - subject rights request (50)_1
c4288165-6698-45ba-98a5-48ea7791fed3 Azure Service Connector Resource Provider
c42aa49a-f357-45d5-9972-bc29df885fee Power Apps for Office 365 for Government_3
c42b9cae-ea4f-4ab7-9717-81576235ccac Microsoft 365 E5 Developer (without Windows and Audio Conferencing)
c44b4083-3bb0-49c1-b47d-974e53cbdf3c Azure Portal
c46c42af-d654-4385-8c85-29a84f3dfb22 MCS - BizApps - Cloud for Sustainability USL
c476eb34-4c94-43bc-97fc-94ede0534615 Azure Update Manager
c4801e8a-cb58-4c35-aca6-f2dcc106f287 Information Barriers
c4829704-0edc-4c3d-a347-7c4a67586f3c Microsoft Graph Security Connector
c495cfdc-814f-46a1-89f0-657921c9fbe0 Azure AD Identity Governance - Dynamics 365 Management
c4b110d7-6f1d-473d-aa9e-6e74b8b8bd4b 
c4b8c31a-fb44-4c65-9837-a21f55fcabda Microsoft Loop
c4bd54e4-c607-435b-8a5a-0d61edff7554 Intune Mobile Application Management Client
c4d7203b-1e46-4c4a-95f9-862779aa39e1 TeamsTab.Create.Group
c4da7f8a-5ee2-4c99-a7e1-87d2df57f6fe Microsoft Entra BASIC
c4de86e3-e322-4889-a781-968c76b6b325 Medeina Service PPE [Community Contributed]
c5002c70-f725-4367-b409-f0eff4fee6c0 Flow per user plan
c505e273-0ba0-47e7-a0bd-f48042b4524d AzureBackup_WBCM_Service
c507b04c-a905-4940-ada6-918891e6d3ad Power Apps for Customer Service Pro
c52ea49f-fe5d-4e95-93ba-1de91d380f89 Azure Information Protection Plan 1_1
c537f360-6a00-4ace-a7f5-9128d0ac1e4b Power Automate for Office 365 for Government_2
c5393580-f805-4401-95e8-94b7a6ef2fc2 Office 365 Management APIs
c539fa36-a64e-479a-82e1-e40ff2aa83ee Power Automate for Power Apps per App Plan
c5703116-972b-4851-a3e7-ae1259843399 NEOWAVE Badgeo FIDO2
c57afa2a-d468-46c4-9a90-f86cb1b3c54a Azure Information Protection Premium P1_2
c58637bb-e2e1-4312-8a00-04b5ffcd3403 SharePoint Online Client Extensibility
c5928f49-12ba-48f7-ada3-0d743a3601d5 Visio Online Plan 2
c59eb87a-726c-4a73-b014-60961a4432aa Confluence SAML SSO by Microsoft
c5b17a4f-cc6f-4649-9480-684280a2af3a aciapi
c5ef55ff-ad9a-4b9f-b580-adebafe026d0 YubiKey 5 Series with Lightning (additional)
c606301c-f764-4e6b-aa45-7caaaea93c9a Office Store
c61d67cf-295a-462c-972f-33af37008751 Call Quality Dashboard
c632b3df-fb67-4d84-bdcf-b95ad541b5c8 Azure VPN client - Microsoft registered, Azure Public
c63d4d19-e8cb-460e-b37c-4d6c34603745 OFFICEMOBILE
c6871074-3ded-4935-a5dc-b8f8d91d7d06 ISV Portal
c68f8d98-5534-41c8-bf36-22fa496fa792 Power Apps for Office 365_1
c6a89b2d-59bc-44d0-9896-0f6e12d7b80a Storage Queue Data Message Sender
c6df1e30-1c9f-427f-907c-3d913474a1c7 Dynamics 365 AI for Market Insights (Preview)
c6e44401-4d0a-4542-ab22-ecd4c90d28d7 App Protection [Community Contributed]
c728155f-7b2a-4502-a08b-b8af9b269319 AAD Request Verification Service - PROD
c7657ae3-c0b0-4eed-8c1d-6a7967bd9c65 Dynamics 365 for Finance and Operations Enterprise edition - Regulatory Service
c7699d2e-19aa-44de-8edf-1736da088ca1 SharePoint (Plan 1)_2
c793db86-5237-494e-9b11-dcd4877c2c8c Enterprise Mobility + Security G3 GCC
c7aa55d3-1abb-444a-a5ca-5e51e485d6ec Integration Service Environment Developer
c7bb12bf-0b39-4f7f-9171-f418ff39b76a Azure Lab Services principal ID (v2)
c7ce3f26-564d-4d3a-878d-d8ab868c85fe Flow for Developer
c7d15985-e746-4f01-b113-20b575898250 Dynamics 365 for Field Service Enterprise Edition
c7d28c4f-0d2c-49d6-a88d-a275cc5473c7 AIRS
c7df2760-2c81-4ef7-b578-5b5392b571df Office 365 E5
c7e9d9e6-1981-4bf3-bb50-a5bdfaa06fb2 Windows Store for Business EDU Faculty
c80dbd9a-533f-4a17-b941-1a2f1c7cedff HID Crescendo C3000
c815c93d-0759-4bb8-b857-bc921a71be83 Viva Topics_1
c830ddb0-63e6-4f22-bd71-2ad47198a23e Microsoft To-Do
c836cbdb-7a5b-44cc-a54f-564b4b486fc6 US Gov Portal App Id
c84e52ae-1906-4947-ac4d-6fb3e5bf7c2e Common data service for Flow per business process plan
c8529366-cffd-4415-ab8f-be0144a33ab1 Teams Rooms Basic
c85e4b03-254a-453b-af72-167a53f38530 Microsoft 365 Audio Conferencing - GCCHigh Tenant
c8623e40-e6ab-4d2b-b123-2ca193542c65 Azure API Management Data Plane
c87f142c-d1e9-4363-8630-aaea9c4d9ae5 To-Do (Plan 2)
c87fff9f-e1ef-425b-a324-034ca5bd86d9 CodePlex
c8803586-c136-479a-8ff3-f5f32d23a68e Power Automate per user plan for Government
c880d6fb-5c66-49ef-9cf5-e53e31900be5 Azure Communication Services app ID
c89c853c-c6cc-4c84-bfd9-fcd7e1c50793 Entra Identity Protection
c8d4ff99-41c3-41a8-9f60-21dfdad59608 AcrQuarantineWriter
c8f5141d-83e0-4e9a-84d0-bb6677e26f64 Azure Guest Container Update Manager [Community Contributed]
c92229fa-e4e7-47fc-81a8-01386459c021 Common Data Service User Management
c9224372-5534-42cb-a48b-8db4f4a3892e MS Teams Griffin Assistant
c9299480-c13a-49db-a7ae-cdfe54fe0313 PowerApps-Advisor
c94526fa-9f4b-4d30-99f5-849636e4552f Office 365 Client Insights Substrate Services Prod [Community Contributed]
c9475445-9789-4fef-9ec5-cde4a9bcd446 Messaging Bot API Application for GCC [Community Contributed]
c948ea65-2053-4a5a-8a62-9eaaaf11b522 Purview Discovery
c97d00e4-0c4c-4ec2-a016-9448c65de986 Windows 365 Enterprise 8 vCPU 32 GB 128 GB_2
c98e5057-edde-4666-b301-186a01b4dc58 MicrosoftEndpointDLP
c9a559d2-7aab-4f13-a6ed-e7e9c52aec87 Microsoft Forms
c9d36ed4-91b3-4c87-b8d7-68d92826c96c Modern Workplace Customer APIs [Community Contributed]
c9d442fc-21fb-4bd7-89e0-a710d74987f6 Viva Learning_1
ca00cff5-2568-4d03-bb6c-a653a8f360ca Common Data Service for Customer Insights
ca0a114d-6fbc-46b3-90fa-2ec954794ddb Microsoft Device Management Checkin
ca1a159a-f09e-42b8-bb82-cb6420f54c8e Project Online Essentials for GCC
ca29553d-93c6-4032-b5f6-e8adfdeaef51 Office Scripts Service-Test
ca4cff1b-5a81-4404-8194-59aabcf1660b IDPrime 3930 FIDO
ca6e61ec-d4f4-41eb-8b88-d96e0e14323f Common Data Service_12
ca7f3140-d88c-455b-9a1c-7f0679e31a76 Visio Plan 1
ca7f3f0b-7d91-482c-8e09-c5d840d0eac5 Log Analytics API
ca9d1dd9-dfe9-4fef-b97c-9bc1ea3c3658 Microsoft 365 E3_2
cad9c719-36e0-43c7-9506-6886f272d4f0 Power Virtual Agents for Customer Service Voice for Government
cb0a98a8-11bc-494c-83d9-c1b1ac65327e Exchange Online POP
cb1056e2-e479-49de-ae31-7812af012ed8 Microsoft Azure Active Directory Connect [Community Contributed]
cb10e6cd-9da4-4992-867b-67546b1db821 Windows 10/11 Enterprise E3_1
cb1bda4c-1213-4e8b-911a-0a8c83c5d3b7 o365.servicecommunications.microsoft.com
cb2020b1-d8f6-41c0-9acd-8ff3d6d7831b Microsoft Azure Multi-Factor Authentication_1
cb22fbd7-ed7d-4786-a27a-e4cd617b69c0 Teams Phone Mobile_1
cb250467-fc8f-4c42-8349-9ff9e9a17b02 Deprecated - CAS API Security RP Dev
cb2ff863-7f30-4ced-ab89-a00194bcf6d9 Azure AI Studio app
cb4dc29f-0bf4-402a-8b30-7511498ed654 Power BI Premium
cb58b23f-9a26-4ef4-9e9e-ca08567ef56c Device Management Service
cb69481e-8ff7-4039-93ec-0a2729a154a8 YubiKey 5 Series (additional)
cb83e771-a077-4a73-9201-d955585b29fa Power Automate per Business Process Plan for Government
cb867b3c-7f38-4d0d-99ce-e29cd69812c8 Common Data Service_11
cb9bc974-a47b-4123-998d-a383390168cc Dynamics 365 Enterprise Edition - Additional Portal for Government_2
cbbedc49-52d5-4fd6-82ac-a5bc51634dc3 Windows 365 Business 16 vCPU, 64 GB, 512 GB_2
cbd93bc2-71e5-4566-b3a7-595d8eeca6e8 Microsoft-ServiceFabricETW
cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46 Microsoft 365 Business Premium
cbfda01c-c883-45aa-aedc-e7a484615620 Microsoft Windows AutoPilot Service API
cbff9545-769a-4b41-b76e-fbb069e8727e Microsoft Defender for Cloud Pricing Resource Provider
cc13a803-544e-4464-b4e4-6d6169a138fa Dynamics 365 for Financials Business Edition
cc15fd57-2c6c-4117-a88c-83b1d56b4bbe Microsoft Teams Services
cc2e79a6-9a86-45cc-91c1-41c15745287e TeamsTab.Delete.Group
cc46c2aa-d508-409b-aeb7-df7cd1e07aaa MAPG [Community Contributed]
cc7b0696-1956-408b-876a-ad6bf2b9890b 
cc8c0802-a325-43df-8cba-995d0c6cb373 Microsoft Teams Premium Personalized
cca845f9-fd51-4df6-b563-976a37c56ce0 MICROSOFT BUSINESS CENTER
ccba3cfe-71ef-423a-bd87-b6df3dce59a9 Dynamics 365 UNF OPS Plan ENT Edition
ccbe468e-7973-442c-8ec4-5fbe16438711 Power Automate for Cloud for Sustainability USL
ccf4d8df-75ce-4107-8ea5-7afd618d4d8a Microsoft Intune AAD BitLocker Recovery Key Integration
cd2925a3-5076-4233-8931-638a8c94f773 Microsoft 365 E5 without Audio Conferencing
cd31b152-6326-4d1b-ae1b-997b625182e6 Data Classification in Microsoft 365
cdbdaea2-c415-5073-50f7-c04e968640b6 Excelsecu eSecu FIDO2 Security Key
cdc5aeea-15c5-4db6-b079-fcadd2505dc2 Torus tenant ID
cdc8d0fc-fd16-4954-aae6-ed89a99f5620 Power Apps Per App BD Only for GCC
cdccd920-384b-4a25-897d-75161a4b74c1 Skype Teams Firehose
cdd28e44-67e3-425e-be4c-737fab2899d3 Microsoft 365 Apps for Business_2
cdda3590-29a3-44f6-95f2-9f980659eb04 AcrQuarantineReader
cdf787bd-1546-48d2-9e93-b21f9ea7067a Power Pages Authenticated Users per site monthly capacity GCC
ce312d15-8fdf-44c0-9974-a25a177125ee Dynamics 365 AI for Customer Service Virtual Agents Viral
ce34e7e5-485f-4d76-964f-b3d2b16d1e4f Managed Grafana Resource ID
ce361df2-f2a5-4713-953f-4050ba09aad8 Common Data Service for Government_2
ce40b423-cede-4313-a93f-9b28290b72e1 Lab Assistant
ce5029ee-c1d3-45c0-bdcc-efb5a4245687 Work IQ Teams MCP
ce6ff14a-7fdc-4685-bbe0-f6afdfcfa8e0 Azure Linux VM Sign-In
ce79fdc4-cd1d-4ea5-8139-e74d7dbe0bb7 Lifecycle Workflows
ceb28005-d758-4df7-bb97-87a617b93d6c Dynamics 365 for Retail Device
cedebc57-38a2-4f0a-8472-dfcbba5b04c6 M365 Compliance Drive
cee36ce4-cc31-481f-8cab-02765d3e441f Privacy Management - subject rights request (100) USGOV_2
ceecbdd6-288c-4be9-8445-74f139e5db19 SQLDBControlPlaneFirstPartyApp
cf114f48-88db-4829-ac45-0c186e86dbf6 Configuration Manager Client App (CmgClientApp)
cf1b2895-e3fd-4b33-9594-2ab924104547 Microsoft Forms (Plan E5) for GCCHigh
cf36b471-5b44-428c-9ce7-313bf84528de Microsoft Bing Search
cf4c6c3b-f863-4940-97e8-1d25e912f4c4 Privacy Management - subject rights request (100)
cf50bae9-29e8-4775-b07c-56ee10e3776d Office 365 E5 EEA (no Teams)
cf53fce8-def6-4aeb-8d30-b158e7b1cf83 Microsoft Stream Portal
cf6b0d46-4093-4546-a0ab-0b1546dcc10e Microsoft Entra ID Governance
cf6c77f8-914f-4078-baef-e39a5181158b Microsoft Teams Settings Store
cf7034ed-348f-42eb-8bbd-dddeea43ee81 Common Data Service for CCI Bots
cfa8b339-82a2-471a-a3c9-0fc0be7a4093 Azure Key Vault
cfbd4387-1a16-4945-83c0-ec10e46cd4da Azure Security for IoT
cfce7ae3-4b41-4438-999c-c0e91f3b7fb9 Specialty devices
cfda68bd-ff94-4d80-9c36-cfd29e086a53 Microsoft Developer Network (MSDN)
cff01865-8c3b-4d43-bed5-ba1f312cb78d aadapp-rc-prod [Community Contributed]
d00b5d58-cae5-42ad-ae0a-5a2e6f7ee6c9 Arc Token Service [Community Contributed]
d01d9287-694b-44f3-bcc5-ada78c8d953e Microsoft Teams Phone Standard for DOD
d04ca659-b119-4a92-b8fc-3ede584a9d65 Dataverse for Customer InsightsÂ BASE
d057ad03-b27b-49f7-8219-e0d4a706da55 ChannelSettings.ReadWrite.Group
d0597157-f0ae-4e23-b06c-9e65de434c4f Microsoft Teams Task Service
d05a94d3-4ebf-4d16-a4b5-c5157fe79490 Prod-AzureSustainability
d0a58670-a05d-4f4d-936b-c7c8af7bf388 SharePoint on-premises
d0d1ca43-b81a-4f51-81e5-a5b1ad7bb005 Microsoft Defender for Office 365 (Plan 1) GCC
d0ef82bb-244a-4458-9eb4-24a9f093f2c4 Defender for Cloud - Private Link Resource Provider
d1142cfd-872e-4e77-b6ff-d98ec5a51f66 COMMON DATA SERVICE_1
d13e9d1b-316a-4946-98c6-362c97a4fdfe Microsoft 365 Domestic Calling Plan (120 minutes) - US
d13ef257-988a-46f3-8fce-f47484dd4550 Windows 10/11 Enterprise E3 VDA
d176f6e7-38e5-40c9-8a78-3998aab820e7 Microsoft Online Syndication Partner Portal
d17b27af-3f49-4822-99f9-56a661538792 Microsoft Dynamics CRM Online
d1cbfb67-18a8-4792-b643-630b7f19aad1 Office 365 Advanced eDiscovery for Government
d1f0495b-cb7b-4e11-8b85-daee7e7e5664 Office 365 F3 EEA (no Teams)
d201f153-d3b2-4057-be2f-fe25c8983e6f Windows 365 Enterprise 4 vCPU 16 GB 128 GB_2
d209f6fa-3839-4d70-b83f-60b1c64d0e8f MicrosoftEntraSecurityGroupEnableMIPLabels
d20bfa21-e9ae-43fc-93c2-20783f0840c3 Flow P2 Viral
d20f0153-08ff-48a9-b299-96a8d1131d1d OnlineMeetingRecording.Read.Chat
d216f254-796f-4dab-bbfa-710686e646b9 Microsoft Intune G
d2450708-699c-41e3-8077-b0c8341509aa Fabric Client for Workloads
d29a4c00-4966-492a-84dd-47e779578fb7 Discovery Service
d2a0a418-0aac-4541-82b2-b3142c89da77 Microsoft Operations Management Suite
d2a590e7-6906-4a45-8f41-cecfdca9bca1 Hybrid RP Application [Community Contributed]
d2d51368-76c9-4317-ada2-a12c004c432f Microsoft ML-Based Classification
d2dea78b-507c-4e56-b400-39447f4738f8 AI Builder Capacity add-on
d2ec8372-dfe3-4557-b7aa-6d898c240f3b Office MRO Device Manager Service
d32c68ad-72d2-4acb-a0c7-46bb2cf93873 Microsoft Activity Feed Service [Community Contributed]
d3468c8c-3545-4f44-a32f-b465934d2498 Windows 365 Enterprise 2 vCPU 8 GB 256 GB_1
d3590ed6-52b3-4102-aeff-aad2292ab01c Microsoft Office
d37b07e8-dd1c-4514-835d-8b918e6f9727 Azure Service Fabric
d384db22-4d50-ebde-2eac-5765cf1e2a44 Excelsecu eSecu FIDO2 Fingerprint Security Key (other)
d39065c4-c120-43c9-ab0a-63eed9795f0a Remote Rendering Client
d396de1f-10d4-4023-aae2-5bb3d724ba9a Exchange Online [Community Contributed]
d397d6c6-9664-4502-b71c-66f39c400ca4 Dynamics 365 Business Central Additional Environment Addon_2
d3987516-4b53-4dc0-8335-411260bf5626 Power Automate Premium for Government
d39fb075-21ae-42d0-af80-22a2599749e0 Dynamics 365 for Case Management Enterprise Edition
d3a458d0-f10d-48c2-9e44-86f3f684029e Microsoft Stream Plan 2_2
d3b4fe1f-9992-4930-8acb-ca6ec609365e Skype for Business PSTN Domestic and International Calling
d3c841f3-ea93-4da2-8040-6f2348d20954 Privacy Management - subject rights request (1) USGOV_2
d3d1a4fe-edb2-4b09-bc39-e41d342323d6 HDInsight on AKS app ID
d3e90440-4ec9-4e8b-878b-c89e889e9fbc Split Experimentation Resource Provider ID
d3ee6f25-becc-4659-9bc6-bbe6af7d18e6 OneLTI [Community Contributed]
d405c6df-0af8-4e3b-95e4-4d06e542189e Device Users
d41f5a69-b817-4144-a13c-9ebd6d9254d6 ATKey.Card CTAP2.0
d42bdbd6-c335-4231-ab3d-c8f348d5aff5 EXCHANGE ONLINE (P1)
d42c793f-6c78-4f43-92ca-e8f6a02b035f Skype for Business Online (Plan 2)_1
d42ffc93-c136-491d-b4fd-6f18168c68fd Microsoft Advertising app ID
d43177b5-475b-4880-92d4-d54c27b5efbd Skype for Business PSTN Calling Domestic Small_2
d4539c25-0937-4095-b844-b97228dd8655 TeamsActivity.Send.Group
d4631ece-daab-479b-be77-ccb713491fc0 Azure Front Door Premium
d48cb907-3a0f-481e-a0d1-41097337a938 EAPortals-AAD-PROD-PME
d4ebce55-015a-49b5-a083-c84d1797ae8c Microsoft Intune Enrollment
d4ef921e-840b-4b48-9a90-ab6698bc7b31 Windows 10/11 Enterprise A3 for students
d5097d05-956f-4ae2-b6a2-eff25f5689b3 Windows Update for Business Cloud Extensions PowerShell [Community Contributed]
d5156635-0704-4f66-8803-93258f8b2678 Dynamics 365 for Talent Team members
d52792f4-ba38-424d-8140-ada5b883f293 AAD Terms Of Use
d52db95a-5ecb-46b6-beb0-190ab5cda4a8 Microsoft 365 Business Voice (without Calling Plan)
d5368ca3-357e-4acb-9c21-8495fb025d1f PowerApps Trial
d55411c9-cfff-40a9-87c7-240f14df7da5 Microsoft 365 Lighthouse (Plan 2)
d56f3deb-50d8-465a-bedb-f079817ccac1 Dynamics 365 Customer Engagement Plan_1
d583f4d7-57da-4b2c-9744-253e9ec3c7be TeamsTab.ReadWrite.Chat
d587c7a3-bda9-4f99-8776-9bcf59c84f75 Microsoft Insider Risk Management_1
d59a3e9c-6d52-4a5a-aeed-6bf3cf0e31da API Management Service Workspace API Product Manager
d5a91429-5739-47e2-a06b-3470a27159e7 EventGrid Data Sender
d6037e40-282c-493d-8f63-f255e36c6ef4 Microsoft Dynamics 365 Supply Chain Visibility [Community Contributed]
d6101214-691f-47d0-8ea3-dca752e62d71 Dataverse Resource Provider [Community Contributed]
d61d61cc-f992-433f-a577-5bd016037eeb Microsoft 365 E3_3
d62121f3-e023-4972-b6b0-794190c0fd98 Office 365 Mover
d65648f1-9504-46e4-8611-2658763f28b8 Microsoft Stream for O365 for Government (F1)
d66e9e8e-53a4-420c-866d-5bb39aaea675 networkcopilotRP
d6d49420-f39b-4df7-a1dc-d59a935871db DefaultChannelAuthTenant (botframework.com)
d6fdaa33-e821-4211-83d0-cf74736489e1 Microsoft Service Trust
d703990f-006e-459b-b8dd-1267c4533a22 Dynamics 365 Fraud Protection - Purchase Protection
d7097cd1-c779-44d0-8c71-ab1f8386a97e Microsoft Office Licensing Service Agents
d711d25a-a21c-492f-bd19-aae1e8ebaf30 Office 365 E3 EEA (no Teams)
d7304df8-741f-47d3-9bc2-df0e24e2071f Azure Machine Learning Workbench web app
d736def0-1fde-43f0-a5be-e3f8b2de6e41 MS IMAGINE ACADEMY
d73f4b35-55c9-48c7-8b10-651f6f2acb2e MCAPI Authorization Prod
d79d1fcc-16be-490c-a865-f4533b1639ee Run a Custom Task Extension
d7a5113a-0276-4dc2-94f8-ca9f2c5ae078 Windows 365 Business 8 vCPU 32 GB 256 GB_2
d7b530a4-7680-4c23-a8bf-c52c121d2e87 Microsoft Edge Enterprise New Tab Page [Community Contributed]
d7d7af51-cdcd-4a4c-9467-86e7dc5d2b90 Office Online OWLNest [Community Contributed]
d7f9c9bc-0a28-4da4-b5f1-731acb27a3e4 CDS PowerApps per app plan for GCC
d80a4c5d-8f05-4b64-9926-6574b9e6aee4 Power Automate per user plan dept
d821a7d4-e97c-4cb6-bd82-4237731fd4be Hyper FIDO Bio Security Key
d8522d9f-575b-4866-88a9-ba99fa02f35b YubiKey Bio Series
d87dcbc6-a371-462e-88e3-28ad15ec4e64 Re-register Microsoft.AAD namespace (3)
d8877f27-09c0-43aa-8113-40151dae8b14 Microsoft Intune AndroidSync
d88a361a-d488-4271-a13f-a83df7dd99c2 IDML Graph Resolver Service and CAD
d8ba6fb2-c6b1-4f07-b7c8-5f2745e36b54 Dynamics 365 for Operations non-production multi-box instance for standard acceptance testing (Tier 2)
d8c638e2-9508-40e3-9877-feb87603837b Common Data Service - DEV VIRAL
d8c767ef-3e9a-48c4-aef9-562696539b39 Request Approvals Read Platform
d8eec316-778c-4f14-a7d1-a0aca433b4e7 Dynamics 365 for Marketing Addnl Contacts Tier 5
d9020d1c-94ef-495a-b6de-818cbbcaa3b8 Privacy Management - subject rights request (1)
d91c5288-0ef0-49b7-b8ae-21ca0aa6b3f3 KEY-ID FIDO2 Authenticator
d94a29d9-52dd-4247-9c2d-8b818b610389 VeriMark Guard Fingerprint Key
d979703c-028d-4de5-acbf-7955566b69b9 Microsoft Teams Phone Standard for Faculty
d9837fe0-9c31-4faa-8acb-b10874560161 OnlineMeetingNotification.Send.Chat
d9923fe3-a2de-4d29-a5be-e3e83bb786be Intune Plan 2
d9a6391b-8970-4976-bd94-5f205007c8d8 Dynamics 365 for Team Members_2
d9b8ec3a-1e4e-4e08-b3c2-5baf00c0fcb0 HxService
d9ce8cfa-8bd8-4ff1-b39b-5e5dd5742935 Omnichannel for CS CRM ClientApp Primary
d9d5c99e-b0b4-4bad-92cc-5a6eb5421985 M365 Lighthouse Service [Community Contributed]
d9d89b70-a645-4c24-b041-8d3cb1884ec7 Intune for Education_1
d9de51e5-d8cd-45bb-8da3-1d55e28c52e6 Power Automate per flow plan for Government
d9fa6af4-e046-4c89-9226-729a0786685d Information Protection and Governance Analytics - Premium
da040e0a-b393-4bea-bb76-928b3fa1cf5a EXCHANGE ONLINE ARCHIVING FOR EXCHANGE SERVER
da1fa263-8b25-42b6-a820-c0036f21ba7f ATKey.Card NFC
da24caf9-af8e-485c-b7c8-e73336da2693 Intune for Education_2
da6647fb-7651-49ee-be91-c43c4877f0c4 EA Purchaser
da792a53-cbc0-4184-a10d-e544dd34b3c1 OneDrive for business Basic
da9b70f6-5323-4ce6-ae5c-88dcc5082966 Universal Print [Community Contributed]
dab7782a-93b1-4074-8bb1-0e61318bea0b Microsoft 365 Business Basic_2
dad3c6de-ed58-42ef-989f-9c0303aaeedc Process mining service principal
dae89220-69ba-4957-a77a-47b78695e883 Universal Print Native Client [Community Contributed]
dae9ab2c-0d46-41d1-969c-15f3b5005024 Microsoft Commerce Tools Authentication Service
db225597-e9c2-4d96-8ace-5424744c80f8 Dynamics 365 for Talent - Onboard Experience_2
db23fce2-a974-42ef-9002-d78dd42a0f22 Microsoft 365 Phone System for Government
db39a47e-1f4f-462b-bf5b-2ec471fb7b88 Dynamics 365 for Sales Professional Trial_1
db44d869-9bce-4198-809b-a806756b0d31 ExchangeRevocationSync
db4d623d-b514-490b-b7ef-8885eee514de Nucleus
db55028d-e5ba-420f-816a-d18c861aefdf Microsoft Office Licensing Service vNext
db58b8e5-c6ad-4a2a-8342-4190687cbf4a Storage Blob Delegator
db684ac5-c0e7-4f92-8284-ef9ebde75d33 Microsoft 365 E5 (500 seats min)
db79e9a7-68ee-4b58-9aeb-b90e7c24fcba Key Vault Certificate User
db7b14f2-5adf-42da-9f96-f2ee17bab5cb CosmosBackupOperator
dbc36ae1-c097-4df9-8d94-343c3d091a76 Service Encryption
dbcbd02a-d7c4-42fb-8c27-b07e5118b848 Azure Graph
dbe07046-af68-4861-a20d-1c8cbda9194f Customer Voice for Dynamics 365 vTrial
dc457883-bafe-4f8b-a333-29685e7eaa9e DataResidencyServiceApp
dc48f5c5-e87d-43d6-b884-7ac4a59e7ee9 Common Data Service for Apps Log Capacity
dc6643d9-1e72-4dce-9f64-1d6eac1f1c5a Dynamics 365 for Customer Service for Government
dc789ed8-0170-4b65-a415-eb77d5bb350a Power Automate for Power Apps per User Plan
dcad865d-9257-4521-ad4d-bae3e137b345 Microsoft SharePoint Online - SharePoint Home
dcb1a3ae-b33f-4487-846a-a640262fadf4 Microsoft Power Apps Plan 2 Trial
dcdbaae7-d8c9-40cb-8bb1-62737b9e5a86 Privacy Management - risk for EDU
dcf9d2f4-772e-4434-b757-77a453cfbc02 Avatars for Teams
dd0be2ea-f733-4d65-bb34-a28f4624fb14 Business Central Test Toolkit - Library Assert
dd12a3a8-caec-44f8-b4fb-2f1a864b51e3 Common Data Service for Apps File Capacity_1
dd14867e-8d31-4779-a595-304405f5ad39 Flow per app baseline access
dd3801e2-4aa1-4b16-a44b-243e55497584 Windows 365 Shared Use 4 vCPU 16 GB 128 GB_2
dd47d17a-3194-4d86-bfd5-c6ae6f5651e3 Microsoft Defender Endpoint on Android and iOS
dd86a2da-86a0-4cbe-b462-4bd31f57bc6f YubiKey Bio FIDO Edition
dd89efa0-5a55-4892-ba30-82e3f8008339 Dynamics 365 for Sales Professional for Government_2
dda27c27-f274-469f-8005-cce10f270009 AADPasswordProtectionProxy [Community Contributed]
ddbf3205-c6bd-46ae-8127-60eb93363864 Microsoft Azure Batch - Public cloud
ddfae3e3-fcb2-4174-8ebd-3023cb213c8b Microsoft Power Apps Plan 2 (Qualified Offer)
de096ee1-dae7-4ee1-8dd5-d88ccc473815 MileIQ Admin Center
de176c31-616d-4eae-829a-718918d7ec23 Dynamics 365 Hybrid Connector
de17788e-c765-4d31-aba4-fb837cfff174 Skype for Business Management Reporting and Analytics - Legacy
de1e552d-db1d-4423-a619-566b625cdc84 Authenticator for Android
de247707-4e4a-47d6-89fd-3c632f870b34 CloudLicensingSystem
de3312e1-c7b0-46e6-a7c3-a515ff90bc86 TELSTRA Calling for O365
de376a03-6e5b-42ec-855f-093fb50b8ca5 Power BI Premium Per User Add-On
de377cbc-0019-4ec2-b77c-3f223947e102 Azure Active Directory
de50c81f-5f80-4771-b66b-cebd28ccdfc1 Device Management Client [Community Contributed]
de597797-22fb-4d65-a9fe-b7dbe8893914 Microsoft Entra ID P1_2
de5f128b-46d7-4cfc-b915-a89ba060ea56 Power BI Pro for Faculty
de8bc8b5-d9f9-48b1-a8ad-b748da725064 Graph Explorer
de9234ff-6483-44d9-b15e-dca72fdd27af Microsoft 365 Apps for enterprise G
de926fbf-e23b-41f9-ae15-c943a9cfa630 Microsoft Azure Authorization Private Link Provider
debc9e58-f2d7-412c-a0b6-575608564228 Power Pages authenticated users T1 100 users/per site/month capacity pack_2
ded3d325-1bdc-453e-8432-5bac26d7a014 Power Virtual Agents for Office 365_4
dee7ba80-6a55-4f3b-a86c-746a9231ae49 Microsoft AppPlat EMA
df09ff61-2178-45d8-888c-4210c1c7b0b2 O365 UAP Processor
df2798fc-2aed-4c3a-98ae-1776949480c4 
df3f213b-68db-4966-bee4-c826eea4a310 Datawiza Cloud Management Console (DCMC)
df67dcdb-c37d-46af-88e1-8b97951ca1c2 LUIS app ID
df845ce7-05f9-4894-b5f2-11bbfbcfd2b6 Microsoft Cloud App Security_1
df9561a4-4969-4e6a-8e73-c601b68ec077 Microsoft 365 Audio Conferencing Pay-Per-Minute - EA
dfe74da8-9279-44ec-8fb2-2aed9e1c73d0 O365 SkypeSpaces Ingestion Service
dffb1e0c-446f-4dde-a09f-99eb5cc68b96 Azure Arc Kubernetes Admin
dffd5d46-495d-40a9-8e21-954ff55e198a Consent Policy Settings
e001d9f1-5047-4ebf-8927-148530491f83 Privacy Management - subject rights request (10) for EDU
e0287f9f-e222-4f98-9a83-f379e249159a Power Apps for Office 365 F3
e03a13ee-9730-4cae-8525-47559c8cf18a Office Online Service
e03c7e47-402c-463c-ab25-949079bedb21 Office for the Web for Education
e041597c-9c7f-4ed9-99b0-2663301576f7 Windows 10 Enterprise E3 (Local Only)
e06abcc2-7ec5-4a79-b08b-d9c282376f72 Dynamics 365 - Additional Non-Production Instance (Qualified Offer)
e08ab642-962a-4175-913c-165f557d799a teams contacts griffin processor
e0ccf59d-5a20-4a87-a122-f42842cdb86a Microsoft Defender for Cloud Scanner Resource Provider
e0dfc8b9-9531-4ec8-94b4-9fec23b05fc8 Microsoft Teams Exploratory Dept
e1335bb1-2aec-4f92-8140-0e6e61ae77e5 CIWebService
e13c0d23-ccbc-4e12-931b-d9cc2eee27e4 CLR runtime provider
e147488a-f6f5-4113-8e2d-b22465e65bf6 Key Vault Crypto Service Encryption User
e158eb19-34ac-4d1b-a930-ec92172f7a97 Audit Search Api Service [Community Contributed]
e1829006-9cf1-4d05-8b48-2e665cb48e6a Microsoft Teams Web Client
e18cedde-9458-482f-9dd1-558c597ac42e Hybrid Connectivity RP [Community Contributed]
e1979c22-8b73-4aed-a4da-572cc4d0b832 App Studio for Microsoft Teams
e1a96183-5016-4f24-b55b-e3ae23614cc6 ATKey.Pro CTAP2.0
e1ef36fd-b883-4dbf-97f0-9ece4b576fc6 Yammer Web Embed
e212cbc7-0961-4c40-9825-01117710dcb1 Microsoft Forms (Plan E5)
e2182095-804a-4656-ae11-64734e9b7ae5 Access package assignment manager
e26c2fcc-ab91-4a61-b35c-03cdc8dddf66 Microsoft Information Governance
e2767865-c3c9-4f09-9f99-6eee6eef861a Power BI
e29b5c86-b9ab-4a86-9a20-d10842007599 SharePoint Framework Azure AD Helper
e2ae107b-a571-426f-9367-6d4c8f1390ba Dynamics 365 Customer Voice USL
e2aebe6c-897d-480f-9d62-fff1381581f7 Windows 365 Enterprise 2 vCPU 8 GB 128 GB_1
e2bdea63-235e-44c6-9f5e-5b0e783f07dd Dynamics 365 Customer Insights Engagement Insights Viral
e2be619b-b125-455f-8660-fb503e431a5d Microsoft 365 GCC G5
e2f705fd-2468-4090-8c58-fad6e6b1e724 Dynamics 365 Operations Trial Environment
e304c3c3-f86c-4200-b174-1ade48805b22 Dynamics 365 Customer Service Digital Messaging application integration for Government
e3335adb-5ca0-40dc-b8d3-bedc094e523b SubscriptionRP
e3583ad2-c781-4224-9b91-ad15a8179ba0 Microsoft.ExtensibleRealUserMonitoring
e3a3c6d7-bd80-4be5-88da-c2226a5d9328 Microsoft Defender For Cloud Billing
e3bfd6ac-eace-4438-9dc1-eed439e738de MicrosoftMigrateProject
e3cf99e1-a6e5-4284-9f92-261c7713bc54 Customer Experience Platform CDPA Provisioning PROD [Community Contributed]
e3d13bf0-dd5a-482e-ba6b-9b8433878d10 Security Manager (Legacy)
e3f0522e-ebb7-4561-9f90-b44516d65b77 Microsoft Teams Phone Resource Account_2
e406a681-f3d4-42a8-90b6-c2b029497af1 Azure Storage
e416201b-afeb-41ca-a03d-2281c28322aa ATKey.Pro CTAP2.1
e425b9f6-1543-45a0-8efb-f8fdaf18cba1 Virtual Agent Base for GCC
e42bc969-759a-4820-9283-6b73085b68e6 Privacy Management â risk
e430a580-c37b-4d16-adba-d881d7cd0364 Microsoft Defender for Endpoint F2
e4311797-d8d0-441f-bcfe-a609dfc496d1 the Office 365 Shell DoD WCSS-Client
e433b246-63e7-4d0b-9efa-7940fa3264d6 Project Online Essentials for Faculty
e43b5b99-8dfb-405f-9987-dc307f34bcbd Microsoft Teams Phone Standard_3
e440ed8d-25a1-4618-84ce-091ed5be5594 Add user to teams
e4654015-5daf-4a48-9b37-4f309dddd88b Advanced Communications
e48328a2-8e98-4484-a70f-a99f8ac9ec89 Dynamics 365 Remote Assist HoloLens
e485d696-4c87-4aac-bf4a-91b2fb6f0fa7 Dynamics 365 Operations - Sandbox Tier 2:Standard Acceptance Testing
e4ab13ed-33cb-41b4-9140-6e264582cf85 Azure SQL Database Backup To Azure Backup Vault
e4d0b25d-e440-4ee9-aac4-1d5a5db9f3ef Dataverse for Virtual Agent Base for GCC
e4dee41f-a5c5-457d-b7d3-c309986fdbb2 Windows 365 Shared Use 8 vCPU 32 GB 128 GB_1
e4e55366-9635-46f4-a907-fc8c3b5ec81f Power Virtual Agent
e501d49b-1176-4816-aece-2563c0d995db Power Virtual Agents for Digital Messaging for Gov
e53d92fc-778b-4a8b-83de-791240ebf88d Power BI Premium Per User for Government_1
e561871f-74fa-4f02-abee-5b0ef54dd36d Dynamics 365 Talent: Attract
e563cff8-1af6-4e6f-a655-7571ca482e71 OpenSpecsWindowsProtocolsMSWCCE
e564d403-7eaf-4c91-b92f-bb0dc62026e1 Dynamics 365 Project Operations CDS Attach
e5788282-6381-469f-84f0-3d7d4021d34d Office 365 Extra File Storage for GCC
e578b273-6db4-4691-bba0-8d691f4da603 Office 365 A3 for faculty
e57afa78-1f19-4542-ba13-b32cd4d8f472 Project Online Service for Government
e5a17adf-8f0d-4b57-bc14-d331235f9307 Microsoft 365 Business Voice (UK
e5bb877f-6ac9-4461-9e43-ca581543ab16 SHAREPOINTSTORAGE
e6025b08-2fa5-4313-bd0a-7e5ffca32958 Microsoft Intune SMB
e612d426-6bc3-4181-9658-91aa906b0ac0 Common Data Service Database Capacity
e61a2945-1d4e-4523-b6e7-30ba39d20f32 MICROSOFT POWERAPPS
e626a4ec-1ba2-409e-bf75-9bc0bc30cca7 Dynamics 365 for Marketing 50K Addnl Contacts
e62ffe5b-7612-441f-a72d-c11cf456d33a Power Automate for Sales Pro for Government
e64aa8bc-8eb4-40e2-898b-cf261a25954f CRM Power BI Integration
e6778190-713e-4e4f-9119-8b8238de25df OneDrive for Business (Plan 1)_1
e6e35e2d-2e7f-4e71-bc6f-2f40ed062f5d Dynamics Customer Voice Add-On
e716890c-c30a-4ac3-a0e3-551e7d9e8deb Calls.AccessMedia.Chat
e77e3c64-05e3-428b-8824-0cbeb04b829d Security Key NFC by Yubico (additional)
e7965e3a-1f49-4d67-a3de-ad1ce460bbcc Dynamics 365 Field Service Contractor for Government
e7c91390-7625-45be-94e0-e16907e03118 Windows 10/11 Enterprise
e7d09ae4-099a-4c34-a2a2-3e166e95c44a Project for Government (Plan E3)
e807d0e2-91da-40d6-8cee-e33c91a0b051 PROD Microsoft Defender For Cloud Athena
e8113dce-c529-4d33-91fa-e9b972617508 Azure Connected SQL Server Onboarding
e81c7467-0fc3-4866-b814-c973488361cd AzureBackup_Fabric_Service
e823ca47-49c4-46b3-b38d-ca11d5abe3d2 Microsoft 365 G3 GCC
e82ae690-a2d5-4d76-8d30-7c6e01e6022e Office 365 A1 Plus for students
e854bbc6-07e3-45cc-af99-b6e78fab5b80 ChatMember.Read.Chat
e85b3345-2fd5-45cf-a196-7968d3e18e56 Dynamics 365 for Sales Enterprise for Government
e866a266-3cff-43a3-acca-0c90a7e00c8b Entra Identity Governance
e86addcd-7711-47e5-b42a-c18257b0bf61 IDCore 3121 Fido
e8ab36af-d4be-4833-a38b-4d6cf1cfd525 Microsoft Social Engagement
e8bdeda8-b4a3-4eed-b307-5e2456238a77 Office365 Shell SS-Server
e8be65d6-d430-4289-a665-51bf2a194bda Microsoft 365 App Catalog Services
e8c77dc2-69b3-43f4-bc51-3213c9d915b4 Microsoft MCP Server for Enterprise
e8de9221-a19c-4c81-b814-fd37c6caf9d2 Azure Spring Apps resource provider
e8e8fc40-94d5-4ed6-89f2-9e5ec6c1e11e MM_Reactions_PME_PROD [Community Contributed]
e8ecdf70-47a8-4d39-9d15-093624b7f640 Exchange Enterprise CAL Services (EOP DLP)_1
e8f81a67-bd96-4074-b108-cf193eb9433b Exchange Online Essentials
e92b9b37-1b47-4c01-9fbc-91d84450870e All private resources with Global Secure Access
e930c679-78af-4953-8ab7-b0aabf0f9f80 ICorDebugProcess4 Interface
e933bd07-d2ee-4f1d-933c-3752b819567b Azure Monitor Control Service
e935b4a5-8968-416d-8414-caed51c782a9 MicrosoftGuestConfiguration
e95bec33-7c88-4a70-8e19-b10bd9d0c014 Office for the Web
e95d7060-d4d9-400a-a2bd-a244bf0b609e Common Data Service for Dynamics 365 Finance
e95d8bee-4725-4f59-910d-94d415da51b9 Skype for Business Name Dictionary Service
e97c048c-37a4-45fb-ab50-922fbf07a370 Microsoft 365 A5 for Faculty
e97edbaf-39b2-4546-ba61-0a24e1bef890 Teams EHR Connector
e98256c5-17d0-4987-becc-e991c52d55c6 Microsoft Dynamics 365 Customer Voice for Project Service Automation for GCC
e9830cfd-e65d-49dc-84fb-7d56b9aa2c89 Common Data Service_2
e9b154d0-7658-433b-bb25-6b8e0a8a7c59 Outlook Lite [Community Contributed]
e9b4930a-925f-45e2-ac2a-3f7788ca6fdd Exchange Online (Plan 1) for Government
e9f49c6b-5ce5-44c8-925d-015017e9f7ad Azure Data Lake
ea126fc5-a19e-42e2-a731-da9d437bffcf Dynamics 365 Customer Engagement Plan_2
ea2cf03b-ac60-46ae-9c1d-eeaeb63cec86 Power Apps per User Plan
ea2f600a-4980-45b7-89bf-d34da487bda1 Microsoft.Azure.DomainRegistration [Community Contributed]
ea4c5ec8-50e3-4193-89b9-50da5bd4cdc7 Microsoft 365 Apps for enterprise (device)
ea71bc49-6159-422d-84d5-6c29d7287974 Cirrus Identity Bridge
ea890292-c8c8-4433-b5ea-b09d0668e1a6 Azure Credential Configuration Endpoint Service
ea9ba490-50b8-474e-8671-9fec0f1268f3 Dynamics 365 Customer Service Digital Messaging and Voice Add-in for Government for Test
ea9ffc3e-8a23-4a7d-836d-234d7c7565c1 Agent Tools
eabb46cc-e241-80bf-ae9e-96fa6d2975cf TOKEN2 PIN Plus Security Key Series
eac6b45b-aa89-429f-a37b-c8ce00e8367e Microsoft Dynamics CRM Online - Portal Add-On_2
eacba838-453c-4d3e-8c6a-eb815d3469a3 Microsoft Flow CDS Integration Service TIP1
eace8149-b661-472f-b40d-939f89085bd4 Substrate Instant Revocation Pipeline
eb18b715-ea9d-4290-9994-2ebf4b5042d2 Dynamics 365 for Customer Service Enterprise Attach to Qualifying Dynamics 365 Base Offer A
eb1cec80-a830-486e-b45b-f57094f163f9 Microsoft OneDrive
eb63d611-525e-4a31-abd7-0cb33f679599 Project Synergy app ID
ebb17a6e-6002-4f65-acb0-d386480cebc1 Priva - Risk (Exchange)
ebe0c285-db95-403f-a1a3-a793bd6d7767 Office MRO Device Manager Service
ec156933-b85b-4c50-84ec-c9e5603709ef Microsoft Stream Plan 2_1
ec156f81-f23a-47bd-b16f-9fb2c66420f9 Office 365 Exchange Microservices
ec17f317-f4bc-451e-b2da-0167e5c260f9 Teams Rooms Test 2
ec245c98-4a90-40c2-955a-88b727d97151 Azure AD Identity Governance - Directory Management
ec31b4cc-2acc-4b8e-9c01-bade00ccbe26 KeyXentic FIDO2 Secp256R1 FIDO2 CTAP2 Authenticator (other)
eca22b68-b31f-4e9c-a20c-4d40287bc5dd PowerApps Plan 1 for Government_1
ecc62904-fa88-4552-a62c-fe582fb31444 Dynamics 365 Fraud Protection - Loss Prevention
ecc74eae-eeb7-4ad5-9c88-e8b2bfca75b8 Microsoft Teams Rooms Pro Management
ecd6b820-32c2-49b6-98a6-444530e5a77a Microsoft Edge [Community Contributed]
ecd73800-22ca-4b0d-ab55-e9ba7e6318a5 IXCLRDataMethodInstance Interface
ecd93392-c922-4f48-9ddf-10741e4a9b65 Dynamics 365 Electronic Invoicing service
ece037b4-a52b-4cf8-93ea-649e5d83767a Microsoft Sustainability Manager USL Essentials
ed01faf2-1d88-4947-ae91-45ca18703a96 OneDrive for Business (Plan 2)
ed45d397-7d61-4110-acc0-95674917bb14 Privacy Management - subject rights request (50) for EDU
ed777b71-af04-42ca-9798-84344c66f7c6 SKYPE FOR BUSINESS CLOUD PBX FOR SMALL AND MEDIUM BUSINESS
ed8e8769-94c5-4132-a3e7-7543b713d51f Dynamics 365 Customer Insights Viral Plan
ed928a9c-7530-496a-a624-4c0a460ab3ed ChatSettings.ReadWrite.Chat
eda1941c-3c4f-4995-b5eb-e85a42175ab9 Power Automate Premium
eda8d262-4e6e-4ff6-a7ba-a2fb50535165 OnlineMeeting.ReadBasic.Chat
eddf428b-da0e-4115-accf-b29eb0b83965 Common Data Service Database Capacity for Government
ede9aaa3-4627-494e-be13-4aa7c256148d Azure API Center Compliance Manager
ee02fd1b-340e-4a4b-b355-4a514e4c8943 Exchange Online Archiving for Exchange Online_2
ee041bce-25e5-4cdb-8f86-897fd6418464 Feitian ePass FIDO2-NFC Authenticator
ee272b19-4411-433f-8f28-5c13cb6fd407 Microsoft 365 Support Service
ee27ec8c-1ee9-4c6b-9e68-26bdc37479d3 Amazon Business
ee45196f-bd15-4010-9a66-c8497a97a873 Microsoft Defender For Cloud Discovery
ee493f70-a3b3-4204-9511-e3f6083b8df3 CDS Power Apps Per App Custom GCC
ee656612-49fa-43e5-b67e-cb1fdf7699df Office 365 A5 for students
ee85d528-c4b4-4a99-9b07-fb9a1365dc93 Dynamics 365 Customer Insights
ee882879-721c-4913-9775-3dfcce97072a YubiKey 5 Series (2nd additional)
ee939cf0-7cd1-4262-9f72-9eaa45dbba69 Power Automate for Office 365 for GCCHigh
eec0eb4f-6444-4f95-aba0-50c24d67f998 Microsoft Entra ID P2_2
eec53b1f-b9a4-4479-acf5-6b247c6a49f2 Microsoft.HybridCompute Agent Service [Community Contributed]
eeea837a-c885-4167-b3d5-ddde30cbd85f Microsoft Dynamics CRM Online Instance_1
ef1da9d4-ff77-4c3e-a005-840c3f830745 Mock Teams admin center for Graph Connector
ef4c7f67-65bd-4506-8179-5ddcc5509aeb Skype For Business Entitlement [Community Contributed]
ef5d5c69-a5df-46bb-acaf-426f161a21a2 Managed Service Identity
ef947699-9b52-4b31-9a37-ef325c6ffc47 Power Query Online GCC-L4
efb0351d-3b08-4503-993d-383af8de41e3 Information Protection for Office 365 - Premium
efb87545-963c-4e0d-99df-69c6916d9eb0 Exchange Online (Plan 2)_1
efb96b10-a9ee-4b6c-a4a9-d32125ccd4a4 Safenet eToken FIDO
efccb6f7-5641-4e0e-bd10-b4976e1bf68e Enterprise Mobility + Security E3
f00bd55e-1633-416e-97c0-03684e42bc42 SharePoint Syntex_1
f0241705-7b44-4401-a6b6-7055062b5b03 Privacy Management - Subject Rights Request (10 - Exchange)
f0612879-44ea-47fb-baf0-3d76d9235576 Power BI Pro for GCC
f06754ec-6d72-4bf6-991c-4cb5413d9932 Dynamics 365 for Retail Activity
f07046bd-2a3c-4b96-b0be-dea79d7cbfb8 Microsoft Forms (Plan F1)
f09d1391-098c-47d7-ac7e-6ed2afc5016b MicrosoftAzureADFulfillment
f0ae4899-d877-4d3c-ae25-679e38eea492 AAD App Management
f0ff6ac6-297d-49cd-be34-6dfef97f0c28 Immersive spaces for Teams
f1082fec-a70f-419f-9230-885d2550fb38 Health Bot Admin
f1346770-5b25-470b-88bd-d5744ab7952c Intune Provisioning Client
f168a3fb-7bcf-4a27-98c3-c235ea4b78b4 Power BI Premium Per User Dept
f18474f2-a66a-4bb0-a3c9-9b8d892092fa MaintenanceResourceProvider
f18b59c9-5926-4a65-8605-c23ec8c7e074 console-m365d
f1de227b-f1bd-4959-bd80-b80547095e6d Power Virtual Agent User License for GCC
f1e3613f-3818-4254-9b5e-f02d803384e0 Microsoft 365 Audio Conferencing for GCCHigh
f20fedf3-f3c3-43c3-8267-2bfdd51c0939 Microsoft Defender for Office 365 (Plan 1)_3
f2230877-72be-4fec-b1ba-7156d6f75bd6 Project Plan 5 for GCC
f229df84-05da-4ca8-a893-6e514fca6157 Walkie Talkie App
f2310ca1-dc64-4889-bb49-c8e0fa3d47a8 Cognitive Services Language Writer
f245ecc8-75af-4f8e-b61f-27d8114de5f3 Microsoft 365 Business Standard
f2537abf-644e-4a0d-9f7b-c91c45c643db Teams Admin Monitoring Alerting Platform
f25a7567-8ec5-4582-8a65-bfd66b0530cc ReportReplica
f281fb1f-99a7-46ab-9edb-ffd74e260ed3 Priva - Risk
f2c304cf-8e7e-4c3f-8164-16299ad9d272 Azure Management Groups
f2dc8367-1007-4938-bd23-fe263f013447 Cognitive Services Speech User
f2e48cb3-9da0-42cd-8464-4a54ce198ad0 Dynamics 365 for Supply Chain Management
f2f49eef-4b3f-4853-809a-a055c6103fe0 Dynamics 365 for Talent - Onboard Experience_1
f30db892-07e9-47e9-837c-80727f46fd3d Microsoft Power Automate Free
f319c63a-61a9-42b7-b786-5695bc7edbaf Windows 365 Shared Use 8 vCPU 32 GB 128 GB_2
f3552374-a1f2-4356-848e-196002525837 Business Central Business Foundation
f36c30df-d241-4c14-a0ee-752c71e4d3da IDS-PROD
f37d5ebf-4bf1-4aa2-8fa3-50c51059e983 Exchange Online (Plan 1) for GCC
f3a218b7-5c8f-460b-93af-56b072788c15 Microsoft Workplace Search Service
f3b07414-6bf4-46e6-b63f-56941f3f4128 Microsoft Power Query
f3d55e2d-4367-44fa-952e-83d0b5dd53fc Power Pages authenticated users T2 min 100 units - 100 users/per site/month capacity pack_2
f416c5fc-9ac4-4f66-a8e5-cb203139cbe4 OCPS Admin Service
f448d7e5-e313-4f90-a3eb-5dbb3277e4b3 Media Recording for Dynamics 365 Sales
f47330e9-c134-43b3-9993-e7f004506889 Microsoft 365 Phone Standard Resource Account
f477b0f0-3bb1-4890-940c-40fcee6ce05f Microsoft Workplace Analytics_1
f4c63eff-d26c-4248-801c-3736c7eaa93a FIDO KeyPass S3
f4cba850-4f34-4fd2-a341-0fddfdce1e8f Forms for Government (Plan E1)
f4cc2bf9-21be-47a1-bdf1-5c5804381025 Cognitive Services QnA Maker Editor
f4dc1de8-8c94-4d37-af8a-1fca6675590a Windows 365 Shared Use 8 vCPU 32 GB 512 GB_2
f4f2f6de-6830-442b-a433-e92249faebe2 Microsoft Teams Essentials_1
f5223e1a-4d50-4fda-9049-55d819fbb03e Customer Experience Platform CDPA Provisioning TIP [Community Contributed]
f53895d3-095d-408f-8e93-8f94b391404e Portfolios
f544b08d-1645-4287-82de-8d91f37c02a1 MICROSOFT 365 AUDIO CONFERENCING FOR GOVERNMENT
f5819b54-e033-4d82-ac66-4fec3cbf3f4c Azure Connected Machine Resource Manager
f59b22a0-9819-48bf-b01d-715ef2b31027 Power BI Premium P1 GCC
f5aa7b45-8a36-4cd1-bc37-5d06dea98645 Dynamics
f5aeb603-2a64-4f37-b9a8-b544f3542865 Microsoft Teams RetentionHook Service
f5b15d67-b99e-406b-90f1-308452f94de6 Microsoft 365 E3 Extra Features
f5c26e74-f226-4ae8-85f0-b4af0080ac9e Application Insights API
f5eaa862-7f08-448c-9c4e-f4047d4d4521 FindTime
f61d4aba-134f-44e9-a2a0-f81a5adb26e4 SharePoint Syntex_2
f69129db-6dc1-4107-855e-0aaebbcd9dd4 Dynamics 365 for Customer Service Chat_2
f6934f16-83d3-4f3b-ad27-c6e9c187b260 Virtual Agent Base
f6aa3b3d-62f4-4c1d-a44f-0550f40f729c Privacy Management - subject rights request (10) USGOV_2
f6b5efb1-1813-426f-96d0-9b4f7438714f Dynamics 365 for Operations Enterprise Edition - Sandbox Tier 4:Standard Performance Testing
f6b60513-f290-450e-a2f3-9930de61c5e7 Microsoft Azure Log Search Alerts
f6c7c914-8db3-469d-8ca1-694a8f32e121 AzureML Data Scientist
f6c82f13-9554-4da1-bed3-c024cc906e02 Privacy Management - subject rights request (50)_2
f6de4823-28fa-440b-b886-4783fa86ddba Microsoft 365 Audit Platform
f6e5c0c2-4746-4152-b162-91309d5556df IC3 Modern Effective Config [Community Contributed]
f6ec6dfa-2402-468d-a455-89be11116d43 Dynamics 365 for Customer Service Voice Add-in
f7069a8d-9edc-4300-b365-ae53c9627fc4 Microsoft.MileIQ.Dashboard
f738ef14-47dc-4564-b53b-45069484ccc7 Marketplace Api [Community Contributed]
f7a2a81e-ab33-4560-a3dd-6ddca3c5ec6d Membership View Service [Community Contributed]
f7ad4bca-7221-452c-bdb6-3e6089f25e06 Dynamics 365 Operations - Sandbox Tier 4:Standard Performance Testing
f7b75c60-3036-4b75-91c3-6b41c27c1689 Reservation Purchaser
f7c558a0-f465-11e8-b568-0800200c9a66 KONAI Secp256R1 FIDO2 Conformance Testing CTAP2 Authenticator
f7e5b77d-f293-410a-bae8-f941f19fe680 OneDrive for Business (Clipchamp)
f7ee79a7-7aec-4ca4-9fb9-34d6b930ad87 Microsoft 365 F3 EEA (no Teams)
f815ac79-c5dd-4bcc-9b78-d97f7b817d0d Dynamics 365 for Talent: Attract
f82a60b8-1ee3-4cfb-a4fe-1c6a53c2656c Project Online With Project for Office 365
f85945f4-7a55-4009-bc39-6a5f14a8eac1 VISIO DESKTOP APP FOR Government
f8a011f3-8c0a-4d15-8006-17111f9edc7d Security Key by Yubico (additional)
f8a1db68-be16-40ed-86d5-cb42ce701560 Power BI Pro_1
f8b44f54-18bb-46a3-9658-44ab58712968 Microsoft Teams Premium Secure
f8cdef31-a31e-4b4a-93e4-5f571e91255a enterprise apps passthrough tenant (tenant-restrictions)
f8da80de-1ff9-4747-ad80-a19b7f6079e3 AgFood Platform Service Admin
f8f7a2aa-e116-4ba6-8aea-ca162cfa310d Microsoft Graph Connectors Core
f944d685-f762-4371-806d-a1f48e5bea13 Project Online Essentials_2
f9646fb2-e3b2-4309-95de-dc4833737456 MICROSOFT DYNAMICS CRM ONLINE PROFESSIONA
f991cecc-3f91-4cd0-a9a8-bf1c8167e029 Dynamics 365 Business Central Premium_2
f9be0c49-aa22-4ec6-911a-c5da515226ff Dynamics 365 Human Resources
f9c43823-deb4-46a8-aa65-8b551f0c4f8a SharePoint Plan 1G
f9d02341-e7aa-456d-926d-4a0ca599fbee Office 365 Enterprise Insights
f9f6db16-ace6-4838-b11c-892ee75e810a Power Automate for Virtual Agent for GCC
fa0b4021-0f60-4d95-bf68-95036285282a Windows 365 Shared Use 8 vCPU 32 GB 512 GB_1
fa200448-008c-4acb-abd4-ea106ed2199d Flow for Project
fa2b99dc-9e39-4257-8f92-4a30d23c4118 YubiKey 5 Series with NFC (2nd additional)
fa4345a4-a730-4230-84a8-7d9651b86739 Azure Virtual Desktop (classic) Client
fa50d890-02fe-4696-b82b-110dc7f7382a TeamsTab.Delete.Chat
fa6cecf6-5db3-4c43-8470-c540bcb4eafa Elastic SAN Network Admin
fa7675bd-6717-40e7-8172-d0bbcbe1ab12 Dynamics 365 Project Operations Attach_1
fa9ae35f-2f64-47cd-9bff-08e2b32a0fe8 MQTT broker state store ID
fac04293-1ab0-eb11-8236-000d3a5c49ed Dynamics 365 customer service basic session template
fafd7243-e5c1-4a3a-9e40-495efcb1d3c3 Project Online Desktop Client_1
fb019e88-26a0-4218-bd61-7767d109ac26 Windows 365 Shared Use 8 vCPU 32 GB 256 GB_1
fb2cf67f-be5b-42e7-8025-4683c668f840 Department Admin
fb60f99c-7a34-4190-8149-302f77469936 AAD Token Exchange Endpoint
fb613c67-1a58-4645-a8df-21e95a37d433 Power Automate Attended RPA for Government
fb78d390-0c51-40cd-8e17-fdbfab77341b Microsoft Exchange REST API Based Powershell
fb879df8-f326-4884-b1cf-06f3ad86be52 Virtual Machine User Login
fb8d773d-7ef8-4ec0-a117-179f88add510 Enterprise Copilot Platform
fbb0ac1a-82dd-478b-a0e5-0b2b98ef38fe Substrate-FileWatcher
fbb123dc-fe45-41fe-ad9f-e42ab0769328 policy enforcer
fbc79df2-da01-4c17-8d88-17f8c9493d8f Windows 365 Business 8 vCPU 32 GB 256 GB_1
fbdb91e6-7bfd-4a1f-8f7a-d27f4ef39702 Defender Threat Intelligence_1
fbefdf68-fe86-0106-213e-4d5fa24cbe2e Excelsecu eSecu FIDO2 NFC Security Key (other)
fc03f97a-9db0-4627-a216-ec98ce54e018 Azure AD Notification
fc0a60aa-feee-4746-a0e3-aecfe81a38dd Microsoft Power BI Information Services Plan 1
fc0f3af4-6835-4174-b806-f7db311fd2f3 Microsoft Intune Windows Agent
fc14ec4a-4169-49a4-a51e-2c852931814b Office 365 Small Business Premium
fc52cc4b-ed7d-472d-bbe7-b081c23ecc56 EXCHANGE ONLINE PLAN
fc68d9e5-1f76-45ef-99aa-214805418498 Azure AD Identity Protection
fc75330b-179d-49af-87dd-3b1acf6827fa AzureAutomation
fc780465-2017-40d4-a0c5-307022471b92 WindowsDefenderATP
fc9f7921-4ca5-42c6-8533-1b84c4ee496b Microsoft Search for Arlington
fcdfa2de-b65b-4b54-9a1c-81c8a18282d9 FoundryMCPServer (additional)
fcecd1f9-a91e-488d-a918-a96cdb6ce2b0 Microsoft Dynamics AX7 User Trial
fd036e6b-1266-47a0-b0bb-a05d04831731 HDInsight on AKS Cluster Admin
fd14a986-6fe4-409a-883e-cdec1009cd54 Intune Grouping and Targeting Client Prod
fd225045-a727-45dc-8caa-77c8eb1b9521 Azure Help Resource Provider
fd2e7f90-1010-487e-a11b-d2b1ae9651fc SharePoint Syntex - SPO type
fd500458-c24c-478e-856c-a6067a8376cd Microsoft Teams for DOD (AR)
fd642066-7bfc-4b65-9463-6a08841c12f0 Microsoft Purview Platform
fdcb7064-f45c-46fa-b056-7e0e9fdf4bf3 Project Online Essentials for Government
fdcc4bb8-c7a1-469c-87a5-bce687a5fdf9 Office Services Manager in US Gov
fde42873-30b6-436b-b361-21af5a6b84ae Microsoft Teams Essentials_2
fdf9885b-dd37-42bf-82e5-c3129ef5a302 Microsoft Support
fe053c5f-3692-4f14-aef2-ee34fc081cae Microsoft Azure API Connections
fe581650-cf61-4a09-8814-4bd77eca9cb5 Microsoft Dynamics 365 Customer Voice for Customer Insights
fe71d6c3-a2ea-4499-9778-da042bf08063 Project Online Service
fe93bfe1-7947-460a-a5e0-7a5906b51360 Exchange Online [Community Contributed]
fe986032-d840-4817-82d4-51fe4fbbe163 Dynamics 365 Guides vTrial_1
feb2c8aa-4f70-4881-abec-521141627b04 Power Apps Web GCC
fec067a1-f1d0-4c5e-b4c0-cc3237475461 KX701 SmartToken FIDO
fedc185f-0711-4cc0-80ed-0a92da1a8384 Dynamics 365 AI for Sales (Embedded)
feff8b5b-97f3-4374-a16a-1911ae9e15e9 Cloud Hybrid Search
ff5a82be-1edd-4d48-94e0-52527825b589 Dynamics 365 for Case Management, Enterprise Edition for Government_1
ff7b261f-d98b-415b-827c-42a3fdf015af Microsoft Viva Insights Backend
ff846ae4-7ec9-42f4-8576-eb14198ad5e1 Microsoft Edge management service
ffa3a2a0-3820-462a-aa81-8a4d741f0cba Microsoft 365 Business Standard EEA (no Teams)_1
ffaf2d68-1c95-4eb3-9ddd-59b81fba0f61 Microsoft Teams Phone Standard for TELSTRA
ffb878a5-3184-472b-800b-65eadc63d764 Dynamics 365 for Customer Service Chat for Government_1
ffcb16e8-f789-467c-8ce9-f826a080d987 SharedWithMe
`;
