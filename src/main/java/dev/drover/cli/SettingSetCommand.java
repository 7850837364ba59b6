package dev.drover.cli;

import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `drover settings set`.
@Command(
        name = "set",
        description = "Changes one value and keeps it in the settings file.",
        footer = {
            "  drover settings set window.theme dark",
            "  drover settings set --namespace project:shop killGuard.enabled true"
        })
final class SettingSetCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "Such as window.theme.")
    String key = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "Such as dark, 30s, true.")
    String value = "";

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "project:NAME sets it for that project alone.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        SettingView setting = context.api().set(namespace, key, value);
        if (json) {
            context.out().json(setting);
            return Exit.OK;
        }
        String from = setting.origin();
        boolean hidden = from.equals("environment") || from.equals("option");
        context.out()
                .line(
                        setting.key()
                                + " is "
                                + setting.value()
                                + SettingsCommand.place(namespace)
                                + (hidden
                                        ? ": the file has your value now, but the "
                                                + from
                                                + " is stronger."
                                        : setting.live() ? "." : " from the next start on."));
        return Exit.OK;
    }
}
