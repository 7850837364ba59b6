package dev.drover.ui.usage;

import dev.drover.model.VisibleText;
import dev.drover.model.view.UsageSources;
import dev.drover.model.view.UsageSources.Figure;
import dev.drover.model.view.UsageSources.Told;
import dev.drover.ui.part.Figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One line of the list of sources, every text ready.
sealed interface SourceLine {
    /// The sources there are, in the order of the columns.
    List<String> SOURCES = List.of("hooks", "status line", "transcript", "telemetry");

    /// What lies farther apart than this is marked.
    double MUCH = 0.05;

    /// The instance that the line belongs to.
    String instance();

    String spoken();

    /// @param confidence such as `98 %`, empty if it cannot be told
    record Head(String instance, String name, String confidence, String why) implements SourceLine {
        @Override
        public String spoken() {
            return name + ", " + (confidence.isEmpty() ? why : "confidence " + confidence);
        }
    }

    /// @param cells one for each of {@link #SOURCES}, empty if it does not tell this figure
    /// @param much whether the sources lie far apart
    record Row(String instance, String figure, List<String> cells, String difference, boolean much)
            implements SourceLine {
        public Row {
            cells = List.copyOf(cells);
        }

        @Override
        public String spoken() {
            List<String> told = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    told.add(SOURCES.get(i) + " " + cells.get(i));
                }
            }
            return figure
                    + ": "
                    + String.join(", ", told)
                    + (difference.isEmpty() ? "" : ", " + difference + " apart");
        }
    }

    /// The least sure first: they are why somebody comes here.
    static List<SourceLine> all(List<UsageSources> sources) {
        return sources.stream()
                .sorted(Comparator.comparingDouble(SourceLine::rank))
                .flatMap(one -> lines(one).stream())
                .collect(Collectors.toList());
    }

    private static double rank(UsageSources sources) {
        Double confidence = sources.confidence();
        return confidence == null ? 2 : confidence;
    }

    private static List<SourceLine> lines(UsageSources one) {
        List<SourceLine> lines = new ArrayList<>();
        Double confidence = one.confidence();
        String name = VisibleText.line(one.name().strip(), 80);
        lines.add(
                new Head(
                        one.instance(),
                        name.isEmpty() ? VisibleText.line(one.instance(), 80) : name,
                        confidence == null ? "" : Figures.percent(confidence),
                        one.figures().isEmpty()
                                ? "no source has told anything yet"
                                : "one source alone: nothing to compare"));
        for (Figure figure : one.figures()) {
            List<String> cells = SOURCES.stream().map(source -> cell(figure, source)).toList();
            Double apart = figure.difference();
            lines.add(
                    new Row(
                            one.instance(),
                            words(figure.name()),
                            cells,
                            apart == null ? "" : Figures.percent(apart),
                            apart != null && apart > MUCH));
        }
        return lines;
    }

    private static String cell(Figure figure, String source) {
        for (Told told : figure.told()) {
            if (told.source().equals(source)) {
                return figure.name().equals("cost")
                        ? Figures.dollars(told.value())
                        : String.format(Locale.ROOT, "%,d", Math.round(told.value()));
            }
        }
        return "";
    }

    private static String words(String figure) {
        return switch (figure) {
            case "context", "context tokens" -> "Tokens in context";
            case "cost" -> "Cost";
            case "subagents" -> "Subagents so far";
            case "toolCalls", "tool calls" -> "Calls of tools";
            case "tokens" -> "Tokens";
            default -> VisibleText.line(figure, 40);
        };
    }
}
