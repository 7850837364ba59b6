package dev.drover.config;

import dev.drover.model.VisibleText;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.Globs;
import dev.drover.model.process.Scope;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A user's own profiles of daemons, `profiles.json` beside the settings: an array of objects. One
/// that cannot be used is told in a notice, and all others count.
public final class ProfilesFile {
    private static final int LARGEST_FILE = 1 << 20;
    private static final int MOST = 100;
    private static final Set<String> NAMES =
            Set.of(
                    "name",
                    "process",
                    "scope",
                    "limit",
                    "instances",
                    "locks",
                    "sockets",
                    "databases");
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .build();

    private final Path file;
    private final List<DaemonProfile> builtIn;

    /// @param notices one line for each that does not count: which, why, what to do
    public record Loaded(List<DaemonProfile> profiles, List<String> notices) {
        public Loaded {
            profiles = List.copyOf(profiles);
            notices = List.copyOf(notices);
        }
    }

    /// @param builtIn those that are there anyway; one of the user's with the same name replaces it
    public ProfilesFile(Path file, List<DaemonProfile> builtIn) {
        this.file = file;
        this.builtIn = List.copyOf(builtIn);
    }

    public Loaded read() {
        List<DaemonProfile> own = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        try {
            JsonNode all = JSON.readTree(text());
            if (!all.isMissingNode() && !all.isNull() && !all.isArray()) {
                throw new IOException("it must be an array of objects");
            }
            int number = 0;
            for (JsonNode one : all) {
                if (++number > MOST) {
                    notices.add(
                            file + " has more than " + MOST + " profiles; the rest is left out.");
                    break;
                }
                add(one, number, own, notices);
            }
        } catch (NoSuchFileException e) {
            // most people have none
        } catch (JacksonException | IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            notices.add(
                    file
                            + " cannot be used: "
                            + VisibleText.line(why, 200)
                            + ". Until it is corrected, your own profiles do not count.");
        }
        Set<String> names = new HashSet<>();
        own.forEach(profile -> names.add(profile.name()));
        List<DaemonProfile> profiles = new ArrayList<>(own);
        builtIn.stream().filter(p -> !names.contains(p.name())).forEach(profiles::add);
        return new Loaded(profiles, notices);
    }

    private void add(JsonNode one, int number, List<DaemonProfile> own, List<String> notices) {
        String name = one.path("name").asString("");
        String who = "Profile " + (name.isBlank() ? number : "'" + shown(name) + "'");
        Optional<String> wrong = complaint(one, name);
        if (wrong.isPresent()) {
            notices.add(who + " in " + file + " does not count: " + wrong.get() + ".");
            return;
        }
        own.add(
                new DaemonProfile(
                        name,
                        Pattern.compile(one.path("process").asString("")),
                        Scope.named(one.path("scope").asString("user")).orElse(Scope.USER),
                        one.path("limit").asInt(1),
                        text(one, "instances"),
                        text(one, "locks"),
                        text(one, "sockets"),
                        text(one, "databases"),
                        false));
    }

    private static Optional<String> complaint(JsonNode one, String name) {
        for (String key : one.propertyNames()) {
            if (!NAMES.contains(key)) {
                return Optional.of("it has no use for '" + shown(key) + "'");
            }
        }
        if (name.isBlank() || name.length() > 64) {
            return Optional.of("it needs a name of at most 64 characters");
        }
        String process = one.path("process").asString("");
        if (process.isBlank()) {
            return Optional.of("it needs a pattern in 'process'");
        }
        try {
            if (Pattern.compile(process).matcher("").find()) {
                return Optional.of("its pattern fits every process");
            }
        } catch (PatternSyntaxException e) {
            return Optional.of("its pattern is broken: " + shown(e.getDescription()));
        }
        if (Scope.named(one.path("scope").asString("user")).isEmpty()) {
            return Optional.of("its scope must be user, workspace or instance");
        }
        int limit = one.path("limit").asInt(1);
        if (limit < 1 || limit > 1_000) {
            return Optional.of("its limit must be from 1 to 1000");
        }
        String instances = text(one, "instances");
        if (instances != null) {
            Optional<String> wrong = Globs.complaint(instances);
            if (wrong.isPresent()) {
                return Optional.of("its 'instances' " + wrong.get());
            }
        }
        for (String key : List.of("locks", "sockets", "databases")) {
            String glob = text(one, key);
            Optional<String> wrong = glob == null ? Optional.empty() : Globs.nameComplaint(glob);
            if (wrong.isPresent()) {
                return Optional.of("its '" + key + "' " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private static @Nullable String text(JsonNode one, String key) {
        String value = one.path(key).asString("");
        return value.isBlank() ? null : value;
    }

    private static String shown(String text) {
        return VisibleText.line(text.toLowerCase(Locale.ROOT), 60);
    }

    private String text() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IOException("it is larger than 1 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
