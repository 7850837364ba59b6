package dev.drover.cli;

import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.Endpoints;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.TranscriptsView;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// `drover metrics`: what agents use up.
@Command(
        description = "Shows what agents use up: tokens, cost, tools; how sure that is.",
        footer = {
            "  drover metrics",
            "  drover metrics --span 7d --by workspace",
            "  drover metrics --confidence",
            "  drover metrics --json | jq .totals.costUsd"
        })
final class MetricsCommand extends CliCommand {
    private static final int MOST_HOURS = 24 * 3650;

    @Option(names = "--all", description = "Every live instance.")
    boolean all;

    @Option(names = "--agents", description = "Subagents of each instance, now and ever.")
    boolean agents;

    @Option(
            names = "--confidence",
            description = "Figures that two sources report, and how they differ.")
    boolean confidence;

    @Option(names = "--instance", paramLabel = "ID", description = "One instance.")
    @Nullable String instance;

    @Option(names = "--span", paramLabel = "DAYS", description = "What was used: today, 7d or 30d.")
    @Nullable String span;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "Takes it apart: instance, workspace, model, agent-type, agent, session.")
    @Nullable String by;

    @Option(
            names = "--older",
            description = "Reads also transcripts that are left alone because they are old.")
    boolean older;

    @Option(names = "--cleanup", description = "Forgets instances that ended or fell silent.")
    boolean cleanup;

    @Option(
            names = "--max-age",
            paramLabel = "HOURS",
            description = "With --cleanup: only those that did so this long ago.")
    @Nullable Integer maxAge;

    @Override
    int run(Context context) {
        int chosen =
                (all ? 1 : 0)
                        + (agents ? 1 : 0)
                        + (confidence ? 1 : 0)
                        + (instance != null ? 1 : 0)
                        + (span != null || by != null ? 1 : 0)
                        + (older ? 1 : 0)
                        + (cleanup ? 1 : 0);
        if (chosen > 1) {
            throw Context.refused(
                    "Choose one of --all, --agents, --confidence, --instance, --span,"
                            + " --older and --cleanup.");
        }
        if (maxAge != null && (!cleanup || maxAge < 0 || maxAge > MOST_HOURS)) {
            throw Context.refused("--max-age takes hours from 0 on, and goes with --cleanup.");
        }
        Output out = context.out();
        if (cleanup) {
            return cleanUp(context);
        }
        if (older) {
            return readOlder(context);
        }
        if (span != null || by != null) {
            return report(context);
        }
        if (instance != null) {
            return one(context, instance);
        }
        MetricsView view = context.api().metrics();
        if (json) {
            out.json(view);
            return Exit.OK;
        }
        if (all || agents || confidence) {
            table(view, out);
            out.blank();
        }
        Table facts = Table.untitled(Column.whole("", 0), Column.text("", 20, 68, 0));
        if (confidence) {
            MetricsSheet.fact(facts, "confidence", UsageWords.percent(view.totals().confidence()));
        } else if (agents) {
            MetricsSheet.agents(facts, view.totals());
        } else {
            MetricsSheet.agents(facts, view.totals());
            MetricsSheet.totals(facts, view);
        }
        out.table(facts);
        if (!agents) {
            out.blank();
            prices(view.prices(), view.totals().costWhole(), out);
            UsageWords.reading(view.transcripts())
                    .ifPresent(line -> out.line(out.words().add(line, Tone.DIM)));
        }
        return Exit.OK;
    }

    private int cleanUp(Context context) {
        int forgotten = context.api().forgetOlder(Duration.ofHours(maxAge == null ? 0 : maxAge));
        if (json) {
            context.out().json(new Endpoints.Forgotten(forgotten));
        } else {
            context.out().line("Forgot " + Quantity.count(forgotten, "instance") + ".");
        }
        return Exit.OK;
    }

    private int readOlder(Context context) {
        TranscriptsView reading = context.api().readOlder();
        if (json) {
            context.out().json(reading);
        } else {
            context.out()
                    .line(
                            "Older transcripts are being read; `drover metrics` tells how far that"
                                    + " is.");
        }
        return Exit.OK;
    }

    private void table(MetricsView view, Output out) {
        List<InstanceMetrics> instances = view.instances();
        Table table =
                all
                        ? MetricsTable.all(instances)
                        : agents
                                ? MetricsTable.agents(instances)
                                : MetricsTable.confidence(instances);
        if (table.isEmpty()) {
            out.line(
                    confidence && !instances.isEmpty()
                            ? "No figure has two sources yet: hooks or a status line make a second."
                            : "No instance runs.");
        } else {
            out.table(table);
        }
    }

    private static void prices(UsageReport.PricesView prices, boolean whole, Output out) {
        String part = whole ? "" : " A + marks sums of which some tokens have no price.";
        out.line(out.words().add("By list prices of " + prices.date() + "." + part, Tone.DIM));
        prices.notices().forEach(n -> out.line(out.words().add(n, Tone.ATTENTION)));
    }

    private int one(Context context, String id) {
        InstanceMetrics metrics = context.api().metrics(id);
        if (json) {
            context.out().json(metrics);
            return Exit.OK;
        }
        context.out().table(MetricsTable.all(List.of(metrics)));
        if (!metrics.sources().isEmpty()) {
            context.out().blank();
            context.out().table(MetricsTable.confidence(List.of(metrics)));
        }
        return Exit.OK;
    }

    private int report(Context context) {
        String days = span == null ? Span.TODAY.toString() : span;
        String what = by == null ? UsageGrouping.MODEL.toString() : by;
        Span wanted =
                Span.named(days)
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                "--span takes today, 7d or 30d, not '"
                                                        + days
                                                        + "'."));
        UsageGrouping grouping =
                UsageGrouping.named(what)
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                "--by takes one of "
                                                        + UsageGrouping.names()
                                                        + ", not '"
                                                        + what
                                                        + "'."));
        UsageReport report = context.api().usage(wanted, grouping);
        Output out = context.out();
        if (json) {
            out.json(report);
            return Exit.OK;
        }
        List<UsageReport.Group> groups =
                switch (grouping) {
                    case INSTANCE -> report.byInstance();
                    case WORKSPACE -> report.byWorkspace();
                    case MODEL -> report.byModel();
                    case AGENT_TYPE -> report.byAgentType();
                    case AGENT -> report.byAgent();
                    case SESSION -> report.topSessions();
                };
        if (groups.isEmpty()) {
            out.line("Nothing was used.");
        } else {
            out.table(MetricsTable.groups(what.toUpperCase(Locale.ROOT), groups));
        }
        if (!report.hooks().isEmpty()) {
            out.blank();
            out.table(MetricsTable.hooks(report.hooks()));
        }
        out.blank();
        prices(report.prices(), report.total().costWhole(), out);
        return Exit.OK;
    }
}
