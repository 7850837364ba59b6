package dev.drover.daemon;

import dev.drover.agents.servers.ServerConfigs;
import dev.drover.config.Paths;
import dev.drover.config.ProfilesFile;
import dev.drover.core.process.ProfileRules;
import dev.drover.daemon.guard.GuardPlaces;
import dev.drover.host.DaemonFiles;
import dev.drover.host.OtherHomes;
import dev.drover.host.Trash;

import java.util.Map;

/// What tells of processes beside their table.
///
/// @param configs which servers agents are configured to start
/// @param profiles which daemons are known
/// @param files what those keep on disk
/// @param trash where directories go that nobody uses
/// @param others which processes report to another Drover
/// @param settings which files of agents are guarded
public record ProcessSources(
        ServerConfigs configs,
        ProfilesFile profiles,
        DaemonFiles files,
        Trash trash,
        OtherHomes others,
        GuardPlaces settings) {
    /// Those of this user.
    public static ProcessSources of(Paths paths, Map<String, String> environment) {
        return new ProcessSources(
                new ServerConfigs(paths.userHome(), environment),
                new ProfilesFile(paths.profilesFile(), ProfileRules.builtIn()),
                new DaemonFiles(paths.userHome()),
                new Trash(paths.trash()),
                new OtherHomes(paths.state()),
                GuardPlaces.of(paths, environment));
    }
}
