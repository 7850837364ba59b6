package dev.drover.ui.usage;

import dev.drover.model.usage.Tokens;
import dev.drover.model.view.UsageSources;
import dev.drover.model.view.UsageSources.Figure;
import dev.drover.model.view.UsageSources.Told;
import dev.drover.ui.Herd;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Cell;
import dev.drover.ui.usage.UsageView.Group;
import dev.drover.ui.usage.UsageView.Grouping;
import dev.drover.ui.usage.UsageView.Side;
import dev.drover.ui.usage.UsageView.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up usage of the made-up herd.
final class HerdUsage {
    static final String ZONE = "Europe/Zurich";
    static final String HOSTILE =
            "\u202eevil\u0000\n\tname \u2066" + "x".repeat(10_000) + " 👩‍💻 <b>bold</b>";
    static final UsageInputs.Words WORDS =
            new UsageInputs.Words(
                    "~/.config/drover/prices.json",
                    "drover time --",
                    "{\"statusLine\": {\"type\": \"command\", \"command\": \"exec drover"
                            + " statusline\"}}");

    private static final List<String> INSTANCES =
            List.of(
                    "checkout-flow",
                    "ledger-migration",
                    "search ranking",
                    "Rewrite the checkout so that vouchers survive a reload of the page",
                    "flaky tests",
                    "schema review",
                    "W".repeat(60),
                    "docs-sweep",
                    HOSTILE,
                    "release notes",
                    "=cmd|' /C calc'!A0",
                    "lint");
    private static final List<String> MODELS =
            List.of(
                    "claude-opus-4-8",
                    "claude-sonnet-4-6",
                    "gpt-5.3-codex",
                    "local/qwen3-coder-480b-a35b-instruct-fp8-with-a-long-name",
                    "claude-haiku-4-5");
    private static final List<String> UNPRICED =
            List.of("gpt-5.3-codex", "local/qwen3-coder-480b-a35b-instruct-fp8-with-a-long-name");

    private HerdUsage() {}

    static UsageView none(int days) {
        ZonedDateTime from = from(days);
        List<Step> steps = new ArrayList<>();
        begins(days).forEach(at -> steps.add(new Step(at, new Amount(Tokens.NONE, 0, null, true))));
        List<Grouping> groups = new ArrayList<>();
        for (Side side : Side.values()) {
            groups.add(new Grouping(side, List.of()));
        }
        return new UsageView(
                days,
                ZONE,
                from.toInstant(),
                Herd.NOW,
                new Amount(Tokens.NONE, 0, null, true),
                steps,
                groups,
                List.of(),
                null,
                0L,
                "2026-11-20",
                List.of());
    }

    /// Twelve instances, five models of which two have no price.
    static UsageView rich(int days) {
        List<Instant> begins = begins(days);
        List<Grouping> groups = new ArrayList<>();
        groups.add(new Grouping(Side.INSTANCE, groups(INSTANCES, begins, 11, List.of(5, 8))));
        groups.add(
                new Grouping(
                        Side.WORKSPACE,
                        groups(
                                List.of("storefront", "ledger", "payments-api", "handbook"),
                                begins,
                                12,
                                List.of())));
        groups.add(new Grouping(Side.MODEL, groups(MODELS, begins, 13, List.of(2, 3))));
        groups.add(
                new Grouping(
                        Side.AGENT_TYPE,
                        groups(
                                List.of("main agent", "Explore", "general-purpose", "reviewer"),
                                begins,
                                14,
                                List.of())));
        groups.add(
                new Grouping(
                        Side.AGENT,
                        groups(List.of("claude-code", "codex"), begins, 15, List.of(1))));
        groups.add(
                new Grouping(
                        Side.SESSION,
                        groups(
                                List.of(
                                        "Vouchers survive a reload",
                                        "v12 of the ledger",
                                        "Ranking"),
                                begins,
                                16,
                                List.of())));
        List<Group> all = groups.get(2).groups();
        List<Step> steps = new ArrayList<>();
        Amount sum = new Amount(Tokens.NONE, 0, 0.0, true);
        for (int i = 0; i < begins.size(); i++) {
            long tokens = 0;
            double usd = 0;
            for (Group group : all) {
                tokens += group.steps().get(i);
                Double its = group.costs().get(i);
                usd += its == null ? 0 : its;
            }
            Amount amount = new Amount(split(tokens), tokens / 31_000, usd, false);
            sum = plus(sum, amount);
            steps.add(new Step(begins.get(i), amount));
        }
        return new UsageView(
                days,
                ZONE,
                begins.getFirst(),
                Herd.NOW,
                sum,
                steps,
                groups,
                week(),
                0.934,
                184_300L,
                "2026-11-20",
                UNPRICED);
    }

    private static Amount plus(Amount a, Amount b) {
        Double left = a.costUsd();
        Double right = b.costUsd();
        return new Amount(
                a.tokens().plus(b.tokens()),
                a.requests() + b.requests(),
                (left == null ? 0 : left) + (right == null ? 0 : right),
                false);
    }

