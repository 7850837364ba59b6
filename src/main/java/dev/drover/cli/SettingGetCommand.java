package dev.drover.cli;

import dev.drover.model.view.SettingView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover settings get`.
@Command(
        name = "get",
        description = "Prints one value.",
        footer = {"  drover settings get instances.staleAfter"})
final class SettingGetCommand extends CliCommand {
    @Parameters(paramLabel = "KEY", description = "Such as instances.staleAfter.")
    String key = "";

    @Override
    int run(Context context) {
        SettingView setting =
                context.api().settings().stream()
                        .filter(s -> s.key().equals(key))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                "No setting is called '"
                                                        + key
                                                        + "'. `drover settings` lists them."));
        if (json) {
            context.out().json(setting);
        } else {
            context.out().line(setting.value());
        }
        return Exit.OK;
    }
}
