// Generated from handschlag/v1/profile.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Profiles and the search among them.
public protocol ProfileService: RPCService {
  /// Writes the caller's profile.
  func putProfile(
    _ request: PutProfileRequest, context: ServerContext
  ) async throws -> PutProfileResponse

  /// The caller's own profile.
  func getOwnProfile(
    _ request: GetOwnProfileRequest, context: ServerContext
  ) async throws -> GetOwnProfileResponse

  /// Hides the profile from search and from new inquiries, from the next day on.
  func hideProfile(
    _ request: HideProfileRequest, context: ServerContext
  ) async throws -> HideProfileResponse

  /// Shows the profile again, from the next day on.
  func showProfile(
    _ request: ShowProfileRequest, context: ServerContext
  ) async throws -> ShowProfileResponse

  /// A profile as the caller sees it.
  func getProfile(
    _ request: GetProfileRequest, context: ServerContext
  ) async throws -> GetProfileResponse

  /// Profiles that fit, best first.
  func searchProfiles(
    _ request: SearchProfilesRequest, context: ServerContext
  ) async throws -> SearchProfilesResponse
}

/// What the schema says of each method of `ProfileService`.
public enum ProfileServiceMethods {
  /// Writes the caller's profile.
  public static let putProfile = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "PutProfile", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's own profile.
  public static let getOwnProfile = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "GetOwnProfile", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Hides the profile from search and from new inquiries, from the next day on.
  public static let hideProfile = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "HideProfile", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Shows the profile again, from the next day on.
  public static let showProfile = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "ShowProfile", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// A profile as the caller sees it.
  public static let getProfile = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "GetProfile", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Profiles that fit, best first.
  public static let searchProfiles = MethodDescriptor(
    service: "handschlag.v1.ProfileService", name: "SearchProfiles", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      putProfile,
      getOwnProfile,
      hideProfile,
      showProfile,
      getProfile,
      searchProfiles,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      putProfile: Value,
      getOwnProfile: Value,
      hideProfile: Value,
      showProfile: Value,
      getProfile: Value,
      searchProfiles: Value
    ) {
      values = [
        putProfile,
        getOwnProfile,
        hideProfile,
        showProfile,
        getProfile,
        searchProfiles,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(ProfileServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension ProfileService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(ProfileServiceMethods.putProfile) { try await self.putProfile($0, context: $1) },
      .unary(ProfileServiceMethods.getOwnProfile) { try await self.getOwnProfile($0, context: $1) },
      .unary(ProfileServiceMethods.hideProfile) { try await self.hideProfile($0, context: $1) },
      .unary(ProfileServiceMethods.showProfile) { try await self.showProfile($0, context: $1) },
      .unary(ProfileServiceMethods.getProfile) { try await self.getProfile($0, context: $1) },
      .unary(ProfileServiceMethods.searchProfiles) { try await self.searchProfiles($0, context: $1) },
    ]
  }
}

/// Calls `ProfileService`.
public struct ProfileServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Writes the caller's profile.
  public func putProfile(
    _ request: PutProfileRequest, options: CallOptions = .default
  ) async throws -> PutProfileResponse {
    try await channel.unary(ProfileServiceMethods.putProfile, request, options: options)
  }

  /// The caller's own profile.
  public func getOwnProfile(
    _ request: GetOwnProfileRequest, options: CallOptions = .default
  ) async throws -> GetOwnProfileResponse {
    try await channel.unary(ProfileServiceMethods.getOwnProfile, request, options: options)
  }

  /// Hides the profile from search and from new inquiries, from the next day on.
  public func hideProfile(
    _ request: HideProfileRequest, options: CallOptions = .default
  ) async throws -> HideProfileResponse {
    try await channel.unary(ProfileServiceMethods.hideProfile, request, options: options)
  }

  /// Shows the profile again, from the next day on.
  public func showProfile(
    _ request: ShowProfileRequest, options: CallOptions = .default
  ) async throws -> ShowProfileResponse {
    try await channel.unary(ProfileServiceMethods.showProfile, request, options: options)
  }

  /// A profile as the caller sees it.
  public func getProfile(
    _ request: GetProfileRequest, options: CallOptions = .default
  ) async throws -> GetProfileResponse {
    try await channel.unary(ProfileServiceMethods.getProfile, request, options: options)
  }

  /// Profiles that fit, best first.
  public func searchProfiles(
    _ request: SearchProfilesRequest, options: CallOptions = .default
  ) async throws -> SearchProfilesResponse {
    try await channel.unary(ProfileServiceMethods.searchProfiles, request, options: options)
  }
}
