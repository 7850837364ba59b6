package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.Location;
import dev.drover.model.Place;
import dev.drover.model.Source;
import dev.drover.model.Trouble;
import dev.drover.model.VisibleText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is not as it should be: one function for each kind of alert, from the facts to a {@link
/// Trouble}. A new kind of alert is one more function here, its line in {@link AlertRules}, and how
/// long it must hold in {@link AlertLimits}.
final class Troubles {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 300;

    private Troubles() {}

    /// The instance waits for a person.
    static Optional<Trouble> waiting(Instance instance) {
        if (instance.state() != InstanceState.WAITING) {
            return Optional.empty();
        }
        String reason = instance.activity().waitingFor().orElse("your input");
        List<String> evidence = new ArrayList<>();
        evidence.add("It asked: " + line(reason));
        int questions = instance.activity().waits().size();
        if (questions > 1) {
            evidence.add(questions + " questions are open in it.");
        }
        evidence.add(told(instance));
        evidence.addAll(where(instance));
        return Optional.of(
                about(
                        instance,
                        AlertKind.WAITING,
                        AlertSeverity.WARNING,
                        "waits for you: " + line(reason),
                        evidence,
                        instance.since()));
    }

    private static String told(Instance instance) {
        Source source = instance.sources().get(Field.STATE);
        return switch (source) {
            case HOOK -> "Its hook told so.";
            case REGISTRY -> "The agent's own list of sessions told so.";
            case null, default -> "Nothing but the last look told so.";
        };
    }

    /// The instance is silent and cannot be seen.
    static Optional<Trouble> stale(Instance instance) {
        Instant since = instance.staleSince();
        if (instance.state() != InstanceState.STALE || since == null) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(
                instance.process() == null
                        ? "No process of it is known: it runs in a container or on another machine,"
                                + " or has gone."
                        : "Its process "
                                + instance.process().pid()
                                + " cannot be seen by this user.");
        evidence.add("It had been silent for as long as the settings allow.");
        evidence.addAll(where(instance));
        return Optional.of(
                about(
                        instance,
                        AlertKind.STALE,
                        AlertSeverity.WARNING,
                        "is silent, and its process cannot be seen",
                        evidence,
                        since));
    }

    /// Drover itself is not well.
    static Trouble selfCheck(SelfFinding finding, Held held, Instant now) {
        String fingerprint = finding.fingerprint();
        return new Trouble(
                fingerprint,
                AlertKind.SELF_CHECK,
                finding.severity(),
                AlertKind.SELF_CHECK.toString(),
                line(finding.title()),
                line(finding.summary()),
                finding.detail().isEmpty() ? List.of() : List.of(line(finding.detail())),
                null,
                finding.place().isEmpty() ? null : finding.place(),
                held.since(fingerprint, now));
    }

    /// A server is there too often or outlives its session, or a port is used by somebody else.
    static Trouble ofProcesses(ProcessFinding finding, Held held, Instant now) {
        return new Trouble(
                finding.fingerprint(),
                finding.kind(),
                finding.severity(),
                finding.kind().toString(),
                line(finding.title()),
                line(finding.summary()),
                finding.evidence().stream().map(Troubles::line).toList(),
                null,
                finding.place() == null ? null : finding.place().toString(),
                held.since(finding.fingerprint(), now));
    }

    private static Trouble about(
            Instance instance,
            AlertKind kind,
            AlertSeverity severity,
            String summary,
            List<String> evidence,
            Instant since) {
        return new Trouble(
                Trouble.fingerprint(kind, instance.id()),
                kind,
                severity,
                kind.toString(),
                title(instance),
                summary,
                evidence,
                instance.id(),
                new Place.Instances(instance.id().value()).toString(),
                since);
    }

    /// Its name, else the agent and the directory it is in.
    private static String title(Instance instance) {
        return VisibleText.line(
                instance.label()
                        .name()
                        .filter(name -> !name.isBlank())
                        .orElseGet(
                                () ->
                                        instance.agent()
                                                + " in "
                                                + lastPart(instance.location().cwd())),
                LONGEST_NAME);
    }

    private static String lastPart(String directory) {
        String last = directory.substring(directory.lastIndexOf('/') + 1);
        return last.isEmpty() ? directory : last;
    }

    private static List<String> where(Instance instance) {
        Location place = instance.location();
        List<String> lines = new ArrayList<>();
        lines.add(
                line(
                        "It works in "
                                + place.cwd()
                                + (place.branch() == null ? "" : " on branch " + place.branch())
                                + "."));
        if (instance.process() != null) {
            lines.add("It is process " + instance.process().pid() + ".");
        }
        return lines;
    }

    static String name(String text) {
        return VisibleText.line(text, LONGEST_NAME);
    }

    static String line(String text) {
        return VisibleText.line(text, LONGEST_LINE);
    }
}
