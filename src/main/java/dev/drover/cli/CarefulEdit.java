package dev.drover.cli;

import dev.drover.setup.file.CarefulFile;
import dev.drover.setup.file.Exchange;
import dev.drover.setup.file.Snapshot;
import dev.drover.setup.file.UnsuitableFileException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Changes one word in a file that belongs to another program. Every other byte stays, and a copy
/// of the file is left beside it. It never writes JSON anew.
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
    static Path switchOff(Path file, String name, Exchange exchange) throws IOException {
        try {
            Snapshot read = Snapshot.of(file);
            read.requireWritable();
            Path copy = new CarefulFile(exchange).write(read, switchedOff(read, name), true);
            return copy == null ? file : copy;
        } catch (UnsuitableFileException e) {
            throw Context.refused(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] switchedOff(Snapshot read, String name) throws IOException {
        byte[] before = read.bytes();
        Place place = before == null ? null : find(before, name).filter(Place::on).orElse(null);
        if (before == null || place == null) {
            throw UnsuitableFileException.changed(read.file());
        }
        ByteArrayOutputStream after = new ByteArrayOutputStream(before.length + 1);
        after.write(before, 0, place.from);
        after.writeBytes("false".getBytes(StandardCharsets.US_ASCII));
        after.write(before, place.to, before.length - place.to);
        if (!find(after.toByteArray(), name).filter(p -> !p.on).isPresent()) {
            throw new UnsuitableFileException(
                    read.file() + " cannot be changed safely. Change it by hand.");
        }
        return after.toByteArray();
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
