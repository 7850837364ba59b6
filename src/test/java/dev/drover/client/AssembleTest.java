package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How the runnable directory comes about.
class AssembleTest {
    @TempDir private Path directory;

    private Path home;
    private Path jar;

    @BeforeEach
    void place() throws Exception {
        home = directory.resolve("a home");
        jar = Files.writeString(directory.resolve("built.jar"), "one");
    }

    private Result assemble(Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "sh", "packaging/assemble.sh", home.toString(), jar.toString(), "1.2.3");
        builder.environment().putAll(environment);
        return Installation.finish(builder.start(), new byte[0]);
    }

    private Path file(String name) {
        return home.resolve(name);
    }

    private Object identity(String name) throws IOException {
        return Files.readAttributes(file(name), "unix:ino,ctime");
    }

    @Test
    void putsEverythingInItsPlace() throws Exception {
        assertThat(assemble(Map.of()).exit()).isZero();

        assertThat(file("lib/drover.jar")).hasContent("one");
        assertThat(file("lib/java25.sh")).hasSameTextualContentAs(Path.of("packaging/java25.sh"));
        assertThat(file("lib/drover.sh")).hasSameTextualContentAs(Path.of("src/main/sh/drover"));
        assertThat(file("bin/drover-app")).isExecutable();
        assertThat(file("bin/drover")).isExecutable();
        try (var files = Files.list(file("lib"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void wholeClientIsNativeWhereACompilerIs() throws Exception {
        assumeTrue(Client.onPath("cc") || Client.onPath("musl-gcc"), "there is no C compiler");
        assemble(Map.of());
        assertThat(Client.isScript(file("bin/drover"))).isFalse();
    }

    @Test
    void secondRunTouchesNothing() throws Exception {
        assemble(Map.of());
        List<String> names = List.of("bin/drover", "bin/drover-app", "lib/drover.jar");
        List<Object> before = List.of(identity(names.get(0)), identity(names.get(1)));
        assertThat(assemble(Map.of()).exit()).isZero();
        assertThat(List.of(identity(names.get(0)), identity(names.get(1)))).isEqualTo(before);
    }

    @Test
    void newJarTakesTheOldOnesPlaceWithoutChangingTheOpenFile() throws Exception {
        assemble(Map.of());
        try (var open = Files.newInputStream(file("lib/drover.jar"))) {
            Files.writeString(jar, "two");
            assemble(Map.of());
            assertThat(file("lib/drover.jar")).hasContent("two");
            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
        }
    }

    @Test
    void classCacheGoesWithItsJar() throws Exception {
        assemble(Map.of());
        Files.writeString(file("lib/app.aot"), "of one");
        assemble(Map.of());
        assertThat(file("lib/app.aot")).exists();
        Files.writeString(jar, "two");
        assemble(Map.of());
        assertThat(file("lib/app.aot")).doesNotExist();
    }

    @Test
    void twinTakesThePlaceOfTheNativeClientAndBack() throws Exception {
        assemble(Map.of("DROVER_NO_CC", "1"));
        assertThat(file("bin/drover")).isExecutable();
        assertThat(file("bin/drover")).hasSameTextualContentAs(Path.of("src/main/sh/drover"));
        assumeTrue(Client.onPath("cc") || Client.onPath("musl-gcc"), "there is no C compiler");
        assemble(Map.of());
        assertThat(Client.isScript(file("bin/drover"))).isFalse();
        assemble(Map.of("DROVER_NO_CC", "1"));
        assertThat(Client.isScript(file("bin/drover"))).isTrue();
    }

    @Test
    void twinTakesOverWhereTheCompilerFailsAndSaysSo() throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String compiler : List.of("cc", "musl-gcc")) {
            Path broken =
                    Files.writeString(
                            tools.resolve(compiler), "#!/bin/sh\necho broken >&2\nexit 1\n");
            assertThat(broken.toFile().setExecutable(true)).isTrue();
        }
        Result result = assemble(Map.of("PATH", tools + ":" + System.getenv("PATH")));
        assertThat(result.exit()).isZero();
        assertThat(result.stderr()).contains("does not compile here", "broken");
        assertThat(Client.isScript(file("bin/drover"))).isTrue();
    }
}
