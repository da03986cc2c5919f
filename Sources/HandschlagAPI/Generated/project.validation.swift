// Generated from handschlag/v1/project.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension ProjectContent {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("title", self.title, LengthRule(required: true, most: 120))
    violations.check("description", self.description, LengthRule(required: true, most: 8000))
    violations.check("kinds", count: self.kinds.count, required: true, most: 10)
    for (index, value) in self.kinds.enumerated() { violations.check("kinds", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("skills", count: self.skills.count, required: false, most: 30)
    violations.check("skills", each: self.skills, LengthRule(most: 40, pattern: .tag))
    violations.check("languages", count: self.languages.count, required: false, most: 12)
    for (index, value) in self.languages.enumerated() { violations.check("languages", at: index, value) }
    violations.check("region", self.region, LengthRule(most: 6, pattern: .region))
    if let value = self.rate { violations.check("rate", value) }
    violations.check("urgency", self.urgency.rawValue, isKnown: self.urgency.isKnown)
    violations.check("cooperation", count: self.cooperation.count, required: false, most: 7)
    for (index, value) in self.cooperation.enumerated() { violations.check("cooperation", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("naming", self.naming.rawValue, isKnown: self.naming.isKnown, required: true)
    if let value = self.fields { violations.check("fields", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.title.isEmpty { try body("title", self.title) }
    if !self.description.isEmpty { try body("description", self.description) }
    for (index, value) in self.skills.enumerated() {
      if !value.isEmpty { try body("skills[\(index)]", value) }
    }
  }
}

extension Project {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.content { violations.check("content", value) }
    violations.check("state", self.state.rawValue, isKnown: self.state.isKnown)
    if let value = self.company { violations.check("company", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
    if let value = self.company { try value.forEachFreeText { path, text in try body("company.\(path)", text) } }
  }
}

extension PostProjectRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.content { violations.check("content", value) } else { violations.missing("content") }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
  }
}

extension PostProjectResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.project { violations.check("project", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.project { try value.forEachFreeText { path, text in try body("project.\(path)", text) } }
  }
}

extension UpdateProjectRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("project_id", self.projectID, LengthRule(required: true, pattern: .id))
    if let value = self.content { violations.check("content", value) } else { violations.missing("content") }
    violations.check("version", Int64(clamping: self.version), least: 0)
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
  }
}

extension UpdateProjectResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.project { violations.check("project", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.project { try value.forEachFreeText { path, text in try body("project.\(path)", text) } }
  }
}

extension CloseProjectRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("project_id", self.projectID, LengthRule(required: true, pattern: .id))
  }
}

extension CloseProjectResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.project { violations.check("project", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.project { try value.forEachFreeText { path, text in try body("project.\(path)", text) } }
  }
}

extension GetProjectRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("project_id", self.projectID, LengthRule(required: true, pattern: .id))
  }
}

extension GetProjectResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.project { violations.check("project", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.project { try value.forEachFreeText { path, text in try body("project.\(path)", text) } }
  }
}

extension ListOwnProjectsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 100)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListOwnProjectsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.projects.enumerated() { violations.check("projects", at: index, value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for (index, value) in self.projects.enumerated() {
      try value.forEachFreeText { path, text in try body("projects[\(index)].\(path)", text) }
    }
  }
}

extension SearchProjectsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("query", self.query, LengthRule(most: 200))
    if let value = self.filters { violations.check("filters", value) }
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 100)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension SearchProjectsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.projects.enumerated() { violations.check("projects", at: index, value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for (index, value) in self.projects.enumerated() {
      try value.forEachFreeText { path, text in try body("projects[\(index)].\(path)", text) }
    }
  }
}

extension WatchProjectsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("cursor", self.cursor, LengthRule(most: 400))
  }
}

extension WatchProjectsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("change", self.change.rawValue, isKnown: self.change.isKnown)
    if let value = self.project { violations.check("project", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.project { try value.forEachFreeText { path, text in try body("project.\(path)", text) } }
  }
}
