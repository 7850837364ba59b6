package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.model.Place;
import dev.drover.model.view.DoctorFinding;
import dev.drover.setup.Setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The doctor reads the agents' settings, and never writes them: do their hooks report here? What
/// is missing, setup writes.
final class HookChecks {
    private static final String CLAUDE_CODE = "claude-code";
    /// Where the window does what `drover setup` does.
    private static final String PAGE = new Place.Setup().toString();

    private static final Pattern HOOK = Pattern.compile("drover['\\\\\"]* hook claude-code");

    private HookChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        Setup setup = SetupGround.setup(context);
        claudeCode(setup, context, diagnosis);
        diagnosis.add(others(setup));
    }

    private static DoctorFinding others(Setup setup) {
        List<String> here = new ArrayList<>(setup.here());
        here.remove(CLAUDE_CODE);
        List<String> set = new ArrayList<>(here);
        set.retainAll(setup.present());
        List<String> missing = new ArrayList<>(here);
        missing.removeAll(set);
        if (here.isEmpty()) {
            return DoctorFinding.ok("other agents", "none is seen here");
        }
        return missing.isEmpty()
                ? DoctorFinding.ok("other agents", "report to Drover: " + String.join(", ", set))
                : DoctorFinding.warn(
                                "other agents",
                                "have no hooks of Drover's: " + String.join(", ", missing),
                                "drover setup " + String.join(" ", missing))
                        .shownAt(PAGE);
    }

    private static void claudeCode(Setup setup, Context context, Diagnosis diagnosis) {
        Path home = ClaudeFiles.of(context).home();
        if (!Files.isDirectory(home)) {
            diagnosis.add(DoctorFinding.ok(CLAUDE_CODE, "is not used by this user"));
            return;
        }
        DoctorFinding found = claudeCode(setup, home.resolve("settings.json"), context);
        diagnosis.add(found.well() ? found : found.shownAt(PAGE));
    }

    private static DoctorFinding claudeCode(Setup setup, Path settings, Context context) {
        String where = context.shortPath(settings);
        String todo = "drover setup " + CLAUDE_CODE;
        if (!Files.isRegularFile(settings)) {
            return DoctorFinding.warn(
                    CLAUDE_CODE, "has no hooks: " + where + " is not there", todo);
        }
        try {
            String text = new String(Files.readAllBytes(settings), StandardCharsets.UTF_8);
            long count = HOOK.matcher(text).results().count();
            if (count == 0) {
                return DoctorFinding.warn(
                        CLAUDE_CODE,
                        "none of its hooks reports to Drover, so waits are seen late or not",
                        todo);
            }
            return missing(setup)
                    .map(
                            program ->
                                    DoctorFinding.warn(
                                            CLAUDE_CODE,
                                            "its hooks start " + program + ", which is not there",
                                            todo))
                    .orElseGet(
                            () ->
                                    DoctorFinding.ok(
                                            CLAUDE_CODE,
                                            Quantity.count(count, "hook")
                                                    + (count == 1 ? " reports" : " report")
                                                    + " to Drover"));
        } catch (IOException e) {
            return DoctorFinding.warn(CLAUDE_CODE, where + " cannot be read: " + e, todo);
        }
    }

    /// A program that the hooks start and that is not there; empty if all is well.
    private static Optional<String> missing(Setup setup) {
        return setup.programs(CLAUDE_CODE).stream()
                .filter(program -> program.startsWith("/"))
                .filter(program -> !Files.isExecutable(Path.of(program)))
                .findFirst();
    }
}
