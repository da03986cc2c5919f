// `import HandschlagClient` alone is meant to be enough: a program that calls the marketplace writes down its
// messages (HandschlagAPI), call options and errors (HandschlagRPC), and violations of fields
// (HandschlagProtobuf). With member imports made visible per file, a plain `public import` here would leave
// every user to import those three as well, whose division is ours and not theirs.
@_exported public import HandschlagAPI
@_exported public import HandschlagProtobuf
@_exported public import HandschlagRPC
