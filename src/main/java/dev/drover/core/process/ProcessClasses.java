package dev.drover.core.process;

import static dev.drover.model.process.ProcessClass.DUPLICATE;
import static dev.drover.model.process.ProcessClass.IDLE_RETAINED;
import static dev.drover.model.process.ProcessClass.NOT_OURS;
import static dev.drover.model.process.ProcessClass.ORPHAN;
import static dev.drover.model.process.ProcessClass.SHARED;
import static dev.drover.model.process.ProcessClass.WORKING;

import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.OwnedProcess;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Why is it alive? One table, read from the top; the first row that fits decides.
///
/// | it is | class |
/// |---|---|
/// | Drover, above Drover, pid 1, another user's | not ours |
/// | a live instance | working or idle-retained, as it is |
/// | the agent's own program, but no session | shared |
/// | one too many in its scope | duplicate |
/// | below a live instance, or of one that it has detached from | as that instance |
/// | above a live instance | not ours |
/// | a server that sessions share through Drover | shared |
/// | kept single by `drover singleton` | shared |
/// | a daemon that a profile knows | shared |
/// | a service, or not to be told whether it is one | shared if it is known, else not ours |
/// | of an instance that has ended, and a terminal of its own, or a hidden part above it | not ours
/// |
/// | of an instance that has ended | orphan |
/// | below an orphan | orphan |
/// | a configured server without parent and terminal session | orphan |
/// | anything else | not ours |
final class ProcessClasses {
    private ProcessClasses() {}

    static Verdict of(Standing it) {
        String keep = keep(it);
        List<String> evidence = new ArrayList<>();
        ProcessClass why = judge(it, evidence);
        if (it.known() != null && !it.part()) {
            evidence.add(it.known().how());
        }
        return new Verdict(why, evidence, keep);
    }

    /// Why no signal may ever go there (safety 20).
    private static @Nullable String keep(Standing it) {
        if (it.facts().key().pid() <= 1) {
            return "It is the first process of the system.";
        }
        if (it.self()) {
            return "It is Drover.";
        }
        if (it.aboveSelf()) {
            return "Drover runs below it.";
        }
        if (!it.ourUser()) {
            return "It belongs to another user.";
        }
        if (it.instance() != null) {
            return "It is a live session.";
        }
        if (it.belowInstance()) {
            return "A live session runs below it.";
        }
        if (vendor(it)) {
            return "It is the agent's own program.";
        }
        String cgroup = it.traits().cgroup();
        if (it.traits().mayBeService()) {
            return cgroup == null
                    ? "Whether it is a service cannot be seen."
                    : "It is the service " + cgroup + ".";
        }
        return null;
    }

    private static boolean vendor(Standing it) {
        return it.known() != null && it.known().kind() == KnownProcess.Kind.VENDOR;
    }

    private static ProcessClass judge(Standing it, List<String> evidence) {
        if (it.facts().key().pid() <= 1 || it.self() || it.aboveSelf() || !it.ourUser()) {
            String keep = keep(it);
            evidence.add(keep == null ? "It is not to be judged." : keep);
            return NOT_OURS;
        }
        if (it.instance() != null) {
            return ofInstance(it.instance(), evidence);
        }
        if (vendor(it)) {
            evidence.add("It is the agent's own program, but no session: its vendor minds it.");
            return SHARED;
        }
        if (it.extra() != null) {
            evidence.add(it.extra());
            return DUPLICATE;
        }
        if (it.above() != null) {
            return below(it.above(), evidence);
        }
        if (it.belowInstance()) {
            evidence.add("A live session runs below it.");
            return NOT_OURS;
        }
        Instance owner = it.owner();
        if (owner != null && it.ownerLives()) {
            evidence.add("It has detached itself from " + Names.of(owner) + ", which still runs.");
            return state(owner, evidence);
        }
        return withoutSession(it, evidence);
    }

    private static ProcessClass ofInstance(Instance instance, List<String> evidence) {
        evidence.add("It is the session " + Names.of(instance) + ".");
        return state(instance, evidence);
    }

    private static ProcessClass below(Instance above, List<String> evidence) {
        evidence.add("It runs below " + Names.of(above) + ".");
        return state(above, evidence);
    }

