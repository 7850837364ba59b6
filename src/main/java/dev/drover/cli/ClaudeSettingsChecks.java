package dev.drover.cli;

import dev.drover.model.view.DoctorFinding;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The doctor reads Claude Code's settings: what in them starts too many servers, or keeps Drover
/// from hearing anything.
final class ClaudeSettingsChecks {
    static final String ALL_SERVERS = "enableAllProjectMcpServers";
    private static final String NO_HOOKS = "disableAllHooks";

    private ClaudeSettingsChecks() {}

    static void run(Context context, Diagnosis diagnosis) throws IOException {
        ClaudeFiles files = ClaudeFiles.of(context);
        for (Path file : List.of(files.settings(), files.home().resolve("settings.local.json"))) {
            if (Files.isRegularFile(file)) {
                allServers(file, context, diagnosis);
                noHooks(file, context, diagnosis);
            }
        }
        managed(files.managed(), diagnosis);
    }

    private static void allServers(Path file, Context context, Diagnosis diagnosis)
            throws IOException {
        if (!CarefulEdit.flag(Files.readAllBytes(file), ALL_SERVERS).orElse(false)) {
            return;
        }
        String where = context.shortPath(file);
        diagnosis.add(
                DoctorFinding.warn(
                                "mcp-servers",
                                where + " sets " + ALL_SERVERS,
                                "drover doctor --fix")
                        .because(
                                "Every session starts all servers of its project without asking:"
                                        + " most duplicates begin here.")
                        .fixedBy(
                                "Sets "
                                        + ALL_SERVERS
                                        + " to false in "
                                        + where
                                        + ", changes nothing else there, and keeps a copy. Claude"
                                        + " Code then asks once for each project's servers.",
                                false,
                                List.of(where)),
                () ->
                        "Done; the file as it was is "
                                + CarefulEdit.switchOff(
                                        file, ALL_SERVERS, context.machine()::exchange));
    }

    private static void noHooks(Path file, Context context, Diagnosis diagnosis)
            throws IOException {
        if (CarefulEdit.flag(Files.readAllBytes(file), NO_HOOKS).orElse(false)) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    "hooks-off",
                                    context.shortPath(file) + " sets " + NO_HOOKS,
                                    "Take it out by hand if Drover is to hear of your sessions.")
                            .because(
                                    "No hook runs, so Drover sees waits late or not at all. You may"
                                            + " have meant it, so it is left to you."));
        }
    }

    private static void managed(Path file, Diagnosis diagnosis) {
        JsonNode policy = ClaudeFiles.read(file).orElse(null);
        if (policy == null) {
            return;
        }
        for (String name : List.of(NO_HOOKS, "allowManagedHooksOnly")) {
            JsonNode value = policy.get(name);
            if (value != null && value.isBoolean() && value.booleanValue()) {
                diagnosis.add(
                        DoctorFinding.warn(
                                        "hooks-policy",
                                        file + " sets " + name,
                                        "Ask whoever looks after this machine to let Drover's hook"
                                                + " run.")
                                .because(
                                        "Your own hooks do not run, so Drover sees waits late or"
                                                + " not at all."));
            }
        }
    }
}
