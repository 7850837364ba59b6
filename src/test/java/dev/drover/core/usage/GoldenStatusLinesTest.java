package dev.drover.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.core.usage.StatusFigures.Here;
import dev.drover.model.usage.LimitUse.Kind;
import dev.drover.model.usage.Spent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How the line that is drawn by default looks at each width, and with fields missing. What is
/// drawn now is left in `target/status-lines.txt`: look at it, then put it in the golden file's
/// place.
class GoldenStatusLinesTest {
    private static final String STANDARD =
            "{model} | {context} | {5h} | {7d} | {cost} | {budget} | {branch} {worktree}"
                    + " | {ports} | {subagents} | {waiting} | {alerts}";

    private static final int[] WIDTHS = {20, 30, 40, 50, 60, 80, 100, 120, 160, 200};

    private static Map<String, StatusFigures> cases() {
        Map<String, StatusFigures> cases = new LinkedHashMap<>();
        cases.put("everything", Figured.ALL);
        cases.put(
                "as a session begins",
                new StatusFigures(
                        new Herd(0, 0, 1, 0, 0),
                        null,
                        null,
                        0.0,
                        Spent.UNKNOWN,
                        Figured.told("Opus 4.8 (1M context)"),
                        new Here(null, "idle", "main", null, List.of()),
                        List.of()));
        cases.put(
                "outside a repository, limits reached",
                new StatusFigures(
                        new Herd(0, 3, 2, 0, 1),
                        Figured.ALL.context(),
                        null,
                        123.4,
                        Spent.UNKNOWN,
                        Figured.told("Sonnet"),
                        Here.UNKNOWN,
                        List.of(Figured.limit(Kind.FIVE_HOUR, 100, 100))));
        cases.put("nothing", Figured.NOTHING);
        return cases;
    }

    private static String drawn() {
        StringBuilder all = new StringBuilder();
        cases().forEach(
                        (name, figures) -> {
                            all.append("# ").append(name).append('\n');
                            for (String format : List.of(STANDARD, "full", "compact")) {
                                all.append("## ")
                                        .append(format.equals(STANDARD) ? "standard" : format)
                                        .append('\n');
                                for (int width : WIDTHS) {
                                    String line =
                                            StatusFormat.parse(format)
                                                    .render(figures, Figured.MOMENT, width, false);
                                    all.append("%3d ".formatted(width)).append(line).append('\n');
                                }
                            }
                        });
        all.append("# colours\n");
        for (int width : new int[] {40, 80, 200}) {
            all.append(
                    StatusFormat.parse(STANDARD)
                            .render(Figured.ALL, Figured.MOMENT, width, true)
                            .replace("\u001b", "^"));
            all.append('\n');
        }
        return all.toString();
    }

    @Test
    void linesLookAsTheyDidWhenSomebodyLookedAtThem() throws IOException {
        String drawn = drawn();
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("status-lines.txt"), drawn);
        try (InputStream in =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/statusline/golden.txt"), "golden.txt")) {
            assertThat(drawn).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
