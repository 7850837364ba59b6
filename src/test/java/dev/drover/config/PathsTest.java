package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class PathsTest {
    private static final Path HOME = Path.of("/home/dev");

    @TempDir Path temp;

    @Test
    void putsEverythingUnderDroverHome() {
        Paths paths = linux(Map.of("DROVER_HOME", "/opt/d", "XDG_STATE_HOME", "/elsewhere"));

        assertThat(paths)
                .isEqualTo(
                        new Paths(
                                Path.of("/opt/d"),
                                Path.of("/opt/d"),
                                Path.of("/opt/d/run"),
                                Path.of("/opt/d/drover.db"),
                                HOME));
        assertThat(paths.lock()).hasToString("/opt/d/drover.lock");
        assertThat(paths.socket()).hasToString("/opt/d/run/drover.sock");
    }

    @Test
    void takesTheUsualPlacesOfLinuxWithoutAnyVariable() {
        Paths paths = linux(Map.of());

        assertThat(paths.settingsFile()).hasToString("/home/dev/.config/drover/settings.json");
        assertThat(paths.endpoint()).hasToString("/home/dev/.local/state/drover/endpoint");
        // printf %s /home/dev/.local/state/drover | sha256sum
        assertThat(paths.runtime()).hasToString("/home/dev/.cache/drover/run/c79da8d31a82e002");
    }

    @Test
    void followsTheXdgVariables() {
        Paths paths = linux(Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s"));

        assertThat(paths.config()).hasToString("/c/drover");
        assertThat(paths.state()).hasToString("/s/drover");
    }

    @Test
    void ignoresRelativeAndEmptyXdgVariables() {
        Paths paths =
                linux(
                        Map.of(
                                "XDG_CONFIG_HOME", "c",
                                "XDG_STATE_HOME", "",
                                "XDG_RUNTIME_DIR", "run",
                                "DROVER_HOME", ""));

        assertThat(paths).isEqualTo(linux(Map.of()));
    }

    @Test
    void usesTheDesktopsRuntimeDirectoryIfItIsClosed() throws IOException {
        Path runtime = directory("run", "rwx------");

        assertThat(withRuntime(runtime).runtime()).isEqualTo(runtime.resolve("drover"));

        Files.createDirectory(
                runtime.resolve("drover"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(withRuntime(runtime).runtime()).isEqualTo(runtime.resolve("drover"));
    }

    @Test
    void fallsBackFromARuntimeDirectoryThatOthersCanReach() throws IOException {
        Path open = directory("open", "rwxrwxrwx");
        Path link = Files.createSymbolicLink(temp.resolve("link"), directory("real", "rwx------"));
        Path withOpenInside = directory("outer", "rwx------");
        Files.createDirectory(withOpenInside.resolve("drover"));
        Files.setPosixFilePermissions(
                withOpenInside.resolve("drover"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path withLinkInside = directory("outer2", "rwx------");
        Files.createSymbolicLink(withLinkInside.resolve("drover"), temp.resolve("nowhere"));

        Path fallback = linux(Map.of()).runtime();
        assertThat(withRuntime(open).runtime()).isEqualTo(fallback);
        assertThat(withRuntime(link).runtime()).isEqualTo(fallback);
        assertThat(withRuntime(withOpenInside).runtime()).isEqualTo(fallback);
        assertThat(withRuntime(withLinkInside).runtime()).isEqualTo(fallback);
        assertThat(withRuntime(temp.resolve("absent")).runtime()).isEqualTo(fallback);
    }

    @Test
    void fallsBackWhenTheSocketsPathIsTooLongInBytes() {
        String fits = "/" + "x".repeat(100 - "//run/drover.sock".length());
        String tooLong = fits + "x";
        String tooLongInBytes = fits.replace("xx", "xé");

        assertThat(linux(Map.of("DROVER_HOME", fits)).socket().toString()).hasSize(100);
        assertThat(linux(Map.of("DROVER_HOME", tooLong)).runtime().toString())
                .matches("/home/dev/\\.cache/drover/run/[0-9a-f]{16}");
        assertThat(bytes(linux(Map.of("DROVER_HOME", tooLongInBytes)).socket()))
                .isLessThanOrEqualTo(100);
        assertThat(linux(Map.of("DROVER_HOME", tooLong)).database())
                .isEqualTo(Path.of(tooLong, "drover.db"));
    }

    @Test
    void givesTwoHomesTwoFallbacks() {
        String longOne = "/" + "x".repeat(120);

        assertThat(linux(Map.of("DROVER_HOME", longOne + "a")).runtime())
                .isNotEqualTo(linux(Map.of("DROVER_HOME", longOne + "b")).runtime());
    }

    @Test
    void movesTheLockWithTheDatabase() {
        Paths paths = linux(Map.of("DROVER_HOME", "/d", "DROVER_DB_PATH", "/data/my.db"));

        assertThat(paths.database()).hasToString("/data/my.db");
        assertThat(paths.lock()).hasToString("/data/drover.lock");
        assertThat(paths.endpoint()).hasToString("/d/endpoint");
    }

    @Test
    void knowsTheUsualPlacesOfMacAndWindows() {
        Paths mac = Paths.of(Map.of(), HOME, "Mac OS X");
        assertThat(mac.database())
                .hasToString("/home/dev/Library/Application Support/Drover/drover.db");
        assertThat(mac.socket()).hasToString("/home/dev/Library/Caches/Drover/run/drover.sock");

        Paths windows = Paths.of(Map.of("APPDATA", "/r", "LOCALAPPDATA", "/l"), HOME, "Windows 11");
        assertThat(windows.settingsFile()).hasToString("/r/Drover/settings.json");
        assertThat(windows.database()).hasToString("/l/Drover/drover.db");
    }

    @Test
    void saysInOneLineWhichVariableIsNoPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linux(Map.of("DROVER_HOME", "/a\0b")))
                .withMessageStartingWith("DROVER_HOME cannot be a path");
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private Path directory(String name, String mode) throws IOException {
        Path made = Files.createDirectory(temp.resolve(name));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
    }

    private static Paths withRuntime(Path runtime) {
        return linux(Map.of("XDG_RUNTIME_DIR", runtime.toString()));
    }

    private static Paths linux(Map<String, String> environment) {
        return Paths.of(environment, HOME, "Linux");
    }
}
