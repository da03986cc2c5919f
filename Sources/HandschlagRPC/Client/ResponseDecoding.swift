package import HandschlagProtobuf

/// How channels read replies.
package enum ResponseDecoding {
  /// Decodes a reply, of any length that the wire allows.
  package static func decode<M: Message>(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> M {
    do {
      return try M(decoding: bytes, limits: DecodingLimits())
    } catch {
      throw RPCError(.internalError, "the reply cannot be decoded: \(error)")
    }
  }

  /// An inbox for the replies of a call.
  package static func inbox<M: Message>(_ limits: InboxLimits = InboxLimits()) -> MessageInbox<M> {
    MessageInbox(limits: limits) { bytes throws(RPCError) in try decode(bytes) }
  }
}
