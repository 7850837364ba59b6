package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How `bin/drover-app` starts the JVM.
class LauncherTest {
    @TempDir private Path directory;

    private Path app;
    private Path java;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void install() throws Exception {
        Path home = directory.resolve("a home");
        app = Files.createDirectories(home.resolve("bin")).resolve("drover-app");
        Files.copy(Client.DIST.resolve("bin/drover-app"), app);
        Path lib = Files.createDirectories(home.resolve("lib"));
        Files.copy(Client.DIST.resolve("lib/java25.sh"), lib.resolve("java25.sh"));
        for (String jar : List.of("drover.jar", "javafx-base-26.jar", "sqlite.jar")) {
            Files.createFile(lib.resolve(jar));
        }
        java = runtime("jdk 25", "25.0.1");
        environment.put("DROVER_JAVA_HOME", java.toString());
        environment.put("LANG", "C");
    }

    /// A runtime that tells how it was called.
    private Path runtime(String name, String version) throws Exception {
        Path home = directory.resolve(name);
        Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
        String text = "#!/bin/sh\nprintf '%s\\n' \"$@\" \"pid $$\" \"locale $LC_ALL\"\n";
        Files.writeString(program, text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Process start(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(n -> n.matches("LC_.*|LANG|JAVA_HOME|DROVER_.*"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> run(Path program, String... arguments) throws Exception {
        Result result = Installation.finish(start(program, arguments), new byte[0]);
        assertThat(result.stderr()).isEmpty();
        assertThat(result.exit()).isZero();
        return result.out().lines().toList();
    }

    @Test
    void becomesTheJvmWithTheArgumentsUnchanged() throws Exception {
        Process process = start(app, "ports", "a b", "", "*");
        long pid = process.pid();
        List<String> lines = Installation.finish(process, new byte[0]).out().lines().toList();

        assertThat(lines)
                .containsSubsequence(
                        "-cp", classes(true), "dev.drover.Main", "ports", "a b", "", "*")
                .contains("pid " + pid)
                .contains("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8")
                .contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
                .noneMatch(line -> line.startsWith("-XX:AOT"));
    }

    @Test
    void givesTheHeadlessDaemonLessMemory() throws Exception {
        assertThat(run(app)).contains("-Xmx256m");
        assertThat(run(app, "daemon", "run", "--headless")).contains("-Xmx128m");
        assertThat(run(app, "daemon", "run", "--scope", "1", "--headless")).contains("-Xmx128m");
        assertThat(run(app, "daemon", "run")).contains("-Xmx256m");
    }

    @Test
    void whatStaysGivesUpTheSecondCompilerAndACommandDoesNot() throws Exception {
        String first = "-XX:TieredStopAtLevel=1";
        assertThat(run(app, "daemon", "run", "--headless"))
                .contains(first, "-XX:ArchiveRelocationMode=0", "-Xms5m")
                .doesNotContain("");
        assertThat(run(app))
                .contains("-Xms16m", first, "-Djavafx.animation.pulse=30")
                .doesNotContain("");
        assertThat(run(app, "daemon", "run")).contains(first);
        assertThat(run(app, "doctor")).contains("-Xms16m").doesNotContain(first, "");
    }

    @Test
    void theWindowIsDrawnByTheProcessorUnlessSomebodyWantsItOtherwise() throws Exception {
        String sw = "-Dprism.order=sw";
        boolean mac = Files.isDirectory(Path.of("/System/Library/CoreServices"));
        assertThat(run(app).contains(sw)).isEqualTo(!mac);
        assertThat(run(app, "daemon", "run", "--headless")).doesNotContain(sw);
        environment.put("JAVA_TOOL_OPTIONS", "-Dprism.order=es2");
        assertThat(run(app)).doesNotContain(sw);
    }

    @Test
    void theWindowsJarsComeLastAndNotToTheHeadlessDaemon() throws Exception {
        assertThat(run(app)).contains(classes(true));
        assertThat(run(app, "daemon", "run")).contains(classes(true));
        assertThat(run(app, "daemon", "run", "--headless")).contains(classes(false));
    }

    @Test
    void theAppTakesTheCacheOfTheWindowAndTheHeadlessDaemonItsOwn() throws Exception {
        Path lib = app.resolveSibling("../lib").toRealPath();
        Files.createFile(lib.resolve("window.aot"));
        assertThat(run(app)).contains("-XX:AOTCache=" + lib.resolve("window.aot"));
        assertThat(run(app, "daemon", "run", "--headless"))
                .noneMatch(line -> line.startsWith("-XX:AOTCache="));
        Files.createFile(lib.resolve("app.aot"));
        assertThat(run(app, "daemon", "run")).contains("-XX:AOTCache=" + lib.resolve("window.aot"));
        for (List<String> words :
                List.of(List.of("daemon", "run", "--headless"), List.of("doctor"))) {
            assertThat(run(app, words.toArray(String[]::new)))
                    .contains("-XX:AOTCache=" + lib.resolve("app.aot"));
        }
    }

    private String classes(boolean withWindow) throws Exception {
        Path lib = app.resolveSibling("../lib").toRealPath();
        String own = lib.resolve("drover.jar") + ":" + lib.resolve("sqlite.jar");
        return withWindow ? own + ":" + lib.resolve("javafx-base-26.jar") : own;
    }

    @Test
    void setsALocaleOnlyWhereNoneCanSpellAName() throws Exception {
        assertThat(run(app)).contains("locale C.UTF-8");
        environment.put("LANG", "de_DE.UTF-8");
        assertThat(run(app)).contains("locale ");
        environment.put("LC_ALL", "POSIX");
        assertThat(run(app)).contains("locale C.UTF-8");
        environment.put("LC_ALL", "en_GB.utf8");
        assertThat(run(app)).contains("locale en_GB.utf8");
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path one =
                Files.createSymbolicLink(
                        directory.resolve("one"), Path.of("a home/bin/drover-app"));
        Path two = Files.createSymbolicLink(directory.resolve("two"), one);
        assertThat(run(two, "x")).contains(classes(true));
    }

    @Test
    void oldJavaIsPassedOver() throws Exception {
        environment.put("DROVER_JAVA_HOME", runtime("old", "21.0.4").toString());
        environment.put("JAVA_HOME", java.toString());
        assertThat(run(app, "version")).contains("dev.drover.Main");
    }

    @Test
    void withoutJavaSaysWhatToInstall() throws Exception {
        Path lib = app.resolveSibling("../lib").toRealPath();
        Files.writeString(lib.resolve("java25.sh"), "java25() { echo 'no Java' >&2; return 1; }");
        Result result = Installation.finish(start(app, "version"), new byte[0]);
        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.stderr()).isEqualTo("no Java\n");
    }

    @Test
    void uselessCacheIsNotSpokenOf() throws Exception {
        environment.put("DROVER_JAVA_HOME", System.getProperty("java.home"));
        Path lib = app.resolveSibling("../lib").toRealPath();
        byte[] whole = madeBy(lib.resolve("javafx-base-26.jar"));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] header = Arrays.copyOf(whole, 100);
        byte[] none = "none".getBytes(StandardCharsets.UTF_8);
        for (byte[] cache : List.of(whole, half, header, none, new byte[0])) {
            for (String name : List.of("app.aot", "window.aot")) {
                Files.write(lib.resolve(name), cache);
            }
            for (List<String> words : List.of(List.<String>of(), List.of("version"))) {
                // There is no class here to start: the JVM says that, and nothing about the cache.
                Process process = start(app, words.toArray(String[]::new));
                Result result = Installation.finish(process, new byte[0]);
                assertThat(result.out()).isEmpty();
                assertThat(result.exit()).isEqualTo(1);
                assertThat(result.stderr())
                        .contains("dev.drover.Main")
                        .doesNotContain("AOT", "cache", "archive");
            }
        }
    }

    /// A real class cache, of other classes than the app's.
    private byte[] madeBy(Path jar) throws Exception {
        Path cache = directory.resolve("foreign.aot");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xlog:disable",
                        "-cp",
                        jar.toString(),
                        "no.such.Main");
        Installation.finish(new ProcessBuilder(command).start(), new byte[0]);
        return Files.readAllBytes(cache);
    }
}
