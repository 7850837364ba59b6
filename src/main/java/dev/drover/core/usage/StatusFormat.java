package dev.drover.core.usage;

import dev.drover.core.Refused;
import dev.drover.model.usage.ContextUse;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The ways in which a status line is written.
public sealed interface StatusFormat {
    /// `Agents: 25/145 (5) | Tokens: 15k/200k (7.5%) | Conf: 99.2% | Status: 🟢 OPTIMAL`
    record Full() implements StatusFormat {
        private static final StatusTemplate TEMPLATE =
                StatusTemplate.parse(
                        "Agents: {agents} | Tokens: {tokens} | Conf: {confidence} | Status:"
                                + " {status}");
    }

    /// `A:25/145(5) T:7.5% C:99.2%`
    record Compact() implements StatusFormat {}

    /// An object for programs.
    record Json() implements StatusFormat {}

    record Own(StatusTemplate template) implements StatusFormat {}

    /// @param word `full`, `compact`, `json` or a template
    /// @throws Refused if it is neither
    static StatusFormat parse(String word) {
        return switch (word) {
            case "full" -> new Full();
            case "compact" -> new Compact();
            case "json" -> new Json();
            default -> new Own(StatusTemplate.parse(word));
        };
    }

    /// @param columns 0 for as many as it takes
    /// @param colours may it have any?
    default String render(StatusFigures figures, Moment moment, int columns, boolean colours) {
        return switch (this) {
            case Full _ -> Full.TEMPLATE.render(figures, moment, columns, false);
            case Compact _ -> Fitting.line(compact(figures), columns, false);
            case Json _ -> json(figures);
            case Own(StatusTemplate template) -> template.render(figures, moment, columns, colours);
        };
    }

    private static List<Fitting.Unit> compact(StatusFigures figures) {
        List<Fitting.Unit> units = new ArrayList<>();
        Words agents = SegmentWords.agents(figures);
        if (agents != null) {
            add(units, "A:" + agents.text().replace(" ", ""), Segment.AGENTS);
        }
        Words tokens = SegmentWords.tokens(figures);
        if (tokens != null) {
            add(units, "T:" + tokens.brief(), Segment.TOKENS);
        }
        Words confidence = SegmentWords.confidence(figures);
        if (confidence != null) {
            add(units, "C:" + confidence.text(), Segment.CONFIDENCE);
        }
        return units;
    }

    private static void add(List<Fitting.Unit> units, String text, Segment segment) {
        List<Piece> pieces = List.of(Piece.plain(text));
        units.add(new Fitting.Unit(units.size(), " ", "", segment.priority, pieces, pieces));
    }

    private static String json(StatusFigures figures) {
        StatusFigures.Herd herd = figures.herd();
        ContextUse context = figures.context();
        Double share = context == null ? null : context.share();
        // Without an instance of its own a line has no part about one.
        String agents =
                herd.agents() == null
                        ? "    \"total\": " + herd.total()
                        : "    \"current\": "
                                + herd.agents()
                                + ",\n    \"total\": "
                                + herd.total()
                                + ",\n    \"instance_count\": "
                                + herd.instances();
        return String.format(
                Locale.ROOT,
                """
                {
                  "agents": {
                %s
                  },
                  "tokens": {
                    "used": %s,
                    "total": %s,
                    "percentage": %s
                  },
                  "confidence": %s,
                  "status": "%s"
                }\
                """,
                agents,
                context == null ? null : context.used(),
                context == null ? null : context.size(),
                percent(share),
                percent(figures.confidence()),
                StatusWord.of(figures.limits()));
    }

    private static @Nullable String percent(@Nullable Double share) {
        return share == null ? null : Figures.percent(share);
    }
}
