import Testing

/// Everything that is tested from outside: programs as they are built, over real sockets.
///
/// One after another, for each test has a server of its own and some of them load the machine.
@Suite(.serialized) struct EndToEndTests {}
