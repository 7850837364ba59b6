package dev.drover.ipc.openapi;

import dev.drover.ipc.Endpoints;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Overview;
import dev.drover.model.view.Registration;
import dev.drover.model.view.SettingView;
import dev.drover.model.view.SilencesView;

import java.util.List;
import java.util.stream.Stream;

/// Every endpoint that is served, in the order of the document. A new endpoint is one line here or
/// in {@link WorkOperations}; a test fails until it is there.
final class Operations {
    private Operations() {}

    static List<Operation> all() {
        return Stream.of(
                        daemon(),
                        instances(),
                        alerts(),
                        settings(),
                        WorkOperations.all(),
                        clients())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> daemon() {
        return List.of(
                Operation.of(
                                Endpoints.HEALTH,
                                "How the daemon is. Needs no token. 503 if it is failing.")
                        .answers(Health.class),
                Operation.of(Endpoints.METRICS, "Figures for Prometheus.").answersAny("text/plain"),
                Operation.of(Endpoints.OPEN_API, "This document.").answersAny(Operation.JSON),
                Operation.of(
                                Endpoints.STATUS,
                                "Everything at a glance: who waits, who works, what fires. What a"
                                        + " status bar shows.")
                        .answers(Overview.class),
                Operation.of(
                                Endpoints.EVENTS,
                                "Every change, as it happens. With Last-Event-ID it goes on behind"
                                        + " that event; without, or when too many were missed, it"
                                        + " begins with `reset`.")
                        .answersAny("text/event-stream"),
                Operation.of(Endpoints.AUDIT, "The history, the newest last.")
                        .number("after", "Only what came after the event of this number.")
                        .number("limit", "How many at most: 100 if unsaid, up to 1000.")
                        .answersList(JournalEntry.class),
                Operation.of(
                                Endpoints.SHOW,
                                "Shows the window at a place, such as `instances/ID`. `shown` is"
                                        + " false where there is no window.")
                        .takes(Endpoints.Show.class)
                        .answers(Endpoints.Shown.class),
                Operation.of(
                                Endpoints.YIELD,
                                "The daemon drains and leaves, so that the caller can take over.")
                        .takes(Endpoints.Yield.class)
                        .answers(202, Yielding.class));
    }

    /// Answer of {@link Endpoints#YIELD}.
    record Yielding(boolean yielding) {}

    private static List<Operation> instances() {
        return List.of(
                Operation.of(Endpoints.INSTANCES, "The agents: live ones first, then by start.")
                        .flag("ended", "Also those that have ended.")
                        .answersList(InstanceView.class),
                Operation.of(
                                Endpoints.REGISTER,
                                "A program says that it is an agent. The answer has its id, and a"
                                        + " capability that proves later calls.")
                        .takes(Registration.class)
                        .answers(201, Registration.Granted.class),
                Operation.of(Endpoints.CLEANUP, "Forgets ended and stale instances now.")
                        .answers(Endpoints.Forgotten.class),
                Operation.of(Endpoints.INSTANCE, "One instance.").answers(InstanceView.class),
                Operation.of(
                                Endpoints.DEREGISTER,
                                "The instance says that it ends. Processes are left alone.")
                        .proven(),
                Operation.of(Endpoints.HEARTBEAT, "The instance is still there.").proven(),
                Operation.of(Endpoints.INSTANCE_HEALTH, "How one instance is.")
                        .answers(Health.class),
                Operation.of(Endpoints.LABEL, "Names, tags, groups an instance.")
                        .takes(LabelChange.class)
                        .answers(InstanceView.class),
                Operation.of(Endpoints.FOCUS, "Brings its terminal to the front, or says why not.")
                        .answers(FocusAnswer.class));
    }

    private static List<Operation> alerts() {
        return List.of(
                Operation.of(Endpoints.ALERTS, "What needs a person, the most severe first.")
                        .flag("resolved", "Also those that are over.")
                        .answersList(AlertView.class),
                Operation.of(Endpoints.ALERT, "One alert.").answers(AlertView.class),
                Operation.of(Endpoints.ACKNOWLEDGE, "A person knows of it.")
                        .answers(AlertView.class),
                Operation.of(Endpoints.RESOLVE, "A person closes it, whether it goes on or not.")
                        .answers(AlertView.class),
                Operation.of(Endpoints.SILENCES, "What may not disturb a person now.")
                        .answers(SilencesView.class),
                Operation.of(Endpoints.MUTE, "Alerts of this kind disturb nobody for this time.")
                        .takes(Endpoints.Mute.class)
                        .answers(SilencesView.class),
                Operation.of(Endpoints.UNMUTE, "They may disturb again. Needs no time.")
                        .takes(Endpoints.Mute.class)
                        .answers(SilencesView.class),
                Operation.of(Endpoints.PAUSE, "No notification disturbs for this time.")
                        .takes(Endpoints.Pause.class)
                        .answers(SilencesView.class),
                Operation.of(Endpoints.RESUME, "They may come again.").answers(SilencesView.class));
    }

    private static List<Operation> settings() {
        String project = "What counts in this project: global, or project:NAME.";
        return List.of(
                Operation.of(Endpoints.SETTINGS, "All settings with where each value comes from.")
                        .text("namespace", project)
                        .answersList(SettingView.class),
                Operation.of(Endpoints.SET, "Changes one setting in the file.")
                        .takes(Endpoints.Setting.class)
                        .answers(SettingView.class),
                Operation.of(
                                Endpoints.RESET,
                                "Takes one setting out of the file: its default counts again.")
                        .takes(Endpoints.SettingKey.class)
                        .answers(SettingView.class));
    }

    /// What our own client and agents' hooks call; others rarely need it.
    private static List<Operation> clients() {
        return List.of(
                Operation.of(
                                Endpoints.HOOK,
                                "An agent's hook: its own JSON, untouched. The answer is what the"
                                        + " agent should read.")
                        .takesAny(Operation.JSON)
                        .answersAny(Operation.JSON),
                Operation.of(
                                Endpoints.STATUSLINE,
                                "What an agent hands to its status line. The answer is the line.")
                        .takesAny(Operation.JSON)
                        .answersAny("text/plain"),
                Operation.of(
                                Endpoints.CLI,
                                "Runs a command line: arguments that each end with NUL. The answer"
                                        + " is what it prints; Drover-Exit is its exit code,"
                                        + " Drover-Stderr what it complains of.")
                        .takesAny("application/octet-stream")
                        .answersAny("text/plain"),
                Operation.of(
                                Endpoints.MCP,
                                "The Model Context Protocol: Drover's tools for agents, streamable"
                                        + " HTTP.")
                        .takesAny(Operation.JSON)
                        .answersAny(Operation.JSON),
                Operation.of(
                                Endpoints.MCP_END,
                                "The same as a stream of lines, on the Unix socket only: `Upgrade:"
                                        + " drover-stdio`.")
                        .upgrades(),
                Operation.of(
                                Endpoints.SHARE_END,
                                "A session's end of a shared server, on the Unix socket only:"
                                        + " `Upgrade: drover-stdio`.")
                        .upgrades(),
                Operation.of(
                                Endpoints.TELEMETRY_METRICS,
                                "What Claude Code exports by OpenTelemetry (OTLP as JSON).")
                        .takesAny(Operation.JSON)
                        .answersAny(Operation.JSON),
                Operation.of(
                                Endpoints.TELEMETRY_LOGS,
                                "Taken so that an exporter has no errors; nothing is read.")
                        .takesAny(Operation.JSON)
                        .answersAny(Operation.JSON));
    }
}
