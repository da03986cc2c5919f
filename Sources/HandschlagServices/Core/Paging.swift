import HandschlagDomain
import HandschlagRPC
import HandschlagVault

/// One page of a list: how many, and where it begins.
struct Page {
  /// Rows to show.
  let size: Int64
  /// Where it begins: bytes whose meaning is the list's own; nil for the first page.
  let start: [UInt8]?
  private let context: String
  private let account: Int64
  private let tokens: TokenSealer

  /// Reads a request for a page.
  ///
  /// - Parameters:
  ///   - context: names the list and all that it was filtered by; a token is good for the same list only.
  ///   - account: whose list it is.
  ///   - startLength: bytes of what says where a page begins.
  /// - Throws: `INVALID_ARGUMENT` for a token that was not made for this list.
  init(
    _ market: Marketplace, size: Int32, token: String, context: String, account: AccountID,
    standard: Int64 = 20, startLength: Int = 8
  ) throws {
    self.size = size == 0 ? standard : Int64(size)
    self.context = context
    self.account = account.rawValue
    tokens = market.vault.tokens
    guard !token.isEmpty else {
      start = nil
      return
    }
    guard let bytes = tokens.open(token, context: context, account: account.rawValue),
      bytes.count == startLength
    else {
      throw RPCError.invalid("page_token", "was not made for this question: ask for the first page again")
    }
    start = bytes
  }

  /// Where it begins, for a list whose pages begin at a number.
  var position: Int64? { start.map { Int64(bigEndianBytes: $0) } }

  /// The token of the page that begins at a number.
  func token(for position: Int64) -> String { token(for: position.bigEndianBytes) }

  /// The token of the page that begins at `start`.
  func token(for start: [UInt8]) -> String { tokens.seal(start, context: context, account: account) }

  /// Splits rows of which one more than a page was read.
  ///
  /// - Parameter position: where a page that follows a row begins.
  /// - Returns: the page's rows, and the token of the next page, empty if there is none.
  func split<Row>(_ rows: [Row], position: (Row) -> Int64) -> (rows: [Row], next: String) {
    split(rows, start: { position($0).bigEndianBytes })
  }

  /// Splits rows of which one more than a page was read.
  ///
  /// - Parameter start: what says where a page that follows a row begins.
  func split<Row>(_ rows: [Row], start: (Row) -> [UInt8]) -> (rows: [Row], next: String) {
    guard rows.count > Int(size), let last = rows.prefix(Int(size)).last else { return (rows, "") }
    return (Array(rows.prefix(Int(size))), token(for: start(last)))
  }
}
