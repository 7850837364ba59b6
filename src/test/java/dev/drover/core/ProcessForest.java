package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceMap;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A made-up process table for tests of endings: plain to write, and all of it may end unless the
/// test says otherwise.
final class ProcessForest {
    static final long ME = 1000;
    static final String SCOPE =
            "0::/user.slice/user-1000.slice/user@1000.service/app.slice/a.scope";
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    final Map<Long, ProcessFacts> processes = new HashMap<>();
    final Map<ProcessKey, EndingScene.Detail> details = new HashMap<>();
    final Set<ProcessKey> agents = new HashSet<>();
    final List<EndingCandidate> wanted = new ArrayList<>();
    InstanceMap instances = InstanceMap.EMPTY;
    ProcessKey self = key(9_999);

    ProcessForest() {
        process(1, 0, 0);
        process(9_999, 1, ME);
    }

    static ProcessKey key(long pid) {
        return key(pid, pid * 10);
    }

    static ProcessKey key(long pid, long start) {
        return new ProcessKey("boot", pid, start);
    }

    ProcessFacts at(long pid) {
        return Objects.requireNonNull(processes.get(pid));
    }

    ProcessForest process(long pid, long parent, long uid) {
        return process(key(pid), parent, uid, "/usr/bin/node", 1L << 20);
    }

    ProcessForest process(long pid, long parent) {
        return process(pid, parent, ME);
    }

    ProcessForest process(
            ProcessKey key, long parent, long uid, @Nullable String program, @Nullable Long bytes) {
        processes.put(
                key.pid(),
                new ProcessFacts(
                        key,
                        parent,
                        uid,
                        program,
                        false,
                        List.of("x"),
                        "/",
                        'S',
                        NOW,
                        bytes,
                        null));
        return detail(key, SCOPE, false, Duration.ofHours(1), Duration.ofHours(1));
    }

    ProcessForest detail(
            ProcessKey key,
            @Nullable String groups,
            boolean supervisor,
            Duration age,
            Duration watched) {
        details.put(key, new EndingScene.Detail(groups, supervisor, age, watched));
        return this;
    }

    ProcessForest instance(long pid, boolean live) {
        Instance made =
                new Instance(
                        InstanceId.of(NOW, pid, (int) pid),
                        "claude-code",
                        key(pid),
                        null,
                        Location.ofPlainDirectory("/"),
                        Activity.idle(NOW),
                        Subagents.NONE,
                        Label.NONE,
                        AgentDetail.UNKNOWN,
                        Terminal.UNKNOWN,
                        NOW,
                        null,
                        live ? null : NOW,
                        null,
                        HashTreePMap.empty());
        instances = instances.with(made);
        return this;
    }

    ProcessForest want(long pid) {
        return want(key(pid), EndingCause.PERSON);
    }

    ProcessForest want(ProcessKey key, EndingCause cause) {
        wanted.add(new EndingCandidate(key, cause, "Because."));
        return this;
    }

    EndingScene scene(boolean automatic) {
        return new EndingScene(
                List.copyOf(processes.values()),
                self,
                ME,
                instances,
                agents,
                details,
                wanted,
                automatic);
    }

    EndingPlan plan() {
        return EndingRules.plan(scene(false));
    }

    EndingPlan automaticPlan() {
        return EndingRules.plan(scene(true));
    }
}
