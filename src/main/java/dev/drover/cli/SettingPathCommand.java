package dev.drover.cli;

import picocli.CommandLine.Command;

import java.util.Map;

/// `drover settings path`.
@Command(
        name = "path",
        description = "Prints where the settings file is.",
        footer = {"  $EDITOR \"$(drover settings path)\""})
final class SettingPathCommand extends CliCommand {
    @Override
    int run(Context context) {
        String path = context.paths().settingsFile().toString();
        if (json) {
            context.out().json(Map.of("path", path));
        } else {
            context.out().line(path);
        }
        return Exit.OK;
    }
}