    /// @param unpriced positions of those without a price
    // The class file of a record does not tell that its lists may hold null.
    @SuppressWarnings("NullAway")
    private static List<Group> groups(
            List<String> names, List<Instant> begins, int seed, List<Integer> unpriced) {
        Random random = new Random(seed);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Long> steps = new ArrayList<>();
            List<@Nullable Double> costs = new ArrayList<>();
            long sum = 0;
            boolean priced = !unpriced.contains(i);
            for (Instant begin : begins) {
                int hour = begin.atZone(ZoneId.of(ZONE)).getHour();
                boolean works =
                        begins.size() == 7 || begins.size() == 30 || (hour > 7 && hour < 21);
                int day = begin.atZone(ZoneId.of(ZONE)).getDayOfWeek().getValue();
                double weight = works ? (day > 5 ? 0.12 : 1) : 0.02;
                boolean idle = random.nextInt(4) == 0 || begin.isAfter(Herd.NOW);
                long tokens =
                        idle ? 0 : (long) (weight * random.nextInt(4_000_000) / (1 + i * 0.7));
                steps.add(tokens);
                costs.add(priced ? tokens * 1.1e-6 : null);
                sum += tokens;
            }
            groups.add(
                    new Group(
                            key(names.get(i), seed, i),
                            names.get(i),
                            new Amount(
                                    split(sum),
                                    sum / 31_000,
                                    priced ? sum * 1.1e-6 : null,
                                    priced && i != 1),
                            steps,
                            costs));
        }
        return groups;
    }

    private static String key(String name, int seed, int position) {
        if (name.startsWith("main")) {
            return "";
        }
        return seed == 11 ? Herd.animal(position + 1).id() : "key-" + seed + "-" + position;
    }

    private static Tokens split(long total) {
        long output = total / 40;
        long write = total / 18;
        long input = total / 90;
        return new Tokens(
                input, output, write, write / 4, total - output - write - write / 4 - input);
    }

    private static ZonedDateTime from(int days) {
        return Herd.NOW
                .atZone(ZoneId.of(ZONE))
                .toLocalDate()
                .minusDays(days - 1L)
                .atStartOfDay(ZoneId.of(ZONE));
    }

    private static List<Instant> begins(int days) {
        List<Instant> begins = new ArrayList<>();
        ZonedDateTime at = from(days);
        while (!at.toInstant().isAfter(Herd.NOW)) {
            begins.add(at.toInstant());
            at = days == 1 ? at.plusHours(1) : at.plusDays(1);
        }
        return begins;
    }

    private static List<Cell> week() {
        Random random = new Random(3);
        List<Cell> week = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            for (int hour = 0; hour < 24; hour++) {
                boolean works = hour > 7 && hour < 20;
                long tokens =
                        works && day < 6
                                ? (long) (random.nextInt(9_000_000) * Math.sin((hour - 7) / 4.0))
                                : random.nextInt(9) == 0 ? random.nextInt(700_000) : 0;
                week.add(new Cell(day, hour, Math.max(0, tokens)));
            }
        }
        return week;
    }

    static List<HookCost> hooks(boolean others) {
        List<HookCost> all = new ArrayList<>();
        all.add(new HookCost("PreToolUse", true, 4_211, 2_948, 9.4));
        all.add(new HookCost("PostToolUse", true, 4_190, 3_310, 11.2));
        all.add(new HookCost("UserPromptSubmit", true, 88, 61, 2.2));
        all.add(new HookCost("Stop", true, 0, 0, null));
        if (others) {
            all.add(new HookCost("npx prettier --write", false, 402, 331_000, 4_100.0));
            all.add(new HookCost("python3 ~/.claude/hooks/guard.py", false, 4_205, 252_300, 812.0));
            all.add(new HookCost(HOSTILE, false, 12, 140, 30.0));
            all.add(new HookCost("say.sh", false, 0, 0, null));
            all.add(new HookCost("notify", false, 3, 12, 5.0));
        }
        return all;
    }

    static List<UsageSources> sources() {
        return List.of(
                new UsageSources(
                        Herd.animal(1).id(),
                        "checkout-flow",
                        0.991,
                        List.of(
                                new Figure(
                                        "context",
                                        List.of(
                                                new Told("status line", 151_204),
                                                new Told("transcript", 150_010)),
                                        0.0079),
                                new Figure(
                                        "cost",
                                        List.of(
                                                new Told("status line", 12.31),
                                                new Told("transcript", 12.18)),
                                        0.0105),
                                new Figure(
                                        "subagents",
                                        List.of(new Told("hooks", 14), new Told("transcript", 14)),
                                        0.0),
                                new Figure(
                                        "toolCalls",
                                        List.of(
                                                new Told("hooks", 1_804),
                                                new Told("transcript", 1_812)),
                                        0.0044))),
                new UsageSources(
                        Herd.animal(7).id(),
                        "ledger-migration",
                        0.884,
                        List.of(
                                new Figure(
                                        "cost",
                                        List.of(
                                                new Told("status line", 61.4),
                                                new Told("transcript", 47.9)),
                                        0.2198),
                                new Figure(
                                        "toolCalls",
                                        List.of(
                                                new Told("hooks", 920),
                                                new Told("transcript", 941)),
                                        0.0223),
                                new Figure(
                                        "tokens",
                                        List.of(
                                                new Told("transcript", 41_300_210),
                                                new Told("telemetry", 41_300_210)),
                                        0.0))),
                new UsageSources(
                        "i3",
                        HOSTILE,
                        null,
                        List.of(
                                new Figure(
                                        "tokens", List.of(new Told("transcript", 8_120)), null))),
                new UsageSources("i4", "spike", null, List.of()));
    }

    /// Without any word of a status line.
    static List<UsageSources> plain() {
        return List.of(
                new UsageSources(
                        Herd.animal(1).id(),
                        "checkout-flow",
                        0.9956,
                        List.of(
                                new Figure(
                                        "toolCalls",
                                        List.of(
                                                new Told("hooks", 1_804),
                                                new Told("transcript", 1_812)),
                                        0.0044))));
    }
}
