package dev.drover.core.process;

import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How processes and sessions are called in sentences. All of it is safe to show.
final class Names {
    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Names() {}

    /// Its name in quotes, else agent and directory; and the id that people type.
    static String of(Instance instance) {
        String name =
                instance.label()
                        .name()
                        .filter(n -> !n.isBlank())
                        .map(n -> "'" + VisibleText.line(n, LONGEST) + "'")
                        .orElseGet(
                                () ->
                                        instance.agent()
                                                + " in "
                                                + VisibleText.line(
                                                        lastPart(instance.location().cwd()),
                                                        LONGEST));
        return name + " (" + instance.id().shortForm() + ")";
    }

    /// The program's name, or the script's that it runs.
    static String program(ProcessFacts facts) {
        String first =
                facts.command().isEmpty()
                        ? facts.executable() == null ? "?" : facts.executable()
                        : facts.command().getFirst();
        return line(Secrets.redact(lastPart(first.split(" ", 2)[0])));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String line(String text) {
        return VisibleText.line(text, LONGEST_LINE);
    }

    private static String lastPart(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? path : last;
    }
}
