package dev.drover.agents.servers;

/// Where an agent keeps its list of servers, and in which form.
///
/// @param file below the home directory or the project's root
/// @param key the member that holds the list
record ServerPlace(String agent, String file, Form form, String key) {
    enum Form {
        JSON,
        /// With the servers of single projects in it as well.
        CLAUDE,
        TOML
    }
}
