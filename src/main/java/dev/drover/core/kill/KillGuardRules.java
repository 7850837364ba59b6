package dev.drover.core.kill;

import dev.drover.core.Decision;
import dev.drover.core.Rule;
import dev.drover.core.kill.KillTarget.Chosen;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.LiveProcess;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether an agent may run a command that ends processes. Only what certainly hits somebody else
/// is denied.
public final class KillGuardRules {
    private KillGuardRules() {}

    /// @param pids what the caller has looked up for the targets that only the machine can tell
    public static KillVerdict judge(
            List<KillTarget> targets, Map<KillTarget, Set<Long>> pids, Neighbours neighbours) {
        Map<Long, LiveProcess> byPid = new HashMap<>();
        neighbours.processes().forEach(process -> byPid.put(process.pid(), process));
        Set<LiveProcess> hit = new LinkedHashSet<>();
        for (KillTarget target : targets) {
            if (target instanceof Chosen chosen) {
                hit.addAll(chosen(chosen, neighbours.processes()));
            } else {
                for (long pid : pids.getOrDefault(target, Set.of())) {
                    LiveProcess process = byPid.get(pid);
                    if (process != null) {
                        hit.add(process);
                    }
                }
            }
        }
        List<KillVerdict.Hit> foreign = new ArrayList<>();
        List<LiveProcess> own = new ArrayList<>();
        for (LiveProcess process : hit) {
            String owner = strangerAbove(process, byPid, neighbours);
            if (owner == null) {
                own.add(process);
            } else {
                foreign.add(new KillVerdict.Hit(process, owner));
            }
        }
        return new KillVerdict(foreign, own);
    }

    private static List<LiveProcess> chosen(Chosen chosen, List<LiveProcess> processes) {
        List<LiveProcess> fitting;
        try {
            fitting =
                    processes.stream()
                            .filter(p -> chosen.tests().stream().allMatch(test -> test.fits(p)))
                            .toList();
        } catch (BoundedText.TooLongException | StackOverflowError e) {
            return List.of(); // a pattern without an answer: nothing is certain
        }
        Comparator<LiveProcess> age = Comparator.comparingLong(p -> p.facts().key().start());
        return switch (chosen.pick()) {
            case ALL -> fitting;
            case NEWEST -> fitting.stream().max(age).stream().toList();
            case OLDEST -> fitting.stream().min(age).stream().toList();
        };
    }

    /// @return null if the process is the caller's own, or may well be
    private static @Nullable String strangerAbove(
            LiveProcess process, Map<Long, LiveProcess> byPid, Neighbours neighbours) {
        String instance = null;
        Set<Long> seen = new HashSet<>();
        LiveProcess at = process;
        while (at != null && seen.add(at.pid())) {
            ProcessKey key = at.facts().key();
            if (key.equals(neighbours.caller())) {
                return null;
            }
            String name = neighbours.instances().get(key);
            if (instance == null && name != null) {
                instance = "instance " + name;
            }
            at = byPid.get(at.facts().parent());
        }
        if (instance != null) {
            return instance;
        }
        if (process.pid() == neighbours.drover()) {
            return "Drover itself";
        }
        return mayBeLeftByCaller(process, byPid, neighbours) ? null : "of no agent";
    }

    /// What an agent starts in the background loses its parent, and with it the proof. Younger than
    /// the agent and at work where no other instance is, it counts as the agent's.
    private static boolean mayBeLeftByCaller(
            LiveProcess process, Map<Long, LiveProcess> byPid, Neighbours neighbours) {
        String cwd = process.facts().cwd();
        LiveProcess parent = byPid.get(process.facts().parent());
        boolean orphan = parent == null || parent.pid() <= 1 || parent.name().equals("systemd");
        return cwd != null
                && orphan
                && process.facts().key().start() >= neighbours.caller().start()
                && neighbours.ownRoots().stream()
                        .anyMatch(root -> cwd.equals(root) || cwd.startsWith(root + "/"));
    }

    /// What stands in the history of a denial.
    public static Rule<Boolean> denied(InstanceId id, String command, List<String> spared) {
        return (state, now) ->
                state.instances().get(id).isEmpty()
                        ? Decision.nothing(false)
                        : new Decision<>(List.of(new Event.KillDenied(id, command, spared)), true);
    }
}
