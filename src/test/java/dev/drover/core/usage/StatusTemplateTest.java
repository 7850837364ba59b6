package dev.drover.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Refused;
import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.core.usage.StatusFigures.Here;
import dev.drover.model.usage.Spent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// How templates read, and what becomes of parts that have nothing to say.
class StatusTemplateTest {
    private static String draw(String template) {
        return draw(template, Figured.ALL);
    }

    private static String draw(String template, StatusFigures figures) {
        return StatusTemplate.parse(template).render(figures, Figured.MOMENT, 0, false);
    }

    private static String coloured(String template, int columns) {
        return StatusTemplate.parse(template)
                .render(Figured.ALL, Figured.MOMENT, columns, true)
                .replace("\u001b", "^");
    }

    /// Only a branch and a model are known.
    private static final StatusFigures LITTLE =
            new StatusFigures(
                    Herd.UNKNOWN,
                    null,
                    null,
                    null,
                    Spent.UNKNOWN,
                    Figured.told("Opus"),
                    new Here(null, null, "main", null, List.of()),
                    List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{agents};2/7 (3)",
                "{total};7",
                "{instances};3",
                "{subagents};2 subagents",
                "{tokens};42k/200k (21.0%)",
                "{context};██░░░░░░ 21%",
                "{cost};$0.04",
                "{today};$8.20/$10 today",
                "{month};$61.50 this month",
                "{budget};$8.20/$10 today",
                "{5h};5h 42% ↻ 14:30",
                "{7d};7d 91% out Fri 19:33",
                "{branch};feat-a",
                "{worktree};(worktree)",
                "{ports};:3000 :8000",
                "{alerts};2 alerts",
                "{waiting};1 waiting",
                "{model};Opus 4.8 (1M context)",
                "{name};shop",
                "{state};busy",
                "{status};🟡 BUSY",
                "{confidence};99.2%",
                "{pool};7/500 (1%)",
                "{directory};shop",
                "{lines};+12 -3",
                "{duration};1h 05m",
                "{version};2.1.197"
            })
    void eachSegmentHasItsWords(String template, String words) {
        assertThat(draw(template)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{model} | {cost} | {branch};Opus | main",
                "{cost} | {branch};main",
                "{branch} | {cost};main",
                "{branch} · {5h} · {7d} · {model};main · Opus",
                "on {branch} at {cost} with {model};on main with Opus",
                "{branch} {worktree} | x{cost}y | {ports};main",
                "{branch} T:{tokens} M:{model};main M:Opus",
                "[{cost} of {today}] | {branch};main",
                "[{branch} by {model}] | {cost};main by Opus",
                "{branch} costs {cost} USD | {model};main | Opus",
                "{branch} it is | {cost} USD;main it is",
                "Drover | {cost};''",
                "Drover | {cost} | {branch};Drover | main",
                "a | b;a | b"
            })
    void whatIsNotKnownVanishesWithItsLabelAndItsSeparator(String template, String line) {
        assertThat(draw(template, LITTLE)).isEqualTo(line);
    }

    @Test
    void linesWithoutAnythingToSayVanish() {
        assertThat(draw("{model}\\n{cost} | {5h}\n{branch}", LITTLE)).isEqualTo("Opus\nmain");
        assertThat(draw("{cost}", LITTLE)).isEmpty();
    }

    @Test
    void bracesAndBracketsCanBeWrittenThemselves() {
        assertThat(draw("{{x} [[{branch}]", LITTLE)).isEqualTo("{x} [main]");
    }

    @Test
    void segmentsHaveTheirColoursAndTakeOthers() {
        assertThat(coloured("{branch} | {alerts:cyan} | {cost}", 0))
                .isEqualTo("^[35mfeat-a^[0m^[2m | ^[0m^[36m2 alerts^[0m^[2m | ^[0m$0.04");
        assertThat(coloured("{context}", 0)).isEqualTo("^[32m██░░░░░░ 21%^[0m");
    }

    @Test
    void coloursOfTheTemplateAreKeptAndClosed() {
        assertThat(coloured("\\e[1;38;5;208mhi {cost}", 0)).isEqualTo("^[1;38;5;208mhi $0.04^[0m");
        assertThat(coloured("\\033[31mhi {cost}\\033[0m", 0)).isEqualTo("^[31mhi $0.04^[0m");
        assertThat(draw("\u001b[31mhi {cost}")).isEqualTo("hi $0.04");
    }

    @Test
    void otherEscapesOfATemplateAreShownAndNotSent() {
        assertThat(draw("\u001b]0;title\u0007{branch}")).isEqualTo("␛]0;title␇feat-a");
    }

    @Test
    void hostileNamesAreShownAndNotSent() {
        StatusFigures hostile =
                new StatusFigures(
                        Herd.UNKNOWN,
                        null,
                        null,
                        null,
                        Spent.UNKNOWN,
                        Figured.told("\u001b[2J\u202eX\n"),
                        new Here(null, null, "x".repeat(10_000), null, List.of()),
                        List.of());

        assertThat(draw("{model}", hostile)).isEqualTo("␛[2J\uFFFDX⏎");
        assertThat(draw("{branch}", hostile)).hasSize(64).endsWith("…");
    }

    @Test
    void aNarrowLineShortensBeforeItDrops() {
        String template = "{model} | {context} | {5h} | {cost}";
        assertThat(draw(template)).isEqualTo(line(template, 80));
        assertThat(line(template, 50))
                .isEqualTo("Opus 4.8 | ██░░░░░░ 21% | 5h 42% ↻ 14:30 | $0.04");
        assertThat(line(template, 40)).isEqualTo("Opus 4.8 | ██░░░░░░ 21% | 5h 42% | $0.04");
        assertThat(line(template, 36)).isEqualTo("Opus 4.8 | ctx 21% | 5h 42% | $0.04");
        assertThat(line(template, 34)).isEqualTo("██░░░░░░ 21% | 5h 42% | $0.04");
        assertThat(line(template, 16)).isEqualTo("ctx 21% | 5h 42%");
        assertThat(line(template, 12)).isEqualTo("██░░░░░░ 21%");
        assertThat(line(template, 4)).isEqualTo("ctx…");
        assertThat(line(template, 1)).isEqualTo("…");
    }

    @Test
    void eachLineOfSeveralIsFittedForItself() {
        assertThat(line("{model} | {cost}\\n{branch} | {5h}", 16))
                .isEqualTo("Opus 4.8 | $0.04\nfeat-a | 5h 42%");
    }

    private static String line(String template, int columns) {
        return StatusTemplate.parse(template).render(Figured.ALL, Figured.MOMENT, columns, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{token};there is no segment {token}; there are context, 5h, status",
                "{};there is no segment {}",
                "{model:pink};there is no colour 'pink'; there are plain",
                "{model;a '{' of the template has no '}'",
                "[{model};a '[' of the template has no ']'"
            })
    void whatIsNoTemplateIsToldInOneLine(String template, String told) {
        assertThatThrownBy(() -> StatusTemplate.parse(template))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(told.split(";")[0])
                .message()
                .hasLineCount(1);
    }

    @Test
    void whoAsksForASegmentThatThereIsNotIsToldWhichThereAre() {
        assertThatThrownBy(() -> StatusTemplate.parse("{\u001b[31m}"))
                .hasMessage(
                        "The status line: there is no segment {␛[31m}; there are context, 5h,"
                                + " status, alerts, waiting, tokens, 7d, agents, cost, budget,"
                                + " model, name, branch, worktree, subagents, ports, confidence,"
                                + " pool, quota, today, month, state, total, instances,"
                                + " directory, lines, duration, version.");
    }

    @Test
    void aTemplateOfAnyLengthIsBounded() {
        assertThatThrownBy(() -> StatusTemplate.parse("x".repeat(5_000)))
                .hasMessageContaining("longer than 4000 characters");
    }
}
