package import HandschlagAPI
import HandschlagBackup
package import HandschlagRPC
import HandschlagStore

// Backups. Where they go and how they are encrypted is the settings' business: no path comes from a call.
extension AdminHandler {
  package func createBackup(
    _ request: CreateBackupRequest, context: ServerContext
  ) async throws -> CreateBackupResponse {
    let backups = try required(context)
    let now = market.clock()
    do {
      let made = try await backups.create(market.store) { tx in
        try tx.audit(context.method.name, actor: nil, subject: nil, reason: request.reason, at: now)
      }
      return CreateBackupResponse(backup: record(made))
    } catch let error as BackupError {
      throw RPCError.precondition("BACKUP_FAILED", error.description)
    } catch {
      throw market.answer(to: error)
    }
  }

  package func listBackups(
    _ request: ListBackupsRequest, context: ServerContext
  ) async throws -> ListBackupsResponse {
    let backups = try required(context)
    let status = backups.log.status
    do {
      return ListBackupsResponse(
        backups: try await backups.list().map(record), recording: status.isRecording, problem: status.problem,
        recordedTime: status.recordedUntil / 1000)
    } catch let error as BackupError {
      throw RPCError.precondition("BACKUP_FAILED", error.description)
    }
  }

  private func required(_ context: ServerContext) throws -> Backups {
    try context.requireOperation()
    guard let backups else {
      throw RPCError.precondition(
        "BACKUPS_OFF", "the server makes no backups: start it with --backups DIR")
    }
    return backups
  }

  private func record(_ backup: BackupSummary) -> BackupRecord {
    BackupRecord(
      number: backup.number, time: backup.time / 1000, untilTime: backup.until / 1000, bytes: backup.bytes,
      logBytes: backup.logBytes, verifiedTime: (backup.verified ?? 0) / 1000)
  }
}
