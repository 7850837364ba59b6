package dev.drover.core;

import dev.drover.model.Fact;
import dev.drover.model.Fact.Opening;
import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.Report;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which terminal has a conversation that one background program runs for several. Nothing says so:
/// it is told by the directory, and by a terminal's being there before its conversation.
public final class ServedRules {
    /// Two clocks tell the start of a process and of a conversation.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private ServedRules() {}

    /// The instance, found by its process, whose conversation this one must be: the last that was
    /// started before it and has none. After `/clear` it is the only one at rest in the directory.
    ///
    /// @param report of a conversation that no instance has
    /// @param began when it was begun, null if that is not known
    public static Optional<Instance> terminal(
            State state, Report report, String directory, @Nullable Instant began) {
        if (SessionRules.closes(report)) {
            return Optional.empty();
        }
        List<Instance> here =
                live(state, report.agent(), directory).filter(i -> i.process() != null).toList();
        List<Instance> free = here.stream().filter(i -> i.sessionId() == null).toList();
        Optional<Instance> before =
                free.stream()
                        .filter(i -> began == null || isBefore(i.startedAt(), began))
                        .max(Comparator.comparing(Instance::startedAt));
        if (before.isPresent() || !goesOn(report)) {
            return before;
        }
        List<Instance> others =
                free.isEmpty() ? here.stream().filter(i -> rests(i)).toList() : free;
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    /// The conversation without a process that this terminal must have: the first that was begun
    /// after its start.
    ///
    /// @param began when a conversation was begun, if its id tells
    public static Optional<String> conversation(
            State state,
            String agent,
            String directory,
            Instant started,
            Function<String, Optional<Instant>> began) {
        record Begun(String session, Instant at) {}
        return live(state, agent, directory)
                .filter(i -> i.process() == null)
                .flatMap(
                        i ->
                                Stream.ofNullable(i.sessionId())
                                        .map(
                                                s ->
                                                        new Begun(
                                                                s,
                                                                began.apply(s)
                                                                        .orElse(i.startedAt()))))
                .filter(b -> isBefore(started, b.at()))
                .min(Comparator.comparing(Begun::at))
                .map(Begun::session);
    }

    private static Stream<Instance> live(State state, String agent, String directory) {
        return state.instances().all().stream()
                .filter(i -> i.isLive() && i.agent().equals(agent))
                .filter(i -> i.location().cwd().equals(directory));
    }

    private static boolean isBefore(Instant started, Instant began) {
        return !started.isAfter(began.plus(SLACK));
    }

    private static boolean rests(Instance instance) {
        InstanceState state = instance.state();
        return state == InstanceState.IDLE || state == InstanceState.ERROR;
    }

    /// Does a terminal that has had another conversation go on with this one?
    private static boolean goesOn(Report report) {
        return report.facts().stream()
                .anyMatch(
                        f ->
                                f instanceof Fact.SessionOpened(Opening how)
                                        && how != Opening.STARTUP
                                        && how != Opening.COMPACT);
    }
}
