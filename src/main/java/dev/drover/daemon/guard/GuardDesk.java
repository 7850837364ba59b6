package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.guard.HiddenSecrets;
import dev.drover.core.guard.LineChanges;
import dev.drover.host.versions.KeptVersion;
import dev.drover.host.versions.ReplacedFile;
import dev.drover.ipc.GuardApi;
import dev.drover.model.VisibleText;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedTextView;
import dev.drover.model.view.GuardedVersionView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What can be asked of the guard, and the way back. Every answer is from a look at that moment.
public final class GuardDesk implements GuardApi {
    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 5_000;

    private final ConfigGuard guard;

    public GuardDesk(ConfigGuard guard) {
        this.guard = guard;
    }

    @Override
    public List<GuardedFileView> files() {
        guard.between(false, open -> true);
        return guard.between(
                false,
                open -> {
                    List<GuardedFileView> views = new ArrayList<>();
                    for (SettingsFile file : open.files().all()) {
                        views.add(GuardViews.file(file, open));
                    }
                    return views;
                });
    }

    @Override
    public List<GuardedVersionView> versions(String file) {
        return guard.between(
                false,
                open -> {
                    SettingsFile settings = open.files().named(file);
                    byte[] now = GuardLook.read(settings).content();
                    List<GuardedVersionView> views = new ArrayList<>();
                    for (KeptVersion version : open.versions().of(settings.file())) {
                        views.add(GuardViews.version(settings, version, now, open));
                    }
                    return views;
                });
    }

    @Override
    public GuardedTextView show(String id) {
        return guard.between(
                false,
                open -> {
                    KeptVersion version = version(id, open);
                    SettingsFile settings = settings(version, open);
                    byte[] content = open.versions().content(version);
                    return new GuardedTextView(
                            GuardViews.version(
                                    settings, version, GuardLook.read(settings).content(), open),
                            lines(content, settings).stream()
                                    .limit(MOST_LINES)
                                    .map(GuardDesk::visible)
                                    .toList());
                });
    }

    @Override
    public GuardedTextView diff(String id) {
        return guard.between(
                false,
                open -> {
                    KeptVersion version = version(id, open);
                    SettingsFile settings = settings(version, open);
                    byte[] now = GuardLook.read(settings).content();
                    return new GuardedTextView(
                            GuardViews.version(settings, version, now, open),
                            changes(open.versions().content(version), now, settings));
                });
    }

    @Override
    public GuardDeed restore(String what, boolean preview) {
        return guard.between(
                false,
                open -> {
                    KeptVersion version = wanted(what, open);
                    return restore(version, settings(version, open), preview, open);
                });
    }

    /// An id, or a file that misses something.
    private static KeptVersion wanted(String what, ConfigGuard.Open open) {
        if (what.indexOf('/') < 0) {
            return version(what, open);
        }
        SettingsFile settings = open.files().named(what);
        KeptVersion back = open.look().backTo(settings);
        if (back == null) {
            throw new Refused(
                    new Refusal.NotNow(
                            "No good version of '"
                                    + VisibleText.line(what, 200)
                                    + "' is kept, so there is nothing to go back to."));
        }
        return back;
    }

    private static GuardDeed restore(
            KeptVersion version, SettingsFile settings, boolean preview, ConfigGuard.Open open)
            throws IOException {
        GuardLook.Found found = GuardLook.read(settings);
        byte[] before = found.content();
        if (found.isTooLarge()) {
            throw new IOException(settings.file() + " is too large to be kept first");
        }
        byte[] content = open.versions().content(version);
        String path = settings.file().toString();
        if (Arrays.equals(before, content)) {
            return new GuardDeed(path, version.id(), false, null, List.of(), "holds this already");
        }
        List<String> lines = changes(before, content, settings);
        if (preview) {
            return new GuardDeed(path, version.id(), false, null, lines, "would be restored");
        }
        String kept = before == null ? null : open.look().keep(settings, before).id();
        ReplacedFile.write(settings.file(), before, content);
        // What came after that version goes by the same person's word.
        open.look().look(settings, true);
        open.look().accept(settings);
        String note =
                "restored"
                        + (settings.form() == SettingsFile.Form.STATE
                                ? "; an agent that runs now may write over it"
                                : "");
        return new GuardDeed(path, version.id(), true, kept, lines, note);
    }

    @Override
    public GuardedFileView accept(String file) {
        guard.between(
                true,
                open -> {
                    open.look().look(open.files().named(file), true);
                    open.look().accept(open.files().named(file));
                    return true;
                });
        return guard.between(false, open -> GuardViews.file(open.files().named(file), open));
    }

    /// @throws Refused if there is none, or several
    private static KeptVersion version(String id, ConfigGuard.Open open) {
        List<KeptVersion> found = id.isEmpty() ? List.of() : open.versions().named(id);
        if (found.size() == 1) {
            return found.getFirst();
        }
        String named = "'" + VisibleText.line(id, 60) + "'";
        throw new Refused(
                new Refusal.BadRequest(
                        found.isEmpty()
                                ? "No version is called "
                                        + named
                                        + ". `drover guard list FILE` lists those that are kept."
                                : named + " fits several versions. Give more of the id."));
    }

    private static SettingsFile settings(KeptVersion version, ConfigGuard.Open open) {
        return open.files().named(version.file());
    }

    /// From the first to the second, without what looks secret. Lines are compared as they are, so
    /// that a secret that changed is told, but never what it is.
    private static List<String> changes(
            byte @Nullable [] from, byte @Nullable [] to, SettingsFile settings) {
        List<String> old = from == null ? List.of() : split(text(from));
        List<String> now = to == null ? List.of() : split(text(to));
        List<String> shownOld = from == null ? List.of() : lines(from, settings);
        List<String> shownNow = to == null ? List.of() : lines(to, settings);
        return LineChanges.of(old, now).stream()
                .limit(MOST_LINES)
                .map(
                        line ->
                                switch (line.mark()) {
                                    case '@' -> "@ …";
                                    case '+' -> "+ " + line(shownNow, line.index());
                                    default -> line.mark() + " " + line(shownOld, line.index());
                                })
                .toList();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? visible(lines.get(index)) : "";
    }

    private static List<String> lines(byte[] content, SettingsFile settings) {
        String text = text(content);
        return split(
                switch (settings.form()) {
                    case JSON, STATE, PLUGIN -> HiddenSecrets.json(text);
                    case TOML -> HiddenSecrets.toml(text);
                });
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String visible(String line) {
        String plain = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return VisibleText.line(plain.replace("\t", "    "), LONGEST_LINE);
    }
}
