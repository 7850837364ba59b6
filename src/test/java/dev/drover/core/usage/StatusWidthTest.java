package dev.drover.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.core.usage.StatusFigures.Here;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.Spent;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whatever is drawn, it fits and leaves no colour behind.
final class StatusWidthTest {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;:]*)m");

    private static final String[] NAMES = {
        "main",
        "日本語ブランチ",
        "e\u0301te\u0301",
        "👩‍👩‍👧‍👦",
        "🇩🇪x",
        "⚪",
        "\u001b[31m",
        "a\u0300\u0301",
        "한국",
        "ﷺ"
    };

    @Property(tries = 2_000)
    void noLineIsWiderThanTheTerminal(
            @ForAll("templates") String template,
            @ForAll("figures") StatusFigures figures,
            @ForAll @IntRange(min = 1, max = 200) int columns,
            @ForAll boolean colours) {
        String drawn =
                StatusFormat.parse(template).render(figures, Figured.MOMENT, columns, colours);

        for (String line : drawn.split("\n", -1)) {
            String bare = COLOUR.matcher(line).replaceAll("");
            assertThat(TextWidth.of(bare)).as(line).isLessThanOrEqualTo(columns);
            assertThat(bare).doesNotContain("\u001b");
            assertThat(isClosed(line)).as(line).isTrue();
            assertThat(colours || bare.equals(line)).isTrue();
        }
    }

    /// After the last colour comes an end of it.
    private static boolean isClosed(String line) {
        boolean open = false;
        Matcher colours = COLOUR.matcher(line);
        while (colours.find()) {
            open = !colours.group(1).isEmpty() && !colours.group(1).equals("0");
        }
        return !open;
    }

    @Property
    void aCutTextIsItsBeginningInWholeGraphemes(
            @ForAll("names") String text, @ForAll @IntRange(min = 1, max = 30) int columns) {
        String cut = TextWidth.cut(text, columns);

        assertThat(TextWidth.of(cut)).isLessThanOrEqualTo(columns);
        if (!cut.equals(text)) {
            String kept = cut.substring(0, cut.length() - 1);
            assertThat(cut).endsWith("…");
            assertThat(text).startsWith(kept);
            Matcher graphemes = Pattern.compile("\\X").matcher(text);
            int end = 0;
            while (end < kept.length() && graphemes.find()) {
                end = graphemes.end();
            }
            assertThat(end).isEqualTo(kept.length());
        }
    }

    @Example
    void widthsAreThoseOfTerminals() {
        assertThat(TextWidth.of("abc")).isEqualTo(3);
        assertThat(TextWidth.of("🟢 OPTIMAL")).isEqualTo(10);
        assertThat(TextWidth.of("⚪")).isEqualTo(2);
        assertThat(TextWidth.of("日本")).isEqualTo(4);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("👩‍👩‍👧‍👦")).isEqualTo(2);
        assertThat(TextWidth.of("██░░ ↻")).isEqualTo(6);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES).list().ofMinSize(1).ofMaxSize(6).map(l -> String.join("", l));
    }

    @Provide
    Arbitrary<String> templates() {
        Arbitrary<String> bits =
                Arbitraries.of(
                                Arbitraries.of(Segment.values()).map(s -> "{" + s + "}"),
                                Arbitraries.of(Segment.values()).map(s -> "{" + s + ":red}"),
                                Arbitraries.of(
                                        " | ",
                                        " ",
                                        "label ",
                                        "日本 ",
                                        "\\e[1;31m",
                                        "\\e[0m",
                                        "\\n",
                                        "[",
                                        "👩‍👩‍👧‍👦 ",
                                        " · ",
                                        "x"))
                        .flatMap(a -> a);
        Arbitrary<String> own =
                bits.list()
                        .ofMaxSize(14)
                        .map(l -> String.join("", l))
                        .map(t -> t.contains("[") && !t.contains("\\e") ? t + "]" : t)
                        .filter(t -> !t.matches("(?s).*\\[\\[.*|full|compact|json"))
                        .filter(StatusWidthTest::isTemplate);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, own),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("full", "compact")));
    }

    private static boolean isTemplate(String text) {
        try {
            StatusTemplate.parse(text);
            return true;
        } catch (dev.drover.core.Refused e) {
            return false;
        }
    }

    @Provide
    Arbitrary<StatusFigures> figures() {
        Arbitrary<@Nullable Integer> counts =
                Arbitraries.integers().between(0, 100_000).injectNull(0.3);
        Arbitrary<@Nullable Double> shares = Arbitraries.doubles().between(0, 2).injectNull(0.3);
        Arbitrary<ContextUse> contexts =
                Combinators.combine(
                                Arbitraries.longs().between(0, 3_000_000).injectNull(0.2),
                                Arbitraries.longs().between(0, 2_000_000).injectNull(0.2),
                                shares)
                        .as((used, size, share) -> new ContextUse(used, size, share));
        Arbitrary<LimitUse> limits =
                Combinators.combine(
                                Arbitraries.of(LimitUse.Kind.values()),
                                Arbitraries.doubles().between(0, 2))
                        .as(
                                (kind, share) ->
                                        new LimitUse(
                                                kind,
                                                null,
                                                share * 100,
                                                100,
                                                Figured.NOW.plusSeconds((long) (share * 500_000)),
                                                share > 1 ? Figured.NOW.plusSeconds(60) : null));
        return Combinators.combine(
                        Combinators.combine(counts, counts, counts)
                                .as((a, b, c) -> new Herd(a, b, c, a == null ? 0 : a, 0)),
                        contexts.injectNull(0.2),
                        shares,
                        shares,
                        names().injectNull(0.3),
                        names().injectNull(0.3),
                        limits.list().ofMaxSize(5))
                .as(
                        (herd, context, confidence, cost, branch, model, uses) ->
                                new StatusFigures(
                                        herd,
                                        context,
                                        confidence,
                                        cost,
                                        new Spent(cost, confidence),
                                        model == null ? null : Figured.told(model),
                                        new Here(
                                                branch, "busy", branch, model, List.of(3000, 8080)),
                                        uses));
    }
}
