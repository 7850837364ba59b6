package dev.drover.config;

import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `.drover.json`: what a repository asks for. Whoever writes into the repository writes it, so
/// that it is taken for hostile: small, plain, and all or nothing.
public final class ProjectFile {
    public static final String NAME = ".drover.json";
    private static final int LARGEST_FILE = 64 << 10;
    private static final int MOST_PORTS = 32;
    private static final int MOST_PATTERNS = 32;
    private static final int LONGEST_TEXT = 200;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxTokenCount(5_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// What was read.
    ///
    /// @param ports what is wished for, by variable; empty if there is no file or it is wrong
    /// @param problem one line: what is wrong with it and what is allowed; null if nothing is
    public record Read(Map<String, PortWish> ports, @Nullable String problem) {
        static final Read NOTHING = new Read(Map.of(), null);

        public Read {
            ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        }
    }

    /// What a repository wants for its new worktrees.
    ///
    /// @param base what their branches begin at; null if it does not say
    /// @param copy patterns of ignored files that come along
    /// @param problem one line: what is wrong with it and what is allowed; null if nothing is
    public record Worktrees(@Nullable String base, List<String> copy, @Nullable String problem) {
        public Worktrees {
            copy = List.copyOf(copy);
        }
    }

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private ProjectFile() {}

    /// @param directory of the checkout
    /// @param types those that may be asked for
    public static Read in(String directory, PortTypes types) {
        Path file;
        try {
            file = Path.of(directory).resolve(NAME);
        } catch (InvalidPathException e) {
            return Read.NOTHING;
        }
        try {
            return new Read(ports(tree(file), types), null);
        } catch (NoSuchFileException e) {
            return Read.NOTHING;
        } catch (Wrong | IOException e) {
            return new Read(
                    Map.of(),
                    VisibleText.line(file.toString(), 300) + " cannot be used: " + e.getMessage());
        }
    }

    /// @param directory of the checkout
    public static Worktrees worktrees(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            return worktrees(tree(file));
        } catch (NoSuchFileException e) {
            return new Worktrees(null, List.of(), null);
        } catch (Wrong | IOException e) {
            return new Worktrees(
                    null,
                    List.of(),
                    VisibleText.line(file.toString(), 300) + " cannot be used: " + e.getMessage());
        }
    }

    private static Worktrees worktrees(JsonNode all) throws Wrong {
        JsonNode wished = all.get("worktree");
        if (wished == null || wished.isNull()) {
            return new Worktrees(null, List.of(), null);
        }
        if (!wished.isObject()) {
            throw new Wrong("'worktree' must be an object such as {\"base\": \"main\"}.");
        }
        JsonNode base = wished.get("base");
        if (base != null
                && (!base.isString()
                        || base.asString().startsWith("-")
                        || base.asString().length() > LONGEST_TEXT)) {
            throw new Wrong("'worktree.base' must be the name of a branch or commit.");
        }
        List<String> copy = new ArrayList<>();
        JsonNode patterns = wished.get("copy");
        if (patterns != null) {
            if (!patterns.isArray() || patterns.size() > MOST_PATTERNS) {
                throw new Wrong(
                        "'worktree.copy' must be a list of at most "
                                + MOST_PATTERNS
                                + " patterns such as [\".env\"].");
            }
            for (JsonNode pattern : patterns) {
                copy.add(pattern(pattern));
            }
        }
        return new Worktrees(base == null ? null : base.asString(), copy, null);
    }

    private static String pattern(JsonNode node) throws Wrong {
        String text = node.isString() ? node.asString() : "";
        boolean inside =
                !text.isBlank()
                        && text.length() <= LONGEST_TEXT
                        && text.chars().noneMatch(Character::isISOControl)
                        && List.of(text.split("/", -1)).stream().noneMatch(".."::equals);
        if (!inside) {
            throw new Wrong("a pattern of 'worktree.copy' must name files inside the repository.");
        }
        return text;
    }

    private static JsonNode tree(Path file) throws IOException, Wrong {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        // Opening a pipe would wait for whoever fills it, and a link may lead anywhere.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Wrong("it must be a plain file.");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        } catch (IOException e) {
            throw new Wrong("it could not be read.");
        }
        if (bytes.length > LARGEST_FILE) {
            throw new Wrong("it is larger than 64 KB.");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            JsonNode all = JSON.readTree(text);
            if (all == null || !all.isObject()) {
                throw new Wrong("it must be one JSON object such as {\"ports\": {…}}.");
            }
            return all;
        } catch (CharacterCodingException e) {
            throw new Wrong("it is not UTF-8 text.");
        } catch (JacksonException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new Wrong("it is not JSON as expected: " + VisibleText.line(why, 160) + ".");
        }
    }

    /// Other keys are for others to read.
    private static Map<String, PortWish> ports(JsonNode all, PortTypes types) throws Wrong {
        Map<String, PortWish> ports = new LinkedHashMap<>();
        JsonNode wished = all.get("ports");
        if (wished == null || wished.isNull()) {
            return ports;
        }
        if (!wished.isObject()) {
            throw new Wrong("'ports' must be an object such as {\"PORT\": {\"type\": \"dev\"}}.");
        }
        if (wished.size() > MOST_PORTS) {
            throw new Wrong("it asks for more than " + MOST_PORTS + " ports.");
        }
        Map<PortWish, String> seen = new LinkedHashMap<>();
        for (String variable : wished.propertyNames()) {
            PortWish wish = wish(variable, wished.get(variable), types);
            String twin = seen.put(wish, variable);
            if (twin != null) {
                throw new Wrong(
                        twin
                                + " and "
                                + variable
                                + " ask for the same port; give one of them a 'name' of its own.");
            }
            ports.put(variable, wish);
        }
        return ports;
    }

    private static PortWish wish(String variable, JsonNode asked, PortTypes types) throws Wrong {
        String shown = "'ports." + VisibleText.line(variable, 64) + "'";
        Optional<String> name = VariableNames.complaint(variable);
        if (name.isPresent()) {
            throw new Wrong(shown + ": its name " + name.get() + ".");
        }
        if (!asked.isObject()) {
            throw new Wrong(shown + " must be an object such as {\"type\": \"dev\"}.");
        }
        for (String key : asked.propertyNames()) {
            if (!key.equals("type") && !key.equals("name")) {
                throw new Wrong(
                        shown
                                + " has no use for '"
                                + VisibleText.line(key, 64)
                                + "'; there are 'type' and 'name'.");
            }
        }
        String type = text(asked.get("type"), shown + ".type");
        if (type == null || !PortType.isName(type) || types.named(type).isEmpty()) {
            throw new Wrong(
                    shown
                            + (type == null
                                    ? " has no 'type'"
                                    : " is of type '" + VisibleText.line(type, 40) + "'")
                            + ". There are "
                            + types.names()
                            + ".");
        }
        String own = text(asked.get("name"), shown + ".name");
        if (own != null && !PortWish.isName(own)) {
            throw new Wrong(
                    shown + ": a 'name' has small letters, digits, '.', '_' and '-', at most 40.");
        }
        return new PortWish(type, own == null ? "" : own);
    }

    private static @Nullable String text(@Nullable JsonNode value, String what) throws Wrong {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Wrong(what + " must be a text.");
        }
        return value.asString();
    }
}
