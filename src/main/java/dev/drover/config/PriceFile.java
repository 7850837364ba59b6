package dev.drover.config;

import dev.drover.model.VisibleText;
import dev.drover.model.usage.PriceList;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// What models cost: the list that Drover brings along, or `prices.json` beside the settings, which
/// replaces it whole. A file with an error changes nothing.
public final class PriceFile {
    private static final int LARGEST_FILE = 1 << 20;
    private static final String BUILT_IN = "prices.json";

    private final Path file;

    /// @param notices one line for each thing that does not count: where, why, what to do
    public record Loaded(PriceList list, List<String> notices) {
        public Loaded {
            notices = List.copyOf(notices);
        }
    }

    /// Changes whenever the file does.
    ///
    /// @param size -1 where there is none
    public record Stamp(FileTime modified, long size) {}

    public PriceFile(Path file) {
        this.file = file;
    }

    /// The list that Drover brings along.
    public static PriceList builtIn() {
        try (InputStream in = PriceFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing");
            }
            return PriceReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(BUILT_IN + " cannot be read", e);
        }
    }

    public Loaded read() {
        return read(builtIn());
    }

    /// @param before the list that stays if the file has an error
    public Loaded read(PriceList before) {
        try {
            return new Loaded(PriceReader.read(text()), List.of());
        } catch (NoSuchFileException e) {
            return new Loaded(builtIn(), List.of());
        } catch (StreamReadException e) {
            return unusable(
                    "line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                            + ": "
                            + firstLine(e.getOriginalMessage()),
                    before);
        } catch (JacksonException | IOException e) {
            return unusable(firstLine(String.valueOf(e.getMessage())), before);
        }
    }

    private Loaded unusable(String why, PriceList before) {
        return new Loaded(
                before,
                List.of(
                        file
                                + " cannot be used, "
                                + VisibleText.line(why, 200)
                                + ". Until it is corrected, the prices of "
                                + before.date()
                                + " count."));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    public Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size());
        } catch (IOException e) {
            return new Stamp(FileTime.fromMillis(0), -1);
        }
    }

    private String text() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            throw new IOException("because it is no ordinary file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IOException("because it is larger than 1 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
