package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.agents.settings.SettingsReading;
import dev.drover.core.guard.Expected;
import dev.drover.host.versions.KeptVersion;
import dev.drover.host.versions.KeptVersions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One look at a settings file: what it holds is kept if that is worth it, and compared with what
/// it is expected to hold. For one caller at a time.
final class GuardLook {
    /// What an agent writes all the time is kept this often if nothing in it matters: 20 versions
    /// then reach back for days, and the disk is not written with every prompt.
    private static final Duration AT_MOST = Duration.ofDays(1);

    /// A file that is written twice within one tick of the file system's clock looks unchanged.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final KeptVersions versions;
    private final InstantSource clock;
    private final Map<Path, Stamp> looked = new HashMap<>();

    /// By what a file that was looked at is known to be as it was; null if it was not there.
    private record Stamp(@Nullable Object key, long size, Instant modified) {
        static @Nullable Stamp of(Path file) throws IOException {
            try {
                BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(seen.fileKey(), seen.size(), seen.lastModifiedTime().toInstant());
            } catch (NoSuchFileException e) {
                return null;
            }
        }
    }

    /// What a file holds now.
    ///
    /// @param content null if it is not there or too large
    record Found(boolean there, byte @Nullable [] content, SettingsReading reading) {
        boolean isTooLarge() {
            return there && content == null;
        }
    }

    GuardLook(KeptVersions versions, InstantSource clock) {
        this.versions = versions;
        this.clock = clock;
    }

    static Found read(SettingsFile settings) throws IOException {
        Path file = settings.file();
        BasicFileAttributes seen;
        try {
            seen = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return new Found(false, null, SettingsReading.absent());
        }
        if (!seen.isRegularFile()) {
            return new Found(false, null, SettingsReading.absent());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes((int) KeptVersions.LARGEST + 1);
            return content.length > KeptVersions.LARGEST
                    ? new Found(true, null, SettingsReading.absent())
                    : new Found(true, content, SettingsReading.of(content, settings.form()));
        }
    }

    /// @param sure believes also what looks broken or gone
    /// @return false if it should be looked at once more, to be sure
    boolean look(SettingsFile settings, boolean sure) throws IOException {
        Stamp stamp = Stamp.of(settings.file());
        if (stamp != null && stamp.equals(looked.get(settings.file()))) {
            return true;
        }
        boolean believed = lookAgain(settings, sure);
        boolean settled = stamp != null && stamp.modified().plus(FRESH).isBefore(Instant.now());
        if (believed && settled) {
            looked.put(settings.file(), stamp);
        } else {
            looked.remove(settings.file());
        }
        return believed;
    }

    private boolean lookAgain(SettingsFile settings, boolean sure) throws IOException {
        Found found = read(settings);
        Expected before = expected(settings);
        if (found.isTooLarge()) {
            return true; // nothing is known of it, so nothing is missed
        }
        Expected now =
                before.look(found.reading().whole(), found.reading().hooks(), clock.instant());
        if (!now.isWell() && before.isWell() && !sure) {
            return false;
        }
        if (found.content() != null
                && !versions.isNewest(settings.file(), found.content())
                && isWorthKeeping(settings, found)) {
            versions.keep(settings.file(), found.content(), clock.instant());
            note(settings, now, digest(found.reading().matters()));
        } else if (!now.equals(before)) {
            note(settings, now, noted(settings).matters());
        }
        return true;
    }

    private boolean isWorthKeeping(SettingsFile settings, Found found) {
        List<KeptVersion> kept = versions.of(settings.file());
        if (kept.isEmpty() || settings.form() != SettingsFile.Form.STATE) {
            return true;
        }
        Instant due = kept.getFirst().at().plus(AT_MOST);
        return !digest(found.reading().matters()).equals(noted(settings).matters())
                || clock.instant().isAfter(due);
    }

    KeptVersion keep(SettingsFile settings, byte[] content) throws IOException {
        return versions.keep(settings.file(), content, clock.instant());
    }

    Expected expected(SettingsFile settings) {
        return noted(settings).expected();
    }

    private GuardNote noted(SettingsFile settings) {
        return GuardNote.read(versions.note(settings.file()));
    }

    /// A person says that what is missed may go.
    void accept(SettingsFile settings) throws IOException {
        note(settings, expected(settings).accepted(), noted(settings).matters());
    }

    private void note(SettingsFile settings, Expected expected, String matters) throws IOException {
        versions.note(settings.file(), GuardNote.of(expected, matters).text());
    }

    private static String digest(String matters) {
        return Integer.toHexString(matters.hashCode()) + "-" + matters.length();
    }

    /// The version that brings back most of what is missed, the newest of those that do; null if
    /// none is good.
    @Nullable KeptVersion backTo(SettingsFile settings) {
        Expected expected = expected(settings);
        KeptVersion best = null;
        long most = expected.lost().isEmpty() ? -1 : 0;
        for (KeptVersion version : versions.of(settings.file())) {
            SettingsReading reading = reading(settings, version);
            long has = expected.lost().stream().filter(reading.hooks()::contains).count();
            if (reading.whole() && has > most) {
                best = version;
                most = has;
            }
        }
        return best;
    }

    /// Of a version that is damaged nothing is known.
    SettingsReading reading(SettingsFile settings, KeptVersion version) {
        try {
            return SettingsReading.of(versions.content(version), settings.form());
        } catch (IOException e) {
            return new SettingsReading(false, Set.of(), "");
        }
    }
}
