package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.agents.settings.SettingsReading;
import dev.drover.core.guard.Expected;
import dev.drover.host.versions.KeptVersion;
import dev.drover.model.VisibleText;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedFileView.Status;
import dev.drover.model.view.GuardedVersionView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Guarded files and their versions as people see them.
final class GuardViews {
    private static final int LONGEST_HOOK = 150;

    private GuardViews() {}

    static GuardedFileView file(SettingsFile settings, ConfigGuard.Open open) throws IOException {
        GuardLook.Found found = GuardLook.read(settings);
        Expected expected = open.look().expected(settings);
        List<KeptVersion> versions = open.versions().of(settings.file());
        KeptVersion back = expected.isWell() ? null : open.look().backTo(settings);
        SettingsReading reading = found.reading();
        return new GuardedFileView(
                settings.agent(),
                settings.file().toString(),
                status(found, expected),
                reading.hooks().size(),
                (int) reading.hooksOf("drover"),
                expected.lost().stream()
                        .sorted()
                        .map(hook -> VisibleText.line(hook, LONGEST_HOOK))
                        .toList(),
                expected.brokenSince() != null ? expected.brokenSince() : expected.lostSince(),
                versions.size(),
                versions.isEmpty() ? null : versions.getFirst().at(),
                back == null ? null : back.id());
    }

    private static Status status(GuardLook.Found found, Expected expected) {
        if (expected.brokenSince() != null) {
            return Status.BROKEN;
        }
        if (!expected.lost().isEmpty()) {
            return Status.HOOKS_LOST;
        }
        if (found.isTooLarge()) {
            return Status.TOO_LARGE;
        }
        return found.there() ? Status.OK : Status.ABSENT;
    }

    /// @param now what the file holds, null if it is not there
    static GuardedVersionView version(
            SettingsFile settings,
            KeptVersion version,
            byte @Nullable [] now,
            ConfigGuard.Open open)
            throws IOException {
        SettingsReading reading = open.look().reading(settings, version);
        boolean current =
                now != null
                        && now.length == version.bytes()
                        && Arrays.equals(now, open.versions().content(version));
        return new GuardedVersionView(
                version.id(),
                version.file(),
                version.at(),
                version.bytes(),
                reading.whole(),
                reading.hooks().size(),
                current);
    }
}
