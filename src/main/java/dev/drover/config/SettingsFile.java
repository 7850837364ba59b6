package dev.drover.config;

import dev.drover.config.SettingsText.Entry;
import dev.drover.model.Namespace;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings as they count: options before the environment, the environment before the file, the
/// file before the defaults. What cannot be read is told in a notice and never keeps Drover from
/// starting.
public final class SettingsFile {
    private static final int LARGEST_FILE = 1 << 20;

    private final Path file;
    private final Map<String, String> environment;
    private final Map<String, String> options;

    /// What was read.
    ///
    /// @param views one for each setting, in a fixed order
    /// @param notices one line for each thing that did not count: what, where, what to do
    /// @param projects those of which the file says something, by namespace
    public record Loaded(
            Settings settings,
            List<SettingView> views,
            List<String> notices,
            Map<String, InProject> projects) {
        public Loaded {
            views = List.copyOf(views);
            notices = List.copyOf(notices);
            projects = Map.copyOf(projects);
        }

        /// What counts in a namespace.
        public Settings in(String namespace) {
            InProject own = projects.get(namespace);
            return own == null ? settings : own.settings();
        }

        /// What may differ there, with what counts; of all settings where that is no project.
        public List<SettingView> viewsIn(@Nullable String namespace) {
            if (namespace == null || namespace.equals(Namespace.GLOBAL)) {
                return views;
            }
            InProject own = projects.get(namespace);
            return own != null
                    ? own.views()
                    : views.stream()
                            .filter(SettingView::byProject)
                            .map(SettingView::asElsewhere)
                            .toList();
        }
    }

    /// What counts in one project.
    ///
    /// @param views one for each setting in which projects may differ
    public record InProject(Settings settings, List<SettingView> views) {
        public InProject {
            views = List.copyOf(views);
        }
    }

