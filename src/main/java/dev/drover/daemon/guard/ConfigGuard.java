package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.core.Held;
import dev.drover.core.ProcessFinding;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.guard.Expected;
import dev.drover.core.guard.GuardTroubles;
import dev.drover.host.versions.KeptVersion;
import dev.drover.host.versions.KeptVersions;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Looks at the settings of agents when the system tells that they have changed, on a thread of its
/// own, and knows what is wrong with them. What can be asked of it stands in [GuardDesk].
public final class ConfigGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigGuard.class);

    /// A file that is being written is left alone for so long.
    private static final Duration GATHER = Duration.ofMillis(300);

    /// What looks broken or gone is believed after this.
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final GuardPlaces places;
    private final InstantSource clock;
    private final BlockingQueue<Path> changes = new LinkedBlockingQueue<>();
    private final GuardWatch watch;
    private final Thread thread;
    private @Nullable Open open;
    private volatile List<ProcessFinding> findings = List.of();
    private volatile Held held = Held.NOTHING;

    /// What is there once the directory of versions is open.
    record Open(KeptVersions versions, GuardedFiles files, GuardLook look) {}

    public ConfigGuard(GuardPlaces places, InstantSource clock) {
        this.places = places;
        this.clock = clock;
        this.watch = new GuardWatch(changes::add);
        this.thread = Thread.ofPlatform().daemon().name("config-guard").unstarted(this::run);
    }

    /// Returns at once.
    public void start() {
        thread.start();
    }

    /// What is wrong now.
    public List<ProcessFinding> findings() {
        return findings;
    }

    /// Since when.
    public Held held() {
        return held;
    }

    GuardPlaces places() {
        return places;
    }

    private void run() {
        boolean doubts = look(false);
        long since = System.nanoTime();
        try {
            while (true) {
                Path first =
                        doubts
                                ? changes.poll(DOUBT.toMillis(), TimeUnit.MILLISECONDS)
                                : changes.take();
                if (first != null) {
                    Thread.sleep(GATHER);
                    changes.clear();
                }
                // Other files may change all the time meanwhile.
                boolean sure = doubts && System.nanoTime() - since >= DOUBT.toNanos();
                boolean doubted = doubts;
                doubts = look(sure);
                since = doubts && doubted && !sure ? since : System.nanoTime();
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer guarding settings");
        }
    }

    /// @param sure believes what looks broken or gone
    /// @return whether something should be looked at once more
    private boolean look(boolean sure) {
        try {
            return lookAtAll(sure);
        } catch (IOException | RuntimeException e) {
            LOG.error("Settings of agents could not be looked at", e);
            return false;
        }
    }

    private synchronized boolean lookAtAll(boolean sure) throws IOException {
        Open now = open();
        List<SettingsFile> files = now.files().all();
        watch.follow(files, places.files().directories().keySet());
        boolean doubts = false;
        for (SettingsFile file : files) {
            try {
                doubts |= !now.look().look(file, sure);
            } catch (IOException e) {
                LOG.debug("{} could not be looked at", file.file(), e);
            }
        }
        judge(now, files);
        return doubts;
    }

    private void judge(Open now, List<SettingsFile> files) {
        List<ProcessFinding> found = new ArrayList<>();
        PMap<String, Instant> since = HashTreePMap.empty();
        for (SettingsFile file : files) {
            Expected expected = now.look().expected(file);
            KeptVersion back = expected.isWell() ? null : now.look().backTo(file);
            ProcessFinding finding =
                    GuardTroubles.of(
                                    places.shown(file),
                                    file.file().toString(),
                                    file.agent(),
                                    expected,
                                    back == null ? null : back.id())
                            .orElse(null);
            if (finding != null) {
                found.add(finding);
                Instant began =
                        expected.brokenSince() != null
                                ? expected.brokenSince()
                                : expected.lostSince();
                since = since.plus(finding.fingerprint(), began == null ? clock.instant() : began);
            }
        }
        held = new Held(since);
        findings = List.copyOf(found);
    }

    private Open open() throws IOException {
        Open known = open;
        if (known == null) {
            KeptVersions versions = new KeptVersions(places.versions());
            known =
                    new Open(
                            versions,
                            new GuardedFiles(places, versions),
                            new GuardLook(versions, clock));
            open = known;
        }
        return known;
    }

    /// Something that is done between two looks, with a look at everything after it.
    @FunctionalInterface
    interface Deed<T> {
        T on(Open open) throws IOException;
    }

    /// @param sure believes what looks broken or gone
    /// @throws Refused with why it could not be done
    synchronized <T> T between(boolean sure, Deed<T> deed) {
        try {
            T done = deed.on(open());
            if (lookAtAll(sure)) {
                changes.add(places.home()); // looked at once more, soon
            }
            return done;
        } catch (IOException e) {
            throw new Refused(new Refusal.NotNow("Nothing was changed: " + e.getMessage() + "."));
        }
    }

    @Override
    public void close() {
        watch.close();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
