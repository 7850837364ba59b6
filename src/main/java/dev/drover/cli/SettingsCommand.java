package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
            "  drover settings reset instances.staleAfter",
            "  drover settings --namespace project:shop"
        })
final class SettingsCommand extends CliCommand {
    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only what may differ by project, as it counts in project:NAME.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        List<SettingView> settings = context.api().settings(namespace);
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
            boolean own = isOwn(setting, namespace);
            table.row(
                    Cell.of(setting.key()),
                    Cell.of(setting.value(), own ? Tone.STRONG : Tone.PLAIN),
                    Cell.of(setting.origin(), own ? Tone.PLAIN : Tone.DIM),
                    Cell.of(setting.description(), Tone.DIM));
        }
        context.out().table(table);
        return Exit.OK;
    }

    /// What counts there, of all settings.
    static List<SettingView> inForce(Context context, @Nullable String namespace) {
        List<SettingView> all = new ArrayList<>(context.api().settings());
        if (namespace != null) {
            Map<String, SettingView> own =
                    context.api().settings(namespace).stream()
                            .collect(Collectors.toMap(SettingView::key, s -> s));
            all.replaceAll(s -> own.getOrDefault(s.key(), s));
        }
        return all;
    }

    /// Does somebody say it, and of this project where one is meant?
    static boolean isOwn(SettingView setting, @Nullable String namespace) {
        return isProject(namespace)
                ? setting.origin().equals("namespace")
                : !setting.origin().equals("default");
    }

    private static boolean isProject(@Nullable String namespace) {
        return namespace != null && !namespace.equals("global");
    }

    /// Such as ` in project:shop`; nothing for all projects.
    static String place(@Nullable String namespace) {
        return isProject(namespace) ? " in " + namespace : "";
    }
}
