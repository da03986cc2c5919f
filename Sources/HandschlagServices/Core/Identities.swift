import HandschlagDomain
import HandschlagStore
import HandschlagVault

/// Public ids of this marketplace's things.
///
/// A company has one face for each of its projects and one for inquiries without a project, so that two
/// anonymous projects can't be told to be of one company. The face's number is that of the project, or that
/// of the account; a bit of the number tells which.
extension Marketplace {
  /// The number of a company's face.
  func face(of company: AccountID, project: ProjectID?) -> Int64 {
    project.map { $0.rawValue << 1 | 1 } ?? company.rawValue << 1
  }

  /// The id of a company's face for a viewer.
  func companyID(
    _ company: AccountID, project: ProjectID?, epoch: UInt16, viewer: AccountID
  ) -> String {
    vault.ids.encode(
      .company, number: face(of: company, project: project), epoch: epoch, viewer: viewer.rawValue)
  }

  /// What a company's id names: a face by project or by account, and the epoch; nil if it is not one.
  func companyFace(_ id: String, viewer: AccountID) -> (
    project: ProjectID?, account: AccountID?, epoch: UInt16
  )? {
    guard let (number, epoch) = vault.ids.decode(.company, id, viewer: viewer.rawValue) else { return nil }
    return number & 1 == 1
      ? (ProjectID(rawValue: number >> 1), nil, epoch) : (nil, AccountID(rawValue: number >> 1), epoch)
  }

  /// The id of a worker for a viewer.
  func workerID(_ worker: AccountID, epoch: UInt16, viewer: AccountID) -> String {
    vault.ids.encode(.worker, number: worker.rawValue, epoch: epoch, viewer: viewer.rawValue)
  }

  /// The id of an engagement for one of its sides.
  func engagementID(_ id: EngagementID, viewer: AccountID) -> String {
    vault.ids.encode(.engagement, number: id.rawValue, viewer: viewer.rawValue)
  }

  /// The engagement that an id names for a viewer, or nil.
  func engagement(_ id: String, viewer: AccountID) -> EngagementID? {
    vault.ids.decode(.engagement, id, viewer: viewer.rawValue).map { EngagementID(rawValue: $0.number) }
  }

  /// The id of a project, the same for all.
  func projectID(_ id: ProjectID) -> String {
    vault.ids.encode(.project, number: id.rawValue, viewer: nil)
  }

  /// The project that an id names, or nil.
  func project(_ id: String) -> ProjectID? {
    vault.ids.decode(.project, id, viewer: nil).map { ProjectID(rawValue: $0.number) }
  }

  /// The id of an account for its owner and the operator.
  func accountID(_ id: AccountID) -> String {
    vault.ids.encode(.account, number: id.rawValue, viewer: nil)
  }

  /// The account that an id names, or nil.
  func account(_ id: String) -> AccountID? {
    vault.ids.decode(.account, id, viewer: nil).map { AccountID(rawValue: $0.number) }
  }

  /// The id under which the other side of an engagement knows `side`.
  func partyID(of side: Side, in record: StoredEngagement) -> String {
    let engagement = record.engagement
    switch side {
    case .worker:
      return workerID(engagement.worker, epoch: record.workerEpoch, viewer: engagement.company)
    case .company:
      return companyID(
        engagement.company, project: engagement.project, epoch: record.companyEpoch,
        viewer: engagement.worker)
    }
  }

  /// The handle that belongs to ``partyID(of:in:)``.
  func partyHandle(of side: Side, in record: StoredEngagement) -> String {
    vault.ids.handle(side == .worker ? .worker : .company, id: partyID(of: side, in: record)) ?? ""
  }
}