    private static ProcessClass state(Instance instance, List<String> evidence) {
        if (!instance.isLive()) {
            evidence.add("That session has said goodbye, and its process still runs.");
            return IDLE_RETAINED;
        }
        boolean idle =
                instance.state() == InstanceState.IDLE || instance.state() == InstanceState.STALE;
        evidence.add(
                "That session is "
                        + instance.state()
                        + " since "
                        + Names.time(instance.since())
                        + (idle ? "; what it has started is kept for its next turn." : "."));
        return idle ? IDLE_RETAINED : WORKING;
    }

    private static ProcessClass withoutSession(Standing it, List<String> evidence) {
        KnownProcess known = it.known();
        if (known != null && known.kind() == KnownProcess.Kind.SHARED) {
            evidence.add("Drover runs it for all sessions that have an end of it.");
            return SHARED;
        }
        if (known != null && known.kind() == KnownProcess.Kind.SINGLETON) {
            evidence.add("It is meant for all sessions, and kept single.");
            return SHARED;
        }
        if (known != null && known.kind() == KnownProcess.Kind.DAEMON) {
            evidence.add("It is meant to outlive sessions, and there are not too many of them.");
            return SHARED;
        }
        if (it.traits().mayBeService()) {
            String cgroup = it.traits().cgroup();
            evidence.add(
                    cgroup == null
                            ? "Whether it is a service cannot be seen, so it is left alone."
                            : "The service manager keeps it, as " + cgroup + ".");
            return known != null && cgroup != null ? SHARED : NOT_OURS;
        }
        if (it.owned() != null) {
            return leftBehind(it, it.owned(), evidence);
        }
        if (it.parent() != null && it.parent().why() == ORPHAN) {
            return it.otherTerminal() == null
                    ? said(ORPHAN, evidence, "Its parent was left behind.")
                    : terminal(it.otherTerminal(), evidence);
        }
        if (known != null && known.kind() == KnownProcess.Kind.SERVER && !it.part()) {
            return configured(it, evidence);
        }
        return said(NOT_OURS, evidence, "No session has been seen above it.");
    }

    private static ProcessClass leftBehind(Standing it, OwnedProcess owned, List<String> evidence) {
        Instance owner = it.owner();
        String session =
                owner != null ? Names.of(owner) : owned.agent() + " in " + owned.directory();
        String seen = "Drover saw it below " + session + " at " + Names.time(owned.seenAt());
        if (!it.seesAllAbove()) {
            return said(
                    NOT_OURS,
                    evidence,
                    seen + "; what is above it now cannot be seen, so it stays.");
        }
        if (it.otherTerminal() != null) {
            return terminal(it.otherTerminal(), evidence);
        }
        evidence.add(seen + "; that session " + end(owner) + ".");
        evidence.add("No session runs above it now.");
        return ORPHAN;
    }

    private static String end(@Nullable Instance owner) {
        if (owner == null || owner.endedAt() == null) {
            return "ended long ago";
        }
        String reason = owner.endReason() == null ? "" : " (" + Names.line(owner.endReason()) + ")";
        return "ended at " + Names.time(owner.endedAt()) + reason;
    }

    private static ProcessClass terminal(String tty, List<String> evidence) {
        return said(
                NOT_OURS,
                evidence,
                "There is a terminal in it, " + tty + ": somebody may work there.");
    }

    private static ProcessClass configured(Standing it, List<String> evidence) {
        if (!it.seesAllAbove()) {
            return said(NOT_OURS, evidence, "What is above it cannot be seen, so it stays.");
        }
        if (!it.reparented()) {
            return said(
                    NOT_OURS,
                    evidence,
                    "Process " + it.facts().parent() + ", which is no session, has started it.");
        }
        if (!Boolean.TRUE.equals(it.traits().sessionGone())) {
            return said(
                    NOT_OURS,
                    evidence,
                    "Its parent has ended, but the terminal session it was started in has not.");
        }
        evidence.add("Its parent has ended, and so has the terminal session it was started in.");
        evidence.add("No session runs above it, and a server of this kind serves only its own.");
        return ORPHAN;
    }

    private static ProcessClass said(ProcessClass why, List<String> evidence, String line) {
        evidence.add(line);
        return why;
    }
}
