package dev.drover.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.Tokens;
import dev.drover.ui.Herd;
import dev.drover.ui.charts.Bars;
import dev.drover.ui.charts.TimeData.Series;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Group;
import dev.drover.ui.usage.UsageView.Grouping;
import dev.drover.ui.usage.UsageView.Side;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What a report becomes before anything is drawn.
class UsageSeriesTest {
    private static final UsageChoice MODELS = UsageChoice.FIRST.with(Side.MODEL);

    @Test
    void namesEightAndAddsUpTheOthersWithoutLosingAToken() {
        UsageView report = HerdUsage.rich(30);
        UsageSeries series = UsageSeries.of(report, UsageChoice.FIRST, new SeriesColours());
        assertThat(series.time().series()).hasSize(SeriesColours.MOST + 1);
        assertThat(series.time().series().getLast().name()).isEqualTo("4 others");
        double drawn =
                series.time().series().stream()
                        .flatMapToDouble(one -> Arrays.stream(one.values()))
                        .sum();
        long all =
                UsageSeries.groups(report, UsageChoice.FIRST).stream()
                        .mapToLong(group -> group.amount().tokens().total())
                        .sum();
        assertThat(drawn).isEqualTo((double) all);
        assertThat(series.bars().rest()).isEqualTo(4);
    }

    @Test
    void leavesRoomForTheHoursToCome() {
        UsageView report = HerdUsage.rich(1);
        UsageSeries series = UsageSeries.of(report, MODELS, new SeriesColours());
        assertThat(Duration.between(series.time().from(), series.time().to()))
                .isEqualTo(Duration.ofHours(24));
        assertThat(series.time().times()).hasSize(16);
        assertThat(UsageWeek.of(report, Herd.NOW).amounts()).containsNull().hasSize(7 * 24);
        assertThat(UsageWeek.of(report, Herd.NOW).amounts().stream().filter(a -> a == null))
                .hasSize(8);
    }

    @Test
    void drawsNoCostWhereThereIsNoPriceAndSaysWhy() {
        UsageSeries series =
                UsageSeries.of(HerdUsage.rich(7), MODELS.with(Unit.COST), new SeriesColours());
        assertThat(series.time().series())
                .extracting(Series::name)
                .containsExactlyInAnyOrder(
                        "claude-opus-4-8", "claude-sonnet-4-6", "claude-haiku-4-5");
        assertThat(series.bars().whole()).isFalse();
        assertThat(series.bars().bars())
                .filteredOn(bar -> bar.name().startsWith("gpt"))
                .extracting(Bars.Bar::said)
                .containsExactly("no price");
    }

    @Test
    void showsTheWholeCostWhereGroupsHaveNoneOverTime() {
        UsageView rich = HerdUsage.rich(7);
        List<Grouping> plain =
                rich.groups().stream()
                        .map(
                                grouping ->
                                        new Grouping(
                                                grouping.side(),
                                                grouping.groups().stream()
                                                        .map(
                                                                g ->
                                                                        new Group(
                                                                                g.key(),
                                                                                g.name(),
                                                                                g.amount(),
                                                                                g.steps()))
                                                        .toList()))
                        .toList();
        UsageView report =
                new UsageView(
                        7,
                        rich.zone(),
                        rich.from(),
                        rich.to(),
                        rich.all(),
                        rich.steps(),
                        plain,
                        rich.week(),
                        null,
                        0L,
                        rich.pricesOf(),
                        List.of());
        UsageSeries series = UsageSeries.of(report, MODELS.with(Unit.COST), new SeriesColours());
        assertThat(series.time().series()).extracting(Series::name).containsExactly("All");
        assertThat(UsageFigures.of(report, new UsageInputs.Pool(0, 500)).get(3).value())
                .isEqualTo("–");
    }

    @Test
    void writesTablesThatSpreadsheetsReadAndNeverRun() {
        Amount amount = new Amount(new Tokens(1, 2, 3, 4, 5), 6, null, false);
        UsageView none = HerdUsage.none(7);
        UsageView report =
                new UsageView(
                        7,
                        none.zone(),
                        none.from(),
                        none.to(),
                        amount,
                        none.steps().subList(0, 2),
                        List.of(
                                new Grouping(
                                        Side.MODEL,
                                        List.of(
                                                new Group(
                                                        "@m",
                                                        "a \"b\", c",
                                                        amount,
                                                        List.of(7L, 8L),
                                                        Arrays.asList(null, 0.25))))),
                        List.of(),
                        null,
                        0L,
                        "2026-11-20",
                        List.of("@m"));
        assertThat(UsageExport.csv(report, MODELS))
                .isEqualTo(
                        "model,name,tokens,input,output,cache_write,cache_write_1h,cache_read,"
                                + "requests,cost_usd,cost_complete,tokens 2026-11-13T23:00:00Z,"
                                + "tokens 2026-11-14T23:00:00Z\r\n"
                                + "'@m,\"a \"\"b\"\", c\",15,1,2,3,4,5,6,,false,7,8\r\n");
        assertThat(UsageExport.csv(report, MODELS.with(Unit.COST))).endsWith(",false,,0.25\r\n");
        assertThat(UsageExport.csv(report, MODELS.withOnly("other"))).doesNotContain("@m");
    }

    @Test
    void sumsUpWhatHooksCostWithDroversOwnFirst() {
        HookCosts costs = HookCosts.of(HerdUsage.hooks(true));
        assertThat(costs.timed()).isTrue();
        assertThat(costs.lines())
                .extracting(line -> line.name().replaceAll("evil.*", "evil"))
                .containsExactly(
                        "Drover's own",
                        "npx prettier --write",
                        "python3 ~/.claude/hooks/guard.py",
                        "\uFFFDevil",
                        "2 others");
        assertThat(costs.lines().getFirst().runs()).isEqualTo("8,489");
        assertThat(costs.lines().getFirst().worst().replace('\u00A0', ' ')).isEqualTo("11 ms");
        HookCosts never = HookCosts.of(List.of(new HookCost("Stop", true, 0, 0, null)));
        assertThat(never.lines().getFirst().each()).isEqualTo("–");
        assertThat(never.lines().getFirst().worst()).isEqualTo("–");
        assertThat(never.lines().getFirst().sum()).isEqualTo("–");
    }

    @Test
    void givesAColourOnceAndKeepsIt() {
        SeriesColours colours = new SeriesColours();
        colours.show(List.of("a", "b", "c"));
        String b = colours.of("b");
        colours.show(List.of("d", "c", "b"));
        assertThat(colours.of("b")).isEqualTo(b);
        assertThat(colours.of("d")).isEqualTo("series-0");
        assertThat(colours.of("gone")).isEqualTo("series-others");
    }
}
