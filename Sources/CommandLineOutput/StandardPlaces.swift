/// Where things are that nobody was told about.
public enum StandardPlaces {
  /// The data directory of a server without settings: `$XDG_STATE_HOME/handschlag`, else `handschlag-data` in
  /// the directory it was started in.
  public static func dataDirectory(_ environment: [String: String]) -> String {
    guard let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") else { return "handschlag-data" }
    return state + "/handschlag"
  }
}
