package dev.drover.host.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class KeptVersionsTest {
    private static final Path FILE = Path.of("/home/ada/.claude/settings.json");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir Path temp;
    private Path place;
    private KeptVersions versions;

    @BeforeEach
    void open() throws IOException {
        place = temp.resolve("versions");
        versions = new KeptVersions(place);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private KeptVersion keep(String text, long seconds) throws IOException {
        return versions.keep(FILE, bytes(text), NOW.plusSeconds(seconds));
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> all = Files.list(place.resolve("contents"))) {
            return all.toList();
        }
    }

    @Test
    void keepsEachContentOnceByteByByte() throws IOException {
        byte[] odd = {'{', '\r', '\n', '\t', (byte) 0xef, (byte) 0xbb, (byte) 0xbf, 0, '}'};
        KeptVersion first = versions.keep(FILE, odd, NOW);
        keep("b", 1);
        KeptVersion again = versions.keep(FILE, odd, NOW.plusSeconds(2));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(versions.content(again)).isEqualTo(odd);
        assertThat(versions.of(FILE)).extracting(KeptVersion::bytes).containsExactly(9L, 1L);
        assertThat(contents()).hasSize(2);
        assertThat(versions.isNewest(FILE, odd)).isTrue();
        assertThat(versions.isNewest(FILE, bytes("b"))).isFalse();
    }

    @Test
    void keepsTheLastTwentyAndNoContentOfTheOthers() throws IOException {
        for (int i = 0; i < 25; i++) {
            keep("content " + i, i);
        }
        assertThat(versions.of(FILE)).hasSize(20);
        assertThat(versions.content(versions.of(FILE).getFirst())).isEqualTo(bytes("content 24"));
        assertThat(contents()).hasSize(20);
    }

    @Test
    void isForTheUserAlone() throws IOException {
        keep("a", 0);
        versions.note(FILE, "note");
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode)
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void knowsEverythingAfterARestart() throws IOException {
        KeptVersion kept = keep("a", 0);
        versions.note(FILE, "note");
        KeptVersions later = new KeptVersions(place);
        assertThat(later.of(FILE)).containsExactly(kept);
        assertThat(later.named(kept.id().substring(0, 4))).containsExactly(kept);
        assertThat(later.note(FILE)).isEqualTo("note");
    }

    @Test
    void anIndexThatIsDamagedIsSetAside() throws IOException {
        keep("a", 0);
        Files.writeString(place.resolve("index.json"), "{\"files\":");
        KeptVersions later = new KeptVersions(place);
        assertThat(later.of(FILE)).isEmpty();
        assertThat(place.resolve("index.json.damaged")).exists();
    }

    @Test
    void neverGivesBackWhatIsNotAsItWas() throws IOException {
        KeptVersion kept = keep("a", 0);
        Files.writeString(place.resolve("contents").resolve(kept.digest()), "x");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> versions.content(kept))
                .withMessageContaining("damaged");
    }

    @Test
    void replacesAFileBehindALinkAndKeepsItsAccess() throws IOException {
        Path real = Files.writeString(temp.resolve("dotfiles.json"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(temp.resolve("settings.json"), real);

        ReplacedFile.write(link, bytes("old"), bytes("new"));

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(real).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("dotfiles.json", "settings.json", "versions");
        }
    }

    @Test
    void writesOverNothingThatItHasNotSeen() throws IOException {
        Path file = Files.writeString(temp.resolve("settings.json"), "somebody else's");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReplacedFile.write(file, bytes("old"), bytes("new")))
                .withMessageContaining("changed meanwhile");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReplacedFile.write(file, null, bytes("new")));
        assertThat(file).hasContent("somebody else's");
        Path gone = temp.resolve("new/settings.json");
        ReplacedFile.write(gone, null, bytes("new"));
        assertThat(gone).hasContent("new");
    }
}
