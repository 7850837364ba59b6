package dev.drover.cli;

import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;

/// `drover settings reset`: one back to its default at once, all only after a look at them.
@Command(
        name = "reset",
        description = "Takes values out of the settings file, so that their defaults count again.",
        footer = {
            "  drover settings reset window.theme",
            "  drover settings reset --all          shows what would change",
            "  drover settings reset --all --yes"
        })
final class SettingResetCommand extends CliCommand {
    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    @Option(names = "--yes", description = "With --all: does it.")
    boolean yes;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "project:NAME takes away what that project has of its own.")
    @Nullable String namespace;

    /// One, or all.
    static final class Which {
        @Parameters(index = "0", paramLabel = "KEY", description = "Such as window.theme.")
        @Nullable String key;

        @Option(names = "--all", description = "All that the file says.")
        boolean all;
    }

    @Override
    int run(Context context) {
        if (which.key != null) {
            SettingView setting = context.api().reset(namespace, which.key);
            if (json) {
                context.out().json(setting);
            } else {
                context.out().line(words(setting));
            }
            return Exit.OK;
        }
        List<SettingView> own =
                context.api().settings(namespace).stream()
                        .filter(s -> SettingsCommand.isOwn(s, namespace))
                        .toList();
        if (own.isEmpty()) {
            return tell(
                    context,
                    own,
                    true,
                    "Nothing to reset: the file says nothing"
                            + (namespace == null
                                    ? " of its own."
                                    : SettingsCommand.place(namespace) + "."));
        }
        if (!yes) {
            return tell(context, own, false, "Nothing is changed yet: add --yes to do it.");
        }
        List<SettingView> after =
                own.stream().map(s -> context.api().reset(namespace, s.key())).toList();
        if (json) {
            context.out().json(Map.of("reset", after, "done", true));
        } else {
            after.forEach(setting -> context.out().line(words(setting)));
        }
        return Exit.OK;
    }

    /// @param done false if it only would be
    private int tell(Context context, List<SettingView> own, boolean done, String line) {
        if (json) {
            context.out().json(Map.of("reset", own, "done", done));
        } else {
            own.forEach(setting -> context.out().line(preview(setting)));
            context.out().line(line);
        }
        return done ? Exit.OK : Exit.REFUSED;
    }

    private static String preview(SettingView setting) {
        String now = setting.key() + " is " + setting.value();
        return setting.fixed()
                ? now + " by the " + setting.origin() + ", and would stay so."
                : now + ", and would be " + setting.defaultValue() + ".";
    }

    private static String words(SettingView setting) {
        String now = setting.key() + " is " + setting.value();
        if (setting.fixed()) {
            return now
                    + ": the file says nothing of it now, but the "
                    + setting.origin()
                    + " does.";
        }
        return now + (setting.live() ? " again." : " again from the next start on.");
    }
}
