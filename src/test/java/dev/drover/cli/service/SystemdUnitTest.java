package dev.drover.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class SystemdUnitTest {
    @TempDir Path directory;

    private ServicePlan plan(Path launcher, Map<String, String> environment) {
        return new ServicePlan(
                launcher,
                environment,
                directory,
                directory.resolve(".config"),
                directory.resolve("said"));
    }

    @Test
    void thePackagesUnitIsTheOneThatAnInstalledDroverWouldWrite() {
        assertThat(Path.of("packaging/linux/drover.service"))
                .hasContent(
                        SystemdUnit.text(
                                plan(Path.of("/usr/lib/drover/bin/drover-app"), Map.of())));
    }

    @Test
    void keepsWhereThingsAreAndNothingElseOfTheEnvironment() {
        String text =
                SystemdUnit.text(
                        plan(
                                Path.of("/d"),
                                Map.of(
                                        "DROVER_HOME", "/home/a b/50%\"\\",
                                        "XDG_STATE_HOME", "",
                                        "ANTHROPIC_API_KEY", "secret")));
        assertThat(text)
                .contains("Environment=\"DROVER_HOME=/home/a b/50%%\\\"\\\\\"\n")
                .doesNotContain("secret", "XDG_STATE_HOME");
    }

    @Test
    void hasTheLimitsOfTheHeadlessDaemon() {
        assertThat(SystemdUnit.text(plan(Path.of("/d"), Map.of())).lines())
                .contains(
                        "MemoryMax=256M",
                        "CPUQuota=50%",
                        "LimitNOFILE=65536",
                        "NoNewPrivileges=yes",
                        "UMask=0077",
                        "Restart=on-failure",
                        "RestartSec=2",
                        "StartLimitBurst=5")
                .noneMatch(line -> line.startsWith("PrivateTmp"));
    }

    @Test
    void systemdItselfFindsNothingWrongWithItWhateverThePathIs() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
                "there is no systemd-analyze here");
        Path odd = Files.createDirectories(directory.resolve("a 50% $HOME b"));
        Path launcher = Files.writeString(odd.resolve("drover-app"), "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Path unit = directory.resolve(SystemdUnit.NAME);
        Files.writeString(unit, SystemdUnit.text(plan(launcher, Map.of("DROVER_HOME", "/a b"))));
        ProcessBuilder builder =
                new ProcessBuilder(
                                "systemd-analyze", "--user", "--man=no", "verify", unit.toString())
                        .redirectErrorStream(true);
        builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }
}
