package dev.drover.core.guard;

import dev.drover.core.ProcessFinding;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Settings of agents that broke or lost hooks, as what is worth an alert.
public final class GuardTroubles {
    private static final String OF = " of ";
    private static final String OWN = "drover";
    private static final int MOST_NAMES = 3;

    private GuardTroubles() {}

    /// @param file as people read it, such as `~/.claude/settings.json`
    /// @param path the whole path of it, which tells it apart
    /// @param agent whose settings they are
    /// @param backTo the version that would bring back what is missed, null if none is kept
    public static Optional<ProcessFinding> of(
            String file, String path, String agent, Expected expected, @Nullable String backTo) {
        if (expected.isWell()) {
            return Optional.empty();
        }
        boolean broken = expected.brokenSince() != null;
        List<String> evidence = new ArrayList<>();
        if (!broken) {
            programs(expected)
                    .forEach(
                            (program, events) ->
                                    evidence.add(name(program) + ": " + String.join(", ", events)));
        }
        evidence.add(
                backTo == null
                        ? "No good version of it is kept."
                        : "Bring it back with `drover guard restore " + backTo + "`.");
        if (!broken) {
            evidence.add("If it is meant so: `drover guard accept " + file + "`.");
        }
        return Optional.of(
                new ProcessFinding(
                        AlertKind.CONFIG,
                        broken || programs(expected).containsKey(OWN)
                                ? AlertSeverity.WARNING
                                : AlertSeverity.NOTICE,
                        path,
                        file,
                        broken ? broken(agent) : lost(expected),
                        evidence,
                        null));
    }

    private static String broken(String agent) {
        return "cannot be read any more, so "
                + agent
                + " starts without these settings, or not at all";
    }

    private static String lost(Expected expected) {
        List<String> names = programs(expected).keySet().stream().map(GuardTroubles::name).toList();
        String last = names.size() > MOST_NAMES ? "others" : names.getLast();
        int before = Math.min(MOST_NAMES, names.size() - 1);
        String who =
                before == 0 ? last : String.join(", ", names.subList(0, before)) + " and " + last;
        return "has lost hooks of "
                + who
                + (programs(expected).containsKey(OWN)
                        ? ", so it hears of agents late or not at all"
                        : "");
    }

    private static String name(String program) {
        return program.equals(OWN) ? "Drover" : program;
    }

    /// Events by the programs whose hooks they had.
    private static Map<String, List<String>> programs(Expected expected) {
        Map<String, List<String>> programs = new TreeMap<>();
        for (String hook : expected.lost().stream().sorted().toList()) {
            int of = hook.indexOf(OF);
            String program = of < 0 ? hook : hook.substring(of + OF.length());
            String event = of < 0 ? hook : hook.substring(0, of);
            programs.computeIfAbsent(program, p -> new ArrayList<>()).add(event);
        }
        return programs;
    }
}
