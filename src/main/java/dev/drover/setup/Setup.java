package dev.drover.setup;

import dev.drover.setup.file.CarefulFile;
import dev.drover.setup.file.Exchange;
import dev.drover.setup.file.Snapshot;
import dev.drover.setup.file.UnsuitableFileException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The way into the agents' settings and out again, for the command line and the window alike. It
/// keeps nothing between two calls.
public final class Setup {
    private final Ground ground;
    private final CarefulFile files;

    public Setup(Ground ground, Exchange exchange) {
        this.ground = ground;
        this.files = new CarefulFile(exchange);
    }

    /// All words that name a target.
    public static List<String> targets() {
        return Targets.names();
    }

    /// Stands for all targets that are Drover's tools for one agent.
    public static final String TOOLS = Targets.MCP;

    /// The targets that give an agent Drover's tools.
    public static boolean isTools(String target) {
        return target.startsWith(TOOLS + "-");
    }

    /// The events of an agent that are listened to, in its own words; empty for what has none.
    public static List<String> events(String target) {
        return Targets.named(target)
                .map(
                        t ->
                                t instanceof HookTarget hooks
                                        ? hooks.events().names()
                                        : List.<String>of())
                .orElse(List.of());
    }

    /// The targets whose program is here.
    public List<String> here() {
        return Targets.ALL.stream()
                .filter(target -> target.isHere(ground))
                .map(Target::name)
                .toList();
    }

    /// Those, and what else fits this machine but is done only when asked for by name.
    public List<String> offered() {
        return Targets.ALL.stream()
                .filter(target -> target.suits(ground))
                .map(Target::name)
                .toList();
    }

    /// The targets whose file has something of ours.
    public List<String> present() {
        return Targets.ALL.stream().filter(this::isPresent).map(Target::name).toList();
    }

    /// The programs that our hooks in an agent's settings start, as they are written there.
    public List<String> programs(String target) {
        return Targets.named(target)
                .filter(HookTarget.class::isInstance)
                .map(HookTarget.class::cast)
                .map(hooks -> hooks.programs(ground))
                .orElse(List.of());
    }

    private boolean isPresent(Target target) {
        try {
            return new Draft(target, ground, Snapshot.of(target.file(ground))).isPresent();
        } catch (IOException e) {
            return false; // it has not even a text
        }
    }

    /// What it takes to put Drover into these.
    public List<Plan> plan(List<String> names, Wish wish) {
        return plans(names, (draft) -> draft.install(wish));
    }

    /// What it takes to take Drover out of these.
    public List<Plan> planRemoval(List<String> names) {
        return plans(names, Draft::remove);
    }

    private interface Drafting {
        Plan plan(Draft draft) throws IOException;
    }

    /// Each plan begins where the one before it has left the same file.
    private List<Plan> plans(List<String> names, Drafting drafting) {
        List<Plan> plans = new ArrayList<>();
        Map<Path, Snapshot> left = new HashMap<>();
        for (String name : names) {
            Target target =
                    Targets.named(name).orElseThrow(() -> new IllegalArgumentException(name));
            Path file = target.file(ground);
            try {
                Snapshot now = left.containsKey(file) ? left.get(file) : Snapshot.of(file);
                Plan plan = drafting.plan(new Draft(target, ground, now));
                if (plan.changes()) {
                    now.requireWritable();
                    left.put(file, new Snapshot(file, now.real(), plan.after()));
                }
                plans.add(plan);
            } catch (IOException e) {
                String why = e instanceof UnsuitableFileException ? e.getMessage() : e.toString();
                plans.add(Draft.refused(target, ground, String.valueOf(why)));
            }
        }
        return plans;
    }

    /// Does what was planned, if the file still is as it was then.
    public Outcome apply(Plan plan) {
        Snapshot file = plan.file();
        if (!plan.changes() || file == null) {
            return new Outcome(false, null, plan.refusal());
        }
        try {
            Path copy = null;
            if (plan.after() == null) {
                files.delete(file, ground.stays());
            } else {
                copy = files.write(file, plan.after(), plan.keep());
            }
            for (Path old : plan.obsolete()) {
                Files.deleteIfExists(old);
            }
            return new Outcome(true, copy, null);
        } catch (UnsuitableFileException e) {
            return new Outcome(false, null, e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            return new Outcome(false, null, file.file() + " could not be changed: " + e);
        }
    }
}
