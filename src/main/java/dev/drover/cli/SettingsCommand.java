package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.SettingView;

import picocli.CommandLine.Command;

/// `drover settings`: all of them, with where each value comes from.
@Command(
        description = "Lists the settings, reads and changes them.",
        subcommands = {
            SettingGetCommand.class,
            SettingSetCommand.class,
            SettingResetCommand.class,
            SettingPathCommand.class
        },
        footer = {
            "  drover settings",
            "  drover settings get instances.staleAfter",
            "  drover settings set instances.staleAfter 2h",
            "  drover settings reset instances.staleAfter"
        })
final class SettingsCommand extends CliCommand {
    @Override
    int run(Context context) {
        var settings = context.api().settings();
        if (json) {
            context.out().json(settings);
            return Exit.OK;
        }
        Table table =
                Table.of(
                        Column.whole("KEY", 0),
                        Column.text("VALUE", 8, 16, 0),
                        Column.whole("FROM", 1),
                        Column.text("MEANING", 24, 48, 2));
        for (SettingView setting : settings) {
            boolean own = !setting.origin().equals("default");
            table.row(
                    Cell.of(setting.key()),
                    Cell.of(setting.value(), own ? Tone.STRONG : Tone.PLAIN),
                    Cell.of(setting.origin(), own ? Tone.PLAIN : Tone.DIM),
                    Cell.of(setting.description(), Tone.DIM));
        }
        context.out().table(table);
        return Exit.OK;
    }
}
