import HandschlagDomain
import HandschlagRPC
import HandschlagVault

/// One page of a list: how many, and where it begins.
struct Page {
  /// Rows to show.
  let size: Int64
  /// Where it begins: a number whose meaning is the list's own; nil for the first page.
  let position: Int64?
  private let context: String
  private let account: Int64
  private let tokens: TokenSealer

  /// Reads a request for a page.
  ///
  /// - Parameters:
  ///   - context: names the list and all that it was filtered by; a token is good for the same list only.
  ///   - account: whose list it is.
  /// - Throws: `INVALID_ARGUMENT` for a token that was not made for this list.
  init(
    _ market: Marketplace, size: Int32, token: String, context: String, account: AccountID,
    standard: Int64 = 20
  ) throws {
    self.size = size == 0 ? standard : Int64(size)
    self.context = context
    self.account = account.rawValue
    tokens = market.vault.tokens
    guard !token.isEmpty else {
      position = nil
      return
    }
    guard let bytes = tokens.open(token, context: context, account: account.rawValue), bytes.count == 8 else {
      throw RPCError.invalid("page_token", "was not made for this question: ask for the first page again")
    }
    position = Int64(bigEndianBytes: bytes)
  }

  /// The token of the page that begins at `position`.
  func token(for position: Int64) -> String {
    tokens.seal(position.bigEndianBytes, context: context, account: account)
  }

  /// Splits rows of which one more than a page was read.
  ///
  /// - Parameter position: where a page that follows a row begins.
  /// - Returns: the page's rows, and the token of the next page, empty if there is none.
  func split<Row>(_ rows: [Row], position: (Row) -> Int64) -> (rows: [Row], next: String) {
    guard rows.count > Int(size), let last = rows.prefix(Int(size)).last else { return (rows, "") }
    return (Array(rows.prefix(Int(size))), token(for: position(last)))
  }
}
