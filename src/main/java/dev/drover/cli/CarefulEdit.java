package dev.drover.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;

/// Changes one word in a file that belongs to another program. Every other byte stays, a copy of
/// the file is left beside it, and the file is replaced in one step. It never writes JSON anew.
final class CarefulEdit {
    private static final JsonFactory JSON = new JsonFactory();

    private CarefulEdit() {}

    /// Where the value of a switch stands in a JSON object.
    ///
    /// @param on its value
    private record Place(int from, int to, boolean on) {}

    /// The value of a switch at the top of the object; empty if there is none, or it is no switch.
    static Optional<Boolean> flag(byte[] json, String name) {
        return find(json, name).map(Place::on);
    }

    /// Sets a switch that is on to off.
    ///
    /// @return the copy of the file as it was
    static Path switchOff(Path file, String name) throws IOException {
        Path real = file.toRealPath(); // a link stays a link
        byte[] before = Files.readAllBytes(real);
        Place place =
                find(before, name)
                        .filter(Place::on)
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                file + " has changed meanwhile. Look again."));
        ByteArrayOutputStream after = new ByteArrayOutputStream(before.length + 1);
        after.write(before, 0, place.from);
        after.writeBytes("false".getBytes(StandardCharsets.US_ASCII));
        after.write(before, place.to, before.length - place.to);
        if (!find(after.toByteArray(), name).filter(p -> !p.on).isPresent()) {
            throw Context.refused(file + " cannot be changed safely. Change it by hand.");
        }
        return replace(real, before, after.toByteArray());
    }

    private static Path replace(Path file, byte[] before, byte[] after) throws IOException {
        Path copy = free(file);
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        Path next = file.resolveSibling("." + file.getFileName() + ".drover");
        Files.copy(
                file,
                next,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
        try {
            Files.write(next, after, StandardOpenOption.TRUNCATE_EXISTING);
            sync(next);
            keepOwner(file, next);
            if (!Arrays.equals(Files.readAllBytes(file), before)) {
                throw Context.refused(file + " has changed meanwhile. Look again.");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            return copy;
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static Path free(Path file) {
        for (int i = 1; ; i++) {
            Path copy = file.resolveSibling(file.getFileName() + ".before-drover-" + i);
            if (Files.notExists(copy)) {
                return copy;
            }
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void keepOwner(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && !Files.getOwner(from).equals(Files.getOwner(to))) {
            view.setOwner(Files.getOwner(from));
        }
    }

    private static Optional<Place> find(byte[] json, String name) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<Place> found = Optional.empty();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean meant = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (meant) {
                    // The last one of several counts, as it does for those who read the file.
                    found = place(json, parser, value);
                }
                parser.skipChildren();
            }
            return parser.nextToken() == null ? found : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Place> place(byte[] json, JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
            return Optional.empty();
        }
        String word = value == JsonToken.VALUE_TRUE ? "true" : "false";
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int to = from + word.length();
        boolean there =
                from >= 0
                        && to <= json.length
                        && new String(json, from, to - from, StandardCharsets.US_ASCII)
                                .equals(word);
        return there
                ? Optional.of(new Place(from, to, value == JsonToken.VALUE_TRUE))
                : Optional.empty();
    }
}
