import HandschlagAPI
import HandschlagProtobuf

@testable import HandschlagRPC

/// Every generated message; a test compares it with the generated code.
enum MessageTable {
  /// What the wires are made of.
  private static let wire: [any Message.Type] = [
    WireAnyDetail.self, WireBadRequest.self, WireBadRequest.FieldViolation.self, WireConnectionLimits.self,
    WireErrorInfo.self, WireErrorInfo.MetadataEntry.self, WireErrorResponse.self,
    WireExtensionNumberResponse.self, WireExtensionRequest.self, WireFileDescriptorResponse.self,
    WireHealthCheckRequest.self, WireHealthCheckResponse.self, WireHealthListRequest.self,
    WireHealthListResponse.self, WireHealthListResponse.StatusesEntry.self, WireKeyValue.self,
    WireListServiceResponse.self, WireNegotiateRequest.self, WireNegotiateResponse.self, WireRequest.self,
    WireResponse.self, WireRetryInfo.self, WireRetryInfo.RetryDelay.self, WireServerReflectionRequest.self,
    WireServerReflectionResponse.self, WireServiceResponse.self, WireStatus.self,
  ]

  /// The marketplace's.
  private static let marketplace: [any Message.Type] = [
    AcceptTermsRequest.self, AcceptTermsResponse.self, Account.self, AccountRecord.self,
    AcknowledgeDeletionRequest.self, AcknowledgeDeletionResponse.self, AddTokenRequest.self,
    AddTokenResponse.self, AdminListEngagementsRequest.self, AdminListEngagementsResponse.self,
    ApplyRequest.self, ApplyResponse.self, AskExtensionRequest.self, AskExtensionResponse.self,
    BackupRecord.self, Block.self, BlockAccountRequest.self, BlockAccountResponse.self, CardEnvelope.self,
    CloseProjectRequest.self, CloseProjectResponse.self, CompanyAttributes.self, CompanyIdentity.self,
    CompanyView.self, ConsentNotice.self, ConsentProof.self, ContactCard.self, ContactValue.self,
    CounterTermsRequest.self, CounterTermsResponse.self, CreateAccountRequest.self,
    CreateAccountResponse.self, CreateBackupRequest.self, CreateBackupResponse.self, CreateInviteRequest.self,
    CreateInviteResponse.self, DeclineRequest.self, DeclineResponse.self, DeletionRequest.self,
    Engagement.self, EngagementRecord.self, EraseAccountRequest.self, EraseAccountResponse.self,
    Exclusion.self, ExportDataRequest.self, ExportDataResponse.self, FairnessFigures.self, FieldPolicy.self,
    Flagged.self, GetAccountRequest.self, GetAccountResponse.self, GetAgreementRequest.self,
    GetAgreementResponse.self, GetCheckpointRequest.self, GetCheckpointResponse.self, GetCompanyRequest.self,
    GetCompanyResponse.self, GetConsentNoticeRequest.self, GetConsentNoticeResponse.self,
    GetConsistencyProofRequest.self, GetConsistencyProofResponse.self, GetContactCardRequest.self,
    GetContactCardResponse.self, GetEngagementRequest.self, GetEngagementResponse.self,
    GetExclusionsRequest.self, GetExclusionsResponse.self, GetGrantRequest.self, GetGrantResponse.self,
    GetInclusionProofRequest.self, GetInclusionProofResponse.self, GetLoadRequest.self, GetLoadResponse.self,
    GetOwnCompanyRequest.self, GetOwnCompanyResponse.self, GetOwnProfileRequest.self,
    GetOwnProfileResponse.self, GetProfileRequest.self, GetProfileResponse.self, GetProjectRequest.self,
    GetProjectResponse.self, GetReceiptRequest.self, GetReceiptResponse.self, GetServerInfoRequest.self,
    GetServerInfoResponse.self, GetStatisticsRequest.self, GetStatisticsResponse.self,
    GiveConsentRequest.self, GiveConsentResponse.self, GrantSummary.self, HideProfileRequest.self,
    HideProfileResponse.self, InquireRequest.self, InquireResponse.self, LanguageSkill.self,
    ListAccountsRequest.self, ListAccountsResponse.self, ListBackupsRequest.self, ListBackupsResponse.self,
    ListBlocksRequest.self, ListBlocksResponse.self, ListDeletionRequestsRequest.self,
    ListDeletionRequestsResponse.self, ListEngagementsRequest.self, ListEngagementsResponse.self,
    ListFlaggedRequest.self, ListFlaggedResponse.self, ListGrantsRequest.self, ListGrantsResponse.self,
    ListKeysRequest.self, ListKeysResponse.self, ListLeavesRequest.self, ListLeavesResponse.self,
    ListMessagesRequest.self, ListMessagesResponse.self, ListOwnConsentsRequest.self,
    ListOwnConsentsResponse.self, ListOwnProjectsRequest.self, ListOwnProjectsResponse.self,
    ListReportsRequest.self, ListReportsResponse.self, ListTokensRequest.self, ListTokensResponse.self,
    LogInclusion.self, MakeCheckpointRequest.self, MakeCheckpointResponse.self, MethodLoad.self,
    OwnConsent.self, PostProjectRequest.self, PostProjectResponse.self, ProfileContent.self, ProfileView.self,
    Project.self, ProjectContent.self, ProposeTermsRequest.self, ProposeTermsResponse.self,
    PutCompanyRequest.self, PutCompanyResponse.self, PutContactCardRequest.self, PutContactCardResponse.self,
    PutExclusionsRequest.self, PutExclusionsResponse.self, PutLimitsRequest.self, PutLimitsResponse.self,
    PutProfileRequest.self, PutProfileResponse.self, RateBand.self, ReceivingLimits.self,
    RecoverAccountRequest.self, RecoverAccountResponse.self, ReinstateAccountRequest.self,
    ReinstateAccountResponse.self, RejectTermsRequest.self, RejectTermsResponse.self, Report.self,
    ReportEngagementRequest.self, ReportEngagementResponse.self, ResolveFlaggedRequest.self,
    ResolveFlaggedResponse.self, RetireLogKeysRequest.self, RetireLogKeysResponse.self,
    RevokeGrantRequest.self, RevokeGrantResponse.self, RevokeTokenRequest.self, RevokeTokenResponse.self,
    RotateKeysRequest.self, RotateKeysResponse.self, RotateLogKeyRequest.self, RotateLogKeyResponse.self,
    RotatePseudonymRequest.self, RotatePseudonymResponse.self, SealedCard.self, SealingKey.self,
    SearchFilters.self, SearchProfilesRequest.self, SearchProfilesResponse.self, SearchProjectsRequest.self,
    SearchProjectsResponse.self, SendMessageRequest.self, SendMessageResponse.self, ShowProfileRequest.self,
    ShowProfileResponse.self, SuspendAccountRequest.self, SuspendAccountResponse.self, Terms.self,
    TermsRevision.self, ThreadMessage.self, Token.self, UnblockAccountRequest.self,
    UnblockAccountResponse.self, UpdateProjectRequest.self, UpdateProjectResponse.self,
    VerifyCompanyRequest.self, VerifyCompanyResponse.self, WatchEngagementsRequest.self,
    WatchEngagementsResponse.self, WatchProjectsRequest.self, WatchProjectsResponse.self,
    WithdrawApplicationRequest.self, WithdrawApplicationResponse.self, WithdrawConsentRequest.self,
    WithdrawConsentResponse.self, WithdrawInquiryRequest.self, WithdrawInquiryResponse.self,
    WrappingKeyVersion.self,
  ]

  static let all = wire + marketplace

  /// The messages by their numbers, in order.
  private static let byKey: [(key: UInt16, type: any Message.Type)] = {
    var types: [UInt16: any Message.Type] = [:]
    for type in all.sorted(by: { $0.fullName < $1.fullName }) {
      var key = hash(type.fullName)
      // Where two names have one hash, the later takes the next number that is free.
      while types[key] != nil { key &+= 1 }
      types[key] = type
    }
    return types.sorted { $0.key < $1.key }.map { (key: $0.key, type: $0.value) }
  }()

  /// A number that a name keeps, whatever other messages there are; FNV-1a, folded.
  private static func hash(_ name: String) -> UInt16 {
    let hash = name.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    return UInt16(truncatingIfNeeded: hash ^ hash >> 16)
  }

  /// The number of a message.
  static func key(of type: any Message.Type) -> UInt16? {
    byKey.first { $0.type.fullName == type.fullName }?.key
  }

  /// The message of a number, or of the next one that has one.
  static func message(at key: UInt16) -> any Message.Type {
    (byKey.first { $0.key >= key } ?? byKey[0]).type
  }
}
