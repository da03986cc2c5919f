import HandschlagAPI

/// The wire's types whose names the rules use as well.
enum Wire {
  typealias Engagement = HandschlagAPI.Engagement
  typealias Terms = HandschlagAPI.Terms
  typealias TermsRevision = HandschlagAPI.TermsRevision
  typealias ViewState = HandschlagAPI.ViewState
  typealias Origin = HandschlagAPI.Origin
  typealias ContactField = HandschlagAPI.ContactField
  typealias ContactCard = HandschlagAPI.ContactCard
  typealias ContactValue = HandschlagAPI.ContactValue
  typealias CooperationKind = HandschlagAPI.CooperationKind
  typealias ReceivingLimits = HandschlagAPI.ReceivingLimits
  typealias WorkKind = HandschlagAPI.WorkKind
  typealias ProjectState = HandschlagAPI.ProjectState
  typealias CompanyIdentity = HandschlagAPI.CompanyIdentity
  typealias Report = HandschlagAPI.Report
}
