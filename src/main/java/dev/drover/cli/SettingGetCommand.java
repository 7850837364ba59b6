package dev.drover.cli;

import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `drover settings get`.
@Command(
        name = "get",
        description = "Prints one value.",
        footer = {"  drover settings get instances.staleAfter"})
final class SettingGetCommand extends CliCommand {
    @Parameters(paramLabel = "KEY", description = "Such as instances.staleAfter.")
    String key = "";

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "project:NAME tells what counts in that project.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        SettingView setting =
                SettingsCommand.inForce(context, namespace).stream()
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
