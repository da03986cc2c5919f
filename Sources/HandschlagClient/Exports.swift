// `import HandschlagClient` alone is meant to be enough: a program that calls the marketplace writes down its
// messages (HandschlagAPI), call options and errors (HandschlagRPC), violations of fields
// (HandschlagProtobuf), and receipts with their proofs (HandschlagLog). With member imports made visible per
// file, a plain `public import` here would leave every user to import those four as well, whose division is
// ours and not theirs.
@_exported public import HandschlagAPI
@_exported public import HandschlagLog
@_exported public import HandschlagProtobuf
@_exported public import HandschlagRPC
