package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedFileView.Status;
import dev.drover.model.view.GuardedVersionView;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Guarded files and their versions on a terminal.
final class GuardSheet {
    private GuardSheet() {}

    /// A file as the daemon knows it; what cannot be one is an id.
    static String path(String typed, Context context) {
        if (typed.startsWith("~/") || (typed.indexOf('/') < 0 && typed.indexOf('.') < 0)) {
            return typed;
        }
        try {
            Path directory = Path.of(context.invocation().directory());
            return directory.resolve(typed).normalize().toString();
        } catch (InvalidPathException e) {
            return typed;
        }
    }

    static void files(List<GuardedFileView> files, Context context) {
        Output out = context.out();
        List<GuardedFileView> there =
                files.stream()
                        .filter(file -> file.status() != Status.ABSENT || file.versions() > 0)
                        .toList();
        if (there.isEmpty()) {
            out.line("No agent's settings are here yet. Those of Claude Code and others are");
            out.line("guarded as soon as they are.");
            return;
        }
        Table table =
                Table.of(
                        Column.path("FILE", 20, 60, 0),
                        Column.text("STATE", 8, 30, 0),
                        Column.number("HOOKS", 1),
                        Column.number("OURS", 2),
                        Column.number("VERSIONS", 1),
                        Column.number("CHANGED", 2));
        for (GuardedFileView file : there) {
            table.row(
                    Cell.of(context.shortPath(file.path())),
                    Cell.of(words(file.status()), tone(file.status())),
                    Cell.of(file.hooks() == 0 ? null : Integer.toString(file.hooks())),
                    Cell.of(file.ownHooks() == 0 ? null : Integer.toString(file.ownHooks())),
                    Cell.of(Integer.toString(file.versions())),
                    Cell.of(
                            file.changedAt() == null
                                    ? null
                                    : Quantity.age(file.changedAt(), context.now())));
        }
        out.table(table);
        there.stream().filter(f -> isIll(f.status())).forEach(f -> trouble(f, context));
    }

    private static void trouble(GuardedFileView file, Context context) {
        Output out = context.out();
        String where = context.shortPath(file.path());
        out.blank();
        out.line(
                file.status() == Status.BROKEN
                        ? where + " cannot be read by " + file.agent() + "."
                        : where + " misses:");
        file.lost().forEach(hook -> out.line("    " + hook));
        if (file.restore() != null) {
            out.line("  Back: drover guard restore " + file.restore());
        }
        if (file.status() == Status.HOOKS_LOST) {
            out.line("  Meant so: drover guard accept " + where);
        }
    }

    private static boolean isIll(Status status) {
        return status == Status.BROKEN || status == Status.HOOKS_LOST;
    }

    private static String words(Status status) {
        return switch (status) {
            case OK -> "well";
            case ABSENT -> "not there";
            case BROKEN -> "broken";
            case HOOKS_LOST -> "misses hooks";
            case TOO_LARGE -> "too large to keep";
        };
    }

    private static Tone tone(Status status) {
        return switch (status) {
            case BROKEN, HOOKS_LOST -> Tone.ATTENTION;
            case OK, ABSENT, TOO_LARGE -> Tone.DIM;
        };
    }

    static void versions(List<GuardedVersionView> versions, Context context) {
        if (versions.isEmpty()) {
            context.out().line("No version of it is kept yet.");
            return;
        }
        Table table =
                Table.of(
                        Column.whole("ID", 0),
                        Column.number("FROM", 0),
                        Column.number("SIZE", 1),
                        Column.number("HOOKS", 1),
                        Column.text("NOTE", 3, 30, 1));
        for (GuardedVersionView version : versions) {
            String note = version.current() ? "as it is now" : version.whole() ? "" : "broken";
            table.row(
                    Cell.of(version.id()),
                    Cell.of(Quantity.age(version.at(), context.now())),
                    Cell.of(Quantity.bytes(version.bytes())),
                    Cell.of(Integer.toString(version.hooks())),
                    Cell.of(note, version.whole() ? Tone.DIM : Tone.ATTENTION));
        }
        context.out().table(table);
    }

    static void changes(List<String> lines, Context context) {
        lines.forEach(context.out()::line);
        if (!lines.isEmpty()) {
            context.out().blank();
        }
    }
}