    /// @param options dotted keys with their values, from the command line
    public SettingsFile(Path file, Map<String, String> environment, Map<String, String> options) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.options = new LinkedHashMap<>(options);
    }

    /// The defaults with these values, for programs that have no file.
    ///
    /// @throws IllegalArgumentException if a key is unknown or a value is not taken
    public static Settings fromOptions(Map<String, String> options) {
        SettingSources sources = new SettingSources();
        sources.options(options);
        Loaded loaded = sources.loaded();
        if (!loaded.notices().isEmpty()) {
            throw new IllegalArgumentException(loaded.notices().getFirst());
        }
        return loaded.settings();
    }

    public Loaded read() {
        SettingSources sources = new SettingSources();
        sources.options(options);
        sources.environment(environment);
        try {
            Map<String, Entry> entries = SettingsText.parse(text()).entries();
            sources.file(file, entries);
        } catch (IOException | InvalidSettingException e) {
            sources.notice(unusable(e) + " Until it is corrected, its settings do not count.");
        }
        return sources.loaded();
    }

    /// Writes one setting into the file; all else in it stays as it is.
    ///
    /// @return what counts now; a notice says so if a stronger source hides the new value
    /// @throws InvalidSettingException if the key is unknown, the value is not taken, or the file
    /// has to be corrected by hand first; the file was not touched
    ///
    /// @param namespace of the project that it is for, null or `global` for all
    public synchronized Loaded set(@Nullable String namespace, String name, String value)
            throws InvalidSettingException, IOException {
        SettingKey<?> key = key(namespace, name);
        String written = key.checked(value);
        String literal = key.type().quoted() ? SettingsText.quoted(written) : written;
        String path = path(namespace, name);
        return changed(namespace, name, text -> text.with(path, literal));
    }

    /// Of all projects.
    public Loaded set(String name, String value) throws InvalidSettingException, IOException {
        return set(null, name, value);
    }

    /// Takes one setting out of the file, so that its default counts again; all else in it stays as
    /// it is.
    ///
    /// @return what counts now; a notice says so if a stronger source still says otherwise
    /// @throws InvalidSettingException if the key is unknown or the file has to be corrected by
    /// hand first; the file was not touched
    ///
    /// @param namespace of the project whose own value goes, null or `global` for that of all
    public synchronized Loaded reset(@Nullable String namespace, String name)
            throws InvalidSettingException, IOException {
        key(namespace, name);
        String path = path(namespace, name);
        return changed(namespace, name, text -> text.without(path));
    }

    /// Of all projects.
    public Loaded reset(String name) throws InvalidSettingException, IOException {
        return reset(null, name);
    }

    private static boolean isOfProject(@Nullable String namespace) {
        return namespace != null && !namespace.equals(Namespace.GLOBAL);
    }

    private static String path(@Nullable String namespace, String name) {
        return namespace != null && isOfProject(namespace)
                ? ProjectValues.path(namespace, name)
                : name;
    }

    private static SettingKey<?> key(@Nullable String namespace, String name)
            throws InvalidSettingException {
        SettingKey<?> key = key(name);
        if (namespace != null && !Namespace.isValid(namespace)) {
            throw new InvalidSettingException(
                    "A namespace is 'global' or 'project:NAME'; '"
                            + VisibleText.line(namespace, 60)
                            + "' is neither. Nothing was changed.");
        }
        if (isOfProject(namespace) && !key.byProject()) {
            throw new InvalidSettingException(
                    SettingKeys.sameForAll(key) + " Nothing was changed.");
        }
        return key;
    }

    /// What is wrong with a value that the setting does not take, in one sentence, such as for a
    /// person who still types.
    ///
    /// @return empty if the setting takes it
    public static Optional<String> complaint(String name, String value) {
        return SettingKeys.named(name)
                .filter(key -> key.type().read(value).isEmpty())
                .map(key -> "It must be " + key.type().expects() + ".");
    }

    private static SettingKey<?> key(String name) throws InvalidSettingException {
        return SettingKeys.named(name)
                .orElseThrow(
                        () ->
                                new InvalidSettingException(
                                        "There is no setting '"
                                                + VisibleText.line(name, 60)
                                                + "'. `drover settings` lists them all."));
    }

    @FunctionalInterface
    private interface Edit {
        String of(SettingsText text) throws InvalidSettingException;
    }

    private Loaded changed(@Nullable String namespace, String name, Edit edit)
            throws InvalidSettingException, IOException {
        String before;
        String after;
        try {
            before = text();
            after = edit.of(SettingsText.parse(before));
        } catch (IOException | InvalidSettingException e) {
            throw new InvalidSettingException(unusable(e) + " Nothing was changed.");
        }
        if (!after.equals(before)) {
            // Somebody may keep the file elsewhere and link to it: the link stays.
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            PrivateDirectories.write(target, after.getBytes(StandardCharsets.UTF_8));
        }
        Loaded now = read();
        return now.viewsIn(namespace).stream()
                .filter(view -> view.key().equals(name) && view.fixed())
                .findFirst()
                .map(view -> hidden(now, view))
                .orElse(now);
    }

    private Loaded hidden(Loaded now, SettingView view) {
        List<String> notices = new ArrayList<>(now.notices());
        notices.add(
                view.key()
                        + " was changed in "
                        + file
                        + ", but stays "
                        + view.value()
                        + " because the "
                        + view.origin()
                        + " says so, which is stronger.");
        return new Loaded(now.settings(), now.views(), notices, now.projects());
    }

    /// The file's text; empty without a file.
    private String text() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        } catch (NoSuchFileException _) {
            return "";
        } catch (AccessDeniedException _) {
            throw new IOException("it may not be read");
        }
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("it is larger than 1 MB");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            // Some editors put a byte order mark before it.
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new IOException("it is not UTF-8 text");
        }
    }

    private String unusable(Exception e) {
        return file
                + " cannot be used: "
                + VisibleText.line(String.valueOf(e.getMessage()), 300)
                + ".";
    }
}
