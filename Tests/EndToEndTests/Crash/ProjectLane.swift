import HandschlagClient

/// A company posts one project after another.
actor ProjectLane: Lane {
  private let company: Party
  private var count = 0
  private var acknowledged: [String: String] = [:]
  private var open: [String: OpenCall] = [:]

  init(_ company: Party) { self.company = company }

  func work(_ client: HandschlagClient) async throws {
    let company = company.over(client)
    try await untilGone {
      count += 1
      let title = "Katalogtext \(lettered(count))"
      let call = OpenCall()
      open[title] = call
      let project = try await company.post(title, options: call.options)
      acknowledged[title] = project.id
      open[title] = nil
    }
  }

  func verify(_ client: HandschlagClient) async throws {
    let company = company.over(client)
    let before = try await projects(of: company)
    for (title, id) in acknowledged where before[title] != [id] {
      throw Failure("acknowledged project \(title) \(id) is there as \(before[title] ?? [])")
    }
    for title in before.keys where acknowledged[title] == nil && open[title] == nil {
      throw Failure("nobody posted \(title)")
    }
    for (title, call) in open {
      let first = try await company.post(title, options: call.options)
      let second = try await company.post(title, options: call.options)
      guard first == second, before[title].map({ $0 == [first.id] }) ?? true else {
        throw Failure("\(title) was posted as \(before[title] ?? []), \(first.id) and \(second.id)")
      }
      acknowledged[title] = first.id
    }
    open = [:]
    guard try await projects(of: company) == acknowledged.mapValues({ [$0] }) else {
      throw Failure("a repeated call posted another project")
    }
  }

  private func projects(of company: Party) async throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    var token = ""
    repeat {
      let page = try await company.client.projects.listOwnProjects(.init(pageSize: 100, pageToken: token))
      for project in page.projects { found[project.content?.title ?? "", default: []].append(project.id) }
      token = page.nextPageToken
    } while !token.isEmpty
    return found
  }
}
