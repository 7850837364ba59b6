package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A pid that goes to another process in the middle of an ending, forced for real.
final class PidReuseTest {
    @Test
    void whoGotThePidOfAnotherIsUntouched() throws Exception {
        assumeTrue(OwnProcess.uid() == 0, "only root may make a pid namespace and choose pids");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "there is no unshare");
        Process process =
                new ProcessBuilder(
                                "unshare",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "--mount-proc",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(),
                                PidReuse.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(
                    !said.contains("unshare failed"), "namespaces are not allowed here: " + said);
            assertThat(said).contains("same pid true, alive true, outcome already-gone");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> one :
                List.of(
                        PidReuse.class,
                        EndingLadder.class,
                        ProcessKey.class,
                        org.slf4j.Logger.class,
                        org.pcollections.PMap.class,
                        org.jspecify.annotations.Nullable.class)) {
            places.add(
                    Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI())
                            .toString());
        }
        return String.join(File.pathSeparator, places);
    }
}
