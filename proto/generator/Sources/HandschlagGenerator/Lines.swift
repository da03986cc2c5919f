/// Text that grows line by line, indented by two spaces a level.
struct Lines {
  private(set) var text = ""
  private var level = 0

  /// Adds lines at the current level; an empty one stays empty.
  mutating func add(_ lines: String...) {
    add(lines)
  }

  /// Adds lines at the current level; an empty one stays empty.
  mutating func add(_ lines: [String]) {
    for line in lines {
      text += line.isEmpty ? "\n" : String(repeating: "  ", count: level) + line + "\n"
    }
  }

  /// Adds a block: its head, its content one level deeper, and the closing brace.
  mutating func block<Failure: Error>(
    _ head: String, _ content: (inout Lines) throws(Failure) -> Void
  ) throws(Failure) {
    add(head + " {")
    level += 1
    try content(&self)
    level -= 1
    add("}")
  }
}
