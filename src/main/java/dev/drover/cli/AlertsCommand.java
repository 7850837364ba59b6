package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.model.AlertKind;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.SilencesView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// `drover alerts`: the list.
@Command(
        description = "Lists what needs you; acknowledges, closes and mutes it.",
        subcommands = {
            AlertShowCommand.class,
            AlertAckCommand.class,
            AlertResolveCommand.class,
            AlertMuteCommand.class,
            AlertUnmuteCommand.class,
            AlertPauseCommand.class,
            AlertResumeCommand.class,
            AlertLogCommand.class
        },
        footer = {
            "  drover alerts",
            "  drover alerts ack 1f0c9a77",
            "  drover alerts mute waiting 1h",
            "  drover alerts --json | jq '.[] | {kind, title, since}'"
        })
final class AlertsCommand extends CliCommand {
    @Option(names = "--all", description = "Those that are over as well.")
    boolean all;

    @Override
    int run(Context context) {
        List<AlertView> alerts = context.api().alerts(all);
        Output out = context.out();
        if (json) {
            out.json(alerts);
            return Exit.OK;
        }
        if (alerts.isEmpty()) {
            out.line(all ? "No alert is known." : "Nothing needs you.");
        } else {
            out.table(AlertTable.of(alerts, out.look(), context.now()));
        }
        SilencesView silences = context.api().silences();
        if (silences.pausedUntil() != null || !silences.muted().isEmpty()) {
            out.blank();
            silences(silences, context);
        }
        return Exit.OK;
    }

    /// What is quiet now, one line each.
    static void silences(SilencesView silences, Context context) {
        Output out = context.out();
        if (silences.pausedUntil() != null) {
            out.line(
                    out.words()
                            .add(
                                    "Notifications are paused until "
                                            + Clock.at(silences.pausedUntil(), context.now())
                                            + ".",
                                    Tone.DIM));
        }
        for (Map.Entry<AlertKind, Instant> muted : silences.muted().entrySet()) {
            out.line(
                    out.words()
                            .add(
                                    "Alerts of kind "
                                            + muted.getKey()
                                            + " are muted until "
                                            + Clock.at(muted.getValue(), context.now())
                                            + ".",
                                    Tone.DIM));
        }
    }
}
