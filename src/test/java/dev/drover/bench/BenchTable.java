package dev.drover.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All rows of a run, as one Markdown table that is also readable as it is.
final class BenchTable {
    private static final Row HEAD =
            new Row("id", "what", "figure", "floor", "ratio", "target", "verdict");

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    /// Writes the table into the file and onto the stream.
    void publish(Path file, PrintStream out) throws IOException {
        String text = machine() + "\n\n" + markdown();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        out.println("\n" + text);
    }

    private String markdown() {
        int[] widths = new int[cells(HEAD).size()];
        List<Row> all = new ArrayList<>(rows);
        all.addFirst(HEAD);
        for (Row row : all) {
            List<String> cells = cells(row);
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (Row row : all) {
            List<String> cells = cells(row);
            for (int i = 0; i < widths.length; i++) {
                text.append("| ").append(cells.get(i));
                text.repeat(' ', widths[i] - cells.get(i).length() + 1);
            }
            text.append("|\n");
            if (row == HEAD) {
                for (int width : widths) {
                    text.append('|').repeat('-', width + 2);
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.id(),
                row.what(),
                row.figure(),
                row.floor(),
                row.ratio(),
                row.target(),
                row.verdict());
    }

    /// A busy machine shows in every figure, so the load is told beside them.
    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, load %.1f at the end; Java %s",
                system.getName(),
                system.getVersion(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version());
    }
}
